// What was counted in each variation of a test: rows, the control first.

import { h } from "../dom.js";
import { rowAdd, rowMove, rowRemove } from "../ipc.js";
import { changeBy, rowProps, rowTools } from "../kit/rows.js";
import { perform } from "../screen.js";
import { ask } from "./ask.js";

/** @import { Row } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

changeBy("variation", { move: rowMove, remove: rowRemove });

/** @type {(useCase: string, rows: Row[], readonly: boolean) => Child} */
export const variations = (useCase, rows, readonly) => [
  rows.length > 0 &&
    h(
      "ol",
      { class: "variations", key: "variations" },
      rows.map((row, index) => variation(useCase, row, index, rows.length, readonly)),
    ),
  !readonly &&
    h(
      "button",
      {
        type: "button",
        key: "add",
        class: "button small",
        "data-action": "addVariation",
        "data-writes": true,
        "data-adds": "variation",
        "data-of": useCase,
      },
      rows.length === 0 ? "+ Add the control" : "+ Add a variation",
    ),
];

/** @type {(useCase: string, row: Row, index: number, count: number, readonly: boolean) => HTMLElement} */
function variation(useCase, { id, asks }, index, count, readonly) {
  const name = asks[0].value || (index === 0 ? "Control" : `Variation ${index}`);
  return h(
    "li",
    { ...rowProps({ kind: "variation", owner: useCase, id, name }), class: "variation" },
    h(
      "div",
      { class: "variation-fields" },
      asks.map((asked) => ask(asked, { readonly, brief: true, narrow: true })),
    ),
    !readonly && rowTools(name, index, count),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async addVariation({ dataset: { of = "" } }) {
    const done = await perform(() => rowAdd(of, "variation", null));
    const row = done?.place?.record;
    const field = row && document.querySelector(`[data-record="${CSS.escape(row)}"][name="variation"]`);
    if (field instanceof HTMLElement) field.focus();
  },
};
