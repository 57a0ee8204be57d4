// A computed score that can be opened down to the ratings it came from.

import { h } from "../dom.js";

/** @import { Rating, Score } from "../bindings.d.ts" */

/** @type {(useCase: string, score: Score) => HTMLElement} */
export const scoreDetails = (useCase, { label, meaning, score, shown, coverage, arithmetic, ratings }) =>
  h(
    "details",
    { class: "score", key: label },
    h(
      "summary",
      null,
      h("span", { class: "score-label" }, label),
      h("span", { class: "score-value", "data-scored": score !== null }, shown),
      h("span", { class: "score-coverage" }, coverage),
    ),
    h("p", { class: "muted" }, meaning),
    arithmetic !== "" && h("p", { class: "arithmetic" }, arithmetic),
    ratings.length > 0 &&
      h(
        "table",
        { class: "ratings" },
        h("caption", { class: "unseen" }, `Ratings behind ${label}`),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["Dimension", "Rating", "Counts"].map((heading) => h("th", { scope: "col" }, heading)),
          ),
        ),
        h(
          "tbody",
          null,
          ratings.map((rating) => row(useCase, rating)),
        ),
      ),
  );

/** @type {(useCase: string, rating: Rating) => HTMLElement} */
const row = (useCase, { phase, phaseLabel, field, name, score, rating, counts }) =>
  h(
    "tr",
    { key: field, "data-scored": score !== null },
    h(
      "th",
      { scope: "row" },
      h(
        "button",
        {
          type: "button",
          class: "link",
          "data-action": "go",
          "data-use-case": useCase,
          "data-phase": phase,
          "data-field": field,
        },
        name,
      ),
      h("span", { class: "muted phase-label" }, phaseLabel),
    ),
    h("td", null, rating),
    h("td", null, counts),
  );
