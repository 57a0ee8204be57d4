#!/usr/bin/env bash
# A price written with a decimal comma is taken without a word and cut at the comma; one with a dot for thousands becomes a thousandth.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @braze/web-sdk@6.13.0 jsdom@24.1.3
cat >try.mjs <<'JS'
import { JSDOM } from "jsdom";
const { window } = new JSDOM("<!doctype html>", { url: "https://shop.example/" });
for (const name of ["window", "document", "navigator", "localStorage", "sessionStorage", "location", "screen", "CustomEvent"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
let sent;
globalThis.XMLHttpRequest = class {
  open() {}
  setRequestHeader() {}
  send(body) {
    sent ??= JSON.parse(body).events.filter((event) => event.name === "p");
  }
};
const braze = await import("@braze/web-sdk");
braze.initialize("no-key", { baseUrl: "sdk.example.invalid" });
const prices = [19.99, "19.99", "19,99", "1.234,50", "1,234.50"];
const taken = prices.map((price) => braze.logPurchase("shoe", price, "EUR", 1));
braze.requestImmediateDataFlush();
while (!sent) await new Promise((later) => setTimeout(later, 50));
prices.forEach((price, at) => console.log(JSON.stringify(price).padEnd(10), "answers", taken[at], "and sends", sent[at].data.p));
process.exit();
JS
found=$(node try.mjs)
printf '@braze/web-sdk 6.13.0\n%s\n' "$found"
expected='19.99      answers true and sends 19.99
"19.99"    answers true and sends 19.99
"19,99"    answers true and sends 19.00
"1.234,50" answers true and sends 1.23
"1,234.50" answers true and sends 1.00'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
