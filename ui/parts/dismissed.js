// Suggestions that the person does not want to see any more, on this computer.

const KEPT = "ninefold.dismissed";
/** So many are remembered, the latest. */
const MANY = 500;

/** @type {Set<string> | null} */
let dismissed = null;

/** @returns {Set<string>} */
function known() {
  try {
    return (dismissed ??= new Set(JSON.parse(localStorage.getItem(KEPT) ?? "[]")));
  } catch {
    return (dismissed = new Set());
  }
}

/** @param {string} what what they are suggestions for */
export const isDismissed = (what) => known().has(what);

/** @param {string} what */
export function dismiss(what) {
  known().add(what);
  localStorage.setItem(KEPT, JSON.stringify([...known()].slice(-MANY)));
}
