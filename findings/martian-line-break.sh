#!/usr/bin/env bash
# A hard line break of Markdown leaves nothing between its lines in Notion's rich text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @tryfabric/martian@1.2.4
cat >try.cjs <<'JS'
const {markdownToBlocks} = require('@tryfabric/martian');
const [block] = markdownToBlocks('one  \ntwo');
console.log(block.paragraph.rich_text.map(part => part.text.content).join(''));
JS
found=$(node try.cjs)
printf '@tryfabric/martian 1.2.4\ninput:  "one  \\ntwo"\noutput: %q\n' "$found"
[ "$found" = "onetwo" ] || { echo "It behaves otherwise now."; exit 1; }
