// A table of records that becomes cards where it is narrow, each value with its heading.

import { h } from "../dom.js";
import { FEW, windowed } from "./long_list/list.js";

/** @import { Child, Props } from "../dom.js" */
/** @import { Far } from "./long_list/held.js" */
/**
 * @typedef {object} Record
 * @property {string} id of the document or row, which a place names
 * @property {Child[]} cells one a column; the first is the record's heading
 * @property {Props} [leads] where a click on the row leads, as the button in its heading does
 * @property {Child} [tools] what can be done to the record
 */

/** @typedef {[name: string, heading: string]} Column the name is a class of its cells, `col-…` */

/**
 * @template {{ id: string }} T
 * @param {object} what
 * @param {string} what.label
 * @param {string} what.kind a class, for the widths of the columns
 * @param {Column[]} what.columns
 * @param {Far<T>} [what.far] the records that are here, and how to ask for others
 * @param {T[]} [what.items] or all of them
 * @param {(item: T) => Record} what.record
 * @param {number} [what.few] so many records are all drawn
 * @param {boolean} [what.acts] whether anything can be done to a record there
 */
export function table({ label, kind, columns, far, items, record, few = FEW, acts = true }) {
  const all = far?.slice.all ?? items?.length ?? 0;
  const long = all > few;
  return h(
    "div",
    { class: `records ${kind}${long ? " long" : ""}`, key: "records" },
    h(
      "table",
      { role: "table", "aria-label": label, "aria-rowcount": long ? all + 1 : null },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row", "aria-rowindex": long ? 1 : null },
          columns.map(([name, heading]) =>
            h("th", { scope: "col", role: "columnheader", class: `col-${name}` }, heading),
          ),
          acts &&
            h(
              "th",
              { scope: "col", role: "columnheader", class: "col-tools" },
              h("span", { class: "unseen" }, "Actions"),
            ),
        ),
      ),
      windowed(h("tbody", { role: "rowgroup" }), {
        far,
        items,
        key: ({ id }) => id,
        draw: (item) => row(columns, record(item)),
        height: 56,
        few,
      }),
    ),
  );
}

/** @type {(columns: Column[], record: Record) => HTMLElement} */
const row = (columns, { id, cells, leads, tools }) =>
  h(
    "tr",
    { role: "row", key: id, "data-place": id, tabindex: -1, ...leads },
    cells.map((cell, index) => {
      const [name, heading] = columns[index];
      return h(
        index === 0 ? "th" : "td",
        {
          role: index === 0 ? "rowheader" : "cell",
          scope: index === 0 ? "row" : null,
          class: `col-${name}`,
          key: name,
          "data-heading-text": heading,
        },
        cell,
      );
    }),
    tools !== undefined && h("td", { role: "cell", class: "col-tools tools", key: "tools" }, tools),
  );

/** A value that may be missing. @param {string} text */
export const orNone = (text) => (text === "" ? h("span", { class: "muted" }, "–") : text);
