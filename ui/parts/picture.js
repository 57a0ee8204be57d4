// Pictures of the workspace, fetched once each in each form: small for lists, as large as a screen where they stand by
// themselves. The core makes the forms; the window never decodes what somebody attached as it is.

import { h } from "../dom.js";
import { designShown, Problem } from "../ipc.js";

/** @typedef {"thumbnail" | "screen"} Form */
/** @typedef {{ url: string, problem: string, done: Promise<void> }} Entry */

/** Where the bytes are, or why they can't be shown, by form and hash. @type {Map<string, Entry>} */
const fetched = new Map();

/** @type {(hash: string, form: Form) => string} */
const named = (hash, form) => `${form} ${hash}`;

/** @type {(hash: string, form: Form, alt: string) => HTMLElement} */
export function picture(hash, form, alt) {
  const known = fetched.get(named(hash, form));
  if (!known) fetchOnce(hash, form);
  if (known?.problem) return h("span", { class: "bad no-picture", key: "problem" }, known.problem);
  return h("img", { key: hash, alt, src: known?.url || null, "data-picture": hash, "data-form": form });
}

/**
 * Shows the pictures that HTML from the core names; done when all are there, ready to be printed.
 * @param {ParentNode} root
 */
export async function showPictures(root) {
  const pictures = () => [...root.querySelectorAll("img")].filter(({ dataset }) => dataset.picture);
  for (const image of pictures()) image.dataset.form = "screen";
  for (const { dataset } of pictures()) {
    const { picture: hash = "" } = dataset;
    await (fetched.get(named(hash, "screen")) ?? fetchOnce(hash, "screen")).done;
  }
  for (const image of pictures()) {
    const { picture: hash = "" } = image.dataset;
    const { url = "", problem = "" } = fetched.get(named(hash, "screen")) ?? {};
    if (problem) image.replaceWith(picture(hash, "screen", image.alt));
    if (!url) continue;
    if (!image.src) image.src = url;
    await image.decode().catch(() => {});
  }
}

/** @type {(hash: string, form: Form) => Entry} */
function fetchOnce(hash, form) {
  /** @type {Entry} */
  const entry = { url: "", problem: "", done: Promise.resolve() };
  fetched.set(named(hash, form), entry);
  entry.done = fetchInto(entry, hash, form);
  return entry;
}

/** @type {(entry: Entry, hash: string, form: Form) => Promise<void>} */
async function fetchInto(entry, hash, form) {
  try {
    // What kind of picture it is, its first bytes tell.
    entry.url = URL.createObjectURL(new Blob([await designShown(hash, form)]));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    entry.problem = error.message;
  }
  for (const shown of document.querySelectorAll(`[data-picture="${CSS.escape(hash)}"][data-form="${form}"]`)) {
    shown.replaceWith(picture(hash, form, shown.getAttribute("alt") ?? ""));
  }
}

/** Lets go of what another workspace showed. */
export function forgetPictures() {
  for (const { url } of fetched.values()) if (url !== "") URL.revokeObjectURL(url);
  fetched.clear();
}
