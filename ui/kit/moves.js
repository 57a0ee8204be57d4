// Arrow keys, Page Up and Down, Home and End lead from row to row of a list or table, to what is the same in each:
// from button to button, say. Where a key means something else, as in a text, it keeps that meaning.

import { countOf, placeOf, rowAt } from "./long_list/list.js";

/** What can have the focus in a row. */
const STOPS = "button, summary, input, a[href], [tabindex='0']";
/** What has a use of its own for these keys. */
const TAKEN = "[role=menu], [role=grid], textarea, select, input:not([type=checkbox]), [contenteditable]";

/**
 * Where the keys that were pressed lead to, as long as that row is not here: the next one leads on from there.
 * @type {{ from: HTMLElement, host: HTMLElement, at: number } | null}
 */
let going = null;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const from = event.target;
  if (!(from instanceof HTMLElement) || from.closest(TAKEN)) return;
  const host = /** @type {HTMLElement | null} */ (from.closest("[data-moves]"));
  const row = host && rowOf(host, from);
  if (!row) return;
  const step = stepOf(row, event.key);
  if (step === 0) return;
  event.preventDefault();
  const isOnTheWay = going?.from === from;
  const before = isOnTheWay && going ? going.at : placeOf(host, row);
  const at = Math.max(0, Math.min(countOf(host) - 1, before + step));
  if (isOnTheWay && going) going.at = at;
  else void go({ from, host, at }, row);
});

/** @type {(to: NonNullable<typeof going>, row: HTMLElement) => Promise<void>} */
async function go(to, row) {
  going = to;
  const { from, host } = to;
  /** @type {HTMLElement | null} */
  let next = null;
  for (let at = -1; at !== to.at; ) {
    at = to.at;
    next = await rowAt(host, at);
  }
  // Or the person went elsewhere meanwhile.
  if (going === to) going = null;
  if (!next || next === row || document.activeElement !== from) return;
  const stop = row === from ? next : (same(next, from) ?? next);
  stop.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** The row of a list that holds an element. @type {(host: Element, element: HTMLElement) => HTMLElement | null} */
function rowOf(host, element) {
  let row = /** @type {HTMLElement | null} */ (element);
  while (row && row.parentElement !== host) row = row.parentElement;
  return row;
}

/** How many rows on a key leads; 0 where it leads nowhere. @type {(row: HTMLElement, key: string) => number} */
function stepOf(row, key) {
  const page = Math.max(1, Math.floor((innerHeight * 0.7) / (row.offsetHeight || 1)));
  /** @type {Record<string, number>} */
  const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity };
  return Object.hasOwn(steps, key) ? steps[key] : 0;
}

/** What in one row is what an element is in another. @type {(row: HTMLElement, element: HTMLElement) => HTMLElement | undefined} */
function same(row, { tagName, dataset }) {
  const stops = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(STOPS)]);
  return stops.find((stop) => stop.tagName === tagName && stop.dataset.action === dataset.action) ?? stops[0];
}
