// A dimension of a workshop: the scale, who has rated, and once it is revealed how far the ratings are apart.

import { h } from "../../dom.js";
import { reasonFor } from "../reason.js";
import { rater, room } from "./room.js";

/** @import { Spread, WorkshopDimension, WorkshopPage } from "../../bindings.d.ts" */

/** @type {(page: WorkshopPage, dimension: WorkshopDimension) => import("../../dom.js").Child} */
export const rating = (page, dimension) => [
  dimension.round > 1 && h("p", { class: "round", key: "round" }, `Round ${dimension.round}`),
  dimension.spread && outcome(dimension.spread),
  dimension.canAgree ? agreement(page, dimension) : [scaleOfAll(page, dimension), turns(page, dimension)],
  dimension.spread && h("details", { class: "told-apart", key: "table" }, h("summary", null, "Who rated what"), table(dimension.spread)),
  dimension.earlier.length > 0 &&
    h(
      "details",
      { class: "earlier", key: "earlier" },
      h("summary", null, dimension.earlier.length === 1 ? "The round before" : "The rounds before"),
      dimension.earlier.map((before, index) => h("section", { key: `round ${index}` }, h("h2", null, before.round), outcome(before), table(before))),
    ),
];

/** The scale, each rating to be pressed for whose turn it is. @type {(page: WorkshopPage, dimension: WorkshopDimension) => HTMLElement} */
function scaleOfAll({ readonly }, { labels }) {
  const person = rater();
  return h(
    "ol",
    { class: "grades", key: "grades", "aria-label": "The scale" },
    labels.map((label, index) =>
      h(
        "li",
        { key: String(index) },
        readonly || !person
          ? h("div", { class: "grade" }, grade(index + 1, label))
          : h(
              "button",
              { type: "button", class: "grade", "data-action": "workshopRate", "data-rating": index + 1 },
              grade(index + 1, label),
            ),
      ),
    ),
  );
}

/** @type {(value: number, label: string) => import("../../dom.js").Child} */
const grade = (value, label) => [h("span", { class: "grade-value" }, value), " ", h("span", { class: "grade-label" }, label)];

/** Who has rated, and whose turn it is. @type {(page: WorkshopPage, dimension: WorkshopDimension) => HTMLElement} */
function turns({ people, readonly }, { said, canReveal }) {
  const person = rater();
  return h(
    "div",
    { class: "turns", key: "turns" },
    h(
      "ul",
      { class: "chips", "aria-label": "Who has rated" },
      people.map(({ id, name, initials, rated }) => {
        const has = rated || room.sent.has(id);
        return h(
          "li",
          { key: id },
          h(
            "button",
            {
              type: "button",
              class: "initials",
              title: name,
              disabled: readonly,
              "data-rated": String(has),
              "data-action": "workshopTurn",
              "data-person": id,
              "aria-current": person?.id === id ? "true" : null,
            },
            h("span", { "aria-hidden": true }, initials),
            h("span", { class: "unseen" }, `${name}, ${has ? "has rated" : "has not rated"}`),
          ),
        );
      }),
    ),
    h("p", { class: "turns-said" }, said),
    person &&
      !readonly &&
      h("p", { class: "whose-turn", key: "turn" }, h("strong", null, person.name), ": press 1 to 5, or choose above. ", h("span", { class: "muted" }, "Backspace goes back.")),
    !readonly &&
      h(
        "div",
        { class: "turn-buttons", key: "buttons" },
        h("button", { type: "button", class: "button", "data-action": "workshopRound" }, "Pass the laptop round"),
        canReveal && h("button", { type: "button", class: "button primary", key: "reveal", "data-action": "workshopReveal" }, "Reveal"),
      ),
  );
}

/** The score that is agreed on. @type {(page: WorkshopPage, dimension: WorkshopDimension) => HTMLElement} */
const agreement = ({ useCase, readonly, people }, { field, labels, score, reason, isRevealed, spread }) =>
  h(
    "fieldset",
    { class: "agreement", key: "agreement", "data-on-change": "workshopAgree", disabled: readonly },
    h("legend", null, people.length > 0 ? "Agreed score" : "Score"),
    spread &&
      h(
        "div",
        { class: "grades spread-marks", key: "marks", "aria-hidden": true },
        spread.marks.map(({ initials, names }) => h("div", null, initials.map((one, index) => h("span", { class: "initials", "data-rated": "true", title: names[index] }, one)))),
      ),
    h(
      "div",
      { class: "grades" },
      labels.map((label, index) =>
        h(
          "label",
          { class: "grade", key: String(index) },
          h("input", {
            type: "radio",
            name: field,
            value: index + 1,
            checked: score === index + 1,
            "data-record": useCase,
          }),
          grade(index + 1, label),
        ),
      ),
    ),
    h(
      "div",
      { class: "agreement-foot" },
      h("p", { class: "muted" }, score === null ? "Agree on one, and choose it. Nobody takes an average." : "Set by the room."),
      score !== null && !readonly && h("button", { type: "button", class: "link", key: "clear", "data-action": "workshopDisagree" }, "Clear"),
      isRevealed && !readonly && h("button", { type: "button", class: "button", key: "again", "data-action": "workshopAgain" }, "Estimate again"),
    ),
    score !== null && reasonFor(useCase, reason, readonly),
  );

/** @type {(spread: Spread) => HTMLElement} */
const outcome = ({ accord, word, rule, first, missing }) =>
  h(
    "div",
    { class: "spread", key: "spread", "data-accord": accord },
    h("p", { class: "spread-word" }, h("strong", null, word), " ", h("span", { class: "muted" }, rule)),
    first !== "" && h("p", { class: "first" }, first),
    missing !== "" && h("p", { class: "muted" }, missing),
  );

/** @param {Spread} spread */
const table = ({ marks }) =>
  h(
    "div",
    { class: "table" },
    h(
      "table",
      { class: "marks" },
      h("caption", { class: "unseen" }, "Who rated what"),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          marks.map(({ rating: value, label }) => h("th", { scope: "col" }, h("strong", null, value), " ", label)),
        ),
      ),
      h(
        "tbody",
        null,
        h(
          "tr",
          null,
          marks.map(({ names }) => h("td", { "data-any": names.length > 0 ? "true" : null }, names.length > 0 ? h("ul", null, names.map((name) => h("li", null, name))) : "–")),
        ),
      ),
    ),
  );
