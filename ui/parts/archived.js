// What stands above an archived use case, which can be read and not changed.

import { h } from "../dom.js";
import { when } from "../words/when.js";

/** @import { UseCaseHeader } from "../bindings.d.ts" */

/** @param {UseCaseHeader} header */
export const archivedBanner = ({ id, archived }) =>
  archived &&
  h(
    "div",
    { class: "banner calm", key: "archived" },
    h("p", null, `${archivedWords(archived)} It can be read; to change it, restore it.`),
    h("button", { type: "button", class: "button", "data-action": "restore", "data-use-case": id }, "Restore"),
  );

/** @param {import("../bindings.d.ts").Archived} archived */
export const archivedWords = ({ reason, at, by }) =>
  `Archived ${when(at)} by ${by}${reason === "" ? "." : `: ${reason.replace(/[.\s]+$/, "")}.`}`;
