// The head of a dialog that is not a question: its title, and a way to close it that is always in sight.

import { h } from "../dom.js";
import { icon } from "./icon.js";

/**
 * @param {string} id of the heading, for the dialog's `aria-labelledby`
 * @param {string} title
 * @param {{ focused?: boolean }} [options] `focused`: the focus begins here, where there is nothing to do first
 */
export const sheetHead = (id, title, { focused = false } = {}) =>
  h(
    "header",
    { class: "sheet-head", key: "head" },
    h("h2", { id }, title),
    h(
      "form",
      { method: "dialog" },
      h("button", { class: "button quiet icon-only", "aria-label": "Close", autofocus: focused }, icon("close")),
    ),
  );
