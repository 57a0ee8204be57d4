// What stands in the spaces of long lists, to be found though it is not drawn.

import { hosts, states } from "./drawn.js";
import { textsOf } from "../texts.js";
import { bringHere, rowAt } from "./list.js";

/** @import { Rows } from "./drawn.js" */
/**
 * What stands in a space: what it says, or how often it has the words looked for; and how to draw it.
 * @typedef {{ words?: { text: string }, times?: number, bring: () => HTMLElement | null | Promise<HTMLElement | null> }} Undrawn
 */

/** What is not drawn, by the kind of space it stands for. @type {Map<string, (space: HTMLElement) => Undrawn[]>} */
export const spaces = new Map([["rows", undrawn]]);

/** @type {(space: HTMLElement) => Undrawn[]} */
function undrawn(space) {
  const host = /** @type {HTMLElement} */ (space.parentElement);
  const state = states.get(host);
  if (!state) return [];
  const { rows, held, found } = state;
  const from = Number(space.dataset.from);
  const to = Number(space.dataset.to);
  if (!rows.far)
    return held.rows.slice(from, to).map((item) => ({
      words: wordsOf(rows, item),
      bring: () => bringHere(host, rows.key(item)),
    }));
  return (found?.times.slice(from, to) ?? []).flatMap((times, by) =>
    times > 0 ? [{ times, bring: () => rowAt(host, from + by) }] : [],
  );
}

/**
 * Has it found where words are in what is not here of the lists in an element; null where that is known already.
 * @type {(root: Element, words: string) => Promise<unknown> | null}
 */
export function search(root, words) {
  if (words.trim() === "") return null;
  const asked = [...hosts()].flatMap((host) => {
    const state = states.get(host);
    if (!state?.rows.far || !root.contains(host)) return [];
    const { found, held } = state;
    if (found?.words === words && found.revision === held.revision) return [];
    state.seeks = words;
    // Of a workspace that is closed meanwhile nothing is found.
    const answer = state.rows.far.find(words).catch(() => ({ revision: held.revision, times: [] }));
    // Answers may come in another order than they were asked for.
    return [answer.then((found) => void (state.seeks === words && (state.found = { words, ...found })))];
  });
  return asked.length === 0 ? null : Promise.all(asked);
}

/** @type {WeakMap<object, { text: string }>} */
const known = new WeakMap();

/** What a row says, with a sign between its texts that no words have. @type {(rows: Rows<any>, item: any) => { text: string }} */
function wordsOf(rows, item) {
  const words = known.get(item) ?? { text: (rows.words?.(item) ?? textsOf(rows.draw(item, 0))).join("\0") };
  known.set(item, words);
  return words;
}
