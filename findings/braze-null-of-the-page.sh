#!/usr/bin/env bash
# An event's fields that are null are not only left out of what is sent: they are taken from the page's own object, so that a data layer
# that is given it next does not hear that a list was emptied. Deeper nulls stay, and a day with its hour loses the offset it is in.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @braze/web-sdk@6.13.0 data-layer-helper@0.1.0 jsdom@24.1.3
cat >try.mjs <<'JS'
import { readFileSync } from "fs";
import { JSDOM } from "jsdom";
const { window } = new JSDOM("<!doctype html>", { url: "https://shop.example/" });
for (const name of ["window", "document", "navigator", "localStorage", "sessionStorage", "location", "screen", "CustomEvent"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
// As a page runs it: it puts its name on the window.
window.eval(readFileSync("node_modules/data-layer-helper/dist/data-layer-helper.js", "utf8"));
let sent;
globalThis.XMLHttpRequest = class {
  open() {}
  setRequestHeader() {}
  send(body) {
    sent ??= JSON.parse(body).events.find((event) => event.name === "ce");
  }
};
const braze = await import("@braze/web-sdk");
braze.initialize("no-key", { baseUrl: "sdk.example.invalid" });
const event = { items: null, cart: { coupon: null }, at: new Date(0) };
braze.logCustomEvent("emptied", event);
braze.requestImmediateDataFlush();
while (!sent) await new Promise((later) => setTimeout(later, 50));
console.log("the page's event after it:", JSON.stringify(event));
console.log("sent:                     ", JSON.stringify(sent.data.p));
const basket = (pushed) => JSON.stringify(new window.DataLayerHelper([{ items: ["shoe"] }, pushed]).get("items"));
console.log("basket in a data layer:   ", basket(event), "and where the event went there first:", basket({ items: null }));
process.exit();
JS
found=$(node try.mjs)
printf '@braze/web-sdk 6.13.0, data-layer-helper 0.1.0\n%s\n' "$found"
expected='the page'"'"'s event after it: {"cart":{"coupon":null},"at":"1970-01-01T00:00:00.000Z"}
sent:                      {"cart":{"coupon":null},"at":"1970-01-01T00:00:00"}
basket in a data layer:    ["shoe"] and where the event went there first: null'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
