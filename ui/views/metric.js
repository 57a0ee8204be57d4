// A metric: what is asked about it, its readings, their line, and the use cases that refer to it.

import { h } from "../dom.js";
import { metricPage, rowAdd, rowMove, rowRemove } from "../ipc.js";
import { chart } from "../kit/chart.js";
import { changeBy, tool } from "../kit/rows.js";
import { state } from "../kit/state.js";
import { windowed } from "../kit/long_list/list.js";
import { ask } from "../parts/ask.js";
import { documentHeader } from "../parts/header.js";
import { help } from "../parts/help.js";
import { perform } from "../screen.js";
import { withDays } from "../words/when.js";

/** @import { MetricPage, Row } from "../bindings.d.ts" */

changeBy("reading", { move: rowMove, remove: rowRemove });

/** @param {MetricPage} page */
function render(page) {
  const { metric, asks, usedBy } = page;
  return h(
    "div",
    { class: "phase", key: metric.id },
    h(
      "div",
      { class: "work" },
      page.chart &&
        h(
          "section",
          { key: "chart", "aria-labelledby": "chart-title" },
          h("h2", { class: "label", id: "chart-title" }, "Over time"),
          h("div", { class: "card" }, chart(page.chart)),
        ),
      h(
        "section",
        { key: "asks", "aria-labelledby": "asks-title" },
        h("h2", { class: "label", id: "asks-title" }, "What is measured"),
        h(
          "div",
          { class: "card several" },
          asks.filter(({ control }) => control !== "rows").map((asked) => ask(asked)),
        ),
        help(page.help),
      ),
      readings(page),
    ),
    h(
      "div",
      { class: "standing" },
      h(
        "section",
        { class: "card", "aria-labelledby": "standing-title" },
        h("h2", { class: "label", id: "standing-title" }, "Where it stands"),
        h("p", { class: "stands" }, state(metric.standing, metric.standingKey)),
        metric.why !== "" && h("p", { class: "muted" }, withDays(metric.why)),
        metric.latest !== "" && h("p", null, withDays(metric.latest)),
      ),
      h("section", { class: "card", "aria-label": usedBy.idea }, ask(usedBy)),
    ),
  );
}

/** @param {MetricPage} page */
const readings = ({ metric, readings }) =>
  h(
    "section",
    { key: "readings", "aria-labelledby": "readings-title" },
    h("h2", { class: "label", id: "readings-title" }, "Readings"),
    h(
      "div",
      { class: "card" },
      readings.length === 0
        ? h("p", { class: "muted none", key: "none" }, "What was measured since, and when? Each reading is a point of the line.")
        : windowed(h("ol", { class: "readings", "data-metric": metric.id, "data-on-keydown": "readingKey" }), {
            items: readings,
            key: ({ id }) => id,
            draw: (row, index) => reading(metric.id, row, index),
            height: 64,
          }),
      h(
        "button",
        { type: "button", class: "button add", key: "add", "data-action": "addReading", "data-writes": true, "data-adds": "reading", "data-metric": metric.id },
        "+ Add reading",
      ),
    ),
  );

/** @type {(metric: string, row: Row, index: number) => HTMLElement} */
const reading = (metric, { id, asks }, index) =>
  h(
    "li",
    { key: id, "data-place": id, "data-row": id, "data-rows": "reading", "data-owner": metric, tabindex: -1 },
    asks.map((asked) => ask(asked, { compact: true })),
    tool("removeRow", "trash", `Remove reading ${index + 1}`),
  );

/** Adds a reading and goes to its value. @param {string} metric */
const addReading = (metric) => perform(() => rowAdd(metric, "reading", null), { follow: true });

/** @type {import("../screen.js").Actions} */
export const actions = {
  addReading: ({ dataset: { metric = "" } }) => addReading(metric),
  readingKey(list, event) {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.value !== "") void addReading(list.dataset.metric ?? "");
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ document }) => metricPage(document ?? ""),
  render,
  /** @param {MetricPage} page */
  title: ({ metric }) => metric.name,
  /** @param {MetricPage} page */
  header: ({ metric: { id, name } }) => documentHeader({ id, name, screen: "metrics", list: "Metrics" }),
};
