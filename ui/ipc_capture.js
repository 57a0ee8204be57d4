// The bridge to the core for captures that are held against the tagging plan; null is a dialog that was cancelled, or a check that was stopped.

import { ask, bridge, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** Asks for a capture, and answers whether one was chosen. @returns {Promise<boolean>} */
export const captureChoose = () => ask("capture_choose");

/**
 * Checks the one that was chosen.
 * @param {(progress: B.CaptureProgress) => void} listener hears how far it has come
 * @returns {Promise<B.Captured | null>}
 */
export function captureRead(listener) {
  const progress = new (bridge().Channel)();
  progress.onmessage = listener;
  return ask("capture_read", { progress });
}

/**
 * Sends a capture that was dropped, and checks it.
 * @param {File} file
 * @param {(progress: B.CaptureProgress) => void} listener hears how far it has come
 * @returns {Promise<B.Captured | null>}
 */
export async function captureDrop(file, listener) {
  const bytes = new Uint8Array(await bytesOf(file, listener));
  const name = new URLSearchParams({ name: file.name }).toString();
  await ask("capture_drop", bytes, { headers: { "Ninefold-Name": name } });
  return captureRead(listener);
}

/** @type {(file: File, listener: (progress: B.CaptureProgress) => void) => Promise<ArrayBuffer>} */
const bytesOf = (file, listener) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) =>
      listener({ percent: total > 0 ? Math.floor((loaded * 100) / total) : null, inWords: `${Math.floor(loaded / 1e6)} of ${Math.ceil(total / 1e6)} MB taken in` });
    reader.onload = () => resolve(/** @type {ArrayBuffer} */ (reader.result));
    // It may be gone by then, or a folder.
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(file);
  });

/** Checks what was pasted. @type {(text: string) => Promise<B.Captured | null>} */
export const capturePaste = (text) => ask("capture_paste", { text: text.toWellFormed() });
/** What the last one has shown. @type {(isDenied: boolean) => Promise<B.Captured>} `isDenied`: it was made with consent denied */
export const captureShow = (isDenied) => ask("capture_show", { isDenied });
/** Marks the tags as verified that it has shown as planned. @returns {Promise<B.Done>} */
export const captureVerify = () => change("capture_verify");
/** Stops checking. @returns {Promise<void>} */
export const captureStop = () => ask("capture_stop");
