// A use case's overview, on one screen: a row a phase with what is open there, and the four axes as bars.

import { h } from "../dom.js";
import { useCaseOverview } from "../ipc.js";
import { icon } from "../kit/icon.js";
import { isReadonly } from "../parts/reader.js";
import { archivedBanner } from "../parts/archived.js";
import { ask } from "../parts/ask.js";
import { useCaseHeader } from "../parts/header.js";
import { toLookAt } from "../parts/suspects.js";
import { scoreDetails } from "../parts/score_details.js";
import { deliverableList, progressBar, tallies } from "../parts/standing.js";
import { way } from "../parts/way.js";
import { draw } from "../screen.js";

/** @import { PhaseCard, Score, UseCaseOverview } from "../bindings.d.ts" */

/** The phases whose deliverables are shown, for as long as the window lives. @type {Set<string>} */
const opened = new Set();

/** @type {[name: string, kind: string][]} */
const columns = [["Phase", "named"], ["Progress", "bar"], ["Score", "figure"], ["What is open", "open"], ["Decision", "gate"]];

/** @param {UseCaseOverview} overview */
const render = ({ header, details, elsewhere, phases, axes, progress, suspects }) => [
  archivedBanner(header),
  h(
    "div",
    { class: "overview", key: header.id },
    h("h2", { class: "unseen", tabindex: -1, "data-heading": true }, "Overview"),
    toLookAt(header.id, suspects, isReadonly(header)),
    h(
      "section",
      { class: "axes", "aria-label": "Scores" },
      axes.map((axis) => axisBar(header.id, axis)),
    ),
    h("section", { class: "whole", "aria-label": "What is entered" }, tallies(progress)),
    h(
      "section",
      { class: "what-it-is", "aria-label": "Details" },
      details.map((asked) =>
        h(
          "div",
          { key: asked.field },
          h("p", { class: "label", "aria-hidden": true }, asked.idea),
          ask(asked, { compact: true, label: asked.idea, readonly: isReadonly(header) }),
        ),
      ),
      elsewhere !== "" &&
        h("div", { key: "elsewhere" }, h("p", { class: "label" }, "ID elsewhere"), h("p", { class: "elsewhere", title: elsewhere }, elsewhere)),
    ),
    h(
      "table",
      { class: "phases" },
      h("caption", { class: "unseen" }, "The nine phases"),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          columns.map(([column, kind]) => h("th", { scope: "col", class: kind }, column)),
          h("th", { scope: "col" }, h("span", { class: "unseen" }, "Deliverables")),
        ),
      ),
      phases.map((phase) => rows(header.id, phase)),
    ),
  ),
];

/** An axis opens down to the ratings it came from. @type {(useCase: string, axis: Score) => HTMLElement} */
function axisBar(useCase, axis) {
  const { label, score } = axis;
  return h(
    "div",
    { class: "axis", key: label, "data-scored": score !== null },
    h("progress", { class: "axis-bar", max: 100, value: score ?? 0, "aria-hidden": true }),
    scoreDetails(useCase, axis),
  );
}

/** @type {(useCase: string, phase: PhaseCard) => HTMLElement} */
function rows(useCase, phase) {
  const { step, title, description, deliverables, progress, score, gate } = phase;
  const isOpen = opened.has(step.key);
  const id = `more-${step.key}`;
  return h(
    "tbody",
    { class: "phase-row", key: step.key, "data-state": step.state },
    h(
      "tr",
      { key: "row" },
      h(
        "th",
        { scope: "row" },
        h("button", { type: "button", class: "link", ...way({ useCase, phase: step.key }) }, step.label),
        h("span", { class: "full" }, title),
      ),
      h("td", { class: "bar" }, progressBar(step.percent, `Progress of ${title}`)),
      h("td", { class: "figure", "data-scored": score.score !== null, title: score.coverage }, score.shown),
      h("td", { class: "open", "data-state": step.state }, step.why === "" ? step.stateLabel : step.why),
      h("td", { class: "gate", "data-verdict": gate.verdict }, gate.inWords),
      h(
        "td",
        { class: "opener" },
        h(
          "button",
          {
            type: "button",
            class: "button quiet icon-only",
            "data-action": "showDeliverables",
            "data-phase": step.key,
            "aria-expanded": isOpen,
            "aria-controls": isOpen ? id : null,
            "aria-label": `Deliverables of ${title}`,
          },
          icon("chevron"),
        ),
      ),
    ),
    isOpen &&
      h(
        "tr",
        { key: "more", class: "more", id },
        h(
          "td",
          { colspan: columns.length + 1 },
          h(
            "div",
            { class: "told" },
            h("div", null, h("p", null, description), tallies(progress), scoreDetails(useCase, score)),
            h("div", null, h("h3", { class: "label" }, "Deliverables"), deliverableList(deliverables)),
          ),
        ),
      ),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  showDeliverables({ dataset: { phase = "" } }) {
    if (!opened.delete(phase)) opened.add(phase);
    void draw();
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ useCase }) => useCaseOverview(useCase ?? ""),
  render,
  /** @param {UseCaseOverview} overview */
  title: ({ header }) => header.title,
  /** @param {UseCaseOverview} overview */
  header: ({ header }) => useCaseHeader(header),
};
