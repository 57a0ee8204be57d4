// The bridge to the core: one function a command. Nothing else in the window names Tauri.

import { seen } from "./seen.js";
/** @import * as B from "./bindings.d.ts" */

/** What the window is told without having asked: to close, that another workspace is open, that the file is gone, or a menu item. */
/** @typedef {{ kind: "close" | "reopened" | "told" | "moved" | "team" | "undo" | "redo" | "settings" | "help" }} Signal */

/** Of a larger file no bytes are sent: the core refuses it by its size. */
const MOST = 16 << 20;

/** A command that was refused or failed. The message is for the person at the screen. */
export class Problem extends Error {
  /**
   * @param {string} code what the window acts on, such as "not-saved"
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "Problem";
    this.code = code;
  }
}

/** @returns {{ invoke(command: string, args: object, options?: object): Promise<any>, Channel: new () => { onmessage: (message: any) => void } }} */
export const bridge = () => /** @type {any} */ (window).__TAURI__.core;

/**
 * @param {string} command
 * @param {Record<string, unknown> | Uint8Array} [args] bytes go as they are
 * @param {{ headers: Record<string, string> }} [options]
 * @returns {Promise<any>}
 */
export async function ask(command, args = {}, options) {
  try {
    return await bridge().invoke(command, /** @type {object} */ (wellFormed(args)), options);
  } catch (error) {
    throw asProblem(error);
  }
}

/** @type {Promise<unknown>} */
let tail = Promise.resolve();
let waiting = 0;

/** How many changes are on their way; while there are any, what a reply shows may be out of date. */
export const pending = () => waiting;

/** Resolves when every change made so far is answered. */
export const idle = () => tail;

/**
 * Sends a change when those before it are answered, so that the core sees them in the order they were made; with the revision
 * that the screen shows as it is asked for: what arrived since is not replaced.
 * @param {string} command
 * @param {Record<string, unknown> | Uint8Array} [args]
 * @param {{ headers: Record<string, string> }} [options]
 * @returns {Promise<any>}
 */
export function change(command, args, options) {
  waiting += 1;
  const sent = args instanceof Uint8Array ? args : { seen: seen(), ...args };
  const reply = tail.then(() => ask(command, sent, options)).finally(() => (waiting -= 1));
  tail = reply.catch(() => {});
  return reply;
}

/**
 * Half of a surrogate pair, as a cut-off emoji leaves it, can't be written as UTF-8: it becomes U+FFFD.
 * @param {unknown} value
 * @returns {unknown}
 */
function wellFormed(value) {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)]));
}

/** @param {unknown} error */
function asProblem(error) {
  if (error && typeof error === "object" && "code" in error && "message" in error) {
    return new Problem(String(error.code), String(error.message));
  }
  return new Problem("internal", String(error));
}

// Session

/** Asked for before the page's script was here (`window.rs`). @type {Promise<B.Session> | undefined} */
let first = /** @type {any} */ (window).firstSession;

/** @returns {Promise<B.Session>} */
export async function start() {
  const answer = first ?? ask("start");
  first = undefined;
  return answer.catch((error) => Promise.reject(error instanceof Problem ? error : asProblem(error)));
}

/** Asked for at the same time, to be here with it. @type {Promise<Record<string, string>> | undefined} */
let recalled = /** @type {any} */ (window).firstRemembered;

/** What the window remembers on this computer. @returns {Promise<Record<string, string>>} */
export async function rememberedAll() {
  const answer = recalled ?? ask("remembered_all");
  recalled = undefined;
  return answer;
}

/** @type {(name: string, text: string) => Promise<void>} */
export const rememberedPut = (name, text) => ask("remembered_put", { name, text });

/**
 * Hears what the shell has to say, from now on.
 * @param {(signal: Signal) => void} listener
 * @returns {Promise<void>}
 */
export function watch(listener) {
  const channel = new (bridge().Channel)();
  channel.onmessage = listener;
  return ask("watch", { channel });
}

/** Lets the window close: everything typed is saved, or the person gave it up. @returns {Promise<void>} */
export const readyToClose = () => ask("ready_to_close");

