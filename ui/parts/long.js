// Lists that may be long: the core has their rows, and the window asks for those in sight.

import { listFind, listRows } from "../ipc.js";

/** @import { List, Slice } from "../bindings.d.ts" */
/** @import { Far } from "../kit/long_list/held.js" */

/**
 * A list of which a slice came with its screen.
 * @template T
 * @param {List} list
 * @param {Slice<T>} slice
 * @returns {Far<T>}
 */
export const far = (list, slice) => ({
  name: list.kind,
  of: JSON.stringify(list),
  slice,
  rows: (wanted) => listRows(list, wanted),
  find: (words) => listFind(list, words),
});
