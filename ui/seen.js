// Which revision each field shows. What arrived since is not replaced by what is entered there: nobody has seen it.

import { dirty, isText } from "./dom.js";

/** The revision that is drawn. */
let drawn = 0;

/**
 * The one that was drawn when a dialog opened: whoever answers it has seen that, whatever is drawn behind it, and between the
 * answer and what it does.
 * @type {number | null}
 */
let asked = null;

/** Fields that are not redrawn while somebody is in them, each with the revision that it shows. @type {Map<Element, number>} */
const held = new Map();

/** @param {Element} field */
const isBusy = (field) => field.isConnected && (field === document.activeElement || dirty.has(field));

/**
 * All is about to be drawn as of a revision, but for the fields that are held; these too, where they are forced.
 * @type {(revision: number, force: boolean) => void}
 */
export function draws(revision, force) {
  for (const field of held.keys()) if (force || !isBusy(field)) held.delete(field);
  // One that has the focus and is held from now on shows what was drawn before.
  if (!force) hold(document.activeElement);
  if (isAsking()) asked ??= drawn;
  drawn = revision;
}

const isAsking = () => document.querySelector("dialog:modal") !== null;

/** Somebody is in a field. @param {EventTarget | null} field */
function hold(field) {
  if (isText(field) && !held.has(field)) held.set(field, drawn);
}

/** The revision that a field shows; without one, that of the field that has the focus, or of the screen. @param {Element | null} [field] */
export const seen = (field = document.activeElement) => (field && held.get(field)) ?? asked ?? drawn;

document.addEventListener("focusin", ({ target }) => hold(target));
// Whoever goes on after a dialog looks at the screen again.
for (const type of ["pointerdown", "keydown"])
  document.addEventListener(type, () => void (isAsking() || (asked = null)), { capture: true });
