// A computed score that can be opened down to the ratings it came from.

import { h } from "../dom.js";

/** @import { Child } from "../dom.js" */
/** @import { Rating, Score } from "../bindings.d.ts" */

/** @typedef {(rating: Rating) => Child} Cell what stands in a column of a rating */

/**
 * The rating itself stands there in words, or as it is given; with one column more, if it is said what stands in it: who gave it.
 * @type {(useCase: string, score: Score, cells?: { rated?: Cell, given?: Cell }) => HTMLDetailsElement}
 */
export const scoreDetails = (useCase, { label, meaning, score, shown, coverage, arithmetic, ratings }, { rated, given } = {}) =>
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
            ["Dimension", "Rating", "Counts", ...(given ? ["Given"] : [])].map((heading) => h("th", { scope: "col" }, heading)),
          ),
        ),
        h(
          "tbody",
          null,
          ratings.map((rating) => row(useCase, rating, rated, given)),
        ),
      ),
  );

/** @type {(useCase: string, rating: Rating, rated?: Cell, given?: Cell) => HTMLElement} */
function row(useCase, whole, rated, given) {
  const { phase, phaseLabel, field, name, score, rating, counts } = whole;
  return h(
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
    h("td", null, rated ? rated(whole) : rating),
    h("td", null, counts),
    given && h("td", { class: "given" }, given(whole)),
  );
}
