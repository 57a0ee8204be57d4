#!/usr/bin/env bash
# A basket of one after a basket of two: one data layer fills the list up with what was there before, down to the price; another
# takes the new list. An empty list empties one of them only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts data-layer-helper@0.1.0 @adobe/adobe-client-data-layer@3.0.1
cat >try.cjs <<'JS'
const {readFileSync} = require('fs');
globalThis.window = globalThis;
globalThis.adobeDataLayer = [];
for (const script of ['data-layer-helper/dist/data-layer-helper.js', '@adobe/adobe-client-data-layer/dist/adobe-client-data-layer.min.js']) {
  // As a page runs it: both put their names on the window.
  (0, eval)(readFileSync(`node_modules/${script}`, 'utf8'));
}
const two = [{id: 'a', price: 5}, {id: 'b', price: 7}];
for (const after of [[{id: 'c'}], [], null]) {
  const pushed = [];
  const helper = new DataLayerHelper(pushed);
  for (const items of [two, after]) {
    pushed.push(structuredClone({items}));
    adobeDataLayer.push(structuredClone({items}));
  }
  console.log(`two, then ${JSON.stringify(after)}`);
  console.log('  data-layer-helper:       ', JSON.stringify(helper.get('items')));
  console.log('  adobe-client-data-layer: ', JSON.stringify(adobeDataLayer.getState('items')));
}
JS
found=$(node try.cjs)
printf 'data-layer-helper 0.1.0, @adobe/adobe-client-data-layer 3.0.1\n%s\n' "$found"
expected='two, then [{"id":"c"}]
  data-layer-helper:        [{"id":"c","price":5},{"id":"b","price":7}]
  adobe-client-data-layer:  [{"id":"c"}]
two, then []
  data-layer-helper:        [{"id":"a","price":5},{"id":"b","price":7}]
  adobe-client-data-layer:  []
two, then null
  data-layer-helper:        null
  adobe-client-data-layer:  undefined'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
