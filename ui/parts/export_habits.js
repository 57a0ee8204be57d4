// How the person likes exports: kept for this computer, over a restart.

import { exportHabits } from "../ipc_export.js";
import { session } from "../screen.js";

/** @import { ExportHabits } from "../bindings.d.ts" */

/** @returns {ExportHabits} */
export const habits = () => session().exporting;

/** Keeps what the person chose. What can't be kept holds for as long as the window lives. @param {Partial<ExportHabits>} chosen */
export function keep(chosen) {
  Object.assign(habits(), chosen);
  exportHabits(habits()).catch(() => {});
}

/** Keeps what was chosen of what a screen offers. @type {(screen: string, scope: string) => void} */
export const keepScope = (screen, scope) => keep({ scopes: { ...habits().scopes, [screen]: scope } });
