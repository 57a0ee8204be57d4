// Arrow keys, Page Up and Down, Home and End lead from row to row of a list or table, to what is the same in each:
// from button to button, say. Where a key means something else, as in a text, it keeps that meaning.

import { keysOf, rowAt } from "./window.js";

/** What can have the focus in a row. */
const STOPS = "button, summary, input, a[href], [tabindex='0']";
/** What has a use of its own for these keys. */
const TAKEN = "[role=menu], [role=grid], textarea, select, input:not([type=checkbox]), [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const from = event.target;
  if (!(from instanceof HTMLElement) || from.closest(TAKEN)) return;
  const host = /** @type {HTMLElement | null} */ (from.closest("[data-moves]"));
  const row = host && rowOf(host, from);
  if (!row) return;
  const to = target(host, row, event.key);
  if (!to) return;
  event.preventDefault();
  if (to === row) return;
  const stop = row === from ? to : (same(to, from) ?? to);
  stop.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
});

/** The row of a list that holds an element. @type {(host: Element, element: HTMLElement) => HTMLElement | null} */
function rowOf(host, element) {
  let row = /** @type {HTMLElement | null} */ (element);
  while (row && row.parentElement !== host) row = row.parentElement;
  return row;
}

/** The row that a key leads to; at the end it stays. @type {(host: HTMLElement, row: HTMLElement, key: string) => HTMLElement | null} */
function target(host, row, key) {
  const page = Math.max(1, Math.floor((innerHeight * 0.7) / (row.offsetHeight || 1)));
  /** @type {Record<string, number>} */
  const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity };
  if (!Object.hasOwn(steps, key)) return null;
  const keys = keysOf(host);
  const at = keys.indexOf(row.dataset.key ?? "") + steps[key];
  return rowAt(host, keys[Math.max(0, Math.min(keys.length - 1, at))]);
}

/** What in one row is what an element is in another. @type {(row: HTMLElement, element: HTMLElement) => HTMLElement | undefined} */
function same(row, { tagName, dataset }) {
  const stops = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(STOPS)]);
  return stops.find((stop) => stop.tagName === tagName && stop.dataset.action === dataset.action) ?? stops[0];
}
