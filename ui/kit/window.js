// Long lists and tables that hold the rows in sight and a few around them. The rest is space, of the height that the
// rows would have: measured where they were drawn once, else what others have on average.
//
// Drawn whatever is scrolled to: the first row and the last, so that Tab enters and leaves the list as if it were whole;
// the row that has the focus, with those beside it; one with something opened in it; and one that was asked for.

import { fillers, h, patch } from "../dom.js";
import { anchorOf, hold, scrollerOf, sight } from "./sight.js";
import { textsOf } from "./texts.js";

/** So many rows are drawn all of them. */
export const FEW = 40;
/** So far above and below what is in sight rows are drawn, in pixels. */
const AROUND = 240;
/** So many rows beside the one that has the focus are drawn, for Tab to lead to. */
const BESIDE = 2;

/**
 * @template T
 * @typedef {object} Rows
 * @property {T[]} items
 * @property {(item: T) => string} key that the element of a row has among its siblings
 * @property {(item: T, index: number) => HTMLElement} draw
 * @property {number} height of a row, about, in pixels, as long as none was measured
 * @property {number} [few] so many are all drawn, where that is not `FEW`
 * @property {(item: T) => string} [mark] changes with whatever a row is drawn from: one of the same mark is not drawn anew
 * @property {(item: T) => string[]} [words] what can be found in a row that is not drawn; else it is drawn to be searched
 * @property {() => string | null} [stop] the row that Tab leads to, where only one of them has a stop
 */
/**
 * @typedef {object} State
 * @property {Rows<any>} rows
 * @property {Map<string, number>} places of the rows, by key
 * @property {Map<string, number>} heights that were measured, by key
 * @property {number} usual height of a row that was not measured
 * @property {Float64Array | null} tops where each row begins, and where the last one ends; null when out of date
 * @property {Map<string, HTMLElement>} drawn
 * @property {Map<string, string>} marks of the rows that are drawn
 * @property {string} wanted the numbers of the rows that are drawn
 * @property {string | null} pinned a row that was asked for
 * @property {number} width of all, which the heights go with
 * @property {number} gap between two rows
 */
/** @typedef {{ words: { text: string }, bring: () => HTMLElement | null }} Undrawn what stands in a space, and how to draw it */

/** @type {WeakMap<Element, State>} */
const states = new WeakMap();

/**
 * Makes an element hold rows, which are its children: a list, or the body of a table.
 * @template T
 * @template {HTMLElement} E
 * @param {E} host
 * @param {Rows<T>} rows
 * @returns {E}
 */
export function windowed(host, rows) {
  host.setAttribute("data-moves", "");
  if (rows.items.length <= (rows.few ?? FEW)) {
    host.append(...rows.items.map(rows.draw));
    return host;
  }
  host.setAttribute("data-own", "");
  host.setAttribute("data-window", "");
  if (!isTable(host)) host.setAttribute("role", "list");
  fillers.set(host, (live, force) => show(live, rows, force));
  return host;
}

/**
 * Draws the row of this key, wherever it is, and gives its element; null where no list has it.
 * @param {string} key
 * @param {Iterable<HTMLElement>} [within] the lists to look in
 */
export function bring(key, within = hosts()) {
  for (const host of within) {
    const state = states.get(host);
    if (!state?.places.has(key)) continue;
    state.pinned = key;
    renew(host, state);
    const row = state.drawn.get(key);
    if (row) return row;
  }
  return null;
}

/** The keys of all rows of a list. @type {(host: HTMLElement) => string[]} */
export function keysOf(host) {
  const { rows } = (host.hasAttribute("data-window") && states.get(host)) || {};
  return rows ? rows.items.map(rows.key) : [...host.children].map(keyOf);
}

/** @param {Element} row */
const keyOf = (row) => (row instanceof HTMLElement && row.dataset.key) || "";

/** The row of this key in a list, drawn if need be. @type {(host: HTMLElement, key: string) => HTMLElement | null} */
export const rowAt = (host, key) =>
  bring(key, [host]) ?? /** @type {HTMLElement | null} */ ([...host.children].find((row) => keyOf(row) === key) ?? null);

/** What is not drawn, by the kind of space it stands for. @type {Map<string, (space: HTMLElement) => Undrawn[]>} */
export const spaces = new Map([["rows", undrawn]]);

/** @type {(space: HTMLElement) => Undrawn[]} */
function undrawn(space) {
  const { rows } = states.get(/** @type {Element} */ (space.parentElement)) ?? {};
  if (!rows) return [];
  const { from, to } = space.dataset;
  return rows.items.slice(Number(from), Number(to)).map((item) => ({
    words: wordsOf(rows, item),
    bring: () => bring(rows.key(item)),
  }));
}

