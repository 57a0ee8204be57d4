// A computed score that can be opened down to the ratings it came from.

import { h } from "../dom.js";

/** @import { Child } from "../dom.js" */
/** @import { Rating, Score } from "../bindings.d.ts" */

/**
 * With one column more, if it is said what stands in it: who gave a rating.
 * @type {(useCase: string, score: Score, given?: (rating: Rating) => Child) => HTMLDetailsElement}
 */
export const scoreDetails = (useCase, { label, meaning, score, shown, coverage, arithmetic, ratings }, given) =>
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
          ratings.map((rating) => row(useCase, rating, given)),
        ),
      ),
  );

/** @type {(useCase: string, rating: Rating, given?: (rating: Rating) => Child) => HTMLElement} */
function row(useCase, whole, given) {
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
    h("td", null, rating),
    h("td", null, counts),
    given && h("td", { class: "given" }, given(whole)),
  );
}
