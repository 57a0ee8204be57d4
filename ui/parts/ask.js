// Anything that scoping asks: the question, the control that enters its answer, and its saved state.

import { saveAs, typed } from "../autosave.js";
import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { combobox, offer } from "../kit/combobox.js";
import { asKept, dayed, EXAMPLE } from "../words/when.js";
import { chosen, clearButton, grades } from "./choice.js";
import { estimateFields } from "./estimate.js";
import { textField } from "./field.js";
import { labels } from "./labels.js";
import { suggested } from "./like.js";
import { flag, links, optionText } from "./links.js";
import { measureFields } from "./measure.js";
import { numberProps } from "./number.js";
import { quotesFor } from "./quote.js";
import { savedState } from "./saved.js";
import { somebody } from "./somebody.js";
import { suggestions } from "./suggested.js";
import { takenBy } from "./taken.js";

/** @import { Ask } from "../bindings.d.ts" */
/** @import { Child, Props } from "../dom.js" */
/**
 * @typedef {object} Look
 * @property {boolean} [readonly]
 * @property {boolean} [compact] the control alone, for a cell of a table: the question is its accessible name
 * @property {boolean} [unnamed] without the key idea, where a heading says it already
 * @property {boolean} [brief] the key idea stands for the question, which is only heard
 * @property {boolean} [narrow] there is little room: a line grows, and who edited it is not told
 * @property {string} [label] the accessible name of a compact control, instead of the question
 * @property {Child} [above] what stands between question and control
 * @property {Child} [below] what stands under the control
 */

// A day is checked when it is whole.
saveAs("day", {
  pause: 2000,
  read: (field) => field.value,
  send: (document, record, name, day, seen) => enter(document, record, name, { day: asKept(day) }, seen),
});

// And so is a quarter.
saveAs("quarter", {
  pause: 2000,
  read: (field) => field.value,
  send: (document, record, name, quarter, seen) => enter(document, record, name, { quarter }, seen),
});

offer("suggested", {
  options: (text, input) => suggested(JSON.parse(input.dataset.offers ?? "[]"), text),
  choose(input, { value }) {
    input.value = value;
    typed(input);
    // What the script put in can't be taken back by the field itself.
    input.dispatchEvent(new Event("redrawn", { bubbles: true }));
  },
});

/** @typedef {"line" | "text" | "date" | "quarter" | "number"} Written */

/** @type {(control: Ask["control"]) => control is Written} */
const isWritten = (control) =>
  control === "line" || control === "text" || control === "date" || control === "quarter" || control === "number";

/** Draws what is asked and lets it be entered. @type {(asked: Ask, look?: Look) => HTMLElement} */
export function ask(asked, look = {}) {
  const { control } = asked;
  if (control === "rows") return framed(asked, look, "group", null);
  if (control === "choice" && look.compact) return h("div", { class: "ask", key: keyOf(asked) }, select(asked, look));
  const draw = isWritten(control) ? written : grouped[control];
  return draw(asked, look);
}

/** What the rows of an ask are drawn into by the screen: its question, and `rows` under it. */
export const askRows = (/** @type {Ask} */ asked, /** @type {Child} */ rows, /** @type {Look} */ look = {}) =>
  framed(asked, { ...look, below: rows }, "group", null);

