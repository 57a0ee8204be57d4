// The baselines of the workspace: what was agreed, when and by whom.

import { h } from "../dom.js";
import { baselines } from "../ipc.js";
import { icon } from "../kit/icon.js";
import { header } from "../parts/header.js";
import { way } from "../parts/way.js";

/** @import { BaselineRow, Baselines } from "../bindings.d.ts" */

/** @param {Baselines} list */
const render = ({ baselines: all }) =>
  all.length === 0
    ? h(
        "div",
        { class: "empty card", key: "empty" },
        h("h2", null, "No baseline yet"),
        h(
          "p",
          null,
          "A baseline names what is agreed at a moment, such as “agreed at workshop 2”. From then on you see what changed since, and can look at it as it was.",
        ),
        button(),
      )
    : h(
        "ul",
        { class: "baselines", key: "list", "aria-label": "Baselines" },
        all.map(row),
      );

/** @param {BaselineRow} row */
const row = ({ id, name, agreed, covers, set, useCase }) =>
  h(
    "li",
    { class: "card baseline", key: id, "data-place": id, tabindex: -1 },
    h(
      "div",
      { class: "what" },
      h("h2", null, h("button", { type: "button", class: "link", ...way({ screen: "baselines", document: id }) }, name)),
      h("p", null, [agreed, covers].filter((part) => part !== "").join(" · ")),
      h("p", { class: "muted" }, set),
    ),
    h(
      "div",
      { class: "baseline-ways" },
      useCase &&
        h(
          "button",
          {
            type: "button",
            class: "button",
            ...way({ screen: "past", useCase, document: id }),
            "aria-label": `Look at it: ${name}`,
          },
          "Look at it",
        ),
      h(
        "button",
        {
          type: "button",
          class: "button",
          "data-action": "compareBaseline",
          "data-baseline": id,
          "data-use-case": useCase,
          "aria-label": `Compare with now: ${name}`,
        },
        "Compare with now…",
      ),
      h(
        "button",
        {
          type: "button",
          class: "button quiet icon-only",
          "data-action": "deleteDocument",
          "data-writes": true,
          "aria-label": `Delete ${name}`,
        },
        icon("trash"),
      ),
    ),
  );

const button = () => h("button", { type: "button", class: "button primary", "data-action": "setBaseline", "data-writes": true }, "Set a baseline…");

/** @type {import("../screen.js").View} */
export const view = {
  load: () => baselines(),
  render,
  title: () => "Baselines",
  header: () =>
    header({ title: "Baselines", actions: button() }),
};
