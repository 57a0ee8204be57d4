// The checklist that makes a phase complete.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { perform } from "../screen.js";
import { notApplicable } from "./applicable.js";
import { reasonFor } from "./reason.js";

/** @import { ChecklistItem } from "../bindings.d.ts" */

/** @type {(useCase: string, items: ChecklistItem[], readonly: boolean) => HTMLElement} */
export const checklist = (useCase, items, readonly) =>
  h(
    "ul",
    { class: "checklist" },
    items.map(({ field, text, ticked, notApplicable: off, reason }) =>
      h(
        "li",
        { key: field, class: off ? "off" : null },
        h(
          "label",
          null,
          h("input", {
            type: "checkbox",
            name: field,
            checked: ticked,
            disabled: readonly || off,
            "data-use-case": useCase,
            "data-on-change": "tick",
          }),
          h("span", null, text),
        ),
        !readonly && notApplicable(useCase, field, off, text, true),
        reasonFor(useCase, reason, readonly),
      ),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  tick(box) {
    if (!(box instanceof HTMLInputElement)) return;
    const {
      name,
      checked,
      dataset: { useCase = "" },
    } = box;
    void perform(() => enter(useCase, useCase, name, { tick: checked }));
  },
};
