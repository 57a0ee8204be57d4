#!/usr/bin/env bash
# A line break in a cell ends the table, and a bar makes two cells of one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts turndown@7.2.5 turndown-plugin-gfm@1.0.2
cat >try.cjs <<'JS'
const Turndown = require('turndown');
const {gfm} = require('turndown-plugin-gfm');
const turndown = new Turndown();
turndown.use(gfm);
const cells = '<tr><td>one | two<br>three</td><td>four</td></tr>';
console.log(turndown.turndown(`<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>${cells}</tbody></table>`));
JS
found=$(node try.cjs)
printf 'turndown 7.2.5, turndown-plugin-gfm 1.0.2\n%s\n' "$found"
expected='| a | b |
| --- | --- |
| one | two  
three | four |'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
