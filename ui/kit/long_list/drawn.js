// Draws of a long list what is in sight and a few rows around it. The rest is space, of the height that the rows would have.
//
// Drawn whatever is scrolled to: the first row and the last, so that Tab enters and leaves the list as if it were whole;
// the row that has the focus, with those beside it; one with something opened in it; and one that was asked for. As long as
// a row is not here, a quiet one stands in its place.

import { h, patch } from "../../dom.js";
import { anchorOf, hold, scrollerOf, sight } from "../sight.js";
import { fit, indexAt, measure, topOf } from "./heights.js";

/** @import { Far, Held } from "./held.js" */
/** @import { Tops } from "./heights.js" */

/** So far above and below what is in sight rows are drawn, in pixels. */
const AROUND = 240;
/** So many rows beside the one that has the focus are drawn, for Tab to lead to. */
export const BESIDE = 2;

/**
 * @template T
 * @typedef {object} Rows
 * @property {T[]} [items] all of them
 * @property {Far<T>} [far] or those that are here, and how to ask for the rest
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
 * @property {Held<any>} held what is here of them
 * @property {{ words: string, revision: number, times: number[] } | null} found where words are that were looked for
 * @property {string} seeks the words that are looked for
 * @property {Promise<unknown>} asking done when nothing is asked for
 * @property {boolean} asks whether what is missing is being asked for
 * @property {Map<string, number>} heights that were measured, by key
 * @property {number} usual height of a row that was not measured
 * @property {Tops | null} tops where rows begin; null when out of date
 * @property {Map<string, HTMLElement>} drawn
 * @property {Map<string, string>} marks of the rows that are drawn
 * @property {string} wanted the numbers of the rows that are drawn
 * @property {string | null} pinned a row that was asked for
 * @property {string | null} anchored a row that stays where it stands while others are drawn anew
 * @property {number} width of all, which the heights go with
 * @property {number} gap between two rows
 */

/** @type {WeakMap<Element, State>} */
export const states = new WeakMap();

/** The lists of which a part is drawn. */
export const hosts = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-window]"));

/** @param {Element} host */
export const isTable = (host) => host instanceof HTMLTableSectionElement;

/** The key of a row. @param {Element} row */
export const keyOf = (row) => (row instanceof HTMLElement && row.dataset.key) || "";

/**
 * Draws what is wanted now; what is drawn already stays as it is, unless all is to be drawn `anew`.
 * @type {(host: HTMLElement, state: State, options?: { anew?: boolean, force?: boolean, filled?: boolean }) => void}
 */
export function renew(host, state, { anew = false, force = false, filled = false } = {}) {
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
    const isNew = wanted.join() !== state.wanted || (filled && round === 0);
    if (isNew || (anew && round === 0)) draw(host, state, wanted, { anew: anew && round === 0, force });
    if (!measure(state) && !isNew) break;
    spread(host, state);
  }
  if (anchor) hold(host, anchor);
}

