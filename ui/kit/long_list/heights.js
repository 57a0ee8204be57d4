// Where each row of a long list begins: by heights that were measured, else by what others have on average.

/** @import { State } from "./drawn.js" */

/**
 * What rows that were measured are higher than others, in their order.
 * @typedef {object} Tops
 * @property {number} step from one row of usual height to the next
 * @property {number[]} places of the rows that were measured
 * @property {number[]} more pixels that those up to each are higher than usual ones, in all
 */

/** What is not measured is not gone through: a list may have ten thousand rows. @param {State} state @returns {Tops} */
function topsOf(state) {
  if (state.tops) return state.tops;
  const { held, heights, usual, gap } = state;
  /** @type {[number, number][]} */
  const known = [];
  for (const [key, height] of heights) {
    const at = held.places.get(key);
    if (at !== undefined) known.push([at, height - usual]);
  }
  known.sort(([a], [b]) => a - b);
  let sum = 0;
  state.tops = { step: usual + gap, places: known.map(([at]) => at), more: known.map(([, more]) => (sum += more)) };
  return state.tops;
}

/** How many numbers, in order, are lower than one. @type {(numbers: number[], than: number) => number} */
function countBelow(numbers, than) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < than) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a row begins, or the last one ends, in pixels from the first. @type {(state: State, at: number) => number} */
export function topOf(state, at) {
  const { step, places, more } = topsOf(state);
  return at * step + (more[countBelow(places, at) - 1] ?? 0);
}

/** Measures what is drawn, and tells whether anything is not as high as it was thought to be. @param {State} state */
export function measure(state) {
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

/** Forgets what was measured at another width. @type {(host: HTMLElement, state: State) => void} */
export function fit(host, state) {
  const width = host.getBoundingClientRect().width;
  if (Math.abs(width - state.width) < 1) return;
  state.width = width;
  state.heights.clear();
  state.tops = null;
}

/** The row at so many pixels from the top. @type {(state: State, height: number) => number} */
export function indexAt(state, height) {
  let low = 0;
  let high = Math.max(0, state.held.count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(state, middle) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
