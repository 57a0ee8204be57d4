// Which of several things is meant by what is typed: their names are compared by the core.

import { matchNames } from "../ipc.js";

/**
 * What has a name that contains what is wanted, and of that what bears this very name. To nothing all are alike.
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => string} nameOf
 * @param {string} wanted
 * @returns {Promise<{ like: T[], same: T[] }>}
 */
export async function alike(all, nameOf, wanted) {
  if (wanted.trim() === "") return { like: [...all], same: [] };
  const likeness = await matchNames(all.map(nameOf), wanted);
  return {
    like: all.filter((_, index) => likeness[index] !== "other"),
    same: all.filter((_, index) => likeness[index] === "same"),
  };
}

/**
 * Suggestions that contain what is typed; all of them once one was chosen, so that it can be changed for another.
 * @type {(suggestions: readonly string[], typed: string) => Promise<{ value: string, label: string }[]>}
 */
export async function suggested(suggestions, typed) {
  const { like, same } = await alike(suggestions, String, typed);
  return (same.length > 0 ? suggestions : like).map((value) => ({ value, label: value }));
}
