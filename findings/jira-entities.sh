#!/usr/bin/env bash
# Jira Cloud's reader of its own markup shows entities as they are typed, and takes two backslashes for a line end: what keeps a sign
# a sign is one backslash, and nothing keeps a backslash before such a sign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @atlaskit/editor-wikimarkup-transformer@12.2.2 @atlaskit/adf-schema@57.7.22 jsdom@26.1.0
cat >try.cjs <<'JS'
const {JSDOM} = require('jsdom');
const {log} = console;
console.log = console.info = console.warn = console.error = () => {};
const {window} = new JSDOM('');
Object.assign(globalThis, {window, document: window.document, Node: window.Node, Element: window.Element});
const wiki = require('@atlaskit/editor-wikimarkup-transformer');
const reader = new (wiki.WikiMarkupTransformer ?? wiki.default)();
const words = node => node.text ?? (node.type === 'hardBreak' ? '<line end>' : (node.content ?? []).map(words).join(''));
for (const text of ['add&#95;to&#95;cart', '&#42;no list', '\\*no list', 'a\\\\b', 'a\\b', '\\&#42;', '|a\\|b|', '*a \\_\\_b\\_\\_ c*']) {
  log(`${text} -> ${words(reader.parse(text).toJSON())}`);
}
JS
found=$(node try.cjs)
printf '@atlaskit/editor-wikimarkup-transformer 12.2.2\n%s\n' "$found"
expected='add&#95;to&#95;cart -> add&#95;to&#95;cart
&#42;no list -> &#42;no list
\*no list -> *no list
a\\b -> a<line end>b
a\b -> a\b
\&#42; -> \&#42;
|a\|b| -> a\b
*a \_\_b\_\_ c* -> a _b_ c'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