/** @type {Record<Exclude<Ask["control"], Written | "rows">, (asked: Ask, look: Look) => HTMLElement>} */
const grouped = {
  person(asked, look) {
    const saved = savedOf(asked, look);
    const field = somebody(asked, textProps(asked, look, saved));
    return single(asked, look, saved, field);
  },
  measure(asked, look) {
    const saved = savedOf(asked, look);
    return framed(asked, look, "group", measureFields(asked, idOf(asked), saved.id, look.readonly === true), saved);
  },
  estimate(asked, look) {
    const saved = savedOf(asked, look);
    return framed(asked, look, "group", estimateFields(asked, idOf(asked), saved.id, look.readonly === true), saved);
  },
  choice: (asked, look) => framed(asked, look, "radiogroup", radios(asked)),
  rating(asked, look) {
    const labels = asked.options.map(({ name }) => name);
    const grade = asked.value === "" ? null : Number(asked.value);
    return framed(asked, look, "radiogroup", grades(asked.field, labels, grade, asked));
  },
  labels: (asked, look) => framed(asked, look, "group", labels(asked, `${idOf(asked)}-add`, look.readonly === true)),
  flags: (asked, look) => framed(asked, look, "group", flags(asked, look)),
  links(asked, look) {
    const list = links(asked, `links-${idOf(asked)}`, look.readonly === true, look.compact);
    if (!look.compact) return framed(asked, look, "group", list);
    return h(
      "details",
      { class: "ask compact", key: keyOf(asked) },
      h("summary", null, h("span", { class: "unseen" }, `${asked.question} `), inShort(asked)),
      list,
    );
  },
};

/** The links that are chosen, in the room of a cell. @param {Ask} asked */
function inShort({ options, chosen }) {
  const first = options.find(({ chosen }) => chosen);
  if (!first) return "None yet";
  return chosen === 1 ? first.name : `${first.name} and ${chosen - 1} more`;
}

/** @param {Ask} asked */
export const idOf = ({ record, field }) => `ask-${record}-${field}`;

/** @param {Ask} asked */
const keyOf = ({ record, field }) => `${record} ${field}`;

/** @param {Ask} asked */
const savedOf = ({ document, record, field, edited }, /** @type {Look} */ { compact = false, narrow = false }) =>
  savedState(document, record, field, compact || narrow ? null : edited);

/** @type {(asked: Ask, look: Look, saved: HTMLElement) => Props} */
const textProps = (asked, { readonly = false, compact = false, label = asked.question }, saved) => ({
  id: idOf(asked),
  placeholder: asked.hint,
  readonly,
  "aria-describedby": asked.taken ? `${saved.id} ${idOf(asked)}-taken` : saved.id,
  "aria-label": compact ? label : null,
});

/** @type {(asked: Ask, look: Look) => HTMLElement} */
function written(asked, look) {
  const { document, record, field: name, control, options } = asked;
  // A quarter is chosen from those to come, or typed.
  const suggestions = control === "quarter" ? options.map(({ name }) => name) : asked.suggestions;
  const value = options.find(({ chosen }) => chosen)?.name ?? (control === "date" ? dayed(asked.value) : asked.value);
  const saved = savedOf(asked, look);
  const props = textProps(asked, look, saved);
  const grows = control === "line" && (look.compact || look.narrow) && suggestions.length === 0;
  const day = { placeholder: asked.hint || EXAMPLE, "data-kind": "day", spellcheck: "false" };
  const quarter = { "data-kind": "quarter", spellcheck: "false" };
  const field = textField({
    document,
    record,
    name,
    value,
    singleLine: control !== "text" && !grows,
    read: { html: asked.html, name: asked.question },
    props: {
      ...props,
      ...(control === "date" ? day : control === "quarter" ? quarter : control === "number" ? numberProps(asked) : {}),
      // In a cell a line is shown whole, and grows.
      "data-line": grows,
      "data-markdown": control === "text",
      "data-offers": suggestions.length > 0 ? JSON.stringify(suggestions) : null,
    },
  });
  const offers = suggestions.length > 0 && !look.readonly && field instanceof HTMLInputElement;
  return single(asked, look, saved, offers ? combobox(field, "suggested", `Suggestions: ${asked.idea}`) : field);
}

/** One field with its label. @type {(asked: Ask, look: Look, saved: HTMLElement, field: HTMLElement) => HTMLElement} */
function single(asked, look, saved, field) {
  // What is told of a day names days; of a text it quotes the text.
  const told = takenBy(idOf(asked), asked.taken && asked.control === "date" ? dayed(asked.taken) : asked.taken);
  if (look.compact) return h("div", { class: "ask compact", key: keyOf(asked) }, field, told, saved);
  return h(
    "div",
    { class: classOf(look), key: keyOf(asked) },
    h("div", { class: "asked" }, h("label", { for: idOf(asked) }, worded(asked, look)), saved),
    look.above,
    field,
    told,
    quoted(asked, look),
    suggestedFor(asked, look),
    look.below,
  );
}

