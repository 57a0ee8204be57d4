// The bridge to the core for the table and the board of use cases, as ipc.js is for all else.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/**
 * The use cases of the table in the phases in which they stand.
 * @type {(arrangement: B.Arrangement, wanted: B.WantedOfColumn[], archived: B.Wanted) => Promise<B.Board>}
 */
export const useCaseBoard = (arrangement, wanted, archived) => ask("use_case_board", { arrangement, wanted, archived });
/** The labels of all use cases, by name. @returns {Promise<B.Label[]>} */
export const labelsInUse = () => ask("labels_in_use");
/** What use cases can be filtered by in one respect. @type {(facet: B.Facet) => Promise<B.FacetChoice[]>} */
export const facetChoices = (facet) => ask("facet_choices", { facet });
/** Enters the same in each of the use cases that are picked, in one step. @type {(picked: B.Picked, entries: [string, B.Entry][]) => Promise<B.Done>} */
export const useCasesEnter = (picked, entries) => change("use_cases_enter", { picked, entries });
/** @type {(picked: B.Picked, reason: string) => Promise<B.Done>} */
export const useCasesArchive = (picked, reason) => change("use_cases_archive", { picked, reason });
