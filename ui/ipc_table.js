// The bridge to the core for the table of use cases, as ipc.js is for all else.

import { ask } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** The labels of all use cases, by name. @returns {Promise<B.Label[]>} */
export const labelsInUse = () => ask("labels_in_use");
