// Lists that may be long: the core has their rows, and the window asks for those in sight.

import { listFind, listRows } from "../ipc.js";

/** @import { List, Slice } from "../bindings.d.ts" */
/** @import { Far } from "../kit/long_list/held.js" */

/** So many rows are asked for at once where all of a list is needed. */
const MANY = 40;

/**
 * A list of which a slice came with its screen.
 * @template T
 * @param {List} list
 * @param {Slice<T>} slice
 * @returns {Far<T>}
 */
export const far = (list, slice) => ({
  name: list.kind,
  slice,
  rows: (wanted) => listRows(list, wanted),
  find: (words) => listFind(list, words),
});

/** All rows of a list, asked for a part at a time. @param {List} list @returns {Promise<any[]>} */
export async function allOf(list) {
  /** @type {any[]} */
  let rows = [];
  let all = 1;
  let revision = -1;
  while (rows.length < all) {
    const slice = await listRows(list, { few: 0, spans: [[rows.length, rows.length + MANY]], about: [] });
    // What was changed meanwhile may have moved rows.
    if (revision >= 0 && slice.revision !== revision) return allOf(list);
    ({ all, revision } = slice);
    rows = [...rows, ...slice.rows.filter(({ at }) => at >= rows.length && at < rows.length + MANY).map(({ row }) => row)];
  }
  return rows;
}
