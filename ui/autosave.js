// Saves what is typed: 400 ms after a pause, every 2 s of typing, and at once when asked to flush. A text is kept
// here until the core has answered that it is on disk, whatever happens to its field meanwhile.

import { dirty } from "./dom.js";
import { enter, Problem } from "./ipc.js";
import { seen } from "./seen.js";

/** @import { Touched, UndoState } from "./bindings.d.ts" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {{ revision: number, undo: UndoState, touched: Touched, stored?: string | null, notice?: string | null }} Reply */
/**
 * What is typed and isn't text: a measure, a day, somebody's name. It is only right as a whole, so it is sent when the
 * field is left, and a field's `data-kind` names it.
 * @typedef {object} Kind
 * @property {number | null} pause it is also sent after such a pause, in milliseconds; null is never
 * @property {(field: Field) => string} read what is typed, from the field and those beside it
 * @property {(document: string, record: string, name: string, typed: string, seen: number) => Promise<Reply>} send where
 *   what is typed in stood beside what a revision shows
 */
/**
 * "waiting" to be sent; "saving"; "saved"; "failed": is tried again by itself; "refused": not before it is changed.
 * @typedef {"waiting" | "saving" | "saved" | "failed" | "refused"} State
 */
/** @typedef {{ state: State, message: string }} Status a message says why it isn't saved, or what was altered */
/**
 * @typedef {object} Entry
 * @property {string} document
 * @property {string} record
 * @property {string} name
 * @property {string} kind of what is typed; empty for text
 * @property {string} text as typed last
 * @property {number} seen the revision that the field showed
 * @property {number} since when the oldest keystroke not sent yet was made, by the clock that nobody sets; 0 where there is none
 * @property {number} timer
 * @property {Promise<void> | null} sending
 * @property {boolean} again whether it was to be sent once more while it was being sent
 * @property {Status} status
 */

const PAUSE = 400;
const LONGEST = 2000;
const RETRY = 2000;
const KEPT = "ninefold.unsaved";
const HALF = "Half of a character, as a cut-off emoji leaves it, was replaced by \ufffd.";

/** @type {Map<string, Entry>} */
const entries = new Map();

/** @type {Map<string, Kind>} */
const kinds = new Map([["", { pause: PAUSE, read: (field) => field.value, send: (document, record, name, text, seen) => enter(document, record, name, { text }, seen) }]]);

/** @type {{ typed(reply: Reply, kind: string): void, changed(key: string): void, stored(field: Field): void }} */
let listener = { typed() {}, changed() {}, stored() {} };

/** @param {typeof listener} to is told of every reply, every changed status, and every text replaced in its field */
export const listen = (to) => {
  listener = to;
};

/** Says how another kind of value is saved. @type {(name: string, kind: Kind) => void} */
export const saveAs = (name, kind) => void kinds.set(name, kind);

/** @param {string} name */
const kindOf = (name) => /** @type {Kind} */ (kinds.get(name));

/** @type {(document: string, record: string, name: string) => string} */
export const keyOf = (document, record, name) => JSON.stringify([document, record, name]);

/** @param {Element} field */
export const isSaved = (field) => field instanceof HTMLElement && field.dataset.document !== undefined;

/** @param {Field} field */
const keyOfField = (field) => keyOf(field.dataset.document ?? "", field.dataset.record ?? "", field.name);

/** How it stands with a field's text; undefined when nothing was typed since the page came. @param {string} key */
export const statusOf = (key) => entries.get(key)?.status;

/** The text typed in a field and not on disk yet. @param {string} key */
export function unsavedText(key) {
  const entry = entries.get(key);
  return entry && entry.status.state !== "saved" ? entry.text : undefined;
}

/** Everything not on disk yet. */
export const unsaved = () => [...entries.values()].filter((entry) => entry.status.state !== "saved");

/** The field has a new text. @param {Field} field */
export function typed(field) {
  const { document = "", record = "", kind = "" } = field.dataset;
  const { pause, read } = kindOf(kind);
  const entry = note(document, record, field.name, read(field), kind);
  entry.seen = seen(field);
  dirty.add(field);
  clearTimeout(entry.timer);
  if (pause === null) return;
  const longest = kind === "" ? entry.since + LONGEST - performance.now() : pause;
  entry.timer = setTimeout(() => send(entry), Math.max(0, Math.min(pause, longest)));
}

/** Gives up what was typed in a field and not saved. @param {Field} field */
export function giveUp(field) {
  const key = keyOfField(field);
  clearTimeout(entries.get(key)?.timer);
  entries.delete(key);
  dirty.delete(field);
  listener.changed(key);
}

