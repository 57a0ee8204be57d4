// Which phases somebody has seen on this computer: what a phase is for is read once, and folded from then on.

const SEEN = "ninefold.seen-phases";

/** So high is a window that has room for what is read once, above the first question. In pixels. */
const ROOM = 700;

/** @type {Set<string>} */
const seen = new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]"));

/** The phase that is shown, and whether for the first time. */
let shown = { key: "", isNew: false };

/** Somebody comes to a phase. @param {string} key */
export function seePhase(key) {
  shown = { key, isNew: !seen.has(key) };
  if (!shown.isNew) return;
  seen.add(key);
  localStorage.setItem(SEEN, JSON.stringify([...seen]));
}

/** Whether a phase is shown for the first time, and there is room to say what it is for. @param {string} key */
export const isNew = (key) => shown.key === key && shown.isNew && innerHeight >= ROOM;
