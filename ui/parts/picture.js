// Pictures of the workspace, fetched once each.

import { h } from "../dom.js";
import { designBytes, Problem } from "../ipc.js";

/** @typedef {{ url: string, problem: string, done: Promise<void> }} Entry */

/** Where the bytes are, or why they can't be shown, by the hash that names them. @type {Map<string, Entry>} */
const fetched = new Map();

/** @type {(hash: string, mime: string, alt: string) => HTMLElement} */
export function picture(hash, mime, alt) {
  const known = fetched.get(hash);
  if (!known) fetchOnce(hash, mime);
  if (known?.problem) return h("span", { class: "bad no-picture", key: "problem" }, known.problem);
  return h("img", { key: hash, alt, src: known?.url || null, "data-picture": hash });
}

/**
 * Shows the pictures that HTML from the core names; done when all are there, ready to be printed.
 * @param {ParentNode} root
 */
export async function showPictures(root) {
  const named = () => [...root.querySelectorAll("img")].filter(({ dataset }) => dataset.picture);
  for (const { dataset } of named()) {
    const { picture: hash = "", mime = "" } = dataset;
    await (fetched.get(hash) ?? fetchOnce(hash, mime)).done;
  }
  for (const image of named()) {
    const url = fetched.get(image.dataset.picture ?? "")?.url;
    if (!url) continue; // its alternative text is shown
    if (!image.src) image.src = url;
    await image.decode().catch(() => {});
  }
}

/** @type {(hash: string, mime: string) => Entry} */
function fetchOnce(hash, mime) {
  /** @type {Entry} */
  const entry = { url: "", problem: "", done: Promise.resolve() };
  fetched.set(hash, entry);
  entry.done = fetchInto(entry, hash, mime);
  return entry;
}

/** @type {(entry: Entry, hash: string, mime: string) => Promise<void>} */
async function fetchInto(entry, hash, mime) {
  try {
    entry.url = URL.createObjectURL(new Blob([await designBytes(hash)], { type: mime }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    entry.problem = error.message;
  }
  for (const shown of document.querySelectorAll(`[data-picture="${CSS.escape(hash)}"]`)) {
    shown.replaceWith(picture(hash, mime, shown.getAttribute("alt") ?? ""));
  }
}

/** Lets go of what another workspace showed. */
export function forgetPictures() {
  for (const { url } of fetched.values()) if (url !== "") URL.revokeObjectURL(url);
  fetched.clear();
}