/** @type {WeakMap<object, { text: string }>} */
const known = new WeakMap();

/** What a row says, with a sign between its texts that no words have. @type {(rows: Rows<any>, item: any) => { text: string }} */
function wordsOf(rows, item) {
  const words = known.get(item) ?? { text: (rows.words?.(item) ?? textsOf(rows.draw(item, 0))).join("\0") };
  known.set(item, words);
  return words;
}

/** @param {Element} host */
const isTable = (host) => host instanceof HTMLTableSectionElement;

const hosts = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-window]"));

/** @type {(host: HTMLElement, rows: Rows<any>, force: boolean) => void} */
function show(host, rows, force) {
  let state = states.get(host);
  if (!state) {
    state = {
      ...{ rows, places: new Map(), heights: new Map(), usual: rows.height, tops: null, drawn: new Map() },
      ...{ marks: new Map(), wanted: "", pinned: null, width: 0, gap: 0 },
    };
    states.set(host, state);
    resized.observe(host.closest("table") ?? host);
  }
  state.rows = rows;
  state.places = new Map(rows.items.map((item, index) => [rows.key(item), index]));
  state.tops = null;
  renew(host, state, { anew: true, force });
}

/**
 * Draws what is wanted now; what is drawn already stays as it is, unless all is to be drawn `anew`.
 * @type {(host: HTMLElement, state: State, options?: { anew?: boolean, force?: boolean }) => void}
 */
function renew(host, state, { anew = false, force = false } = {}) {
  // In something closed nothing is in sight. When it opens, its size changes, and it comes here again.
  if (!host.checkVisibility()) {
    if (anew) draw(host, state, [], { anew, force });
    return;
  }
  fit(host, state);
  const anchor = anew ? null : anchorOf(host, state.drawn.values());
  // What is drawn may turn out lower than it was thought to be, and leave room for more.
  for (let round = 0; round < 5; round += 1) {
    const wanted = wantedOf(host, state);
    const isNew = wanted.join() !== state.wanted;
    if (isNew || (anew && round === 0)) draw(host, state, wanted, { anew: anew && round === 0, force });
    if (!measure(state) && !isNew) break;
    spread(host, state);
  }
  if (anchor) hold(host, anchor);
}

/** Forgets what was measured at another width. @type {(host: HTMLElement, state: State) => void} */
function fit(host, state) {
  const width = host.getBoundingClientRect().width;
  if (Math.abs(width - state.width) < 1) return;
  state.width = width;
  state.heights.clear();
  state.tops = null;
}

/** @type {(host: HTMLElement, state: State, wanted: number[], how: { anew: boolean, force: boolean }) => void} */
function draw(host, state, wanted, { anew, force }) {
  const { rows, marks } = state;
  state.marks = new Map();
  const count = rows.items.length;
  /** @type {HTMLElement[]} */
  const nodes = [];
  let at = 0;
  /** @param {number} to */
  const leave = (to) => void (to > at && nodes.push(space(host, state, at, to)));
  for (const index of wanted) {
    leave(index);
    const item = rows.items[index];
    const key = rows.key(item);
    const mark = rows.mark?.(item) ?? "";
    const stays = !anew || (!force && mark !== "" && marks.get(key) === mark);
    const row = (stays && state.drawn.get(key)) || rows.draw(item, index);
    state.marks.set(key, stays && marks.has(key) ? (marks.get(key) ?? "") : mark);
    number(row, index, count);
    nodes.push(row);
    at = index + 1;
  }
  leave(count);
  const before = state.drawn;
  const scroller = scrollerOf(host);
  const { scrollTop } = scroller;
  patch(host, nodes, { force });
  state.drawn = new Map();
  for (const row of host.children) {
    if (!(row instanceof HTMLElement) || row.dataset.space !== undefined) continue;
    const key = keyOf(row);
    state.drawn.set(key, row);
    if (before.get(key) !== row) resized.observe(row);
  }
  for (const [key, row] of before) if (state.drawn.get(key) !== row) resized.unobserve(row);
  state.wanted = wanted.join();
  spread(host, state);
  // A list that scrolls by itself may have been scrolled to its top by having its rows changed.
  if (scroller.scrollTop !== scrollTop) scroller.scrollTop = scrollTop;
  if (!anew) document.dispatchEvent(new Event("scrolled-in"));
}

