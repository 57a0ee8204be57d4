// What the law asks of an integration or a tag: folded, with what is open said outside.

import { h } from "../dom.js";
import { ask } from "./ask.js";

/** @import { LawfulRecord } from "../bindings.d.ts" */

/** @type {(record: LawfulRecord) => HTMLElement} */
export const lawful = ({ asks, standing, isComplete }) =>
  h(
    "details",
    { class: "lawful", key: "lawful" },
    h(
      "summary",
      null,
      h("span", { class: "label" }, "Lawful record"),
      h("span", { class: isComplete ? "muted" : "open-ends" }, standing),
    ),
    h(
      "div",
      { class: "requirements", key: "asks" },
      asks.map((asked) => ask(asked)),
    ),
  );
