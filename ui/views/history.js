// History: what was done, by whom and when, with every wording that was, and the way back to it.

import { h } from "../dom.js";
import { bringBack, historyOf } from "../ipc.js";
import { exportButton, header, useCaseHeader } from "../parts/header.js";
import { way } from "../parts/way.js";
import { go, here } from "../router.js";
import { draw, perform } from "../screen.js";
import { capital } from "../words/capital.js";
import { elided } from "../words/elided.js";

/** @import { History, HistoryFilter, HistoryOf, PastStep, PastTurn, Piece, Place } from "../bindings.d.ts" */

/** So much of what stayed is shown around what did not, in characters. */
const AROUND = 160;

/** @type {HistoryFilter} */
const everything = { person: "", phase: "", from: "", to: "", every: false, before: null };

/** What is asked for, and of what. @type {{ of: string, filter: HistoryFilter, parts: number }} */
let asked = { of: "", filter: everything, parts: 1 };

/** @type {(place: Place) => HistoryOf} */
function subject({ document, useCase, record, field }) {
  const id = document ?? useCase;
  if (!id) return { kind: "workspace" };
  if (record && field) return { kind: "field", document: id, record, field };
  return { kind: "document", document: id };
}

/** As much as was shown before, so that nobody loses the place. @param {Place} place @returns {Promise<History>} */
async function load(place) {
  const of = subject(place);
  const name = JSON.stringify(of);
  if (asked.of !== name) asked = { of: name, filter: everything, parts: 1 };
  const { filter, parts } = asked;
  const all = await historyOf(of, filter);
  for (let part = 1; part < parts && all.earlier !== null; part += 1) {
    const { steps, earlier } = await historyOf(of, { ...filter, before: all.earlier });
    all.steps.push(...steps);
    all.earlier = earlier;
  }
  return all;
}

/** @param {History} history */
function render(history) {
  const { steps, earlier } = history;
  const days = Map.groupBy(steps, ({ day }) => day);
  const isOfAll = !here().document && !here().useCase;
  return h(
    "div",
    { class: "history", key: asked.of },
    !isOfAll &&
      h("h2", { tabindex: -1, "data-heading": true }, here().field ? `History of “${history.title}”` : "History"),
    here().useCase && noteButton(null),
    filters(history),
    steps.length === 0 && h("p", { class: "card muted", key: "none" }, none(earlier)),
    [...days].map(([day, steps]) =>
      h(
        "section",
        { key: day, "aria-labelledby": `day-${day}` },
        h("h3", { class: "label", id: `day-${day}` }, day),
        h(
          "ol",
          null,
          steps.map((step) => shown(step, isOfAll)),
        ),
      ),
    ),
    earlier !== null &&
      h("button", { type: "button", class: "button", key: "earlier", "data-action": "historyEarlier" }, "Show earlier"),
  );
}

/** @param {string | null} earlier */
const none = (earlier) =>
  earlier !== null
    ? "Nothing of this kind was found yet. There is more that is older."
    : JSON.stringify(asked.filter) === JSON.stringify(everything)
      ? "Nothing was done here yet."
      : "Nothing was done here that fits. Choose other days, people or phases.";

/** @param {History} history */
const filters = ({ people, phases }) =>
  h(
    "form",
    { class: "history-filters", key: "filters", "aria-label": "What to show", "data-on-submit": "historyStay" },
    choice("person", "Who", "Everybody", people),
    phases.length > 0 && choice("phase", "Where", "Everywhere", phases),
    day("from", "From"),
    day("to", "To"),
    h(
      "label",
      { class: "every", key: "every" },
      h("input", { type: "checkbox", name: "every", checked: asked.filter.every, "data-on-change": "historyFilter" }),
      h("span", null, "Every change"),
    ),
  );

/** @type {(name: "person" | "phase", label: string, all: string, choices: { key: string, name: string }[]) => HTMLElement} */
const choice = (name, label, all, choices) =>
  h(
    "label",
    { key: name },
    h("span", { class: "label" }, label),
    h(
      "select",
      { class: "field", name, "data-on-change": "historyFilter" },
      [{ key: "", name: all }, ...choices].map(({ key, name: text }) =>
        h("option", { value: key, key, selected: asked.filter[name] === key }, text),
      ),
    ),
  );

/** @type {(name: "from" | "to", label: string) => HTMLElement} */
const day = (name, label) =>
  h(
    "label",
    { key: name },
    h("span", { class: "label" }, label),
    h("input", { class: "field", type: "date", name, value: asked.filter[name], "data-on-change": "historyFilter" }),
  );