/**
 * Sends what waits, and resolves when it is answered.
 * @returns {Promise<boolean>} whether everything typed is on disk
 */
export async function flush() {
  await Promise.all(
    unsaved()
      .filter(({ status }) => status.state !== "refused")
      .map(send),
  );
  return unsaved().length === 0;
}

/** Forgets the words "Saved" of fields left behind. */
export function forgetSaved() {
  for (const [key, entry] of entries) if (entry.status.state === "saved") entries.delete(key);
}

/** Keeps what is not saved for the next load of the window. @param {string} workspace its path */
export function keep(workspace) {
  const texts = unsaved().map(({ document, record, name, text, kind }) => ({ document, record, name, text, kind }));
  if (texts.length === 0) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, JSON.stringify({ workspace, texts }));
}

/**
 * Saves what the last load of the window could not.
 * @param {string} workspace its path; the texts of another one stay where they are
 * @returns {Promise<number>} how many texts
 */
export async function replay(workspace) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  if (kept?.workspace !== workspace) return 0;
  for (const { document, record, name, text, kind } of kept.texts) note(document, record, name, text, kind);
  if (await flush()) sessionStorage.removeItem(KEPT);
  return kept.texts.length;
}

/** @type {(document: string, record: string, name: string, text: string, kind: string) => Entry} */
function note(document, record, name, text, kind) {
  const key = keyOf(document, record, name);
  let entry = entries.get(key);
  if (!entry) {
    entry = {
      document,
      record,
      name,
      kind,
      text,
      // Typed before the page was loaded again, it has seen nothing of what arrived.
      seen: 0,
      since: 0,
      timer: 0,
      sending: null,
      again: false,
      status: { state: "saved", message: "" },
    };
    entries.set(key, entry);
  }
  entry.text = text;
  if (entry.since === 0) entry.since = performance.now();
  // While saving fails, the message stays until a reply says otherwise.
  if (entry.status.state !== "failed") become(entry, "waiting");
  return entry;
}

/**
 * @param {Entry} entry
 * @returns {Promise<void>}
 */
function send(entry) {
  clearTimeout(entry.timer);
  if (entry.sending) entry.again = true;
  entry.sending ??= (async () => {
    do await sendOnce(entry);
    while (entry.again && entry.status.state === "waiting");
  })().finally(() => (entry.sending = null));
  return entry.sending;
}

/** @param {Entry} entry */
async function sendOnce(entry) {
  const { document, record, name, text, kind, seen: shown } = entry;
  entry.since = 0;
  entry.again = false;
  if (entry.status.state !== "failed") become(entry, "saving");
  try {
    const sent = text.toWellFormed();
    const reply = await kindOf(kind).send(document, record, name, sent, shown);
    listener.typed(reply, kind);
    if (entry.text !== text) become(entry, "waiting");
    else {
      entry.text = reply.stored ?? sent;
      become(entry, "saved", [sent === text ? "" : HALF, reply.notice].filter(Boolean).join(" "));
      settle(entry);
    }
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem("internal", String(error));
    if (problem.code === "moved") {
      // It is in the file that was kept instead, which the window is about to tell.
      entries.delete(keyOf(document, record, name));
      settle(entry);
    } else if (["not-saved", "no-workspace", "overwritten"].includes(problem.code)) {
      become(entry, "failed", problem.message);
      entry.timer = setTimeout(() => send(entry), RETRY);
    } else if (entry.text !== text) become(entry, "waiting");
    else become(entry, "refused", problem.message);
  }
}

/**
 * Lets the entry's fields be redrawn again, and shows in them what was stored, where that is not what was typed.
 * @param {Entry} entry
 */
function settle({ document: owner, record, name, text }) {
  const key = keyOf(owner, record, name);
  for (const field of document.querySelectorAll("[data-document]")) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || keyOfField(field) !== key)
      continue;
    dirty.delete(field);
    if (field.dataset.kind || field.value === text) continue;
    const { selectionStart, selectionEnd } = field;
    field.value = text;
    if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd);
    listener.stored(field);
  }
}

/** @type {(entry: Entry, state: State, message?: string) => void} */
function become(entry, state, message = "") {
  if (entry.status.state === state && entry.status.message === message) return;
  entry.status = { state, message };
  listener.changed(keyOf(entry.document, entry.record, entry.name));
}

addEventListener("online", () => {
  for (const entry of entries.values()) if (entry.status.state === "failed") send(entry);
});
