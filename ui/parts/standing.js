// Where one stands: progress, deliverables, and the way on.

import { h } from "../dom.js";
import { icon } from "../kit/icon.js";

/** @import { Deliverable, Neighbor, Progress, Tally } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/** @type {(percent: number, label: string) => HTMLElement} */
export const progressBar = (percent, label) =>
  h("progress", { max: 100, value: percent, "aria-label": label }, `${percent}%`);

/**
 * Counts of what is entered, each opening to what is still open.
 * @type {(progress: Progress, checklist?: boolean) => HTMLElement}
 */
export const tallies = ({ questions, dimensions, checklist, stakeholders }, withChecklist = true) =>
  h(
    "ul",
    { class: "tallies" },
    tally("Questions answered", questions),
    tally("Dimensions scored", dimensions),
    withChecklist && tally("Checklist", checklist),
    h("li", { class: "tally" }, h("span", null, "Stakeholders"), h("span", { class: "count" }, stakeholders)),
  );

/** @type {(name: string, tally: Tally) => HTMLElement} */
function tally(name, { label, open }) {
  const line = [h("span", null, name), h("span", { class: "count" }, label)];
  if (open.length === 0) return h("li", { class: "tally", key: name }, line);
  return h(
    "li",
    { key: name },
    h(
      "details",
      null,
      h("summary", { class: "tally" }, line),
      h(
        "ul",
        { class: "open-items", "aria-label": "Still open" },
        open.map((item) => h("li", null, item)),
      ),
    ),
  );
}

/** @type {(deliverables: Deliverable[]) => HTMLElement} */
export const deliverableList = (deliverables) =>
  h(
    "ul",
    { class: "deliverables" },
    deliverables.map(({ name, cover, coverLabel, missing }) => {
      const line = [
        icon(cover),
        h("span", { class: "deliverable-name" }, name),
        h("span", { class: "cover" }, coverLabel),
      ];
      return h(
        "li",
        { key: name, "data-cover": cover },
        missing.length === 0
          ? h("div", { class: "deliverable" }, line)
          : h(
              "details",
              null,
              h("summary", { class: "deliverable" }, line),
              h(
                "ul",
                { class: "open-items", "aria-label": "Missing" },
                missing.map((item) => h("li", null, item)),
              ),
            ),
      );
    }),
  );

/** @type {(useCase: string, previous: Neighbor | null, next: Neighbor | null) => Child} */
export const neighbors = (useCase, previous, next) =>
  h(
    "nav",
    { class: "neighbors", "aria-label": "Previous and next phase" },
    previous && way(useCase, previous, "Previous", ""),
    next && way(useCase, next, "Next", "primary"),
  );

/** @type {(useCase: string, to: Neighbor, word: string, kind: string) => HTMLElement} */
const way = (useCase, { key, label }, word, kind) =>
  h(
    "button",
    {
      type: "button",
      class: `button ${kind}`,
      key: word,
      "data-action": "go",
      "data-use-case": useCase,
      "data-phase": key,
      title: `${word}: ${label}`,
    },
    word === "Previous" && icon("back"),
    h("span", null, h("span", { class: "unseen" }, `${word}: `), label),
    word === "Next" && icon("chevron"),
  );
