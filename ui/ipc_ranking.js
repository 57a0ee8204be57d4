// The bridge to the core for the ranking of use cases, as ipc.js is for all else.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/**
 * The ranking as it is kept, or as it would be with another weighing.
 * @type {(weighing: B.Weighing | null, ranked: B.Wanted, unranked: B.Wanted) => Promise<B.RankingScreen>}
 */
export const rankingScreen = (weighing, ranked, unranked) => ask("ranking_screen", { weighing, ranked, unranked });
/** What a number rests on. @type {(useCase: string, weighing: B.Weighing | null) => Promise<B.Explained>} */
export const rankingExplain = (useCase, weighing) => ask("ranking_explain", { useCase, weighing });
/** @type {(useCases: string[], weighing: B.Weighing | null) => Promise<B.Comparison>} */
export const rankingCompare = (useCases, weighing) => ask("ranking_compare", { useCases, weighing });
/** Keeps how use cases are ranked. @type {(weighing: B.Weighing) => Promise<B.Done>} */
export const rankingWeigh = (weighing) => change("ranking_weigh", { weighing });
/**
 * Pins a use case to a place of the ranking, or an integration to one of Build next; to none any more without a place.
 * @type {(document: string, place: number | null, reason: string) => Promise<B.Done>}
 */
export const pin = (document, place, reason) => change("pin", { document, place, reason });
