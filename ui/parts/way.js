// The way to a place, as what a button carries: `h("button", { type: "button", class: "button", ...way(place) }, "Open")`.

/** @import { Place, Point } from "../bindings.d.ts" */
/** @import { Props } from "../dom.js" */

/** @type {(place: Partial<Place>) => Props} */
export const way = ({ screen, document, useCase, phase, record, field, moment }) => ({
  "data-action": "go",
  "data-screen": screen,
  "data-document": document,
  "data-use-case": useCase,
  "data-phase": phase,
  "data-record": record,
  "data-field": field,
  "data-moment": moment,
});

/** The place that a button leads to. @type {(carried: DOMStringMap) => Place} */
export const placeOf = ({ screen, document, useCase, phase, record, field, moment }) => ({
  screen: /** @type {Place["screen"]} */ (screen ?? null),
  document: document ?? null,
  useCase: useCase ?? null,
  phase: phase ?? null,
  record: record ?? null,
  field: field ?? null,
  moment: moment === undefined ? null : Number(moment),
});

/** The point that a place shows: a baseline, or a moment. @param {Place} place @returns {Point} */
export const pointOf = ({ document, moment }) =>
  document ? { kind: "baseline", baseline: document } : { kind: "moment", moment: moment ?? 0 };
