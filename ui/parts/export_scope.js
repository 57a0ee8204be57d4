// What can be exported from where the person is.

import { useCaseList } from "../ipc.js";

/** @import { Place, Scope, UseCaseRow } from "../bindings.d.ts" */
/**
 * Something to export.
 * @typedef {object} Choice
 * @property {string} name the value of its radio button
 * @property {string} label
 * @property {Scope | null} scope null where use cases are chosen from `rows`
 * @property {UseCaseRow[]} [rows] the use cases to choose from
 */

/**
 * What the screen at a place offers, the nearest first.
 * @param {Place} place
 * @returns {Promise<Choice[]>}
 */
export async function choicesAt({ useCase, phase }) {
  if (!useCase) return [await severalUseCases()];
  /** @type {Choice} */
  const whole = { name: "use-case", label: "Whole use case", scope: { kind: "use-cases", useCases: [useCase] } };
  if (!phase) return [whole];
  return [{ name: "phase", label: "This phase", scope: { kind: "phase", useCase, phase } }, whole];
}

/** @returns {Promise<Choice>} */
async function severalUseCases() {
  const { useCases, archived } = await useCaseList();
  return { name: "use-cases", label: "Use cases", scope: null, rows: [...useCases, ...archived] };
}
