// The labels of a use case: each can be taken away, and those in use elsewhere are offered while one is typed.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { labelsInUse } from "../ipc_table.js";
import { combobox, offer } from "../kit/combobox.js";
import { icon } from "../kit/icon.js";
import { announce } from "../kit/notice.js";
import { perform } from "../screen.js";
import { suggested } from "./like.js";

/** @import { Ask } from "../bindings.d.ts" */

/** @type {(asked: Ask, id: string, readonly: boolean) => HTMLElement} */
export function labels({ document: owner, record, field, idea, hint, options }, id, readonly) {
  // It is entered when it is whole, not as it is typed.
  const at = { "data-owner": owner, "data-record": record };
  const input = h("input", {
    type: "text",
    class: "field",
    dir: "auto",
    id,
    key: "add",
    placeholder: options.length > 0 ? "Add a label" : hint,
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": "Add a label",
    ...at,
    "data-field": field,
  });
  return h(
    "div",
    { class: "labels", key: "labels" },
    options.length > 0 &&
      h(
        "ul",
        { key: "given", "aria-label": idea },
        options.map(({ name, field: one }) =>
          h(
            "li",
            { class: "label-given", key: one },
            h("span", null, name),
            !readonly &&
              h(
                "button",
                { type: "button", ...at, "data-action": "labelRemove", "data-writes": true, "data-field": one, "data-name": name, "aria-label": `Remove the label ${name}` },
                icon("close"),
              ),
          ),
        ),
      ),
    !readonly && combobox(input, "labels", "Labels in use"),
  );
}

/** @param {HTMLInputElement} input */
async function add(input) {
  const label = input.value.trim();
  if (label === "") return;
  const { owner = "", record = "", field = "" } = input.dataset;
  input.value = "";
  if (await perform(() => enter(owner, record, field, { label }))) announce(`Labeled: ${label}.`);
  else input.value = label;
}

offer("labels", {
  options: async (text) => suggested((await labelsInUse()).map(({ name }) => name), text),
  choose(input, { value }) {
    input.value = value;
    void add(input);
  },
  enter: (input) => void add(input),
  leave(input) {
    input.value = "";
  },
});

/** @type {import("../screen.js").Actions} */
export const actions = {
  async labelRemove(button) {
    const { owner = "", record = "", field = "", name = "" } = button.dataset;
    const input = button.closest(".labels")?.querySelector("input");
    if (!(await perform(() => enter(owner, record, field, "nothing")))) return;
    announce(`Removed: ${name}.`);
    input?.focus();
  },
};
