#!/usr/bin/env bash
# Two prices in one paragraph are an equation to Notion's converter, also with spaces inside, which other readers of formulas
# do not take.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tryfabric/martian@1.2.4
cat >try.cjs <<'JS'
const {markdownToBlocks} = require('@tryfabric/martian');
for (const text of ['$5M–$6M', 'from $ 5 to $ 6', '&#36;5M–&#36;6M']) {
  const [block] = markdownToBlocks(text);
  console.log(text, '->', block.paragraph.rich_text.map(part => part.type).join('+'));
}
JS
found=$(node try.cjs)
printf '@tryfabric/martian 1.2.4\n%s\n' "$found"
expected='$5M–$6M -> equation+text
from $ 5 to $ 6 -> text+equation+text
&#36;5M–&#36;6M -> text'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
