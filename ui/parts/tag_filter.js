// Which tags are shown, and exported, for as long as the window lives.

/** @import { TagFilter } from "../bindings.d.ts" */

/** @type {TagFilter} */
export const everything = { purpose: null, state: null, useCase: null };

let filter = everything;

export const tagFilter = () => filter;

/** @param {TagFilter} next */
export function filterTags(next) {
  filter = next;
}
