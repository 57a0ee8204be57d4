// Adds integrations, tags and metrics by typing a name and Enter, one after the other; and deletes them.

import { dirty, h } from "../dom.js";
import { documentAdd, documentDelete } from "../ipc.js";
import { announce } from "../kit/notice.js";
import { bring } from "../kit/long_list/list.js";
import { go, here } from "../router.js";
import { perform } from "../screen.js";

/** @typedef {"integration" | "tag" | "metric" | "attribute"} Kind */

/** @type {(kind: Kind, label: string, example: string) => HTMLElement} */
export const adder = (kind, label, example) =>
  h(
    "form",
    { class: "adder", key: "adder", "data-kind": kind, "data-on-submit": "addDocument", "data-on-input": "keepTyped" },
    h("label", { for: `add-${kind}` }, label),
    h("input", { type: "text", class: "field", dir: "auto", id: `add-${kind}`, placeholder: `e.g., ${example}`, autocomplete: "off", spellcheck: "true" }),
    h("button", { class: "button" }, "Add"),
  );

/** The button in the header that leads there. @type {(kind: Kind, label: string) => HTMLElement} */
export const adderButton = (kind, label) =>
  h("button", { type: "button", class: "button primary", "data-action": "toAdder", "data-writes": true, "data-kind": kind }, label);

/**
 * Makes a document without leaving the screen, and brings its row into sight, whatever hides it.
 * @type {(kind: Kind, name: string) => Promise<boolean>}
 */
export async function add(kind, name) {
  const done = await perform(() => documentAdd(kind, name));
  if (!done) return false;
  // One of this name that was there already is told of.
  if (!done.notice) announce(`Added “${name}”.`);
  const record = done.place?.record ?? "";
  const row = (await bring(record)) ?? document.querySelector(`[data-place="${CSS.escape(record)}"]`);
  if (row) row.scrollIntoView({ block: "nearest" });
  else if (done.place) go(done.place);
  return true;
}

/**
 * Deletes a document, offering to take it back: the one of the page, which is left, or of a table's row.
 * @param {HTMLElement} button
 */
async function remove(button) {
  const row = button.closest("[data-place]");
  const neighbor = row?.nextElementSibling ?? row?.previousElementSibling;
  const id = (row instanceof HTMLElement ? row.dataset.place : here().document) ?? "";
  const done = await perform(() => documentDelete(id), { offerUndo: true, follow: row === null });
  if (!row || !done) return;
  const next = neighbor?.querySelector("[data-action=deleteDocument]") ?? document.querySelector(".adder input");
  if (next instanceof HTMLElement) next.focus();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  toAdder: ({ dataset: { kind } }) => document.getElementById(`add-${kind}`)?.focus(),
  keepTyped: (_, event) => void dirty.add(event.target),
  async addDocument(form, event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const name = input.value.trim();
    input.focus();
    if (name === "") return;
    input.value = "";
    dirty.delete(input);
    if (await add(/** @type {Kind} */ (form.dataset.kind), name)) return;
    input.value = name;
    dirty.add(input);
  },
  deleteDocument: remove,
};
