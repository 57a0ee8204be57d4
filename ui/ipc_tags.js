// What tags send, and the check of the tagging plan.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** @type {(tag: string) => Promise<B.TagPage>} */
export const tagPage = (tag) => ask("tag_page", { tag });
/** @type {(faults: B.Wanted, attributes: B.Wanted) => Promise<B.PlanCheckScreen>} */
export const planCheck = (faults, attributes) => ask("plan_check", { faults, attributes });
/** Has the event of a tag carry attributes that its remark lists. @type {(tag: string, names: string[]) => Promise<B.Done>} */
export const tagCarry = (tag, names) => change("tag_carry", { tag, names });
/** @type {(document: string) => Promise<B.LawfulRecord>} */
export const lawfulRecord = (document) => ask("lawful_record", { document });
