// Suggestions that the person does not want to see any more, on this computer.

import { remember, remembered } from "../remembered.js";

const DISMISSED = "dismissed";
/** So many are remembered, the latest. */
const MANY = 500;

/** @type {Set<string> | null} */
let dismissed = null;

/** @returns {Set<string>} */
const known = () => (dismissed ??= new Set(remembered(DISMISSED, [])));

/** @param {string} what what they are suggestions for */
export const isDismissed = (what) => known().has(what);

/** @param {string} what */
export function dismiss(what) {
  known().add(what);
  remember(DISMISSED, [...known()].slice(-MANY));
}
