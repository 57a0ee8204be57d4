// Which phases somebody has seen on this computer: what a phase is for is read once, and folded from then on.

import { remember, remembered } from "../remembered.js";

const SEEN = "seen-phases";

/** So high is a window that has room for what is read once, above the first question. In pixels. */
const ROOM = 700;

/** The phase that is shown, and whether for the first time. */
let shown = { key: "", isNew: false };

/** Somebody comes to a phase. @param {string} key */
export function seePhase(key) {
  /** @type {string[]} */
  const seen = remembered(SEEN, []);
  shown = { key, isNew: !seen.includes(key) };
  if (shown.isNew) remember(SEEN, [...seen, key]);
}

/** Whether a phase is shown for the first time, and there is room to say what it is for. @param {string} key */
export const isNew = (key) => shown.key === key && shown.isNew && innerHeight >= ROOM;
