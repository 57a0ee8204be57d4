#!/usr/bin/env bash
# An identity event drops the fields that it does not know without a word, fails without words where identifiers are left out, takes an
# identifier that is empty, and a custom event's own fields are replaced where the SDK has some of the same name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @sitecore-cloudsdk/core@0.6.1 @sitecore-cloudsdk/events@0.6.1
cat >try.cjs <<'JS'
let body;
globalThis.fetch = async (_, options = {}) => {
  if (options.body) body = JSON.parse(options.body);
  return { json: async () => ({}) };
};
const { CloudSDK } = require("@sitecore-cloudsdk/core/server");
const { event, identity } = require("@sitecore-cloudsdk/events/server");
const request = { headers: { cookie: "" }, cookies: {} };
const settings = { sitecoreEdgeContextId: "nobody", siteName: "shop", cookieDomain: "localhost", enableServerCookie: false };
const identifiers = [{ id: "1", provider: "shop" }];
const shown = async (what, send, names) => {
  try {
    await send();
    console.log(what, names.map((name) => `${name}: ${JSON.stringify(body[name])}`).join(", "));
  } catch (error) {
    console.log(what, error.message);
  }
};
(async () => {
  await CloudSDK(request, { setHeader() {} }, settings).addEvents().initialize();
  await shown("not known  ", () => identity(request, { identifiers, loyalty: "gold" }), ["loyalty"]);
  await shown("left out   ", () => identity(request, {}), []);
  await shown("empty list ", () => identity(request, { identifiers: [] }), []);
  await shown("empty one  ", () => identity(request, { identifiers: [{ id: "", provider: "" }] }), ["identifiers"]);
  await shown("own fields ", () => event(request, { type: "x", client_key: "mine", pos: "mine", order: "mine" }), ["client_key", "pos", "order"]);
})();
JS
found=$(node try.cjs)
printf '@sitecore-cloudsdk/events 0.6.1\n%s\n' "$found"
expected='not known   loyalty: undefined
left out    Cannot read properties of undefined (reading '"'length'"')
empty list  [MV-0003] "identifiers" is required.
empty one   identifiers: [{"id":"","provider":""}]
own fields  client_key: "", pos: "", order: "mine"'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
