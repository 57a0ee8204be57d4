// Where each row of a long list begins: by heights that were measured, else by what others have on average.

/** @import { State } from "./drawn.js" */

/** Where each row begins, and where the last one ends, in pixels from the first. @param {State} state */
export function topsOf(state) {
  if (state.tops) return state.tops;
  const { held, heights, usual, gap } = state;
  const tops = new Float64Array(held.count + 1);
  for (let index = 0; index < held.count; index += 1)
    tops[index + 1] = tops[index] + (heights.get(held.keys[index]) ?? usual) + gap;
  state.tops = tops;
  return tops;
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
