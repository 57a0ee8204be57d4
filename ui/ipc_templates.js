// The bridge to the core for templates of use cases, as ipc.js is for all else; null is a dialog that was cancelled.

import { ask, change } from "./ipc.js";

/** @import * as B from "./bindings.d.ts" */

/** The templates that say some words, or all. @type {(wanted: string) => Promise<B.Templates>} */
export const templateList = (wanted) => ask("template_list", { wanted });
/** Makes a new use case that refers to a template. @type {(template: string) => Promise<B.Done>} */
export const templateStart = (template) => change("template_start", { template });
/** What a template made of a use case would keep. @type {(useCase: string) => Promise<B.TemplateDraft>} */
export const templateDraft = (useCase) => ask("template_draft", { useCase });
/** @type {(draft: B.TemplateDraft) => Promise<B.Done>} */
export const templateSave = (draft) => change("template_save", { draft });
/** @type {(template: string, name: string) => Promise<B.Done>} */
export const templateRename = (template, name) => change("template_rename", { template, name });
/** @type {(template: string) => Promise<B.SavedFile | null>} */
export const templateExport = (template) => ask("template_export", { template });
/** @returns {Promise<B.Done | null>} */
export const templateImport = () => change("template_import");
/** Takes what the template of a use case suggests. @type {(useCase: string, key: string) => Promise<B.Done>} */
export const suggestionTake = (useCase, key) => change("suggestion_take", { useCase, key });
/** Has a suggestion stay away. @type {(useCase: string, key: string) => Promise<B.Done>} */
export const suggestionDismiss = (useCase, key) => change("suggestion_dismiss", { useCase, key });