/** Keeps the window open while the person decides; without it the shell waits a few seconds. @returns {Promise<void>} */
export const closeHeld = () => ask("close_held");

/** @type {(author: string, choice: "empty" | "sample") => Promise<B.Session>} */
export const firstStart = (author, choice) => change("first_start", { author, choice });

// Workspaces; null is a dialog that was cancelled

/** @returns {Promise<B.Session | null>} */
export const workspaceNew = () => change("workspace_new");
/** @returns {Promise<B.Session | null>} */
export const workspaceOpen = () => change("workspace_open");
/** @type {(path: string) => Promise<B.Session>} */
export const workspaceOpenRecent = (path) => change("workspace_open_recent", { path });
/** @returns {Promise<B.Session>} */
export const workspaceOpenSample = () => change("workspace_open_sample");
/** @returns {Promise<B.Session>} */
export const workspaceTryAgain = () => change("workspace_try_again");
/** Opens what is whole of a workspace that is in doubt. @returns {Promise<B.Session>} */
export const workspaceMend = () => change("workspace_mend");
/** @returns {Promise<B.Session | null>} */
export const workspaceOpenCopy = () => change("workspace_open_copy");
/** @returns {Promise<B.SavedFile | null>} */
export const workspaceSaveCopy = () => ask("workspace_save_copy");
/** @returns {Promise<void>} */
export const workspaceShow = () => ask("workspace_show");
/** @type {(path: string) => Promise<B.Session>} */
export const workspaceForget = (path) => change("workspace_forget", { path });

// Backups, and saving what can be saved; null is a dialog that was cancelled

/** @returns {Promise<B.Backups>} */
export const backups = () => ask("backups");
/** @returns {Promise<B.Backups>} */
export const backupNow = () => ask("backup_now");
/** @returns {Promise<B.Backups | null>} */
export const backupPlace = () => ask("backup_place");
/** @returns {Promise<B.Backups>} */
export const backupPlaceForget = () => ask("backup_place_forget");
/** @returns {Promise<void>} */
export const backupShow = () => ask("backup_show");
/** @type {(path: string) => Promise<B.Session>} */
export const backupRestore = (path) => change("backup_restore", { path });
/** @returns {Promise<B.Session | null>} */
export const backupRestoreFile = () => change("backup_restore_file");

/**
 * Looks at all of the workspace and its backups; null where that was stopped.
 * @param {(progress: B.CheckProgress) => void} listener hears how far it has come
 * @returns {Promise<B.CheckView | null>}
 */
export function checkRun(listener) {
  const progress = new (bridge().Channel)();
  progress.onmessage = listener;
  return ask("check_run", { progress });
}
/** Stops it. @returns {Promise<void>} */
export const checkStop = () => ask("check_stop");
/** Mends what was found; the session begins anew with that. @returns {Promise<B.Session>} */
export const checkMend = () => change("check_mend");
/** @returns {Promise<B.RescueView>} */
export const rescueLook = () => ask("rescue_look");
/** @returns {Promise<B.Session | null>} */
export const rescueSave = () => change("rescue_save");

// Long lists

/** Rows of a list. @type {(list: B.List, wanted: B.Wanted) => Promise<B.Slice<any>>} */
export const listRows = (list, wanted) => ask("list_rows", { list, wanted });
/** Where words are in a list. @type {(list: B.List, words: string) => Promise<B.Found>} */
export const listFind = (list, words) => ask("list_find", { list, words });
/** Everything that has some words, or what begins with them. @type {(typed: string) => Promise<B.Search>} */
export const search = (typed) => ask("search", { typed });

// Use cases

/** @type {(useCases: B.Wanted, archived: B.Wanted, arrangement: B.Arrangement) => Promise<B.UseCaseScreen>} */
export const useCaseList = (useCases, archived, arrangement) =>
  ask("use_case_list", { useCases, archived, arrangement });
