// Pasting into an answer: a range of cells becomes a table, and the lists of word processors lists. What to put in is the
// core's to say. Until it has said so, the text is there as it was pasted, so that nothing typed meanwhile is lost or
// comes before it. With Shift it stays so.

import { pasteText } from "../ipc.js";

/** So many characters on either side say whether a line of their own must be begun. */
const BESIDE = 100;

/** Is the next paste to stay as it is? */
let raw = false;

document.addEventListener(
  "keydown",
  ({ key, shiftKey, ctrlKey, metaKey }) => {
    if (key !== "Shift" && key !== "Control" && key !== "Meta" && key !== "Alt")
      raw = key.toLowerCase() === "v" && shiftKey && (ctrlKey || metaKey);
  },
  { capture: true },
);
// A paste from the menu is no key's.
for (const type of ["pointerdown", "blur"]) addEventListener(type, () => (raw = false), { capture: true });

document.addEventListener("paste", (event) => {
  const field = event.target;
  const asItIs = raw;
  raw = false;
  if (!(field instanceof HTMLTextAreaElement) || !("markdown" in field.dataset)) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (text === "" || asItIs || field.readOnly) return;
  void convert(field, text);
});

/**
 * Asks what becomes of a text that the web view is about to put in, and puts that in its place.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
async function convert(field, text) {
  const { value: before, selectionStart: start, selectionEnd: end } = field;
  const put = new Promise((resolve) => field.addEventListener("input", resolve, { once: true }));
  const fresh = await pasteText(
    text,
    before.slice(Math.max(0, start - BESIDE), start),
    before.slice(end, end + BESIDE),
  );
  if (fresh === null) return;
  await put;
  const pasted = before.slice(0, start) + text.replace(/\r\n?/g, "\n") + before.slice(end);
  if (field === document.activeElement && field.value === pasted) replaceWhole(field, before, [start, end], pasted, fresh);
  else replacePart(field, before.slice(0, start), text.replace(/\r\n?/g, "\n"), fresh);
}

/**
 * Takes the paste back and puts the other text in, so that one undo takes away what came.
 * @param {HTMLTextAreaElement} field
 * @param {string} before the whole text, before the paste
 * @param {[number, number]} selected what was selected then
 * @param {string} pasted the whole text, after it
 * @param {string} fresh
 */
function replaceWhole(field, before, [start, end], pasted, fresh) {
  document.execCommand("undo");
  if (field.value !== before) {
    // It took back more than the paste.
    if (field.value !== pasted) document.execCommand("redo");
    replacePart(field, before.slice(0, start), pasted.slice(start, pasted.length - before.length + end), fresh);
    return;
  }
  field.setSelectionRange(start, end);
  document.execCommand("insertText", false, fresh);
  endTyping(field);
}

/**
 * Puts the other text in the place of the pasted one, if that is where it was. The caret stays with what was typed.
 * @param {HTMLTextAreaElement} field
 * @param {string} head what stands before it
 * @param {string} text
 * @param {string} fresh
 */
function replacePart(field, head, text, fresh) {
  if (!field.isConnected || !field.value.startsWith(head + text)) return;
  const from = head.length;
  const to = from + text.length;
  const moved = (/** @type {number} */ at) => (at >= to ? at + fresh.length - text.length : at < from ? at : from);
  const { selectionStart, selectionEnd } = field;
  if (field === document.activeElement) {
    field.setSelectionRange(from, to);
    document.execCommand("insertText", false, fresh);
  } else {
    field.setRangeText(fresh, from, to);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(moved(selectionStart), moved(selectionEnd));
}

/** What is typed next is taken back by itself. @param {HTMLTextAreaElement} field */
function endTyping(field) {
  const { selectionStart, selectionEnd } = field;
  field.setSelectionRange(0, 0);
  field.setSelectionRange(selectionStart, selectionEnd);
}
