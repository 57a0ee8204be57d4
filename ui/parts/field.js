// A field whose text is saved as it is typed, and a question with its answer.

import { keyOf, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { notApplicable } from "./applicable.js";
import { savedState } from "./saved.js";
import { takenBy } from "./taken.js";

/** @import { Question } from "../bindings.d.ts" */

/** So much of a text decides how high its field grows; a longer one is scrolled inside. In characters. */
const MIRRORED = 20_000;

/**
 * An input or a growing textarea that autosave listens to. What is typed and not saved yet is shown, whatever the
 * view model says.
 *
 * @param {object} what
 * @param {string} what.document
 * @param {string} what.record
 * @param {string} what.name
 * @param {string} what.value
 * @param {boolean} [what.singleLine]
 * @param {import("../dom.js").Props} what.props `id`, `placeholder`, `readonly` and the like
 */
export function textField({ document: owner, record, name, value, singleLine = false, props }) {
  const unsaved = unsavedText(keyOf(owner, record, name));
  const text = unsaved ?? value;
  const all = {
    "data-document": owner,
    "data-record": record,
    name,
    spellcheck: "true",
    autocomplete: "off",
    dir: "auto",
    value: text,
    ...props,
    class: props.class ? `field ${props.class}` : "field",
  };
  if (singleLine) return marked(h("input", { type: "text", ...all }), unsaved);
  const field = marked(h("textarea", { rows: 1, "data-on-input": "grow", "data-on-redrawn": "grow", ...all }), unsaved);
  return h("div", { class: "grow" }, field, h("div", { class: "mirror", dir: "auto", "aria-hidden": true }, mirrored(field)));
}

/** @template {Element} F @param {F} field @param {string | undefined} unsaved */
function marked(field, unsaved) {
  if (unsaved !== undefined) dirty.add(field);
  return field;
}

/**
 * A question with its answer and saved state, and what stands below these.
 * @type {(useCase: string, question: Question, readonly: boolean, below: import("../dom.js").Child) => HTMLElement}
 */
export function questionField(
  useCase,
  { field, text, hint, singleLine, answer, slot, notApplicable: off, taken, edited },
  readonly,
  below,
) {
  const id = `field-${field}`;
  const saved = savedState(useCase, useCase, field, edited);
  const told = takenBy(id, taken);
  return h(
    "div",
    { class: `question card${off ? " off" : ""}`, key: field },
    h(
      "div",
      { class: "asked" },
      h("label", { for: id }, text),
      saved,
      slot && !readonly && notApplicable(useCase, slot, off, text),
    ),
    textField({
      document: useCase,
      record: useCase,
      name: field,
      value: answer,
      singleLine,
      props: {
        id,
        placeholder: off && answer === "" ? "Not applicable" : hint,
        readonly,
        "data-markdown": !singleLine,
        "aria-describedby": told ? `${saved.id} ${told.id}` : saved.id,
      },
    }),
    told,
    below,
  );
}

/** What the field shows, and a sign more, so that a last, empty line is in sight. @param {HTMLTextAreaElement} field */
const mirrored = ({ value, placeholder }) => `${(value || placeholder).slice(0, MIRRORED)}\u200b`;

/** @type {import("../screen.js").Actions} */
export const actions = {
  grow(field) {
    const mirror = field.nextElementSibling;
    if (field instanceof HTMLTextAreaElement && mirror) mirror.textContent = mirrored(field);
  },
};
