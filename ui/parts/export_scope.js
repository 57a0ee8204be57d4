// What can be exported from where the person is.

import { useCaseList } from "../ipc.js";

/** @import { Place, Scope, UseCaseRow } from "../bindings.d.ts" */
/**
 * Something to export.
 * @typedef {object} Choice
 * @property {string} name the value of its radio button
 * @property {string} label
 * @property {Scope} scope where use cases are chosen from `rows`, that of none
 * @property {UseCaseRow[]} [rows] the use cases to choose from
 */

/**
 * What the screen at a place offers, the nearest first.
 * @param {Place} place
 * @returns {Promise<Choice[]>}
 */
export async function choicesAt({ screen, useCase, phase }) {
  if (!useCase) return severalUseCases();
  /** @type {Choice} */
  const whole = { name: "use-case", label: "Whole use case", scope: { kind: "use-cases", useCases: [useCase] } };
  /** @type {Choice} */
  const tracker = { name: "tracker", label: "Experience tracker", scope: { kind: "tracker", useCases: [useCase] } };
  if (screen === "tracker") return [tracker, whole];
  if (!phase) return [whole, tracker];
  return [{ name: "phase", label: "This phase", scope: { kind: "phase", useCase, phase } }, whole, tracker];
}

/** @returns {Promise<Choice[]>} */
async function severalUseCases() {
  const { useCases, archived } = await useCaseList();
  const rows = [...useCases, ...archived];
  return [
    { name: "use-cases", label: "Use cases", scope: { kind: "use-cases", useCases: [] }, rows },
    { name: "trackers", label: "Experience trackers", scope: { kind: "tracker", useCases: [] }, rows },
  ];
}
