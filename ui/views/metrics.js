// The metrics of the workspace, and where each stands.

import { h } from "../dom.js";
import { metricList } from "../ipc.js";
import { tool } from "../kit/rows.js";
import { state } from "../kit/state.js";
import { orNone, table } from "../kit/table.js";
import { wanted } from "../kit/long_list/list.js";
import { add, adder, adderButton } from "../parts/adder.js";
import { exportButton, header } from "../parts/header.js";
import { help } from "../parts/help.js";
import { far } from "../parts/long.js";
import { way } from "../parts/way.js";
import { withDays } from "../words/when.js";

/** @import { MetricRow, MetricScreen, MetricSuggestions } from "../bindings.d.ts" */

/** @param {MetricScreen} list */
const render = ({ metrics, suggestions, help: helps }) => [
  help(helps),
  h(
    "div",
    { class: metrics.all === 0 ? "card empty" : "card listing", key: "metrics" },
    metrics.all === 0
      ? [
          h("h2", { key: "title" }, "Name the first metric"),
          h(
            "p",
            { key: "what" },
            "Measure from the start: a metric has a baseline, which is where it stands today, and a target. Readings show how far it has come, wherever the metric is used.",
          ),
        ]
      : table({
          label: "Metrics",
          kind: "metrics",
          columns: [
            ["name", "Metric"],
            ["course", "From baseline to target"],
            ["latest", "Latest reading"],
            ["standing", "Status"],
            ["used", "Used by"],
          ],
          far: far({ kind: "metrics" }, metrics),
          record,
        }),
    adder("metric", "New metric", "Conversion rate"),
  ),
  suggestions.length > 0 &&
    h(
      "section",
      { class: "suggested", key: "suggested", "aria-labelledby": "suggested-title" },
      h("h2", { class: "label", id: "suggested-title" }, "Or pick one"),
      suggestions.map(group),
    ),
];

/** @param {MetricRow} row */
const record = ({ id, name, course, latest, standing, standingKey, why, used }) => ({
  id,
  leads: way({ screen: "metrics", document: id }),
  cells: [
    h("button", { type: "button", class: "title", ...way({ screen: "metrics", document: id }) }, name),
    course,
    latest === "" ? orNone("") : withDays(latest),
    [state(standing, standingKey), why !== "" && h("p", { class: "muted" }, withDays(why))],
    orNone(used),
  ],
  tools: tool("deleteDocument", "trash", `Delete ${name}`),
});

/** @param {MetricSuggestions} suggestions */
const group = ({ group, names }) =>
  h(
    "div",
    { key: group },
    h("h3", { id: `suggested-${group}` }, group),
    h(
      "ul",
      { "aria-labelledby": `suggested-${group}` },
      names.map((name) =>
        h(
          "li",
          { key: name },
          h("button", { type: "button", class: "button small", "data-action": "pickMetric", "data-writes": true, "data-name": name }, `+ ${name}`),
        ),
      ),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  async pickMetric(button) {
    const item = /** @type {HTMLElement} */ (button.closest("li"));
    const next = item.nextElementSibling ?? item.previousElementSibling;
    if (!(await add("metric", button.dataset.name ?? ""))) return;
    // The button is gone; the next one waits under the finger.
    const neighbor = next?.querySelector("button") ?? document.getElementById("add-metric");
    neighbor?.focus({ preventScroll: true });
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () => metricList(wanted("metrics")),
  render,
  title: () => "Metrics",
  header: () =>
    header({
      title: "Metrics",
      actions: [exportButton(), adderButton("metric", "New metric")],
    }),
};
