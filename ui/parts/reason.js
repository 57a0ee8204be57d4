// Why a score is what it is, or why something is not applicable: a quiet offer, and a field where somebody took it.

import { keyOf, unsavedText } from "../autosave.js";
import { h } from "../dom.js";
import { draw } from "../screen.js";
import { textField } from "./field.js";
import { savedState } from "./saved.js";

/** @import { Place, Reason } from "../bindings.d.ts" */

/** The fields that are shown though they are empty. @type {Set<string>} */
const opened = new Set();

/** Shows the reason that a place is about, and no other that is empty. @param {Place} place */
export function revealReason({ field }) {
  opened.clear();
  if (field) opened.add(field);
}

/** @type {(useCase: string, reason: Reason | null, readonly: boolean) => import("../dom.js").Child} */
export function reasonFor(useCase, reason, readonly) {
  if (reason === null) return null;
  const { field, of, text, html, edited } = reason;
  const key = `reason ${field}`;
  if (readonly && text === "") return null;
  const isShown = text !== "" || opened.has(field) || unsavedText(keyOf(useCase, useCase, field)) !== undefined;
  if (!isShown) {
    return h(
      "button",
      {
        type: "button",
        class: "link add-reason",
        key,
        "data-action": "addReason",
        "data-writes": true,
        "data-field": field,
        "aria-label": `Add a reason for ${of}`,
      },
      "Add a reason",
    );
  }
  const id = `field-${field}`;
  const saved = savedState(useCase, useCase, field, edited);
  return h(
    "div",
    { class: "reason", key },
    h("label", { for: id }, "Reason", h("span", { class: "unseen" }, ` for ${of}`)),
    textField({
      document: useCase,
      record: useCase,
      name: field,
      value: text,
      read: { html, name: `Reason for ${of}` },
      props: { id, readonly, placeholder: "Why? You can leave it empty.", "aria-describedby": saved.id },
    }),
    saved,
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async addReason({ dataset: { field = "" } }) {
    opened.add(field);
    await draw();
    document.getElementById(`field-${field}`)?.focus();
  },
};
