// The table of use cases: a line each, of which those in sight are drawn.

import { h } from "../dom.js";
import { icon } from "../kit/icon.js";
import { windowed } from "../kit/long_list/list.js";
import { lastOf } from "../left.js";
import { arrangement, COLUMNS } from "./arrangement.js";
import { far } from "./long.js";
import { isPicked, countPicked, pickAll, pickBox } from "./picked.js";
import { way } from "./way.js";

/** @import { Arrangement, Column, Figure, Slice, UseCaseRow } from "../bindings.d.ts" */

/** The axes, in the order of a row's figures. @type {Column[]} */
const AXES = ["value", "effort", "risk", "readiness"];

/** @param {Slice<UseCaseRow>} slice */
export function useCaseTable(slice) {
  const arranged = arrangement();
  const { columns, since } = arranged;
  return h(
    "div",
    { class: countPicked() > 0 ? "use-case-rows picking" : "use-case-rows", key: "rows" },
    h(
      "table",
      { role: "table", "aria-label": "Use cases", "aria-rowcount": slice.all + 1 },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row", "aria-rowindex": 1 },
          h("th", { role: "columnheader", scope: "col", class: "col-pick" }, pickAll(slice.all)),
          head("title", "Use case", arranged),
          since && h("th", { role: "columnheader", scope: "col", class: "col-since", key: "since" }, "Since then"),
          columns.map((column) => head(column, nameOf(column), arranged)),
          h("th", { role: "columnheader", scope: "col", class: "col-tools" }, h("span", { class: "unseen" }, "More")),
        ),
      ),
      windowed(h("tbody", { role: "rowgroup", class: "use-cases" }), {
        far: far({ kind: "table", arrangement: arranged }, slice),
        key: ({ id }) => id,
        draw: (item) => row(item, columns, since !== null),
        mark: (item) => `${isPicked(item.id)} ${columns.join()} ${JSON.stringify(item)}`,
        height: 33,
      }),
    ),
  );
}

/** @param {Column} column */
const nameOf = (column) => COLUMNS.find(([name]) => name === column)?.[1] ?? "";

/** @type {(column: Column, label: string, arranged: Arrangement) => HTMLElement} */
const head = (column, label, { sort, descending }) =>
  h(
    "th",
    {
      role: "columnheader",
      scope: "col",
      key: column,
      class: `col-${column}`,
      "aria-sort": sort === column ? (descending ? "descending" : "ascending") : null,
    },
    h(
      "button",
      { type: "button", "data-action": "sortBy", "data-column": column },
      h("span", null, label),
      sort === column && icon(descending ? "down" : "up"),
    ),
  );

/** @type {(row: UseCaseRow, columns: Column[], compared: boolean) => HTMLElement} */
function row(item, columns, compared) {
  const { id, title, brief, group, suspects, since } = item;
  return h(
    "tr",
    { class: "use-case", role: "row", key: id, "data-place": id, tabindex: -1, "data-picked": isPicked(id) },
    group &&
      h(
        "td",
        { role: "cell", class: "col-group", key: "group" },
        h("h2", null, h("span", null, group.label), " ", h("span", { class: "muted" }, group.count)),
      ),
    h("td", { role: "cell", class: "col-pick", key: "pick" }, pickBox(id, title)),
    h(
      "th",
      { role: "rowheader", scope: "row", class: "col-title", key: "title", title: brief },
      openButton(id, title),
      suspects &&
        h("span", {
          class: "suspect-mark",
          role: "img",
          "data-shown": suspects.shown,
          "aria-label": suspects.inWords,
          title: suspects.inWords,
        }),
    ),
    compared &&
      h(
        "td",
        { role: "cell", class: "col-since", key: "since" },
        since && h("span", { class: since.changed ? "since" : "since muted", title: since.words }, since.words),
      ),
    columns.map((column) =>
      h(
        "td",
        { role: "cell", class: `col-${column}`, key: column, title: item.axes[AXES.indexOf(column)]?.coverage },
        cell(item, column),
      ),
    ),
    h("td", { role: "cell", class: "col-tools", key: "tools" }, rowMenu(id, title, false)),
  );
}

/** @type {(item: UseCaseRow, column: Column) => import("../dom.js").Child} */
function cell({ activation, owner, labels, elsewhere, target, bars, progress, axes, benefit, benefitInWords, when, edited }, column) {
  if (column === "phases")
    return h(
      "span",
      { class: "bars", role: "img", "aria-label": progress, title: progress },
      bars.map(({ state, label }) => h("span", { "data-state": state, title: label })),
    );
  if (column === "labels") return labels.map((label) => h("span", { class: "label-given", title: label }, label));
  if (column === "edited") return h("span", { title: edited }, when);
  if (column === "benefit") return h("span", { title: benefitInWords }, benefit);
  if (AXES.includes(column)) return figure(axes[AXES.indexOf(column)]);
  const words = /** @type {Partial<Record<Column, string>>} */ ({ type: activation, owner, target, elsewhere });
  const said = words[column] ?? "";
  return h("span", { title: said }, said);
}

/** How much it is as a bar, and how much of it is scored as a thin one below. @param {Figure} figure */
const figure = ({ score, shown, share }) => [
  score !== null && h(
    "span",
    { class: "figure-bars", "aria-hidden": true },
    h("progress", { class: "amount", max: 100, value: score }),
    h("progress", { class: "share", max: 100, value: share }),
  ),
  h("span", { class: score === null ? "muted" : null }, shown),
];

/** Opens a use case where it was left. @type {(id: string, title: string) => HTMLElement} */
export const openButton = (id, title) =>
  h("button", { type: "button", class: "whole-row", title, ...way(lastOf(id) ?? { useCase: id }) }, title);

/** @type {(id: string, title: string, archived: boolean) => HTMLElement} */
export const rowMenu = (id, title, archived) =>
  h(
    "button",
    {
      type: "button",
      class: "button quiet icon-only",
      "data-action": "rowMenu",
      "data-use-case": id,
      "data-title": title,
      "data-archived": archived,
      "aria-haspopup": "menu",
      "aria-expanded": false,
      "aria-label": `More about ${title}`,
    },
    icon("more"),
  );
