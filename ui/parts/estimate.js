// What a number is believed to be: low, likely and high, saved together.

import { keyOf, saveAs, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { enter } from "../ipc.js";

/** @import { Ask, Estimate } from "../bindings.d.ts" */

const parts = /** @type {const} */ (["low", "likely", "high"]);

const labels = { low: "Low", likely: "Likely", high: "High" };

// Kept while unsaved as one text, a line a part.
saveAs("estimate", {
  pause: 2000,
  read(field) {
    const group = field.closest(".estimate");
    const typed = parts.map((part) => group?.querySelector(`[data-part=${part}]`));
    return typed.map((input) => (input instanceof HTMLInputElement ? input.value : "")).join("\n");
  },
  send: (document, record, name, typed, seen) => enter(document, record, name, { estimate: estimateOf(typed) }, seen),
});

/** @type {(typed: string) => Estimate} */
function estimateOf(typed) {
  const [low = "", likely = "", high = ""] = typed.split("\n");
  return { low, likely, high };
}

/**
 * The fields of an estimate, each with its label and what it counts; `about` names what describes them.
 * @type {(ask: Ask, id: string, about: string, readonly: boolean) => HTMLElement}
 */
export function estimateFields({ document: owner, record, field, estimate, unit, hint }, id, about, readonly) {
  const unsaved = unsavedText(keyOf(owner, record, field));
  const shown = unsaved === undefined ? estimate : estimateOf(unsaved);
  return h(
    "div",
    { class: "estimate" },
    parts.map((part) => {
      const input = h("input", {
        type: "text",
        class: "field",
        id: part === "low" ? id : `${id}-${part}`,
        name: field,
        value: shown?.[part] ?? "",
        inputmode: "decimal",
        spellcheck: "false",
        autocomplete: "off",
        readonly,
        "data-document": owner,
        "data-record": record,
        "data-kind": "estimate",
        "data-part": part,
        "aria-describedby": about,
      });
      if (unsaved !== undefined) dirty.add(input);
      const label = unit === "" ? labels[part] : `${labels[part]}, ${unit}`;
      return h("div", { key: part, class: "part" }, h("label", { for: input.id }, label), input);
    }),
    hint !== "" && h("p", { class: "muted hint", key: "hint" }, hint),
  );
}