/** @type {(host: HTMLElement, state: State, wanted: number[], how: { anew: boolean, force: boolean }) => void} */
function draw(host, state, wanted, { anew, force }) {
  const { rows, held, marks } = state;
  state.marks = new Map();
  const { count } = held;
  /** @type {HTMLElement[]} */
  const nodes = [];
  let at = 0;
  /** @param {number} to */
  const leave = (to) => void (to > at && nodes.push(space(host, state, at, to)));
  for (const index of wanted) {
    leave(index);
    const item = held.rows[index];
    at = index + 1;
    if (item === undefined) {
      nodes.push(waiting(host, state, index));
      continue;
    }
    const key = rows.key(item);
    const mark = rows.mark?.(item) ?? "";
    const stays = !anew || (!force && mark !== "" && marks.get(key) === mark);
    const row = (stays && state.drawn.get(key)) || rows.draw(item, index);
    state.marks.set(key, stays && marks.has(key) ? (marks.get(key) ?? "") : mark);
    number(row, index, count);
    nodes.push(row);
  }
  leave(count);
  if (rows.far) host.setAttribute("aria-busy", String(wanted.some((index) => held.rows[index] === undefined)));
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

/** Stands for a row that is not here yet. @type {(host: HTMLElement, state: State, at: number) => HTMLElement} */
function waiting(host, state, at) {
  const row = space(host, state, at, at + 1);
  row.className = "space waiting";
  row.removeAttribute("aria-hidden");
  row.setAttribute("aria-busy", "true");
  if (isTable(host)) row.setAttribute("role", "row");
  number(row, at, state.held.count);
  return row;
}

/** @type {(state: State, from: number, to: number) => string} */
const heightOf = (state, from, to) => `${topOf(state, to) - topOf(state, from) - state.gap}px`;

/** Gives every space its height. @type {(host: HTMLElement, state: State) => void} */
function spread(host, state) {
  for (const element of host.children) {
    if (!(element instanceof HTMLElement) || element.dataset.space === undefined) continue;
    const { from, to } = element.dataset;
    element.style.height = heightOf(state, Number(from), Number(to));
  }
}

/** The numbers of the rows to draw, in order. @type {(host: HTMLElement, state: State) => number[]} */
export function wantedOf(host, state) {
  const last = state.held.count - 1;
  const { top, bottom, start } = sight(host);
  const wanted = new Set([0, last]);
  for (const [key, beside] of keeping(host, state)) {
    const index = state.held.places.get(key);
    if (index === undefined) continue;
    for (let near = index - beside; near <= index + beside; near += 1) if (near >= 0 && near <= last) wanted.add(near);
  }
  if (bottom > top) {
    const to = indexAt(state, bottom - start + AROUND);
    for (let index = indexAt(state, top - start - AROUND); index <= to; index += 1) wanted.add(index);
  }
  return [...wanted].sort((a, b) => a - b);
}

/** The keys of the rows that are drawn wherever they are, and how many beside each. @type {(host: HTMLElement, state: State) => Map<string, number>} */
function keeping(host, { rows, pinned, anchored }) {
  const keys = new Map([pinned, anchored, rows.stop?.()].flatMap((key) => (key ? [[key, 0]] : [])));
  for (const opened of host.querySelectorAll("details[open], :popover-open")) keys.set(rowOf(host, opened), 0);
  if (host.contains(document.activeElement)) keys.set(rowOf(host, document.activeElement), BESIDE);
  keys.delete("");
  return keys;
}

/** The key of the row that an element is in. @type {(host: HTMLElement, element: Element | null) => string} */
function rowOf(host, element) {
  let row = element;
  while (row && row.parentElement !== host) row = row.parentElement;
  return row ? keyOf(row) : "";
}

/** The keys of those, and of what stands where the window begins, by which it is held there. @type {(host: HTMLElement, state: State) => string[]} */
export function kept(host, state) {
  const anchor = sight(host).start < 0 ? anchorOf(host, state.drawn.values()) : null;
  return [...new Set([...keeping(host, state).keys(), ...(anchor ? [keyOf(anchor.row)] : [])])];
}

// An observer may not change the sizes that it observes: that is done for the next frame.
let waits = false;
const resized = new ResizeObserver((entries) => {
  if (waits || !entries.some(isNews)) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    renewAll();
  });
});

/** Whether a size is another than what was drawn by: that of a row, or the width of a list. @param {ResizeObserverEntry} entry */
function isNews({ target }) {
  const { width, height } = target.getBoundingClientRect();
  const list = states.get(/** @type {Element} */ (target.parentElement));
  if (list) return Math.abs(height - (list.heights.get(keyOf(target)) ?? -1)) >= 0.5;
  const state = states.get(target) ?? states.get(/** @type {Element} */ (target.querySelector("tbody")));
  return !state || state.drawn.size === 0 || Math.abs(width - state.width) >= 1;
}

/** Has a list drawn anew when its size changes. @param {HTMLElement} host */
export const watch = (host) => resized.observe(host.closest("table") ?? host);

/** Draws what came into sight of all lists. */
export function renewAll() {
  for (const host of hosts()) {
    const state = states.get(host);
    if (state) renew(host, state);
  }
}
