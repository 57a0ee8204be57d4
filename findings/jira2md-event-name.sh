#!/usr/bin/env bash
# Underscores and plus signs within words, which mean nothing in Jira's markup, are marks: names of events and addresses change,
# in code too. Linear's importer reads descriptions from Jira's CSV this way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts jira2md@3.0.1
cat >try.cjs <<'JS'
const {to_markdown} = require('jira2md');
for (const text of [
  'add_to_cart',
  '{{utm_source}} and {{utm_medium}}',
  'https://example.org/?utm_source=mail&utm_medium=basket',
  'up +20 % and +30 %',
  'add&#95;to&#95;cart',
]) {
  console.log(`${text} -> ${to_markdown(text)}`);
}
JS
found=$(node try.cjs)
printf 'jira2md 3.0.1\n%s\n' "$found"
expected='add_to_cart -> add*to*cart
{{utm_source}} and {{utm_medium}} -> `utm*source` and `utm*medium`
https://example.org/?utm_source=mail&utm_medium=basket -> https://example.org/?utm*source=mail&utm*medium=basket
up +20 % and +30 % -> up <ins>20 % and </ins>30 %
add&#95;to&#95;cart -> add&#95;to&#95;cart'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
