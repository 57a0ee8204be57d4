// The bridge to the core for workshops, as ipc.js is for all else.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** @type {(useCase: string, phase: string | null, at: string | null) => Promise<B.WorkshopPage>} */
export const workshopPage = (useCase, phase, at) => ask("workshop_page", { useCase, phase, at });
/** @type {(useCase: string, phase: string | null, deed: B.WorkshopDeed) => Promise<B.Done>} */
export const workshopDo = (useCase, phase, deed) => change("workshop_do", { useCase, phase, deed });
/** Makes the window as large as the screen, or as it was. @type {(present: boolean) => Promise<void>} */
export const windowPresent = (present) => ask("window_present", { present });
