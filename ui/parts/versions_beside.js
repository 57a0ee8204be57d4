// Beside each field on the screen that has two versions: that it has, and both of them with the ways to settle it.

import { guests, h } from "../dom.js";
import { disagreementsOf } from "../ipc.js";
import { here } from "../router.js";
import { isAnythingUnsettled } from "./unsettled.js";
import { know, placeOf, settled } from "./versions.js";

/** @import { Disagreement } from "../bindings.d.ts" */

let asked = 0;

/** Asks for what is to be settled of the documents that are shown, and puts it beside their fields. */
async function place() {
  asked += 1;
  const mine = asked;
  const found = isAnythingUnsettled() && isOfNow() ? await disagreementsOf(documents()).catch(() => []) : [];
  if (mine !== asked) return;
  const told = new Map(found.map((one) => [placeOf(one), one]));
  know(found);
  for (const beside of document.querySelectorAll("[data-versions]")) {
    const place = beside instanceof HTMLElement ? beside.dataset.versions : "";
    if (!told.has(place ?? "")) beside.remove();
  }
  for (const one of told.values()) put(one);
}

/** Neither the past nor the list of all that is to be settled. */
const isOfNow = () => here().screen !== "past" && here().screen !== "settle";

/** The documents of the fields on the screen. */
function documents() {
  const { useCase, document: shown } = here();
  const named = [...document.querySelectorAll("#main [data-document], #main [data-use-case]")];
  const ids = named.map((field) => (field instanceof HTMLElement ? field.dataset.document ?? field.dataset.useCase : null));
  return [...new Set([useCase, shown, ...ids])].filter((id) => id !== null && id !== undefined);
}

/** @param {Disagreement} one */
function put(one) {
  if (one.about !== "versions") return;
  const fields = [...document.querySelectorAll(`#main [name="${CSS.escape(one.field)}"]`)];
  const field = fields.find((field) => recordOf(field) === one.record);
  if (!field) return;
  const fresh = beside(one);
  guests.add(fresh);
  const before = document.querySelector(`[data-versions="${CSS.escape(placeOf(one))}"]`);
  if (before instanceof HTMLDetailsElement) fresh.open = before.open;
  // What is open and has the focus stays as it is, as long as it says the same.
  if (before?.textContent === fresh.textContent && before.previousElementSibling?.contains(field)) return;
  before?.remove();
  (field.closest("fieldset, .grow, label") ?? field).after(fresh);
}

/** @param {Element} field */
function recordOf(field) {
  const own = field.closest("[data-record], [data-use-case]");
  return own instanceof HTMLElement ? own.dataset.record ?? own.dataset.useCase : null;
}

/** @param {Disagreement} one */
const beside = (one) =>
  h(
    "details",
    { class: "versions-beside", "data-versions": placeOf(one) },
    h("summary", null, `${count(one.others.length + 1)} versions: also by ${authors(one)}`),
    h("div", { class: "versions-open" }, settled(one)),
  );

/** @param {number} versions */
const count = (versions) => (versions === 2 ? "Two" : String(versions));

/** @param {Disagreement} one */
const authors = ({ others }) => [...new Set(others.map(({ by, when }) => `${by}, ${when}`))].join("; ");

document.addEventListener("drawn", () => void place());
document.addEventListener("unsettled", () => void place());
