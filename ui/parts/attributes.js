// Attributes of events as rows: name, type, required, allowed values, example, personal, source, note.

import { h } from "../dom.js";
import { table } from "../kit/table.js";
import { ask } from "./ask.js";

/** @import { AttributeRow } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */
/** @import { Far } from "../kit/long_list/held.js" */

/** So many attributes are all drawn: each has a field in every cell. */
export const FEW = 25;

/**
 * A table of attributes, all of them or those in sight; `tools` are what can be done to one.
 * @type {(what: { label: string, rows: { items?: AttributeRow[], far?: Far<AttributeRow> }, tools: (row: AttributeRow) => Child }) => HTMLElement}
 */
export const attributes = ({ label, rows, tools }) =>
  table({
    label,
    kind: "attributes",
    columns: (rows.items?.[0] ?? rows.far?.slice.rows[0].row)?.asks.map(({ field, idea }) => [field, idea]) ?? [],
    ...rows,
    record: (row) => ({
      id: row.id,
      cells: row.asks.map((asked, index) => [
        ask(asked, { compact: true }),
        index === 0 && row.shared !== "" && h("p", { class: "muted hint", key: "shared" }, row.shared),
      ]),
      tools: tools(row),
    }),
    few: FEW,
  });