/** @returns {Promise<B.AtWork>} */
export const useCasesAtWork = () => ask("use_cases_at_work");
/** @returns {Promise<B.Done>} */
export const useCaseCreate = () => change("use_case_create");
/** @type {(useCase: string) => Promise<B.Done>} */
export const useCaseDuplicate = (useCase) => change("use_case_duplicate", { useCase });
/** @type {(useCase: string, reason: string) => Promise<B.Done>} */
export const useCaseArchive = (useCase, reason) => change("use_case_archive", { useCase, reason });
/** @type {(useCase: string) => Promise<B.Done>} */
export const useCaseRestore = (useCase) => change("use_case_restore", { useCase });
/** @type {(useCase: string) => Promise<B.Done>} */
export const useCaseDelete = (useCase) => change("use_case_delete", { useCase });

// Planning

/** @type {(useCase: string) => Promise<B.UseCaseOverview>} */
export const useCaseOverview = (useCase) => ask("use_case_overview", { useCase });
/** @type {(useCase: string, phase: string, since: B.Point | null) => Promise<B.PhasePage>} */
export const phasePage = (useCase, phase, since) => ask("phase_page", { useCase, phase, since });
/** Notes what was decided at the end of a phase. @type {(useCase: string, phase: string, verdict: string) => Promise<B.Done>} */
export const decidePhase = (useCase, phase, verdict) => change("decide_phase", { useCase, phase, verdict });
/** Notes that somebody looked at what changed since a use case was agreed. @type {(useCase: string, document: string, seen: string) => Promise<B.Done>} */
export const look = (useCase, document, seen) => change("look", { useCase, document, asItWas: seen });
/** Enters something on a screen that shows a revision. @type {(document: string, record: string, field: string, entry: B.Entry, shown?: number) => Promise<B.Entered>} */
export const enter = (document, record, field, entry, shown = seen()) => change("enter", { document, record, field, entry, seen: shown });

/**
 * What goes into an answer for a text that is pasted between two others; null where it goes in as it is.
 * @type {(text: string, before: string, after: string) => Promise<string | null>}
 */
export const pasteText = (text, before, after) => ask("paste_text", { text, before, after });
// People

/** @returns {Promise<B.People>} */
export const people = () => ask("people");
/** Those whom a filter lets through. @type {(filter: string, people: B.Wanted) => Promise<B.PeopleScreen>} */
export const peopleScreen = (filter, people) => ask("people_screen", { filter, people });
/** @type {(filter: string, holes: boolean, useCases: B.Wanted) => Promise<B.InvolvementScreen>} */
export const involvementScreen = (filter, holes, useCases) => ask("involvement_screen", { filter, holes, useCases });
/** All that is held about somebody. @type {(person: string, also: string[]) => Promise<B.Held>} */
export const personHeld = (person, also) => ask("person_held", { person, also });
/** @type {(one: string, other: string) => Promise<B.Done>} */
export const peopleMerge = (one, other) => change("people_merge", { one, other });
/** @type {(entry: string) => Promise<B.Done>} */
export const peopleApart = (entry) => change("people_apart", { entry });
/** Erases somebody, which is not undone. @type {(wish: B.ErasureWish) => Promise<B.Done>} */
export const personErase = (wish) => change("person_erase", { wish });
/** @type {(document: string, record: string, field: string, wanted: string) => Promise<B.LinkChoices>} */
export const linkChoices = (document, record, field, wanted) => ask("link_choices", { document, record, field, wanted });
/** How each of some names is to one that is looked for. @type {(names: string[], wanted: string) => Promise<B.Likeness[]>} */
export const matchNames = (names, wanted) => ask("match_names", { names, wanted });
/** @type {(useCase: string, phase: string, who: B.Who) => Promise<B.Done>} */
export const stakeholderAdd = (useCase, phase, who) => change("stakeholder_add", { useCase, phase, who });
/** @type {(useCase: string, row: string, to: number) => Promise<B.Done>} */
export const stakeholderMove = (useCase, row, to) => change("stakeholder_move", { useCase, row, to });
/** @type {(useCase: string, row: string) => Promise<B.Done>} */
export const stakeholderRemove = (useCase, row) => change("stakeholder_remove", { useCase, row });

