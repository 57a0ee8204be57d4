// Long lists and tables that hold the rows in sight and a few around them: `drawn.js` draws them, `held.js` has what is here
// of them, and `asked.js` asks for the rest where they are long on the other side of the bridge, too.

import { fillers, patch } from "../../dom.js";
import { BESIDE, hosts, isTable, keyOf, kept, renew, renewAll, states, wantedOf, watch } from "./drawn.js";
import { ask, redraw, replace } from "./asked.js";
import { add, all, first, missing, some, spansOf } from "./held.js";

/** @import { Slice, Wanted } from "../../bindings.d.ts" */
/** @import { Rows } from "./drawn.js" */

/** So many rows are drawn all of them. */
export const FEW = 40;

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
  const { far } = rows;
  const here = rows.items ?? far?.slice.rows.map(({ row }) => row) ?? [];
  if (here.length <= (rows.few ?? FEW) && here.length === (far?.slice.all ?? here.length)) {
    host.append(...here.map(rows.draw));
    return host;
  }
  host.setAttribute("data-own", "");
  host.setAttribute("data-window", far?.name ?? "");
  if (!isTable(host)) host.setAttribute("role", "list");
  fillers.set(host, (live, force) => show(live, rows, force));
  return host;
}

/**
 * What to ask for of a list of this name together with what else its screen shows: what is in sight of it, or its beginning.
 * @param {string} name
 * @param {number} [few] so many rows are all of them asked for
 * @returns {Wanted}
 */
export function wanted(name, few = FEW) {
  const host = /** @type {HTMLElement | null} */ (document.querySelector(`[data-window="${name}"]`));
  const state = host && states.get(host);
  if (!host || !state) return first(few);
  return { few, spans: spansOf(wantedOf(host, state)), about: kept(host, state) };
}

/**
 * Draws the row of this key, wherever it is, and gives its element; null where no list has it.
 * @param {string} key
 * @returns {Promise<HTMLElement | null>}
 */
export async function bring(key) {
  for (const host of hosts()) {
    const state = states.get(host);
    if (!state) continue;
    if (state.rows.far && !state.held.places.has(key)) await ask(host, state, { few: 0, spans: [], about: [key] });
    const row = bringHere(host, key);
    if (row) return row;
  }
  return null;
}

/** Draws the row of this key in a list, if it is here. @type {(host: HTMLElement, key: string) => HTMLElement | null} */
export function bringHere(host, key) {
  const state = states.get(host);
  if (!host.hasAttribute("data-window") || !state)
    return /** @type {HTMLElement | null} */ ([...host.children].find((row) => keyOf(row) === key) ?? null);
  if (!state.held.places.has(key)) return null;
  state.pinned = key;
  renew(host, state);
  return state.drawn.get(key) ?? null;
}

/**
 * Draws those rows of a list anew that came by their keys, as nothing but what they are drawn from was changed since the list
 * came; tells whether they stand where they stood. Where all do, all others do.
 * @template T
 * @param {HTMLElement} host
 * @param {Slice<T>} slice
 * @param {string[]} keys
 * @param {Pick<Rows<T>, "key" | "draw">} rows
 */
export function put(host, slice, keys, { key, draw }) {
  const state = stateOf(host);
  const keyAt = (/** @type {number} */ at) => (state ? state.held.keys[at] : keyOf(host.children[at]));
  const stands = (/** @type {string} */ wanted) =>
    slice.rows.some(({ at, row }) => key(row) === wanted && keyAt(at) === wanted);
  if (slice.all !== countOf(host) || !keys.every(stands)) return false;
  if (state) {
    state.held.revision = slice.revision;
    add(state.held, slice, key);
    redraw(host, state, false);
    return true;
  }
  const fresh = new Map(slice.rows.map(({ at, row }) => [at, row]));
  patch(host, [...host.children].map((live, at) => (keys.includes(keyOf(live)) ? draw(/** @type {T} */ (fresh.get(at)), at) : live)));
  return true;
}

/** @param {HTMLElement} host */
const stateOf = (host) => (host.hasAttribute("data-window") && states.get(host)) || null;

/** What the row of this key is drawn from, if it is here. @type {(host: HTMLElement, key: string) => any} */
export function itemOf(host, key) {
  const held = stateOf(host)?.held;
  return held?.rows[held.places.get(key) ?? -1];
}

/** How many rows a list has. @param {HTMLElement} host */
export const countOf = (host) => stateOf(host)?.held.count ?? host.children.length;

/** The number of a row of a list. @type {(host: HTMLElement, row: HTMLElement) => number} */
export const placeOf = (host, row) =>
  stateOf(host)?.held.places.get(keyOf(row)) ?? [...host.children].indexOf(row);

/** The row of this number in a list, drawn if need be. @type {(host: HTMLElement, at: number) => Promise<HTMLElement | null>} */
export async function rowAt(host, at) {
  const state = stateOf(host);
  if (!state) return /** @type {HTMLElement | null} */ (host.children[at] ?? null);
  const around = Array.from({ length: 2 * BESIDE + 1 }, (_, by) => at - BESIDE + by);
  const needed = state.held.rows[at] === undefined && missing(state.held, around);
  if (needed) await ask(host, state, needed);
  return bringHere(host, state.held.keys[at] ?? "");
}

/** @type {(host: HTMLElement, rows: Rows<any>, force: boolean) => void} */
function show(host, rows, force) {
  let state = states.get(host);
  if (!state) {
    state = {
      ...{ rows, held: all([], rows.key), heights: new Map(), usual: rows.height, tops: null, drawn: new Map() },
      ...{ marks: new Map(), wanted: "", pinned: null, anchored: null, width: 0, gap: 0, found: null, seeks: "" },
      ...{ asking: Promise.resolve(), asks: false },
    };
    states.set(host, state);
    watch(host);
  }
  const isSame = rows.far !== undefined && rows.far.slice === state.rows.far?.slice && state.held.count > 0;
  state.rows = rows;
  // What came since the same slice did is still here.
  if (isSame) return redraw(host, state, force);
  // Another workspace may have been opened, whose revisions are its own.
  state.found = null;
  replace(host, state, rows.far ? some(rows.far.slice, rows.key) : all(rows.items ?? [], rows.key), force);
}

addEventListener("scroll", renewAll, { capture: true, passive: true });
addEventListener("toggle", renewAll, true);
addEventListener("resize", renewAll);
addEventListener("focusin", ({ target }) => {
  const host = target instanceof Element && target.closest("[data-window]");
  const state = host && states.get(host);
  if (state && host instanceof HTMLElement) renew(host, state);
});
