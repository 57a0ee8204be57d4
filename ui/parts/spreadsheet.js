// Importing a spreadsheet, or titles that are pasted, in three steps: what, which column goes where, and what comes of it.

import { flush } from "../autosave.js";
import { copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { sheetChoose, sheetDrop, sheetImport, sheetPaste, sheetPreview, sheetSaveLeft, sheetStop, sheetTurn } from "../ipc_spreadsheet.js";
import { behindSystemDialog, inDialog, openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { perform, session } from "../screen.js";
import { steps } from "./spreadsheet_steps.js";

/** @import { Sheet, SheetMapping, SheetPreview, SheetProgress } from "../bindings.d.ts" */

/** Of a larger file no bytes are sent: it is chosen, and read where it lies. */
const MOST = 32 << 20;

/**
 * What is shown, while the dialog is open.
 * @typedef {object} Shown
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} place what a step is drawn in
 * @property {"choose" | "map" | "preview"} step
 * @property {string} pasted the titles that are typed or pasted
 * @property {Sheet | null} sheet
 * @property {SheetMapping} mapping
 * @property {SheetPreview | null} preview
 * @property {string} busy what is being done; empty where nothing is
 * @property {SheetProgress | null} progress
 * @property {string} refused why something was not done
 * @property {string} said what was done last in the dialog
 */
/** @type {Shown | null} */
let open = null;

/** Whether a file is called as spreadsheets are. @param {File} file */
export const isSpreadsheet = ({ name }) => /\.(csv|tsv|xlsx|xlsm|xlsb|xls|ods)$/i.test(name);

/** Opens the dialog, on a file where one was dropped. @param {File} [file] */
export async function openSpreadsheet(file) {
  if (open && file) return look(() => dropped(file));
  if (!session().workspace || inDialog()) return;
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Import when it is saved." });
  const place = h("div", { class: "spreadsheet-step" });
  const dialog = h("dialog", { class: "dialog spreadsheet", "aria-labelledby": "spreadsheet-title" }, place);
  open = {
    dialog,
    place,
    step: "choose",
    pasted: "",
    sheet: null,
    mapping: { hasHeader: false, fields: [] },
    preview: null,
    busy: "",
    progress: null,
    refused: "",
    said: "",
  };
  draw();
  const closed = openDialog(dialog);
  if (file) void look(() => dropped(file));
  await closed;
  const isBusy = open.busy !== "";
  open = null;
  if (isBusy) await sheetStop();
}

/** @param {File} file */
function dropped(file) {
  if (file.size > MOST) throw new Problem("refused", `“${file.name}” is too large to be dropped. Choose it, or import it in parts.`);
  return sheetDrop(file);
}

function draw() {
  if (open) patch(open.place, steps(open));
}

/** Goes to a step, with the focus at its beginning. @type {(step: Shown["step"], what?: Partial<Shown>) => void} */
function goTo(step, what = {}) {
  if (!open) return;
  open = Object.assign(open, { busy: "", progress: null, refused: "", said: "" }, what, { step });
  draw();
  const first = open.place.querySelector("[data-first]");
  if (first instanceof HTMLElement) first.focus();
}

/**
 * Does what may be refused, or stopped by closing the dialog.
 * @template T
 * @param {string} busy what is said meanwhile
 * @param {() => Promise<T>} deed
 * @returns {Promise<T | null>} null where it was refused, or the dialog is no more
 */
async function during(busy, deed) {
  const mine = open;
  if (!mine || mine.busy !== "") return null;
  Object.assign(mine, { busy, progress: null, refused: "", said: "" });
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
    mine.busy = "";
    draw();
  }
}

/** Looks at a table, and goes on to its columns; titles alone need no such step. @param {() => Promise<Sheet | null>} find */
async function look(find) {
  const sheet = await during("Reading…", find);
  if (!sheet) return;
  const { mapping } = sheet;
  goTo("map", { sheet, mapping });
  if (sheet.name === "" && sheet.columns.length === 1) await preview();
}

/** Hears how far it has come. @param {SheetProgress} progress */
function come(progress) {
  if (!open || open.busy === "") return;
  open.progress = progress;
  draw();
}

async function preview() {
  const mapping = open?.mapping;
  if (!mapping) return;
  const found = await during("Looking at what it would change…", () => sheetPreview(mapping, come));
  if (found) goTo("preview", { preview: found });
}

async function take() {
  const mine = open;
  if (!mine) return;
  let refused = "";
  const done = await during("Importing…", () =>
    perform(() => sheetImport(mine.mapping, come), { offerUndo: true, follow: true, onRefusal: (message) => (refused = message) }),
  );
  if (done) return mine.dialog.close();
  mine.refused = refused;
  draw();
}

/** @param {number} sheet @param {boolean} hasHeader */
async function turn(sheet, hasHeader) {
  const turned = await during("Reading…", () => sheetTurn(sheet, hasHeader));
  if (turned && open) Object.assign(open, { sheet: turned, mapping: turned.mapping });
  draw();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  importSpreadsheet: () => void openSpreadsheet(),
  chooseSpreadsheet: () => void look(() => behindSystemDialog(sheetChoose)),
  typeTitles(field) {
    if (open && field instanceof HTMLTextAreaElement) open.pasted = field.value;
  },
  takeTitles() {
    const text = open?.pasted ?? "";
    void look(() => sheetPaste(text));
  },
  mapColumn(select) {
    if (!open || !(select instanceof HTMLSelectElement)) return;
    open.mapping.fields[Number(select.dataset.column)] = select.value;
    draw();
  },
  turnSheet(select) {
    if (open && select instanceof HTMLSelectElement) void turn(Number(select.value), open.mapping.hasHeader);
  },
  turnHeader(box) {
    if (open?.sheet && box instanceof HTMLInputElement) void turn(open.sheet.sheet, box.checked);
  },
  previewSpreadsheet: () => void preview(),
  takeSpreadsheet: () => void take(),
  stopSpreadsheet: () => void sheetStop(),
  backInSpreadsheet() {
    if (open) goTo(open.step === "preview" ? "map" : "choose");
  },
  copyLeftOut() {
    if (!open?.preview) return;
    const isTaken = copyText(open.preview.leftAsText);
    open.said = isTaken ? "Copied. Paste it into a spreadsheet." : "The clipboard did not take it.";
    draw();
  },
  async saveLeftOut() {
    if (!open?.preview) return;
    try {
      const file = await sheetSaveLeft(open.mapping);
      if (!file || !open) return;
      open.said = `Saved as ${file.path}. Mend the rows there, and import them.`;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (open) open.said = error.message;
    }
    draw();
  },
  leaveSpreadsheet: () => open?.dialog.close(),
};
