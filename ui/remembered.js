// What this window remembers on this computer, through the shell: a value a name, none of it part of the work.

import { rememberedAll, rememberedPut } from "./ipc.js";

/** JSON texts. @type {Record<string, string>} */
let known = {};
/** Names whose values are not on disk yet. @type {Set<string>} */
const fresh = new Set();
/** @type {Promise<void> | null} */
let writing = null;

/** Reads all of it, once, before anything is drawn. */
export async function recall() {
  // It is nothing to stop for.
  known = await rememberedAll().catch(() => ({}));
}

/** The value of a name; the other one where there is none. @template T @param {string} name @param {T} otherwise @returns {T} */
export function remembered(name, otherwise) {
  try {
    return Object.hasOwn(known, name) ? JSON.parse(known[name]) : otherwise;
  } catch {
    return otherwise;
  }
}

/** Remembers a value from now on. @param {string} name @param {unknown} value */
export function remember(name, value) {
  const text = JSON.stringify(value);
  if (known[name] === text) return;
  known[name] = text;
  fresh.add(name);
  writing ??= write();
}

/** Resolves when everything is on disk, or could not be written. */
export const allRemembered = async () => writing;

async function write() {
  for (const name of fresh) {
    // What is put meanwhile is written after it.
    fresh.delete(name);
    await rememberedPut(name, known[name]).catch(() => {});
  }
  writing = null;
}
