// What was learned, asked of the core.

import { ask } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** The tests of all use cases, those rows that are wanted. @type {(rows: B.Wanted) => Promise<B.LearnedScreen>} */
export const learnedScreen = (rows) => ask("learned_screen", { rows });
