// What a number of the ranking rests on: the calculation, each axis, and each rating, which is given there, with who gave it.

import { drawn, h } from "../dom.js";
import { dayed } from "../words/when.js";
import { chosen, grades } from "./choice.js";
import { scoreDetails } from "./score_details.js";

/** @import { Explained, ExplainedPart, Figure, Rating } from "../bindings.d.ts" */

/** A score as a small bar, which leads to what it rests on. @type {(useCase: string, axis: string, figure: Figure) => HTMLElement} */
export const barOf = (useCase, axis, { label, score, shown, coverage }) =>
  h(
    "button",
    {
      ...{ type: "button", class: "bar-button", "data-action": "explainRank", "data-use-case": useCase, "data-axis": axis },
      ...{ tabindex: -1, title: `${label}: ${coverage}`, "aria-label": `${label} ${shown}, ${coverage}. Show the ratings` },
    },
    bar(score),
    h("span", { class: "bar-number", "data-scored": score !== null }, shown),
  );

/** @param {number | null} score */
const bar = (score) =>
  drawn(
    "svg",
    { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": true },
    drawn("rect", { class: "bar-whole", width: 100, height: 6 }),
    drawn("rect", { class: "bar-part", width: score ?? 0, height: 6 }),
  );

/** @type {(why: Explained, open: string) => HTMLElement} */
export const explanation = ({ id, title, arithmetic, rule, parts }, open) =>
  h(
    "div",
    { class: "why", role: "group", "aria-label": `What the priority of ${title} rests on` },
    h("p", { class: "arithmetic" }, arithmetic),
    h("p", { class: "muted" }, rule),
    h("div", { class: "why-axes" }, parts.map((part) => axis(id, part, part.key === open))),
  );

/** @type {(useCase: string, part: ExplainedPart, isOpen: boolean) => HTMLElement} */
function axis(useCase, { key, counts, score, given }, isOpen) {
  const by = new Map(given.map((one) => [one.field, one]));
  const details = scoreDetails(useCase, score, {
    rated: (rating) => toRate(useCase, rating),
    given({ field }) {
      const one = by.get(field);
      return one ? [dayed(one.by), one.reason !== "" && h("span", { class: "muted" }, ` – ${one.reason}`)] : "";
    },
  });
  details.dataset.key = `${key} ${isOpen}`;
  details.open = isOpen;
  details.querySelector("summary")?.append(h("span", { class: "counts" }, counts));
  return details;
}

/**
 * A rating as it is given, in a line: what its grade is called stands beside it, or what the least and the most are.
 * @type {(useCase: string, rating: Rating) => HTMLElement}
 */
const toRate = (useCase, { field, name, labels, score, rating }) =>
  h(
    "fieldset",
    { class: "to-rate", key: field, ...chosen({ document: useCase, record: useCase, field }, "score") },
    h("legend", { class: "unseen" }, name),
    grades(`${useCase} ${field}`, labels, score, { isShort: true }),
    h("span", { class: "rated", "aria-hidden": true, "data-scored": score !== null }, score === null ? `1 ${labels[0]} – 5 ${labels[4]}` : rating),
  );
