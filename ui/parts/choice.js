// One of a few: radios that can be cleared again, by a button or a key.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { perform } from "../screen.js";

/** @import { Props } from "../dom.js" */

/**
 * What the fieldset around the radios carries: the field to enter one in, and what one is there.
 * @type {(at: { document: string, record: string, field: string }, entry: "score" | "choice") => Props}
 */
export const chosen = ({ document, record, field }, entry) => ({
  "data-field": field,
  "data-document": document,
  "data-record": record,
  "data-entry": entry,
  "data-on-change": "choose",
  "data-on-keydown": "chooseByKey",
});

/** @param {string} label what it clears, for those who don't see where it stands */
export const clearButton = (label) =>
  h(
    "button",
    { type: "button", class: "link", key: "clear", "data-action": "clearChoice", "data-writes": true, "aria-label": label },
    "Clear",
  );

/**
 * A radio for each grade from 1, in a row: its number with its word, or where there is no room the number alone.
 * @type {(field: string, labels: string[], grade: number | null, more?: { record?: string, isShort?: boolean }) => HTMLElement}
 */
export const grades = (field, labels, grade, { record, isShort = false } = {}) =>
  h(
    "div",
    { class: "scale", key: "scale" },
    labels.map((label, index) =>
      h(
        "label",
        isShort ? { title: label } : null,
        h("input", {
          type: "radio",
          name: field,
          value: index + 1,
          checked: grade === index + 1,
          "data-record": record,
        }),
        h("span", { class: "value" }, index + 1),
        " ",
        h("span", { class: isShort ? "unseen" : "rating" }, label),
      ),
    ),
  );

/** @type {(group: HTMLElement, value: string | null) => void} */
function choose({ dataset: { document = "", record = "", field = "", entry } }, value) {
  const some = value && (entry === "score" ? { score: Number(value) } : { choice: value });
  void perform(() => enter(document, record, field, some || "nothing"));
}

/** @type {(group: HTMLElement) => HTMLInputElement[]} */
const radios = (group) => [...group.querySelectorAll("input")];

/** @param {HTMLElement} group */
function clear(group) {
  const chosen = radios(group).find((radio) => radio.checked);
  if (!chosen) return;
  chosen.checked = false;
  // "Clear" is about to go away; a radio still holds the focus then.
  if (!(document.activeElement instanceof HTMLInputElement)) chosen.focus();
  choose(group, null);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  choose(group, event) {
    const { target } = event;
    // A text that stands with the radios, such as a reason, changes too.
    const isChoice = target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "radio");
    if (isChoice) choose(group, target.value || null);
  },
  chooseByKey(group, event) {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = radios(group);
    if (["0", "Delete", "Backspace"].includes(event.key)) clear(group);
    else if (!/^[1-9]$/.test(event.key) || Number(event.key) > all.length) return;
    else {
      const radio = all[Number(event.key) - 1];
      radio.focus();
      if (!radio.checked) {
        radio.checked = true;
        choose(group, radio.value);
      }
    }
    event.preventDefault();
  },
  clearChoice(button) {
    const group = button.closest("fieldset");
    if (group) clear(group);
  },
};