// Scoping

/** @type {(useCase: string) => Promise<B.ScopingPage>} */
export const scopingPage = (useCase) => ask("scoping_page", { useCase });
/** @type {(integrations: B.Wanted) => Promise<B.IntegrationScreen>} */
export const integrationList = (integrations) => ask("integration_list", { integrations });
/** @type {(rows: B.Wanted) => Promise<B.Matrix>} */
export const integrationMatrix = (rows) => ask("integration_matrix", { rows });
/** @type {(integration: string) => Promise<B.IntegrationPage>} */
export const integrationPage = (integration) => ask("integration_page", { integration });
/** @returns {Promise<B.Roadmap>} */
export const buildNext = () => ask("build_next");
/** @returns {Promise<B.TimeLine>} */
export const timeLine = () => ask("time_line");
/** @type {(filter: B.TagFilter, shown: string[], tags: B.Wanted) => Promise<B.TagScreen>} */
export const taggingPlan = (filter, shown, tags) => ask("tagging_plan", { filter, shown, tags });
/** @type {(metrics: B.Wanted) => Promise<B.MetricScreen>} */
export const metricList = (metrics) => ask("metric_list", { metrics });
/** @type {(metric: string) => Promise<B.MetricPage>} */
export const metricPage = (metric) => ask("metric_page", { metric });
/** @type {(useCase: string) => Promise<B.TrackerPage>} */
export const trackerPage = (useCase) => ask("tracker_page", { useCase });
/** @type {(useCase: string, typed: Record<string, string>) => Promise<B.Advice>} */
export const coachAdvice = (useCase, typed) => ask("coach_advice", { useCase, typed });
/** Starts the next use case from what was learned. @type {(useCase: string) => Promise<B.Done>} */
export const trackerLearn = (useCase) => change("tracker_learn", { useCase });
/** @type {(useCase: string, field: string, from: string) => Promise<B.Done>} */
export const quoteTake = (useCase, field, from) => change("quote_take", { useCase, field, from });
/** @type {(kind: "integration" | "tag" | "metric" | "attribute", name: string) => Promise<B.Done>} */
export const documentAdd = (kind, name) => change("document_add", { kind, name });
/** @type {(document: string) => Promise<B.Done>} */
export const documentDelete = (document) => change("document_delete", { document });
/** @type {(document: string, kind: "step" | "reading" | "variation", after: string | null) => Promise<B.Done>} */
export const rowAdd = (document, kind, after) => change("row_add", { document, kind, after });
/** @type {(document: string, row: string, to: number) => Promise<B.Done>} */
export const rowMove = (document, row, to) => change("row_move", { document, row, to });
/** @type {(document: string, row: string) => Promise<B.Done>} */
export const rowRemove = (document, row) => change("row_remove", { document, row });
/** Asks which pictures to attach; null is a dialog that was cancelled. @type {(useCase: string) => Promise<B.Done | null>} */
export const designChoose = (useCase) => change("design_choose", { useCase });
/**
 * Attaches pasted or dropped pictures.
 * @param {string} useCase
 * @param {File[]} files
 * @returns {Promise<B.Done>}
 */
export async function designAdd(useCase, files) {
  const parts = new URLSearchParams({ useCase });
  const sent = files.map((file) => (file.size > MOST ? new Blob() : file));
  files.forEach((file, index) => {
    parts.append("name", file.name);
    parts.append("size", String(file.size));
    parts.append("sent", String(sent[index].size));
  });
  const bytes = new Uint8Array(await new Blob(sent).arrayBuffer());
  return change("design_add", bytes, { headers: { "Ninefold-Parts": parts.toString() } });
}
/**
 * A picture as a file of its own: small for a list, or as large as a screen.
 * @type {(hash: string, form: "thumbnail" | "screen") => Promise<ArrayBuffer>}
 */
export const designShown = (hash, form) => ask("design_shown", { hash, form });

// History

