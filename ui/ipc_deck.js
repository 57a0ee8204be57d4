// The bridge to the core for what decks and other exports say of the workspace, as ipc.js is for all else.

import { ask } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** For whom the work is, and who may see it. @returns {Promise<B.Stated>} */
export const workspaceStated = () => ask("workspace_stated");
