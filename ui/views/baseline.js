// A baseline: what was agreed, and what became of it.

import { h } from "../dom.js";
import { baselinePage, baselineRestore } from "../ipc.js";
import { ask } from "../parts/ask.js";
import { documentHeader } from "../parts/header.js";
import { way } from "../parts/way.js";
import { perform } from "../screen.js";

/** @import { BaselinePage, CoveredUseCase } from "../bindings.d.ts" */

/** @param {BaselinePage} page */
const render = ({ baseline: { id, covers, set, useCase }, row, lacks, useCases, more }) =>
  h(
    "div",
    { class: "phase", key: id },
    h(
      "div",
      { class: "work" },
      lacks !== "" && h("p", { class: "banner calm", key: "lacks" }, lacks),
      h(
        "section",
        { "aria-labelledby": "agreed-title" },
        h("h2", { class: "label", id: "agreed-title" }, "What was agreed"),
        h(
          "div",
          { class: "card several" },
          row.asks.map((asked) => ask(asked, { brief: true })),
        ),
      ),
      h(
        "section",
        { "aria-labelledby": "covered-title" },
        h("h2", { class: "label", id: "covered-title" }, "Use cases, and what changed since"),
        h(
          "ul",
          { class: "card covered" },
          useCases.map((useCase) => covered(id, useCase)),
        ),
        more > 0 && h("p", { class: "muted" }, `and ${more} more`),
      ),
    ),
    h(
      "div",
      { class: "standing" },
      h(
        "section",
        { class: "card", "aria-label": "What it covers" },
        h("p", null, covers),
        h("p", { class: "muted" }, set),
        h(
          "button",
          { type: "button", class: "button", "data-action": "compareBaseline", "data-baseline": id, "data-use-case": useCase },
          "Compare with now…",
        ),
        h("p", { class: "muted", id: "restores" }, "Every use case it covers becomes what it was then. Undo takes that back in one step."),
        h(
          "button",
          { type: "button", class: "button", "data-action": "restoreBaseline", "data-writes": true, "data-baseline": id, "aria-describedby": "restores" },
          "Restore this baseline",
        ),
      ),
    ),
  );

/** @type {(baseline: string, useCase: CoveredUseCase) => HTMLElement} */
const covered = (baseline, { id, title, since }) =>
  h(
    "li",
    { key: id },
    h(
      "div",
      null,
      h("button", { type: "button", class: "link", ...way({ useCase: id }) }, title),
      h("p", { class: since.changed ? "since" : "muted" }, since.words),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button",
        ...way({ screen: "past", useCase: id, document: baseline }),
        "aria-label": `Look at it as it was: ${title}`,
      },
      "Look at it",
    ),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ document }) => baselinePage(document ?? ""),
  render,
  /** @param {BaselinePage} page */
  title: ({ baseline }) => baseline.name,
  /** @param {BaselinePage} page */
  header: ({ baseline: { id, name } }) => documentHeader({ id, name, screen: "baselines", list: "Baselines" }),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  restoreBaseline: ({ dataset: { baseline = "" } }) => void perform(() => baselineRestore(baseline), { offerUndo: true }),
};
