// A number alone: typed, and moved by a slider where it lies within a range that one can oversee.

import { saveAs } from "../autosave.js";
import { h } from "../dom.js";
import { enter } from "../ipc.js";

/** @import { Ask } from "../bindings.d.ts" */
/** @import { Props } from "../dom.js" */

/** Over a longer way a slider is no help. */
const STEPS = 100;

// A number is checked when it is whole.
saveAs("number", {
  pause: 2000,
  read: (field) => field.value,
  send: (document, record, name, number) => enter(document, record, name, { number }),
});

/** What makes a line the field of a number. @type {(asked: Ask) => Props} */
export const numberProps = ({ hint, range, unit }) => ({
  "data-kind": "number",
  spellcheck: "false",
  inputmode: "decimal",
  autocomplete: "off",
  placeholder: hint || (range && range.usual > 0 ? `${range.usual}${unit}, if left empty` : ""),
});

/**
 * The slider beside the field `id`; nothing where the range is too long for one.
 * @type {(asked: Ask, id: string, readonly: boolean) => HTMLElement | null}
 */
export function slider({ field, question, range, value, unit }, id, readonly) {
  if (!range || (range.most - range.least) / range.step > STEPS) return null;
  const stands = value === "" ? String(range.usual) : value;
  return h("input", {
    ...{ type: "range", key: "slider", class: "slider", min: range.least, max: range.most, step: range.step, value: stands },
    ...{ "aria-label": question, "aria-valuetext": `${stands}${unit}`, "data-for": id, "data-of": field, disabled: readonly },
    "data-on-input": "moveNumber",
  });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  moveNumber(moved) {
    const field = document.getElementById(moved.dataset.for ?? "");
    if (!(moved instanceof HTMLInputElement && field instanceof HTMLInputElement)) return;
    field.value = moved.value;
    moved.setAttribute("aria-valuetext", moved.value);
    // As if it had been typed: it is saved, and whoever shows what follows from it hears it.
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
};
