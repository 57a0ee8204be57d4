// The bridge to the core for what decks and other exports say of the workspace, as ipc.js is for all else.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** For whom the work is, who may see it, and the logo. @returns {Promise<B.Stated>} */
export const workspaceStated = () => ask("workspace_stated");

/** Asks which picture is the logo; null when the person cancelled. @returns {Promise<B.Done | null>} */
export const logoChoose = () => change("logo_choose");

/** Takes the logo away. @returns {Promise<B.Done>} */
export const logoRemove = () => change("logo_remove");
