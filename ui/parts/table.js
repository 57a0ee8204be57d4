// A table of records that becomes cards where it is narrow, each value with its heading.

import { h } from "../dom.js";

/** @import { Child, Props } from "../dom.js" */
/**
 * @typedef {object} Record
 * @property {string} id of the document or row, which a place names
 * @property {Child[]} cells one a column; the first is the record's heading
 * @property {Props} [leads] where a click on the row leads, as the button in its heading does
 * @property {Child} [tools] what can be done to the record
 */

/**
 * @param {object} what
 * @param {string} what.label
 * @param {string} what.kind a class, for the widths of the columns
 * @param {string[]} what.columns
 * @param {Record[]} what.records
 */
export function table({ label, kind, columns, records }) {
  const tools = records.some((record) => record.tools);
  return h(
    "div",
    { class: `records ${kind}`, key: "records" },
    h(
      "table",
      { role: "table", "aria-label": label },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          columns.map((column) => h("th", { scope: "col", role: "columnheader" }, column)),
          tools && h("th", { scope: "col", role: "columnheader" }, h("span", { class: "unseen" }, "Actions")),
        ),
      ),
      h(
        "tbody",
        { role: "rowgroup" },
        records.map((record) => row(columns, record)),
      ),
    ),
  );
}

/** @type {(columns: string[], record: Record) => HTMLElement} */
const row = (columns, { id, cells, leads, tools }) =>
  h(
    "tr",
    { role: "row", key: id, "data-place": id, tabindex: -1, ...leads },
    cells.map((cell, index) =>
      h(
        index === 0 ? "th" : "td",
        {
          role: index === 0 ? "rowheader" : "cell",
          scope: index === 0 ? "row" : null,
          key: columns[index],
          "data-heading-text": columns[index],
        },
        cell,
      ),
    ),
    tools && h("td", { role: "cell", class: "tools", key: "tools" }, tools),
  );

/** A value that may be missing. @param {string} text */
export const orNone = (text) => (text === "" ? h("span", { class: "muted" }, "–") : text);
