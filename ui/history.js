// Undo and redo: the field's own while it has typing to take back, ours elsewhere.

import { flush } from "./autosave.js";
import { redo, undo } from "./ipc.js";
import { perform, undoable } from "./screen.js";
import { announce } from "./parts/notice.js";

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
  // What was typed and not sent yet is the last change.
  await flush();
  if (undoable()[which] === null) announce(`There is nothing to ${which}.`);
  else await perform(command, { follow: true });
}

/** Undo as the system's menu means it: the field's own, or ours. */
export const undoHere = () => (ownsUndo(document.activeElement) ? void document.execCommand("undo") : takeBack());
/** Redo, likewise. */
export const redoHere = () => (ownsRedo(document.activeElement) ? void document.execCommand("redo") : doAgain());

/** @param {KeyboardEvent} event */
function onUndo(event) {
  if (ownsUndo(event.target)) return;
  event.preventDefault();
  void takeBack();
}

/** @param {KeyboardEvent} event */
function onRedo(event) {
  if (ownsRedo(event.target)) return;
  event.preventDefault();
  void doAgain();
}

/** Whether the field has typing to take back. @param {EventTarget | null} target */
function ownsUndo(target) {
  const field = textField(target);
  return field !== null && field.value !== untouched.get(field);
}

/** Whether the field has typing to do again. @param {EventTarget | null} target */
function ownsRedo(target) {
  const field = textField(target);
  return field !== null && takenBack.has(field);
}

/** @type {import("./keys.js").Keys} */
export const keys = { "mod+z": onUndo, "mod+shift+z": onRedo, "mod+y": onRedo };

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
