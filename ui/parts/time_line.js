// Build next on a line of quarters: a table, of which one column is the picture. What the marks say stands in words beside them.

import { drawn, h } from "../dom.js";
import { icon } from "../kit/icon.js";
import { windowed } from "../kit/long_list/list.js";
import { withDays } from "../words/when.js";
import { way } from "./way.js";

/** @import { TimeLine, TimeLineRow, Unplaced } from "../bindings.d.ts" */

/** @type {[name: string, heading: string][]} */
const columns = [["what", "What"], ["when", "When"], ["line", ""], ["told", "To know"]];

/** @param {TimeLine} line */
export const timeLineOf = (line) =>
  line.rows.length + line.undated.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", null, "What goes live when"),
        h("p", null, "Integrations stand here on the day they are to be live, and use cases in their target quarter."),
        h("p", { class: "muted" }, "Add integrations that use cases need, or give a use case a target quarter or a go-live day."),
        h("button", { type: "button", class: "button primary", ...way({ screen: "integrations" }) }, "Name an integration"),
      )
    : h(
        "div",
        { class: "time-line", key: "time-line" },
        line.rows.length > 0
          ? [h("p", { class: "description", key: "said" }, line.said), legend(), table(line)]
          : h("p", { class: "card muted", key: "none" }, "Nothing has a date yet. Give one to what stands below."),
        line.undated.length > 0 &&
          h(
            "section",
            { class: "apart", key: "undated", "aria-labelledby": "undated-title" },
            h("h2", { class: "label", id: "undated-title" }, "Without a date"),
            windowed(h("ul", { class: "unplaced undated" }), { items: line.undated, key: ({ what }) => what.id, draw: lacking, height: 40 }),
          ),
      );

/** @param {TimeLine} line */
const table = (line) =>
  h(
    "table",
    { class: "on-line", role: "table", key: "table", "aria-label": "Time line", "aria-rowcount": line.rows.length + 1 },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row", class: "line-row", "aria-rowindex": 1 },
        columns.map(([name, heading]) =>
          h(
            "th",
            { scope: "col", role: "columnheader", class: `col-${name}` },
            name === "line" ? [h("span", { class: "unseen" }, "On the line"), axis(line)] : heading,
          ),
        ),
      ),
    ),
    windowed(h("tbody", { role: "rowgroup" }), { items: line.rows, key: ({ what }) => what.id, draw: (item) => row(line, item), height: 40, few: 20 }),
  );

/** @type {(line: TimeLine, row: TimeLineRow) => HTMLElement} */
const row = (line, { what, number, isIntegration, when, place, quarter, day, beyond, warnings, note }) =>
  h(
    "tr",
    { role: "row", class: "line-row", key: what.id, "data-place": what.id, "data-kind": isIntegration ? "integration" : "use-case", tabindex: -1 },
    h(
      "th",
      { role: "rowheader", scope: "row", class: "col-what" },
      h("button", { type: "button", class: "title", ...way(what.place) }, h("span", { title: what.name }, what.name)),
      h("span", { class: "note" }, isIntegration ? (number === null ? "Integration" : `Integration, place ${number}`) : "Use case"),
    ),
    h(
      "td",
      { role: "cell", class: "col-when" },
      h("button", { type: "button", class: "link", ...way(place) }, withDays(when), h("span", { class: "unseen" }, ` – change the date of ${what.name}`)),
    ),
    h(
      "td",
      { role: "cell", class: "col-line" },
      drawn(
        "svg",
        { class: "lane", width: "100%", height: 28, "aria-hidden": true },
        edges(line),
        upright("lane-today", along(line, line.today)),
        quarter && drawn("rect", { class: warnings.length > 0 ? "lane-quarter hollow" : "lane-quarter", x: along(line, quarter[0]), y: 8, width: along(line, quarter[1] - quarter[0]), height: 12, rx: 3 }),
        day !== null && sign(isIntegration, along(line, day), warnings.length > 0),
        beyond && drawn("text", { class: "lane-beyond", x: beyond === "later" ? "100%" : 0, y: 18, "text-anchor": beyond === "later" ? "end" : "start" }, beyond === "later" ? "later →" : "← earlier"),
      ),
    ),
    h(
      "td",
      { role: "cell", class: "col-told" },
      warnings.map((warning) => h("p", { class: "warned", key: warning }, h("span", { class: "warned-mark" }, "Check: "), withDays(warning))),
      note !== "" && h("p", { class: "muted", key: "note" }, note),
    ),
  );

/** A place on the line, as a part of its width. @type {(line: TimeLine, at: number) => string} */
const along = ({ long }, at) => `${(100 * at) / long}%`;

/** @param {TimeLine} line */
const edges = (line) => line.quarters.map(({ begins }) => upright("lane-edge", along(line, begins)));

/** @type {(kind: string, x: string) => SVGElement} */
const upright = (kind, x) => drawn("line", { class: kind, x1: x, x2: x, y1: 0, y2: "100%" });

/** @param {TimeLine} line */
const axis = (line) =>
  drawn(
    "svg",
    { class: "lane", width: "100%", height: 20, "aria-hidden": true },
    edges(line),
    line.quarters
      .filter(({ label }) => label !== "")
      .map(({ begins, label }) => drawn("text", { class: "lane-label", x: along(line, begins), dx: 3, y: 14 }, label)),
  );

/** A circle for an integration, a diamond for a use case; hollow where its date asks for a look. @type {(isIntegration: boolean, x: string, hollow: boolean) => SVGElement} */
const sign = (isIntegration, x, hollow) =>
  drawn(
    "svg",
    { x, y: 14, class: hollow ? "lane-sign hollow" : "lane-sign", overflow: "visible" },
    isIntegration ? drawn("circle", { r: 6 }) : drawn("path", { d: "M0 -7L7 0L0 7L-7 0Z" }),
  );

/** @type {(label: string, ...shapes: SVGElement[]) => HTMLElement} */
const explained = (label, ...shapes) => h("li", { key: label }, drawn("svg", { class: "lane-key", viewBox: "-10 -10 20 20", "aria-hidden": true }, shapes), label);

const legend = () =>
  h(
    "ul",
    { class: "legend", key: "legend", "aria-hidden": true },
    explained("Integration goes live", drawn("circle", { class: "lane-sign", r: 6 })),
    explained("Use case goes live", drawn("path", { class: "lane-sign", d: "M0 -7L7 0L0 7L-7 0Z" })),
    explained("Target quarter", drawn("rect", { class: "lane-quarter", x: -9, y: -5, width: 18, height: 10, rx: 3 })),
    explained("Hollow: check its date", drawn("circle", { class: "lane-sign hollow", r: 6 })),
    explained("Today", drawn("line", { class: "lane-today", x1: 0, x2: 0, y1: -9, y2: 9 })),
  );

/** @param {Unplaced} unplaced */
export const lacking = ({ what, missing, way: leads, place }) =>
  h(
    "li",
    { key: what.id },
    h("p", null, h("strong", null, what.name)),
    h("p", { class: "muted" }, missing),
    h(
      "button",
      { type: "button", class: "button small", ...way(place), "aria-label": `${leads}: ${what.name}` },
      leads,
      icon("chevron"),
    ),
  );
