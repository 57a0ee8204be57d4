// The steps of a use case: an ordered list, each step with the configuration it needs.

import { h } from "../dom.js";
import { rowAdd, rowMove, rowRemove } from "../ipc.js";
import { openMenu } from "../kit/popup.js";
import { actions as rowActions, changeBy, rowOf, rowProps, rowTools } from "../kit/rows.js";
import { draw, perform } from "../screen.js";
import { ask } from "./ask.js";

/** @import { Ask, Place, Row } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

changeBy("step", { move: rowMove, remove: rowRemove });

/** The configuration that is shown though it is empty: it was asked for, or was there before. @type {Set<string>} */
const opened = new Set();

/** What can be added to each step drawn. @type {Map<string, Ask[]>} */
const addable = new Map();

/** @type {(record: string, field: string) => string} */
const keyOf = (record, field) => `${record} ${field}`;

/** Shows the configuration that a place is about. @param {Place} place */
export function revealStep({ record, field }) {
  if (record && field) opened.add(keyOf(record, field));
}

/** Takes in the steps that are about to be drawn. @param {Row[]} rows */
export function takeSteps(rows) {
  for (const { id, asks } of rows) {
    const [, ...configuration] = asks;
    for (const { record, field, value } of configuration) if (value !== "") opened.add(keyOf(record, field));
    addable.set(id, configuration.filter((asked) => !isShown(asked)));
  }
}

/** Whether a part of a step is filled, or was opened to be. @param {Ask} asked */
const isShown = ({ record, field }) => opened.has(keyOf(record, field));

/** @type {(useCase: string, rows: Row[], readonly: boolean) => Child} */
export const steps = (useCase, rows, readonly) => [
  rows.length > 0 &&
    h(
      "ol",
      { class: "steps", key: "steps" },
      rows.map((row, index) => step(useCase, row, index, rows.length, readonly)),
    ),
  !readonly &&
    h(
      "button",
      { type: "button", key: "add", class: "button small", "data-action": "addStep", "data-writes": true, "data-adds": "step", "data-of": useCase },
      rows.length === 0 ? "+ Add the first step" : "+ Add step",
    ),
];

/** @type {(useCase: string, row: Row, index: number, count: number, readonly: boolean) => HTMLElement} */
function step(useCase, { id, asks }, index, count, readonly) {
  const [what, ...configuration] = asks;
  const shown = configuration.filter(isShown);
  const rest = configuration.filter((asked) => !isShown(asked));
  const name = `step ${index + 1}`;
  return h(
    "li",
    { ...rowProps({ kind: "step", owner: useCase, id, name }), class: "step", "data-on-keydown": "stepKey" },
    h("span", { class: "number", "aria-hidden": true }, index + 1),
    h(
      "div",
      { class: "step-body" },
      ask(what, { readonly, compact: true, label: `Step ${index + 1}: ${what.question}` }),
      shown.map((asked) => ask(asked, { readonly, brief: true })),
      rest.length > 0 &&
        !readonly &&
        h(
          "button",
          {
            type: "button",
            key: "configure",
            class: "button quiet small",
            "data-action": "addConfiguration",
            "data-writes": true,
            "aria-haspopup": "menu",
            "aria-label": `Add configuration to ${name}`,
          },
          "+ Add configuration",
        ),
    ),
    !readonly && rowTools(name, index, count),
  );
}

/** @type {(record: string, field: string) => void} */
function focusOn(record, field) {
  const element = document.querySelector(`[data-record="${CSS.escape(record)}"][name="${CSS.escape(field)}"]`);
  if (element instanceof HTMLElement) element.focus();
}

/**
 * What is typed while a new step is on its way; null when none is. A line break within a step is "\r", the Enter that
 * ends one "\n".
 * @type {string | null}
 */
let ahead = null;

/** Adds a step behind another, or at the end, and goes to it. @type {(useCase: string, after: string | null) => Promise<void>} */
async function add(useCase, after) {
  if (ahead !== null) return;
  ahead = "";
  const done = await perform(() => rowAdd(useCase, "step", after));
  const row = done?.place?.record ?? null;
  if (row) focusOn(row, "step");
  const [text, ...more] = ahead.split("\n");
  ahead = null;
  // Whoever types fast was ahead of the step, and ends where the keys were meant for.
  if (text !== "") insert(text.replaceAll("\r", "\n"));
  if (!row || more.length === 0) return;
  const next = add(useCase, row);
  ahead = more.join("\n");
  await next;
}

/** @param {string} text into the field that has the focus */
function insert(text) {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  addStep: ({ dataset: { of = "" } }) => add(of, null),
  stepKey(row, event) {
    const { target, key, shiftKey, isComposing, ctrlKey, metaKey, altKey } = event;
    if (ahead !== null && (key.length === 1 || key === "Enter") && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault();
      ahead += key !== "Enter" ? key : shiftKey ? "\r" : "\n";
      return;
    }
    const typesStep = target instanceof HTMLTextAreaElement && target.name === "step" && !target.readOnly;
    if (key !== "Enter" || shiftKey || isComposing || !typesStep) return rowActions.rowKey(row, event);
    event.preventDefault();
    void add(row.dataset.owner ?? "", row.dataset.row ?? "");
  },
  addConfiguration(button) {
    const id = rowOf(button).dataset.row ?? "";
    openMenu(
      button,
      (addable.get(id) ?? []).map(({ record, field, idea }) => ({
        label: idea,
        async run() {
          opened.add(keyOf(record, field));
          await draw();
          focusOn(record, field);
        },
      })),
    );
  },
};
