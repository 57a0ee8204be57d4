// A use case's Process Overview: nine phases with what they yield, and the four axes.

import { h } from "../dom.js";
import { useCaseOverview } from "../ipc.js";
import { archivedBanner } from "../parts/archived.js";
import { useCaseHeader } from "../parts/header.js";
import { toLookAt } from "../parts/suspects.js";
import { scoreDetails } from "../parts/score_details.js";
import { deliverableList, progressBar, tallies } from "../parts/standing.js";

/** @import { PhaseCard, UseCaseOverview } from "../bindings.d.ts" */

/** @param {UseCaseOverview} overview */
const render = ({ header, subtitle, phases, axes, progress, suspects }) => [
  archivedBanner(header),
  h(
    "div",
    { class: "overview", key: header.id },
    h("h2", { tabindex: -1, "data-heading": true }, "Process Overview"),
    h("p", { class: "muted subtitle" }, subtitle),
    toLookAt(header.id, suspects, header.archived !== null),
    h(
      "section",
      { class: "card whole", "aria-labelledby": "whole-title" },
      h("h3", { class: "label", id: "whole-title" }, "Progress"),
      progressBar(progress.percent, "Progress of the use case"),
      tallies(progress),
    ),
    h(
      "section",
      { class: "card axes", "aria-labelledby": "axes-title" },
      h("h3", { class: "label", id: "axes-title" }, "Scores"),
      axes.map((axis) => scoreDetails(header.id, axis)),
    ),
    h(
      "ol",
      { class: "phase-cards" },
      phases.map((phase) => phaseCard(header.id, phase)),
    ),
  ),
];

/** @type {(useCase: string, phase: PhaseCard) => HTMLElement} */
const phaseCard = (useCase, { step, title, description, deliverables, progress, score }) =>
  h(
    "li",
    { class: "card phase-card", key: step.key, "data-state": step.state },
    h(
      "div",
      { class: "phase-card-head" },
      h(
        "h3",
        null,
        h(
          "button",
          { type: "button", class: "link", "data-action": "go", "data-use-case": useCase, "data-phase": step.key },
          title,
        ),
      ),
      h("span", { class: "state", "data-state": step.state }, step.stateLabel),
    ),
    h("p", { class: "muted" }, description),
    progressBar(step.percent, `Progress of ${title}`),
    step.why !== "" && h("p", { class: "why muted" }, step.why),
    h("h4", { class: "label" }, "Deliverables"),
    deliverableList(deliverables),
    h("details", { class: "more" }, h("summary", null, "Details"), tallies(progress)),
    scoreDetails(useCase, score),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ useCase }) => useCaseOverview(useCase ?? ""),
  render,
  /** @param {UseCaseOverview} overview */
  title: ({ header }) => header.title,
  /** @param {UseCaseOverview} overview */
  header: ({ header }) => useCaseHeader(header),
};
