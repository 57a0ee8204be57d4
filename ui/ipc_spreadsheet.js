// The bridge to the core for spreadsheets that are imported, as ipc.js is for all else; null is a dialog that was cancelled.

import { ask, bridge, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** Asks for a spreadsheet, and answers its columns. @returns {Promise<B.Sheet | null>} */
export const sheetChoose = () => ask("sheet_choose");
/** Sends a spreadsheet that was dropped, and answers its columns. @type {(file: File) => Promise<B.Sheet>} */
export const sheetDrop = async (file) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = new URLSearchParams({ name: file.name }).toString();
  return ask("sheet_drop", bytes, { headers: { "Ninefold-Name": name } });
};
/** Takes titles or cells that were pasted. @type {(text: string) => Promise<B.Sheet>} */
export const sheetPaste = (text) => ask("sheet_paste", { text });
/** Turns to another sheet, or takes the first row for a header or not. @type {(sheet: number, hasHeader: boolean) => Promise<B.Sheet>} */
export const sheetTurn = (sheet, hasHeader) => ask("sheet_turn", { sheet, hasHeader });

/**
 * What taking it in would do.
 * @param {B.SheetMapping} mapping
 * @param {(progress: B.SheetProgress) => void} listener hears how far it has come
 * @returns {Promise<B.SheetPreview>}
 */
export const sheetPreview = (mapping, listener) => ask("sheet_preview", { mapping, progress: heard(listener) });

/**
 * Takes it in.
 * @param {B.SheetMapping} mapping
 * @param {(progress: B.SheetProgress) => void} listener hears how far it has come
 * @returns {Promise<B.Done>}
 */
export const sheetImport = (mapping, listener) => change("sheet_import", { mapping, progress: heard(listener) });

/** Saves the rows that are left out, with why. @type {(mapping: B.SheetMapping) => Promise<B.SavedFile | null>} */
export const sheetSaveLeft = (mapping) => ask("sheet_save_left", { mapping });

/** Stops either, with nothing done. @returns {Promise<void>} */
export const sheetStop = () => ask("sheet_stop");

/** @param {(progress: B.SheetProgress) => void} listener */
function heard(listener) {
  const progress = new (bridge().Channel)();
  progress.onmessage = listener;
  return progress;
}
