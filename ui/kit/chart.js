// A metric's line, with the lines of its baseline and target, and a table that says the same.

import { drawn, h } from "../dom.js";
import { dayed } from "../words/when.js";

/** @import { ChartLine, MetricChart } from "../bindings.d.ts" */

/** @param {MetricChart} chart */
export const chart = ({ summary, points, baseline, target, from, to, rows }) =>
  h(
    "div",
    { class: "chart", key: "chart" },
    h(
      "figure",
      null,
      drawn(
        "svg",
        { role: "img", "aria-label": dayed(summary) },
        baseline && across("baseline", baseline, target !== null && target.y < baseline.y),
        target && across("target", target, baseline === null || baseline.y <= target.y),
        // Only the line itself is stretched: what is drawn beside it keeps its shape.
        drawn(
          "svg",
          { viewBox: "0 0 1 1", preserveAspectRatio: "none" },
          drawn("polyline", {
            class: "line",
            points: points.map(({ x, y }) => `${x},${1 - y}`).join(" "),
            "vector-effect": "non-scaling-stroke",
          }),
        ),
        points.map(({ x, y, label }) =>
          drawn("circle", { cx: percent(x), cy: percent(1 - y), r: 4 }, drawn("title", null, dayed(label))),
        ),
      ),
      h("figcaption", { "aria-hidden": true }, h("span", null, dayed(from)), to !== from && h("span", null, dayed(to))),
    ),
    h(
      "table",
      { class: "ratings", "aria-label": "The same in figures" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["What", "Day", "Value"].map((heading) => h("th", { scope: "col" }, heading)),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map(([what, ...values]) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, what),
            values.map((value) => h("td", null, dayed(value))),
          ),
        ),
      ),
    ),
  );

/**
 * The label stands on the side of its line that is turned away from the other line.
 * @type {(kind: string, line: ChartLine, above: boolean) => SVGElement}
 */
const across = (kind, { y, label }, above) =>
  drawn(
    "g",
    { class: kind },
    drawn("line", { x1: 0, x2: "100%", y1: percent(1 - y), y2: percent(1 - y) }),
    drawn("text", { x: "100%", y: percent(1 - y), dy: above ? "-0.5em" : "1.25em", "text-anchor": "end" }, label),
  );

/** @param {number} part */
const percent = (part) => `${Math.round(part * 10_000) / 100}%`;
