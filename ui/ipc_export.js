// The bridge to the core for exports, as ipc.js is for all else. null is a dialog that was cancelled.

import { ask, bridge } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** @type {(scope: B.Scope, options: B.ExportOptions) => Promise<B.Preview>} */
export const exportPreview = (scope, options) => ask("export_preview", { scope, options });
/** @type {(scope: B.Scope, format: B.Format, options: B.ExportOptions) => Promise<B.SavedFile | null>} */
export const exportSave = (scope, format, options) => ask("export_save", { scope, format, options });

/**
 * Saves each use case of a scope in a file of its own.
 * @param {B.Scope} scope
 * @param {B.Format} format
 * @param {B.ExportOptions} options
 * @param {(progress: B.ExportProgress) => void} listener hears of every file
 * @returns {Promise<B.SavedFiles | null>}
 */
export function exportSaveEach(scope, format, options, listener) {
  const progress = new (bridge().Channel)();
  progress.onmessage = listener;
  return ask("export_save_each", { scope, format, options, progress });
}

/** Saves what another tool takes in; several files go to a folder. @type {(scope: B.Scope, to: B.HandOver, options: B.ExportOptions) => Promise<B.HandedOver | null>} */
export const exportHandOver = (scope, to, options) => ask("export_hand_over", { scope, to, options });
/** Stops saving one file each, after the files that are being written. @returns {Promise<void>} */
export const exportStop = () => ask("export_stop");
/** Keeps how the person likes exports. @type {(habits: B.ExportHabits) => Promise<void>} */
export const exportHabits = (habits) => ask("export_habits", { habits });
