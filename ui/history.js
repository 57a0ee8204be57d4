// Undo and redo: the field's own while it has typing to take back, ours elsewhere.

import { flush } from "./autosave.js";
import { redo, undo } from "./ipc.js";
import { inDialog } from "./kit/dialog.js";
import { announce } from "./kit/notice.js";
import { countUnsettled } from "./parts/unsettled.js";
import { perform, undoable } from "./screen.js";

/** What a field held when it got the focus, or was redrawn since. @type {WeakMap<EventTarget, string>} */
const untouched = new WeakMap();
/** Fields whose last input was their own undo, so that redo is theirs too. @type {WeakSet<EventTarget>} */
const takenBack = new WeakSet();

/** Takes back the last change and goes to its place. */
export const takeBack = () => step("undo", undo);
/** Does again what was taken back last, and goes to its place. */
export const doAgain = () => step("redo", redo);

/** @type {(which: "undo" | "redo", command: typeof undo) => Promise<void>} */
async function step(which, command) {
  // What is behind a dialog isn't changed unseen.
  if (inDialog()) return;
  // What was typed and not sent yet is the last change.
  await flush();
  if (undoable()[which] === null) announce(`There is nothing to ${which}.`);
  else await perform(command, { follow: true });
  // What settled something may be taken back, and what came in.
  void countUnsettled();
}

/** Undo as a key or the system's menu means it: the field's own, or ours. */
export function undoHere() {
  const field = textField(document.activeElement);
  if (field && field.value !== untouched.get(field) && inField(field, "undo")) return;
  void takeBack();
}

/** Redo, likewise. */
export function redoHere() {
  const field = textField(document.activeElement);
  if (field && takenBack.has(field) && inField(field, "redo")) return;
  void doAgain();
}

/**
 * The web view's own undo, by command: not every one listens to the keys.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {"undo" | "redo"} command
 * @returns {boolean} whether it changed the field
 */
function inField(field, command) {
  const before = field.value;
  document.execCommand(command);
  return field.value !== before;
}

/** @param {() => void} step */
const instead = (step) => (/** @type {KeyboardEvent} */ event) => {
  event.preventDefault();
  step();
};

/** @type {import("./keys.js").Keys} */
export const keys = { "mod+z": instead(undoHere), "mod+shift+z": instead(redoHere), "mod+y": instead(redoHere) };

/** @type {import("./screen.js").Actions} */
export const actions = { undo: takeBack, redo: doAgain };

/** Notes what a field holds; called when it gets the focus and when a script replaced its text. @param {Event} event */
export function noteUntouched(event) {
  const field = textField(event.target);
  if (!field) return;
  untouched.set(field, field.value);
  takenBack.delete(field);
}

/** @param {Event} event */
export function noteInput(event) {
  if (!(event instanceof InputEvent) || !event.target) return;
  if (event.inputType === "historyUndo") takenBack.add(event.target);
  else if (event.inputType !== "historyRedo") takenBack.delete(event.target);
}

/** @param {EventTarget | null} target */
function textField(target) {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && /^(text|email|search|url)$/.test(target.type) ? target : null;
}