/**
 * Several controls with the question as their legend.
 * @type {(asked: Ask, look: Look, role: "group" | "radiogroup", controls: Child, saved?: HTMLElement | null) => HTMLElement}
 */
function framed(asked, look, role, controls, saved = null) {
  const { document, record, field, idea, hint, control, value, chosen: count } = asked;
  const one = role === "radiogroup";
  // A place that names the field leads here.
  const parted = control === "measure" || control === "estimate";
  const named = parted ? {} : { name: field, "data-record": record, tabindex: -1 };
  const hinted = hint !== "" && value === "" && count === 0 && !parted && control !== "flags" && control !== "labels";
  return h(
    "div",
    { class: classOf(look), key: keyOf(asked) },
    h(
      "fieldset",
      { role, disabled: look.readonly === true, ...(one ? chosen({ document, record, field }, control === "rating" ? "score" : "choice") : named) },
      h("legend", { class: look.compact ? "unseen" : null }, worded(asked, look)),
      hinted && h("p", { class: "muted hint", key: "hint" }, hint),
      controls,
      one && value !== "" && !look.readonly && clearButton(`Clear: ${idea}`),
    ),
    saved,
    quoted(asked, look),
    // Under rows that are there already.
    look.below,
    !look.compact && suggestedFor(asked, look),
  );
}

/** @type {(asked: Ask, look: Look) => Child} */
const quoted = ({ document, field, question, quotes }, { readonly = false, compact = false }) =>
  !compact && quotesFor(document, field, question, quotes, readonly);

/** @type {(asked: Ask, look: Look) => Child} */
const suggestedFor = ({ document, suggested, idea }, { readonly = false }) =>
  suggestions(document, suggested, idea, readonly);

/** @param {Look} look */
const classOf = ({ compact = false }) => (compact ? "ask compact" : "ask question");

/** @type {(asked: Ask, look: Look) => Child} */
const worded = ({ idea, question }, { unnamed = false, brief = false }) => [
  !unnamed && [h("span", { class: "idea" }, idea), " "],
  h("span", { class: brief ? "unseen" : "words" }, question),
];

/** @param {Ask} asked */
const radios = ({ field, record, options }) =>
  h(
    "div",
    { class: options.some(({ hint }) => hint !== "") ? "options explained" : "options", key: "options" },
    options.map(({ key, name, hint, chosen: checked }) =>
      h(
        "label",
        { class: "option", key },
        h("input", { type: "radio", name: field, value: key, checked, "data-record": record }),
        optionText(name, hint),
      ),
    ),
  );

/** @type {(asked: Ask, look: Look) => HTMLElement} */
const select = ({ document, record, field, question, options, value }, { readonly = false }) =>
  h(
    "select",
    {
      class: "field",
      ...chosen({ document, record, field }, "choice"),
      name: field,
      "aria-label": question,
      disabled: readonly,
      value,
    },
    h("option", { value: "" }, "–"),
    options.map(({ key, name, chosen: selected }) => h("option", { value: key, selected }, name)),
  );

/** @type {(asked: Ask, look: Look) => HTMLElement} */
function flags({ document, record, idea, options, other }, { readonly = false }) {
  const saved = other && savedState(document, record, other.field);
  return h(
    "div",
    { class: "options", key: "options" },
    options.map((option) => flag({ owner: document, record, option, readonly })),
    other && [
      textField({
        document,
        record,
        name: other.field,
        value: other.value,
        singleLine: true,
        props: {
          class: "other",
          key: "other",
          placeholder: other.hint,
          "aria-label": `${idea}: others`,
          "aria-describedby": saved?.id,
          readonly,
        },
      }),
      saved,
    ],
  );
}