/** Says which of how many a row is. @type {(row: HTMLElement, index: number, count: number) => void} */
function number(row, index, count) {
  if (row instanceof HTMLTableRowElement) {
    // The first row is that of the headings.
    row.setAttribute("aria-rowindex", String(index + 2));
    return;
  }
  row.setAttribute("role", "listitem");
  row.setAttribute("aria-setsize", String(count));
  row.setAttribute("aria-posinset", String(index + 1));
}

/**
 * Has its height from the start, so that there never is less to scroll.
 * @type {(host: HTMLElement, state: State, from: number, to: number) => HTMLElement}
 */
function space(host, state, from, to) {
  const element = h(isTable(host) ? "tr" : "li", {
    ...{ class: "space", key: `space ${from} ${to}`, "aria-hidden": true },
    ...{ "data-space": "rows", "data-from": from, "data-to": to },
  });
  element.style.height = heightOf(state, from, to);
  return element;
}

/** @type {(state: State, from: number, to: number) => string} */
const heightOf = (state, from, to) => `${topsOf(state)[to] - topsOf(state)[from] - state.gap}px`;

/** Gives every space its height. @type {(host: HTMLElement, state: State) => void} */
function spread(host, state) {
  for (const element of host.children) {
    if (!(element instanceof HTMLElement) || element.dataset.space === undefined) continue;
    const { from, to } = element.dataset;
    element.style.height = heightOf(state, Number(from), Number(to));
  }
}

/** @param {State} state */
function topsOf(state) {
  if (state.tops) return state.tops;
  const { rows, heights, usual, gap } = state;
  const tops = new Float64Array(rows.items.length + 1);
  for (const [index, item] of rows.items.entries())
    tops[index + 1] = tops[index] + (heights.get(rows.key(item)) ?? usual) + gap;
  state.tops = tops;
  return tops;
}

/** Measures what is drawn, and tells whether anything is not as high as it was thought to be. @param {State} state */
function measure(state) {
  const first = state.heights.size === 0;
  let changed = false;
  /** @type {{ row: HTMLElement, bottom: number } | null} */
  let above = null;
  for (const [key, row] of state.drawn) {
    const { top, bottom, height } = row.getBoundingClientRect();
    // What is between two rows, by whatever style, is between all.
    if (above && row.previousElementSibling === above.row && Math.abs(top - above.bottom - state.gap) >= 0.5) {
      state.gap = top - above.bottom;
      changed = true;
    }
    above = { row, bottom };
    if (height === 0 || Math.abs(height - (state.heights.get(key) ?? -1)) < 0.5) continue;
    state.heights.set(key, height);
    changed = true;
  }
  if (!changed) return false;
  if (first && state.heights.size > 0) {
    const all = [...state.heights.values()];
    state.usual = all.reduce((sum, height) => sum + height, 0) / all.length;
  }
  state.tops = null;
  return true;
}

/** The numbers of the rows to draw, in order. @type {(host: HTMLElement, state: State) => number[]} */
function wantedOf(host, state) {
  const { rows, places, drawn, pinned } = state;
  const last = rows.items.length - 1;
  const { top, bottom, start } = sight(host);
  const wanted = new Set([0, last]);
  /** @type {(key: string | null | undefined, beside?: number) => void} */
  const keep = (key, beside = 0) => {
    const index = places.get(key ?? "");
    if (index === undefined) return;
    for (let near = index - beside; near <= index + beside; near += 1) if (near >= 0 && near <= last) wanted.add(near);
  };
  keep(pinned);
  keep(rows.stop?.());
  for (const [key, row] of drawn) {
    if (row.contains(document.activeElement)) keep(key, BESIDE);
    else if (row.querySelector("details[open], :popover-open")) keep(key);
  }
  if (bottom > top) {
    const to = indexAt(state, bottom - start + AROUND);
    for (let index = indexAt(state, top - start - AROUND); index <= to; index += 1) wanted.add(index);
  }
  return [...wanted].sort((a, b) => a - b);
}

/** The row at so many pixels from the top. @type {(state: State, height: number) => number} */
function indexAt(state, height) {
  const tops = topsOf(state);
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

function renewAll() {
  for (const host of hosts()) {
    const state = states.get(host);
    if (state) renew(host, state);
  }
}

// An observer may not change the sizes that it observes: that is done for the next frame.
let waits = false;
const resized = new ResizeObserver(() => {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    renewAll();
  });
});

addEventListener("scroll", renewAll, { capture: true, passive: true });
addEventListener("toggle", renewAll, true);
addEventListener("resize", renewAll);
addEventListener("focusin", ({ target }) => {
  const host = target instanceof Element && target.closest("[data-window]");
  const state = host && states.get(host);
  if (state && host instanceof HTMLElement) renew(host, state);
});