/** @returns {Promise<B.Done>} */
export const undo = () => change("undo");
/** @returns {Promise<B.Done>} */
export const redo = () => change("redo");
/** @type {(of: B.HistoryOf, filter: B.HistoryFilter) => Promise<B.History>} */
export const historyOf = (of, filter) => ask("history", { of, filter });
/** A use case as it was. @type {(useCase: string, point: B.Point) => Promise<B.PastPage>} */
export const pastPage = (useCase, point) => ask("past_page", { useCase, point });
/** @type {(document: string, extent: B.Extent, point: B.Point) => Promise<B.Done>} */
export const bringBack = (document, extent, point) => change("bring_back", { document, extent, point });

// Baselines

/** @returns {Promise<B.Baselines>} */
export const baselines = () => ask("baselines");
/** @type {(baseline: string) => Promise<B.BaselinePage>} */
export const baselinePage = (baseline) => ask("baseline_page", { baseline });
/** The points that what is now can be compared with, those of a use case among them. @type {(useCase: string | null) => Promise<B.PointChoice[]>} */
export const points = (useCase) => ask("points", { useCase });
/**
 * Looks at what a baseline is to hold, and tells in percent how far that has come.
 * @type {(covering: B.Covering, told: (percent: number) => void) => Promise<void>}
 */
export function baselineLook(covering, told) {
  const progress = new (bridge().Channel)();
  progress.onmessage = told;
  return ask("baseline_look", { covering, progress });
}
/** Sets a baseline of what was looked at last. @type {(baseline: { name: string, on: string, note: string }) => Promise<B.Done>} */
export const baselineSet = (baseline) => change("baseline_set", baseline);
/** @type {(baseline: string) => Promise<B.Done>} */
export const baselineRestore = (baseline) => change("baseline_restore", { baseline });

// Exchange with other copies of the workspace; null is a dialog that was cancelled

/** @returns {Promise<B.Correspondent[]>} */
export const correspondents = () => ask("correspondents");
/** @type {(wish: B.BundleWish, passphrase: string) => Promise<B.SavedFile | null>} no passphrase leaves it open */
export const bundleSave = (wish, passphrase) => change("bundle_save", { wish, passphrase });
/** What taking in a file would change. @returns {Promise<B.Imported | null>} */
export const importChoose = () => change("import_choose");
/** The same for the one that was chosen last, which is locked. @type {(passphrase: string) => Promise<B.Imported>} */
export const importUnlock = (passphrase) => change("import_unlock", { passphrase });
/** Takes in what was chosen, and erases what is erased there if that is wanted. @type {(erases: boolean) => Promise<B.Done>} */
export const importTake = (erases) => change("import_take", { erases });
/** How much is to be settled. @returns {Promise<number>} */
export const unsettled = () => ask("unsettled");
/** @returns {Promise<B.Disagreement[]>} */
export const disagreements = () => ask("disagreements");
/** Those of some documents. @type {(documents: string[]) => Promise<B.Disagreement[]>} */
export const disagreementsOf = (documents) => ask("disagreements_of", { documents });
/** @type {(document: string, record: string, field: string) => Promise<B.Suggestion>} */
export const suggestion = (document, record, field) => ask("suggestion", { document, record, field });
/** Settles a field. @type {(document: string, record: string, field: string, decision: B.Decision) => Promise<B.Done>} */
export const decide = (document, record, field, decision) => change("decide", { document, record, field, decision });

// The program itself

/** @type {(settings: B.Settings) => Promise<B.Settings>} */
export const settingsChange = (settings) => change("settings_change", { settings });
/** @type {(url: string) => Promise<void>} */
export const openLink = (url) => ask("open_link", { url });
/** @returns {Promise<void>} */
export const openLogFolder = () => ask("open_log_folder");
/** @returns {Promise<B.About>} */
export const about = () => ask("about");
/** @returns {Promise<string>} */
export const licenses = () => ask("licenses");
/** @returns {Promise<void>} */
export const printPage = () => ask("print_page");
/** @type {(details: string) => Promise<void>} */
export const reportProblem = (details) => ask("report_problem", { details });
