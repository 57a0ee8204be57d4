// Pictures of the workspace, fetched once each.

import { h } from "../dom.js";
import { designBytes, Problem } from "../ipc.js";

/** Where the bytes are, or why they can't be shown, by the hash that names them. @type {Map<string, { url: string, problem: string }>} */
const fetched = new Map();

/** @type {(hash: string, mime: string, alt: string) => HTMLElement} */
export function picture(hash, mime, alt) {
  const known = fetched.get(hash);
  if (!known) void fetchOnce(hash, mime);
  if (known?.problem) return h("span", { class: "bad no-picture", key: "problem" }, known.problem);
  return h("img", { key: hash, alt, src: known?.url || null, "data-picture": hash });
}

/** @type {(hash: string, mime: string) => Promise<void>} */
async function fetchOnce(hash, mime) {
  const entry = { url: "", problem: "" };
  fetched.set(hash, entry);
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
