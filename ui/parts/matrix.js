// Which use case needs which integration, as a table of checkboxes: arrow keys move in it, Space ticks.

import { h } from "../dom.js";
import { shortcut } from "../keys.js";
import { state } from "./state.js";

/** @import { IntegrationList, IntegrationRow, Link } from "../bindings.d.ts" */

/** The cell that Tab leads to: the one left last. */
let current = { useCase: "", field: "" };

/** @param {IntegrationRow} integration */
const fieldOf = ({ id }) => `needs/${id}`;

/** @param {IntegrationList} list */
export function matrix({ integrations, useCases }) {
  const known =
    useCases.some(({ id }) => id === current.useCase) &&
    integrations.some((integration) => fieldOf(integration) === current.field);
  const tabbed = known ? current : { useCase: useCases[0].id, field: fieldOf(integrations[0]) };
  return h(
    "div",
    { class: "matrix", key: "matrix", role: "region", "aria-labelledby": "matrix-title", tabindex: 0 },
    h(
      "table",
      {
        role: "grid",
        "aria-labelledby": "matrix-title",
        "data-on-keydown": "matrixKey",
        "data-on-focusin": "matrixFocus",
      },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("th", { scope: "col" }, "Use case"),
          integrations.map(({ id, name, status, statusKey }) =>
            h(
              "th",
              { key: id, scope: "col" },
              h("span", { class: "name" }, name),
              status !== "" && state(status, statusKey),
            ),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        useCases.map((useCase) => row(useCase, integrations, tabbed)),
      ),
    ),
  );
}

/** @type {(useCase: Link, integrations: IntegrationRow[], tabbed: typeof current) => HTMLElement} */
const row = ({ id, name }, integrations, tabbed) =>
  h(
    "tr",
    { key: id },
    h("th", { scope: "row" }, name),
    integrations.map((integration) => {
      const field = fieldOf(integration);
      const inTabOrder = id === tabbed.useCase && field === tabbed.field;
      return h(
        "td",
        { key: field },
        h(
          "label",
          null,
          h("input", {
            type: "checkbox",
            name: field,
            checked: integration.neededBy.includes(id),
            tabindex: inTabOrder ? 0 : -1,
            "data-owner": id,
            "data-record": id,
            "data-on-change": "flag",
            "aria-label": `${name} needs ${integration.name}`,
          }),
        ),
      );
    }),
  );

/**
 * The box so many rows and columns away; at the edge it stays.
 * @type {(table: HTMLElement, rows: number, columns: number) => HTMLInputElement | undefined}
 */
function boxAt(table, rows, columns) {
  const lines = [...table.querySelectorAll("tbody tr")].map((line) => [...line.querySelectorAll("input")]);
  const at = lines.findIndex((line) => line.some((box) => box === document.activeElement));
  if (at < 0) return undefined;
  const line = lines[inside(at + rows, lines.length)];
  return line[inside(lines[at].findIndex((box) => box === document.activeElement) + columns, line.length)];
}

/** @type {(index: number, count: number) => number} */
const inside = (index, count) => Math.max(0, Math.min(count - 1, index));

/** How far each key leads, in rows and columns. @type {Record<string, [number, number]>} */
const steps = {
  arrowup: [-1, 0],
  arrowdown: [1, 0],
  arrowleft: [0, -1],
  arrowright: [0, 1],
  pageup: [-10, 0],
  pagedown: [10, 0],
  home: [0, -Infinity],
  end: [0, Infinity],
  "mod+home": [-Infinity, -Infinity],
  "mod+end": [Infinity, Infinity],
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  matrixKey(table, event) {
    const step = steps[shortcut(event)];
    const box = step && boxAt(table, ...step);
    if (!box) return;
    event.preventDefault();
    box.focus();
  },
  matrixFocus(table, event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    current = { useCase: box.dataset.record ?? "", field: box.name };
    for (const other of table.querySelectorAll('input[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    box.tabIndex = 0;
  },
};
