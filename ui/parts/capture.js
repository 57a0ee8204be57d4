// Checking what a site really sent against the tagging plan: a capture is chosen, dropped or pasted, and what it shows stands in the
// same dialog, from where tags are marked as verified.

import { flush } from "../autosave.js";
import { fillers, h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { captureChoose, captureDrop, capturePaste, captureRead, captureShow, captureStop, captureVerify } from "../ipc_capture.js";
import { ask, behindSystemDialog, inDialog, openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { sheetHead } from "../kit/sheet.js";
import { here } from "../router.js";
import { perform, session } from "../screen.js";
import { openExport } from "./export.js";
import { fillPage } from "./page.js";

/** @import { Captured, CaptureProgress } from "../bindings.d.ts" */

/** Of a larger file no bytes are sent: it is chosen, and read where it lies. */
const MOST = 64 << 20;

/**
 * What is shown, while the dialog is open.
 * @typedef {object} Shown
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} place what is drawn anew
 * @property {string} pasted
 * @property {Captured | null} captured
 * @property {boolean} isDenied it was made with consent denied
 * @property {string} busy what is being done; empty where nothing is
 * @property {CaptureProgress | null} progress
 * @property {string} refused why something was not done
 */
/** @type {Shown | null} */
let open = null;

/** Whether a file is called as captures are; a table is one where tags are looked at. @param {File} file */
export const isCapture = ({ name }) =>
  /\.(har|json|ndjson|jsonl)$/i.test(name) || ((open !== null || (here().screen === "tags" && !inDialog())) && /\.(csv|tsv|txt)$/i.test(name));

export const captureButton = () =>
  h("button", { type: "button", class: "button", key: "capture", "data-action": "checkCapture" }, "Check a capture…");

/** Opens the dialog, on a file where one was dropped. @param {File} [file] */
export async function openCapture(file) {
  if (open && file) return look(() => dropped(file));
  if (!session().workspace || inDialog()) return;
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Check the capture when it is saved." });
  const place = h("div", { class: "spreadsheet-step" });
  const dialog = h("dialog", { class: "dialog spreadsheet", "aria-labelledby": "capture-title" }, place);
  open = { dialog, place, pasted: "", captured: null, isDenied: false, busy: "", progress: null, refused: "" };
  draw();
  const closed = openDialog(dialog);
  if (file) void look(() => dropped(file));
  await closed;
  const isBusy = open.busy !== "";
  open = null;
  if (isBusy) await captureStop();
}

/** @param {File} file */
function dropped(file) {
  if (file.size > MOST) throw new Problem("refused", `“${file.name}” is too large to be dropped. Choose it: it is read where it lies.`);
  return captureDrop(file, come);
}

function draw() {
  if (open) patch(open.place, drawn(open));
}

/** @param {Shown} shown */
const drawn = ({ captured, busy, progress, refused, pasted, isDenied }) => [
  sheetHead("capture-title", captured ? captured.name || "What was pasted" : "Check a capture"),
  h("p", { class: "said bad", role: "alert", key: "refused" }, refused),
  captured ? result(captured, isDenied) : choose(pasted),
  h("p", { class: "said", role: "status", key: "said" }, progress?.inWords ?? busy),
  busy !== "" && h("progress", { key: "progress", max: 100, value: progress?.percent ?? null, "aria-labelledby": "capture-title" }),
  h("div", { class: "buttons", key: "buttons" }, buttons(captured, busy)),
];

/** @param {string} pasted */
const choose = (pasted) =>
  h(
    "div",
    { class: "spreadsheet-choose", key: "choose" },
    h(
      "section",
      { "aria-labelledby": "from-capture" },
      h("h3", { id: "from-capture" }, "From a file"),
      h(
        "p",
        { class: "muted" },
        "A HAR that the browser’s network tools or a proxy saved, JSON, a line of JSON for each event, or a debugger’s CSV, of any length. Only counts, the day and the file’s digest are kept.",
      ),
      h("button", { type: "button", class: "button", "data-action": "chooseCapture", autofocus: true }, "Choose a file…"),
      h("p", { class: "muted" }, "Or drop it on the window."),
    ),
    h(
      "section",
      { "aria-labelledby": "from-layer" },
      h("h3", { id: "from-layer" }, h("label", { for: "pasted-layer" }, "Paste a data layer")),
      h("p", { class: "muted", id: "layer-hint" }, "copy(JSON.stringify(dataLayer)) in the browser’s console puts it on the clipboard."),
      h("textarea", {
        class: "field",
        id: "pasted-layer",
        rows: 7,
        dir: "ltr",
        spellcheck: false,
        value: pasted,
        "aria-describedby": "layer-hint",
        "data-on-input": "typeLayer",
      }),
      h("button", { type: "button", class: "button", "data-action": "takeLayer" }, "Check this"),
    ),
  );

/** What elements are filled with. @type {WeakMap<HTMLElement, string>} */
const filled = new WeakMap();

/** @param {Captured} captured @param {boolean} isDenied */
function result({ html }, isDenied) {
  const page = h("div", { class: "page captured", key: "page", lang: "", tabindex: 0, role: "region", "aria-label": "What was captured", "data-own": true });
  fillers.set(page, (live) => {
    if (filled.get(live) !== html) fillPage(live, html);
    filled.set(live, html);
  });
  return h(
    "div",
    { class: "captured-result", key: "result" },
    h(
      "div",
      { class: "spreadsheet-turn" },
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", checked: isDenied, "data-on-change": "turnDenied" }),
        h("span", null, "It was made with consent denied"),
      ),
    ),
    page,
  );
}

/** @param {Captured | null} captured @param {string} busy */
const buttons = (captured, busy) => {
  const button = (/** @type {string} */ action, /** @type {string} */ label, kind = "") =>
    h("button", { type: "button", class: `button ${kind}`, key: action, "data-action": action }, label);
  if (busy !== "") return [button("stopCapture", "Cancel")];
  if (!captured) return [button("leaveCapture", "Close")];
  const { verifiable } = captured;
  return [
    button("anotherCapture", "Check another"),
    button("exportCapture", "Export…"),
    verifiable > 0
      ? button("verifyTags", verifiable === 1 ? "Mark 1 tag as verified…" : `Mark ${verifiable} tags as verified…`, "primary")
      : button("leaveCapture", "Close"),
  ];
};

/**
 * Does what may be refused, or stopped.
 * @template T
 * @param {string} busy what is said meanwhile
 * @param {() => Promise<T>} deed
 * @returns {Promise<T | null>} null where it was refused, or the dialog is no more
 */
async function during(busy, deed) {
  const mine = open;
  if (!mine || mine.busy !== "") return null;
  Object.assign(mine, { busy, progress: null, refused: "" });
  draw();
  try {
    const done = await deed();
    return open === mine ? done : null;
  } catch (error) {
    // What is dropped may be gone by then, or a folder.
    if (!(error instanceof Problem || error instanceof DOMException)) throw error;
    mine.refused = error instanceof Problem ? error.message : "That file could not be read. Choose it instead.";
    return null;
  } finally {
    Object.assign(mine, { busy: "", progress: null });
    draw();
  }
}

/** Checks a capture, and shows what came of it. @param {() => Promise<Captured | null>} find */
async function look(find) {
  const captured = await during("Reading…", find);
  if (!captured || !open) return;
  open.isDenied = false;
  show(captured);
  const page = open.place.querySelector(".captured");
  if (page instanceof HTMLElement) page.focus();
}

/** @param {Captured} captured */
function show(captured) {
  if (!open) return;
  open.captured = captured;
  draw();
}

/** Hears how far it has come. @param {CaptureProgress} progress */
function come(progress) {
  if (!open || open.busy === "") return;
  open.progress = progress;
  draw();
}

async function verify() {
  const mine = open;
  if (!mine?.captured) return;
  const { verifiable } = mine.captured;
  const answer = await ask({
    title: verifiable === 1 ? "Mark 1 tag as verified?" : `Mark ${verifiable} tags as verified?`,
    text: "They were seen as planned. Their status becomes Verified, with today’s day, how often each was seen, and the digest of the capture. Undo takes it back.",
    answers: [
      { value: "", label: "Cancel" },
      { value: "verify", label: "Mark as verified", kind: "primary" },
    ],
  });
  if (answer !== "verify" || open !== mine) return;
  let refused = "";
  const done = await during("Marking…", () => perform(captureVerify, { offerUndo: true, onRefusal: (message) => (refused = message) }));
  if (done) return mine.dialog.close();
  mine.refused = refused;
  draw();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  checkCapture: () => void openCapture(),
  chooseCapture: () => void look(async () => ((await behindSystemDialog(captureChoose)) ? captureRead(come) : null)),
  typeLayer(field) {
    if (open && field instanceof HTMLTextAreaElement) open.pasted = field.value;
  },
  takeLayer() {
    const text = open?.pasted ?? "";
    void look(() => capturePaste(text));
  },
  async turnDenied(box) {
    if (!open || !(box instanceof HTMLInputElement)) return;
    const isDenied = box.checked;
    const captured = await during("Looking…", () => captureShow(isDenied));
    if (!captured || !open) return;
    open.isDenied = isDenied;
    show(captured);
  },
  exportCapture: () => void (open && openExport({ captured: open.isDenied })),
  verifyTags: () => void verify(),
  anotherCapture() {
    if (!open) return;
    Object.assign(open, { captured: null, refused: "" });
    draw();
    const first = open.place.querySelector("[data-action=chooseCapture]");
    if (first instanceof HTMLElement) first.focus();
  },
  stopCapture: () => void captureStop(),
  leaveCapture: () => open?.dialog.close(),
};
