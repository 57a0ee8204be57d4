// Something measured: a number, where it comes from, and its day, saved together.

import { keyOf, saveAs, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { enter } from "../ipc.js";
import { asKept, dayed, EXAMPLE } from "../words/when.js";

/** @import { Ask, Measure } from "../bindings.d.ts" */

const parts = /** @type {const} */ (["value", "source", "date"]);

const labels = { value: "Value", source: "Source", date: "Day" };
const hints = { value: "4.5", source: "Where it comes from", date: EXAMPLE };

// Kept while unsaved as one text, a line a part.
saveAs("measure", {
  pause: 2000,
  read(field) {
    const group = field.closest(".measure");
    const typed = parts.map((part) => group?.querySelector(`[data-part=${part}]`));
    return typed.map((input) => (input instanceof HTMLInputElement ? input.value : "")).join("\n");
  },
  send: (document, record, name, typed, seen) => enter(document, record, name, { measure: kept(typed) }, seen),
});

/** @type {(typed: string) => Measure} */
function measureOf(typed) {
  const [value = "", source = "", date = ""] = typed.split("\n");
  return { value, source, date };
}

/** The same, its day as it is kept. @param {string} typed */
function kept(typed) {
  const { date, ...others } = measureOf(typed);
  return { ...others, date: asKept(date) };
}

/**
 * The fields of a measure, each with its label; `about` names what describes them.
 * @type {(ask: Ask, id: string, about: string, readonly: boolean) => HTMLElement}
 */
export function measureFields({ document: owner, record, field, measure, hasSource, hint }, id, about, readonly) {
  const unsaved = unsavedText(keyOf(owner, record, field));
  const shown = unsaved === undefined ? measure && { ...measure, date: dayed(measure.date) } : measureOf(unsaved);
  return h(
    "div",
    { class: "measure" },
    parts
      .filter((part) => part !== "source" || hasSource)
      .map((part) => {
        const input = h("input", {
          type: "text",
          class: "field",
          id: part === "value" ? id : `${id}-${part}`,
          name: field,
          value: shown?.[part] ?? "",
          placeholder: (part === "source" && hint) || hints[part],
          inputmode: part === "value" ? "decimal" : null,
          spellcheck: part === "source" ? "true" : "false",
          autocomplete: "off",
          readonly,
          "data-document": owner,
          "data-record": record,
          "data-kind": "measure",
          "data-part": part,
          "aria-describedby": about,
        });
        if (unsaved !== undefined) dirty.add(input);
        return h("div", { key: part, class: `part ${part}` }, h("label", { for: input.id }, labels[part]), input);
      }),
  );
}
