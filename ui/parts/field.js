// A field whose text is saved as it is typed, and which reads as text while nobody writes in it.

import { keyOf, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { reading } from "./reading.js";

/** @import { Read } from "./reading.js" */

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
 * @param {Read} [what.read] what a text in Markdown reads as
 * @param {import("../dom.js").Props} what.props `id`, `placeholder`, `readonly` and the like
 */
export function textField({ document: owner, record, name, value, singleLine = false, read, props }) {
  const unsaved = unsavedText(keyOf(owner, record, name));
  if (read?.html && props.readonly) {
    const place = { id: props.id, name, "data-document": owner, "data-record": record, tabindex: -1 };
    return h("div", { class: "grow", "data-shows": "reading" }, reading(read, value, place));
  }
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
  // Not until what is in the field is what was read.
  const isRead = read?.html && unsaved === undefined && !isWrittenIn(owner, record, name);
  if (isRead) field.classList.add("unseen");
  return h(
    "div",
    { class: "grow", "data-shows": isRead ? "reading" : "field" },
    read?.html && reading({ ...read, name: `${read.name}: as it reads` }, value, {}),
    field,
    h("div", { class: "mirror", dir: "auto", "aria-hidden": true }, isRead ? null : mirrored(field)),
  );
}

/** Whether a field has the focus. @type {(document: string, record: string, name: string) => boolean} */
function isWrittenIn(owner, record, name) {
  const field = document.activeElement;
  return (
    field instanceof HTMLTextAreaElement &&
    field.name === name &&
    field.dataset.record === record &&
    field.dataset.document === owner
  );
}

/** @template {Element} F @param {F} field @param {string | undefined} unsaved */
function marked(field, unsaved) {
  if (unsaved !== undefined) dirty.add(field);
  return field;
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
