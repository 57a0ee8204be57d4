// The rows of a list as far as they are here: all of them, or those in sight of a list whose rows come when they are asked
// for, with the numbers that they have in it.

/** @import { Found, Slice, Wanted } from "../../bindings.d.ts" */
/**
 * Rows that come when they are asked for.
 * @template T
 * @typedef {object} Far
 * @property {string} name of the list, as `wanted` is asked for it
 * @property {string} of what its rows are of, where a list of this name may be of one thing or another
 * @property {Slice<T>} slice what came with the screen
 * @property {(wanted: Wanted) => Promise<Slice<T>>} rows
 * @property {(words: string) => Promise<Found>} find
 */
/**
 * @template T
 * @typedef {object} Held
 * @property {number} count of all rows
 * @property {T[]} rows by number, with holes where they are not here
 * @property {string[]} keys by number, of those too that were here
 * @property {Map<string, number>} places numbers by key
 * @property {number} revision of all that is here
 */

/** So many rows are kept; of more, those out of sight are let go of. */
const KEPT = 300;
/** So many rows are asked for at once. */
const MOST = 32;
/** So many are asked for of a list that was not seen yet. */
const FIRST = 24;

/** Rows that are all here. @template T @param {T[]} rows @param {(row: T) => string} key @returns {Held<T>} */
export function all(rows, key) {
  const keys = rows.map(key);
  const places = new Map(keys.map((key, at) => [key, at]));
  return { count: rows.length, rows, keys, places, revision: 0 };
}

/** A slice of rows, and nothing else. @template T @param {Slice<T>} slice @param {(row: T) => string} key @returns {Held<T>} */
export function some({ all: count, revision, rows }, key) {
  /** @type {Held<T>} */
  const held = { count, rows: [], keys: [], places: new Map(), revision };
  for (const { at, row } of rows) put(held, at, row, key(row));
  return held;
}

/** Takes in a slice of the same revision. @template T @param {Held<T>} held @param {Slice<T>} slice @param {(row: T) => string} key */
export function add(held, { rows }, key) {
  for (const { at, row } of rows) put(held, at, row, key(row));
}

/** @template T @param {Held<T>} held @param {number} at @param {T} row @param {string} key */
function put(held, at, row, key) {
  // It stood elsewhere only as long as nothing better was known.
  const before = held.places.get(key);
  if (before !== undefined && before !== at) remove(held, before);
  held.rows[at] = row;
  held.keys[at] = key;
  held.places.set(key, at);
}

/** @type {(held: Held<any>, at: number) => void} */
function remove(held, at) {
  held.places.delete(held.keys[at]);
  delete held.rows[at];
  delete held.keys[at];
}

/**
 * Keeps a row that must not go away before it is known where it belongs now, as it has the focus: where it was. Tells whether
 * it did.
 * @type {(held: Held<any>, before: Held<any>, key: string) => boolean}
 */
export function carry(held, before, key) {
  const at = before.places.get(key);
  if (at === undefined || held.places.has(key) || held.rows[at] !== undefined || at >= held.count) return false;
  put(held, at, before.rows[at], key);
  return true;
}

/** Lets go of a row that is no more. @type {(held: Held<any>, key: string) => void} */
export function forget(held, key) {
  const at = held.places.get(key);
  if (at !== undefined) remove(held, at);
}

/** Lets go of what is far from what is drawn. @type {(held: Held<any>, drawn: number[]) => void} */
export function release(held, drawn) {
  const here = Object.keys(held.rows);
  if (here.length <= KEPT) return;
  const near = new Set(drawn.flatMap((at) => [at, ...beside(at)]));
  for (const at of here) if (!near.has(Number(at))) delete held.rows[Number(at)];
}

/** The numbers around one. @param {number} at */
const beside = (at) => Array.from({ length: KEPT / 6 }, (_, by) => [at - by, at + by]).flat();

/**
 * What to ask for, so that rows are here: those first that are to be drawn, then those that will be soon.
 * @type {(held: Held<any>, drawn: number[], soon?: number[]) => Wanted | null} null where all are here
 */
export function missing(held, drawn, soon = []) {
  const isMissing = (/** @type {number} */ at) => at >= 0 && at < held.count && held.rows[at] === undefined;
  const numbers = [...new Set([...drawn, ...soon])].filter(isMissing).slice(0, MOST);
  return numbers.length === 0 ? null : { few: 0, spans: spansOf(numbers), about: [] };
}

/** Numbers as stretches: from one to before another. @param {number[]} numbers @returns {[number, number][]} */
export function spansOf(numbers) {
  /** @type {[number, number][]} */
  const spans = [];
  for (const at of [...numbers].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.[1] === at) last[1] += 1;
    else spans.push([at, at + 1]);
  }
  return spans;
}

/** What is asked for of a list that was not seen yet. @param {number} few @returns {Wanted} */
export const first = (few) => ({ few, spans: [[0, FIRST]], about: [] });
