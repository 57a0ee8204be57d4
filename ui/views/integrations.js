// The integrations of the workspace: as a list, and as the matrix of which use case needs which.

import { h } from "../dom.js";
import { integrationList, integrationMatrix } from "../ipc.js";
import { tool } from "../kit/rows.js";
import { state } from "../kit/state.js";
import { orNone, table } from "../kit/table.js";
import { wanted } from "../kit/long_list/list.js";
import { adder, adderButton } from "../parts/adder.js";
import { exportButton, header } from "../parts/header.js";
import { far } from "../parts/long.js";
import { again, matrix, see } from "../parts/matrix.js";
import { way } from "../parts/way.js";
import { draw } from "../screen.js";

/** @import { IntegrationRow, IntegrationScreen, Matrix } from "../bindings.d.ts" */

/** Whether the matrix is shown, for as long as the window lives. */
let asMatrix = false;

/** @param {IntegrationScreen | Matrix} model */
const render = (model) => ("columns" in model ? needs(model) : all(model));

/** @param {IntegrationScreen} list */
const all = ({ integrations }) =>
  h(
    "div",
    { class: integrations.all === 0 ? "card empty" : "card listing", key: "list" },
    integrations.all === 0
      ? [
          h("h2", { key: "title" }, "Name the first integration"),
          h(
            "p",
            { key: "what" },
            "An integration brings data into the platform, or takes it out: a shop’s orders, a consent register, an email tool. It is described once, here, and named by every use case that needs it.",
          ),
          h(
            "p",
            { class: "muted", key: "then" },
            "With its effort and the use cases that need it, Build next says which one is worth building first.",
          ),
        ]
      : table({
          label: "Integrations",
          kind: "integrations",
          columns: [
            ["name", "Integration"],
            ["system", "System"],
            ["status", "Status"],
            ["effort", "Effort"],
            ["answered", "Answered"],
            ["needed", "Needed by"],
          ],
          far: far({ kind: "integrations" }, integrations),
          record,
        }),
    adder("integration", "New integration", "Order history from the shop"),
  );

/** @param {IntegrationRow} row */
const record = ({ id, name, direction, system, status, statusKey, effort, answered, needed }) => ({
  id,
  leads: way({ screen: "integrations", document: id }),
  cells: [
    [
      h("button", { type: "button", class: "title", ...way({ screen: "integrations", document: id }) }, name),
      direction !== "" && h("p", { class: "muted" }, direction),
    ],
    orNone(system),
    status === "" ? orNone("") : state(status, statusKey),
    effort,
    answered,
    orNone(needed),
  ],
  tools: tool("deleteDocument", "trash", `Delete ${name}`),
});

/** @param {Matrix} model */
const needs = ({ columns, rows }) =>
  columns.length === 0 || rows.all === 0
    ? h(
        "div",
        { class: "card empty", key: "no-matrix" },
        h("h2", null, "Which use case needs which integration?"),
        h("p", null, "Tick it here, in a table of both. Add a use case and an integration first."),
        rows.all === 0
          ? h("button", { type: "button", class: "button primary", "data-action": "newUseCase", "data-writes": true }, "New use case")
          : h("button", { type: "button", class: "button primary", "data-action": "asList" }, "Name an integration"),
      )
    : [
        h("h2", { class: "label", id: "matrix-title", key: "title" }, "Which use case needs which integration?"),
        matrix(),
      ];

/** @type {(label: string, action: string, current: boolean) => HTMLElement} */
const tab = (label, action, current) =>
  h("button", { type: "button", class: "button", key: label, "data-action": action, "aria-current": current ? "page" : null }, label);

/** @type {(matrix: boolean) => Promise<void>} */
function turn(matrix) {
  asMatrix = matrix;
  return draw({ arrived: true });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  asList: () => turn(false),
  asMatrix: () => turn(true),
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () => (asMatrix ? integrationMatrix(wanted("matrix")) : integrationList(wanted("integrations"))),
  again: (documents) => (asMatrix ? again(documents) : null),
  take: (model) => "columns" in model && see(model),
  render,
  title: () => "Integrations",
  header: () =>
    header({
      title: "Integrations",
      actions: [exportButton(), !asMatrix && adderButton("integration", "New integration")],
      views: h(
        "nav",
        { class: "tabs", "aria-label": "Views of the integrations" },
        tab("List", "asList", !asMatrix),
        tab("Matrix", "asMatrix", asMatrix),
      ),
    }),
};
