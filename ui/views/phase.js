// The page of a phase: six blocks to work through, and where one stands beside them.

import { h } from "../dom.js";
import { people, phasePage } from "../ipc.js";
import { archivedBanner } from "../parts/archived.js";
import { checklist } from "../parts/checklist.js";
import { changedSince, decisions, lastDecision } from "../parts/decisions.js";
import { questionField } from "../parts/field.js";
import { useCaseHeader } from "../parts/header.js";
import { know } from "../parts/person.js";
import { reasonFor, revealReason } from "../parts/reason.js";
import { editing, revealPerson, turnTo } from "../parts/roster.js";
import { scale } from "../parts/scale.js";
import { compared, sinceChoice } from "../parts/since.js";
import { scoreDetails } from "../parts/score_details.js";
import { stakeholders } from "../parts/stakeholders.js";
import { toLookAt } from "../parts/suspects.js";
import { deliverableList, neighbors, progressBar, tallies } from "../parts/standing.js";

/** @import { PhasePage, Place } from "../bindings.d.ts" */

/** @param {Place} place */
async function load({ useCase, phase }) {
  const [page, known] = await Promise.all([
    compared((since) => phasePage(useCase ?? "", phase ?? "", since?.point ?? null)),
    editing() ? people() : null,
  ]);
  if (known) know(known);
  return page;
}

/** @param {PhasePage} page */
function render(page) {
  const { header, step, title, position, progress, previous, next } = page;
  const readonly = header.archived !== null;
  return [
    archivedBanner(header),
    h(
      "div",
      { class: "phase", key: `${header.id} ${step.key}` },
      h("div", { class: "work" }, work(page, readonly)),
      h(
        "div",
        { class: "standing" },
        h(
          "section",
          { class: "card", "data-state": step.state, "aria-labelledby": "standing-title" },
          h("h3", { class: "label", id: "standing-title" }, position),
          progressBar(step.percent, `Progress of ${title}`),
          tallies(progress, false),
          h("p", { class: "why muted" }, step.why === "" ? step.stateLabel : `${step.stateLabel}. ${step.why}.`),
        ),
        lastDecision(page.decisions),
        h(
          "section",
          { class: "card", "aria-labelledby": "checklist-title" },
          h("h3", { class: "label", id: "checklist-title" }, "Phase Completion Checklist"),
          checklist(header.id, page.checklist, readonly),
        ),
        h(
          "section",
          { class: "card", "aria-labelledby": "deliverables-title" },
          h("h3", { class: "label", id: "deliverables-title" }, "Deliverables"),
          deliverableList(page.deliverables),
        ),
        neighbors(header.id, previous, next),
      ),
    ),
  ];
}

/** @type {(page: PhasePage, readonly: boolean) => import("../dom.js").Child} */
const work = ({ header: { id }, step, title, description, activities, sections, scoring, ...page }, readonly) => [
  h("h2", { tabindex: -1, "data-heading": true }, title),
  h(
    "section",
    { "aria-labelledby": "description-title" },
    h("h3", { class: "label", id: "description-title" }, "Phase Description"),
    h("p", { class: "description" }, description),
  ),
  h(
    "section",
    { "aria-labelledby": "activities-title" },
    h("h3", { class: "label", id: "activities-title" }, "Key Activities"),
    h(
      "ul",
      { class: "activities" },
      activities.map((activity) => h("li", { class: "chip" }, activity)),
    ),
  ),
  sections.map(({ heading, questions }, index) =>
    h(
      "section",
      { key: `section ${heading}`, "aria-labelledby": `section-${index}` },
      h("h3", { class: "label", id: `section-${index}` }, heading),
      questions.map((question) => questionField(id, question, readonly, reasonFor(id, question.reason, readonly))),
    ),
  ),
  toLookAt(id, page.suspects, readonly),
  stakeholders(id, page.stakeholders, readonly),
  h(
    "section",
    { "aria-labelledby": "scoring-title" },
    h("h3", { class: "label", id: "scoring-title" }, scoring.heading),
    h(
      "div",
      { class: "card dimensions" },
      scoring.dimensions.map((dimension) => scale(id, dimension, readonly)),
      scoreDetails(id, scoring.score),
    ),
  ),
  decisions({ useCase: id, phase: step.key, ...page }, readonly),
  h(
    "section",
    { class: "decisions", key: "since", "aria-labelledby": "since-title" },
    h("h3", { class: "label", id: "since-title" }, "Compare"),
    h(
      "div",
      { class: "card compare" },
      sinceChoice(page.points, "Changed since"),
      page.since && changedSince(id, page.since),
    ),
  ),
];

/** @type {import("../screen.js").View} */
export const view = {
  load,
  /** @param {PhasePage} page */
  take: ({ header, step, stakeholders }) =>
    turnTo({ useCase: header.id, phase: step.key, rows: stakeholders }),
  render,
  /** @param {PhasePage} page */
  title: ({ header }) => header.title,
  /** @param {PhasePage} page */
  header: ({ header, step }) => useCaseHeader(header, step.key),
  /** @param {Place} place */
  reveal(place) {
    revealPerson(place);
    revealReason(place);
  },
};
