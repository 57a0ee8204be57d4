// A score: five labeled radios that can be cleared again.

import { h } from "../dom.js";
import { setScore } from "../ipc.js";
import { perform } from "../screen.js";
import { notApplicable } from "./applicable.js";

/** @import { Dimension } from "../bindings.d.ts" */

/** @type {(useCase: string, dimension: Dimension, readonly: boolean) => HTMLElement} */
export function scale(
  useCase,
  { field, name, description, direction, axis, labels, score, notApplicable: off },
  readonly,
) {
  const about = `about-${field}`;
  return h(
    "fieldset",
    {
      class: "dimension",
      key: field,
      "data-use-case": useCase,
      "data-field": field,
      "data-scored": String(score !== null),
      "data-on-change": "score",
      "data-on-keydown": "scoreKey",
      "aria-describedby": about,
      disabled: readonly,
    },
    h("legend", null, name),
    h(
      "div",
      { class: "judged" },
      h(
        "p",
        { id: about },
        description,
        " · ",
        h("span", { class: "direction" }, `${axis}, ${direction.toLowerCase()}`),
      ),
      h(
        "div",
        { class: "scale-tools" },
        score !== null &&
          !off &&
          !readonly &&
          h(
            "button",
            {
              type: "button",
              class: "link",
              key: "clear",
              "data-action": "clearScore",
              "aria-label": `Clear the score of ${name}`,
            },
            "Clear",
          ),
        !readonly && notApplicable(useCase, field, off, name),
      ),
    ),
    off
      ? h("p", { class: "unscored" }, "Not applicable")
      : h(
          "div",
          { class: "scale" },
          labels.map((label, index) =>
            h(
              "label",
              null,
              h("input", { type: "radio", name: field, value: index + 1, checked: score === index + 1 }),
              h("span", { class: "value" }, index + 1),
              " ",
              h("span", { class: "rating" }, label),
            ),
          ),
        ),
  );
}

/** @type {(scale: HTMLElement, score: number | null) => void} */
function choose({ dataset: { useCase = "", field = "" } }, score) {
  void perform(() => setScore(useCase, field, score));
}

/** @type {(scale: HTMLElement) => HTMLInputElement[]} */
const radios = (scale) => [...scale.querySelectorAll("input")];

/** @param {HTMLElement} scale */
function clear(scale) {
  const chosen = radios(scale).find((radio) => radio.checked);
  if (!chosen) return;
  chosen.checked = false;
  // "Clear" is about to go away; a radio still holds the focus then.
  if (!(document.activeElement instanceof HTMLInputElement)) chosen.focus();
  choose(scale, null);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  score(scale, event) {
    choose(scale, Number(event.target.value));
  },
  scoreKey(scale, event) {
    if (!(event.target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (["0", "Delete", "Backspace"].includes(event.key)) clear(scale);
    else if (!/^[1-5]$/.test(event.key)) return;
    else {
      const radio = radios(scale)[Number(event.key) - 1];
      radio.focus();
      if (!radio.checked) {
        radio.checked = true;
        choose(scale, Number(event.key));
      }
    }
    event.preventDefault();
  },
  clearScore(button) {
    const scale = button.closest("fieldset");
    if (scale) clear(scale);
  },
};
