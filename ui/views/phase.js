// The page of a phase: a document of what was said, and where one stands beside it.

import { h } from "../dom.js";
import { people, phasePage } from "../ipc.js";
import { isReadonly } from "../parts/reader.js";
import { archivedBanner } from "../parts/archived.js";
import { checklist } from "../parts/checklist.js";
import { changedSince, decisions, lastDecision } from "../parts/decisions.js";
import { exportHere } from "../parts/export_here.js";
import { useCaseHeader } from "../parts/header.js";
import { know } from "../parts/person.js";
import { questionField } from "../parts/question.js";
import { reasonFor, revealReason } from "../parts/reason.js";
import { editing, revealPerson, turnTo } from "../parts/roster.js";
import { scale } from "../parts/scale.js";
import { compared, sinceChoice } from "../parts/since.js";
import { scoreDetails } from "../parts/score_details.js";
import { stakeholders } from "../parts/stakeholders.js";
import { toLookAt } from "../parts/suspects.js";
import { deliverableList, neighbors, progressBar, tallies } from "../parts/standing.js";
import { way } from "../parts/way.js";
import { isNew, seePhase } from "../parts/seen.js";

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
  const { header, step, previous, next } = page;
  const readonly = isReadonly(header);
  return [
    archivedBanner(header),
    h(
      "div",
      { class: "phase", key: `${header.id} ${step.key}` },
      h("div", { class: "work" }, work(page, readonly), neighbors(header.id, previous, next)),
      h("div", { class: "standing" }, standing(page, readonly)),
    ),
  ];
}

/** @type {(page: PhasePage, readonly: boolean) => import("../dom.js").Child} */
const work = ({ header: { id }, step, title, sections, scoring, ...page }, readonly) => [
  h("h2", { tabindex: -1, "data-heading": true }, title),
  purpose(step.key, page),
  sections.map(({ heading, questions }, index) =>
    h(
      "section",
      { key: `section ${heading}`, "aria-labelledby": `section-${index}` },
      h("h3", { class: "label", id: `section-${index}` }, heading),
      questions.map((question) => questionField(id, question, readonly, reasonFor(id, question.reason, readonly))),
    ),
  ),
  toLookAt(id, page.suspects, readonly),
  stakeholders(id, page, readonly),
  h(
    "section",
    { "aria-labelledby": "scoring-title" },
    h("h3", { class: "label", id: "scoring-title" }, scoring.heading),
    h(
      "div",
      { class: "dimensions" },
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
      { class: "compare" },
      sinceChoice(page.points, "Changed since"),
      page.since && changedSince(id, page.since),
    ),
  ),
  exportHere({ useCase: id, phase: step.key, title, revision: page.revision }),
];

/** Which phase it is, and what it is for. @type {(key: string, phase: Pick<PhasePage, "position" | "description" | "activities">) => HTMLElement} */
const purpose = (key, { position, description, activities }) =>
  h(
    "details",
    { class: "purpose", key: "purpose", open: isNew(key) },
    h("summary", null, `${position} · `, h("span", { class: "leads" }, "What this phase is for")),
    h("p", { class: "description" }, description),
    h(
      "ul",
      { class: "activities", "aria-label": "Key activities" },
      activities.map((activity) => h("li", null, activity)),
    ),
  );

/** @param {import("../bindings.d.ts").Missing} missing */
const wayTo = ({ what, place }) =>
  h("li", { key: what }, h("button", { type: "button", class: "link", ...way(place) }, what));

/** What is missing before the phase is complete, how it is judged, and what was decided. @type {(page: PhasePage, readonly: boolean) => import("../dom.js").Child} */
const standing = ({ header: { id }, step, title, scoring, progress, ...page }, readonly) => [
  h(
    "section",
    { "aria-labelledby": "checklist-title" },
    h("h3", { class: "label", id: "checklist-title" }, "Before it is complete"),
    checklist(id, page.checklist, readonly),
    page.across.length > 0 && h("ul", { class: "ways", key: "across", "aria-label": "Elsewhere" }, page.across.map(wayTo)),
  ),
  h(
    "section",
    { "aria-labelledby": "judgments-title" },
    h("h3", { class: "label", id: "judgments-title" }, "Scores"),
    h(
      "ul",
      { class: "judgments" },
      scoring.score.ratings.map(({ field, name, score, rating }) =>
        h(
          "li",
          { key: field, "data-scored": String(score !== null) },
          h("button", { type: "button", class: "link", ...way({ useCase: id, phase: step.key, field }) }, name),
          h("span", { class: "judged-as" }, rating),
        ),
      ),
    ),
  ),
  lastDecision(page.decisions) ||
    h(
      "section",
      { key: "undecided", "aria-labelledby": "undecided" },
      h("h3", { class: "label", id: "undecided" }, "Decided"),
      h("p", { class: "muted" }, "Nothing yet."),
    ),
  h(
    "section",
    { "data-state": step.state, "aria-labelledby": "standing-title" },
    h("h3", { class: "label", id: "standing-title" }, "Progress"),
    progressBar(step.percent, `Progress of ${title}`),
    tallies(progress, false),
    h("p", { class: "why muted" }, step.why === "" ? step.stateLabel : `${step.stateLabel}. ${step.why}.`),
  ),
  h(
    "section",
    { "aria-labelledby": "deliverables-title" },
    h("h3", { class: "label", id: "deliverables-title" }, "Deliverables"),
    deliverableList(page.deliverables),
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
    seePhase(place.phase ?? "");
    revealPerson(place);
    revealReason(place);
  },
};