/** @type {(step: PastStep, isOfAll: boolean) => HTMLElement} */
const shown = (step, isOfAll) =>
  h(
    "li",
    { class: "card past-step", key: step.id },
    h(
      "p",
      { class: "step-head" },
      h("strong", null, step.who),
      " · ",
      step.when,
      isOfAll && [
        " · ",
        step.place === null
          ? step.name
          : h("button", { type: "button", class: "link", ...way(step.place) }, step.name),
      ],
    ),
    h("p", null, capital(step.what), step.changes > 1 && ` in ${step.changes} steps`),
    step.turns.map((turn) => turned(step, turn)),
    step.deleted &&
      h(
        "button",
        {
          type: "button",
          class: "button",
          key: "deleted",
          "data-action": "bringBackDeleted",
          "data-writes": true,
          "data-document": step.document,
          "data-moment": step.moment,
          "aria-label": `Bring it back: ${step.name}`,
        },
        "Bring it back",
      ),
    step.isUseCase &&
      h(
        "p",
        { class: "step-ways" },
        h(
          "button",
          {
            type: "button",
            class: "link",
            ...way({ screen: "past", useCase: step.document, moment: step.moment }),
            "aria-label": `As it was then: ${step.name}, ${step.day}, ${step.when}`,
          },
          "As it was then",
        ),
      ),
  );

/** @type {(step: PastStep, turn: PastTurn) => HTMLElement} */
const turned = (step, { record, field, label, pieces, stands, isErased, isPast }) =>
  h(
    "div",
    { class: "turn", key: `${record} ${field}` },
    // What one field alone is about is said above it already.
    step.turns.length > 1 && h("p", { class: "label" }, label),
    h(
      "p",
      { class: "wording", dir: "auto" },
      pieces.map((piece, index) => marked(piece, index === 0, index === pieces.length - 1)),
      isErased && h("span", { class: "muted" }, pieces.length > 0 ? " (erased)" : "Erased"),
    ),
    !stands && h("p", { class: "muted" }, "Another wording, which this one did not know, was shown instead."),
    isPast &&
      h(
        "button",
        {
          type: "button",
          class: "link",
          "data-action": "bringBackField",
          "data-writes": true,
          "data-document": step.document,
          "data-record": record,
          "data-field": field,
          "data-moment": step.moment,
          "data-change": step.id,
          "aria-label": `Bring this back: ${label}, ${step.day}, ${step.when}`,
        },
        "Bring this back",
      ),
  );

/** @type {(piece: Piece, isFirst: boolean, isLast: boolean) => import("../dom.js").Child} */
function marked({ fate, text }, isFirst, isLast) {
  if (fate === "kept") return elided(text, AROUND, { first: isFirst && !isLast, last: isLast && !isFirst });
  const said = fate === "added" ? " [added:] " : " [removed:] ";
  return h(fate === "added" ? "ins" : "del", null, h("span", { class: "unseen" }, said), text);
}

/** Use cases have change notes. @param {string | null} document */
const noteButton = (document) =>
  !document && h("button", { type: "button", class: "button", key: "note", "data-action": "changeNote" }, "Change note…");

/** @type {import("../screen.js").Actions} */
export const actions = {
  historyEarlier() {
    asked.parts += 1;
    void draw();
  },
  historyFilter(field) {
    const { name, type, value, checked } = /** @type {HTMLInputElement} */ (field);
    asked = { ...asked, filter: { ...asked.filter, [name]: type === "checkbox" ? checked : value }, parts: 1 };
    void draw();
  },
  historyStay: (_, event) => event.preventDefault(),
  bringBackField({ dataset: { document = "", record = "", field = "", change = "", moment } }) {
    const extent = /** @type {const} */ ({ kind: "field", record, field, change });
    void perform(() => bringBack(document, extent, { kind: "moment", moment: Number(moment) }), { offerUndo: true });
  },
  bringBackDeleted({ dataset: { document = "", moment } }) {
    // As it was before that.
    void perform(() => bringBack(document, { kind: "all" }, { kind: "moment", moment: Number(moment) - 1 }), { offerUndo: true });
  },
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+shift+h"(event) {
    event.preventDefault();
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const { document: owner, record } = field.dataset;
    if (owner && record) go({ screen: "history", document: owner, record, field: field.name });
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load,
  render,
  /** @param {History} history */
  title: ({ title }) => (here().document || here().useCase ? `History of ${title}` : "History"),
  /** @param {History} history */
  header: ({ header: useCase, title }) =>
    useCase
      ? useCaseHeader(useCase)
      : header({
          title: here().document ? title : "History",
          actions: [noteButton(here().document), exportButton()],
        }),
};
