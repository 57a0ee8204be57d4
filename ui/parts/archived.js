// What stands above an archived use case, which can be read and not changed.

import { h } from "../dom.js";

/** @import { UseCaseHeader } from "../bindings.d.ts" */

/** @param {UseCaseHeader} header */
export const archivedBanner = ({ id, archived }) =>
  archived &&
  h(
    "div",
    { class: "banner calm", key: "archived" },
    h("p", null, `${archived.inWords} It can be read; to change it, restore it.`),
    h("button", { type: "button", class: "button", "data-action": "restore", "data-writes": true, "data-use-case": id }, "Restore"),
  );
