// What is on the screen: the session, the place, and the last view model, drawn into the shell's regions.

import { flush, forgetSaved } from "./autosave.js";
import { patch } from "./dom.js";
import { idle, pending, Problem, useCasesAtWork } from "./ipc.js";
import { banner, notify, withdrawUndo } from "./kit/notice.js";
import { bring } from "./kit/long_list/list.js";
import { landed, lastPlace, leaveFor, spotOf, turnTo } from "./left.js";
import { forgetPictures } from "./parts/picture.js";
import { sidebar } from "./parts/sidebar.js";
import { countEdited, countOpened } from "./parts/unsettled.js";
import { go, here, onArrival, viewNameOf } from "./router.js";
import { draws } from "./seen.js";

/** @import { AtWork, Done, Entered, Place, Session, Touched, UndoState } from "./bindings.d.ts" */
/** @import { Child } from "./dom.js" */
/** @typedef {Record<string, (element: HTMLElement, event: any) => void>} Actions */
/** @typedef {Done | Entered} Reply */
/**
 * What touched documents look like on a screen.
 * @typedef {object} Part
 * @property {number} revision
 * @property {() => boolean} draw tells whether it could be drawn by itself
 */
/**
 * A screen: a view model, and how it looks.
 * @typedef {object} View
 * @property {(place: Place) => Promise<any>} load asks for the view model
 * @property {(documents: string[]) => Promise<Part> | null} [again] asks for these documents alone; null where all has to be loaded
 * @property {(model: any) => void} [take] takes in the view model, before it is drawn: drawing itself changes nothing
 * @property {(model: any) => string} title the part of the window's title that stands before the workspace; may be ""
 * @property {(model: any) => Child} render what stands in `<main>`
 * @property {(model: any) => Child} [header] what stands in the header
 * @property {boolean} [bare] without the sidebar, as when no workspace is open
 * @property {(place: Place) => void} [reveal] opens what hides the place's field, before it is drawn
 */

/** @type {Record<string, View>} */
let views = {};
/** @type {Session} */
let current;
/** @type {UndoState} */
let undoState = { undo: null, redo: null };
/** The newest revision heard of; an older view model is not drawn. */
let newest = 0;
/** The latest drawing. */
let drawing = Promise.resolve();
/** What the next drawing has to do, gathered from those it overtakes. */
let wanted = { force: false, arrived: false, whole: false };
/** Whether the screen is out of date since it was loaded. */
let stale = true;
/** What is drawn: a screen and its view model. @type {{ view: View, model: any } | null} */
let shown = null;
/** The documents that replies touched since that was loaded. @type {Set<string>} */
const touched = new Set();
/** What the sidebar names; null when it is out of date. @type {Promise<AtWork> | null} */
let atWork = null;
let timer = 0;
/** Whether the place is one that was left in a session before, and may be there no more. */
let isResuming = false;

/** The session: workspace, settings, recent files. */
export const session = () => current;

/** What undo and redo would do. */
export const undoable = () => undoState;

/**
 * Draws for the first time.
 * @param {Record<string, View>} registry
 * @param {Session} first
 */
export function begin(registry, first) {
  views = registry;
  onArrival((place) => {
    void flush();
    forgetSaved();
    leaveFor(place);
    viewOf(place).reveal?.(place);
    void draw({ arrived: true });
  });
  enter(first);
}

/**
 * Shows another session: a workspace was opened, or couldn't be. For changed settings alone use `adopt`.
 * @param {Session} next
 */
export function enter(next) {
  // A dialog about the workspace before has nothing more to say.
  for (const dialog of document.querySelectorAll("dialog")) if (!dialog.matches(".error")) dialog.close();
  adopt(next);
  forgetPictures();
  undoState = next.undo;
  newest = 0;
  atWork = null;
  if (next.workspace) countOpened();
  const notices = next.workspace?.notices ?? [];
  if (notices.length > 0) notify({ text: notices.join(" ") });
  turnTo(next.workspace?.path ?? "");
  isResuming = true;
  go(lastPlace());
}

/** The open workspace has something to say, which is told without leaving the place. @param {Session} next */
export function told(next) {
  if (next.workspace?.path !== current.workspace?.path) return enter(next);
  adopt(next);
  const notices = next.workspace?.notices ?? [];
  if (notices.length > 0) notify({ text: notices.join(" ") });
}

/** Takes over a session without leaving the place. @param {Session} next */
export function adopt(next) {
  current = next;
  document.dispatchEvent(new Event("adopted"));
}

/**
 * Does a change and shows what came of it; a refusal is shown too, and the screen drawn as it really is.
 * @template {Reply} T
 * @param {() => Promise<T | null>} command null when the person cancelled it
 * @param {{ offerUndo?: boolean, follow?: boolean, isDrawn?: boolean, onRefusal?: (message: string) => void }} [options]
 *   offer to take it back in the notice; go to its place; what it changes where the person looks is drawn, and what it
 *   touched may follow; show a refusal elsewhere than above everything
 * @returns {Promise<T | null>} null when it was refused or cancelled
 */
export async function perform(command, { offerUndo = false, follow = false, isDrawn = false, onRefusal } = {}) {
  void flush();
  try {
    const done = await command();
    if (done === null) return null;
    heard(done);
    banner("refused", null);
    if (done.notice) notify({ text: done.notice, undo: offerUndo });
    if (follow && "place" in done && done.place) {
      const { record, field } = done.place;
      go((await isHere(done.place)) ? { ...here(), record, field } : done.place);
      await draw({ force: true, arrived: true });
    } else if (isDrawn) soon(false);
    else await draw();
    return done;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (onRefusal) onRefusal(error.message);
    else banner("refused", error.message, true);
    await draw({ force: true });
    return null;
  }
}

/** A reply to a change came. @param {{ revision: number, undo: UndoState, touched: Touched }} reply */
export function heard({ revision, undo, touched: { documents, listed } }) {
  document.dispatchEvent(new Event("changed"));
  if (listed) atWork = null;
  countEdited();
  for (const id of documents) touched.add(id);
  stale ||= listed || documents.some(isShown);
  if (revision < newest) return;
  if (revision > newest) withdrawUndo();
  newest = revision;
  undoState = undo;
}

/** Loads the screen again soon, and draws it. */
export const refresh = () => soon();

/** Loads what replies said is out of date soon, and draws it. */
export function update() {
  if (stale) soon();
}

/** @param {boolean} [whole] or what replies touched alone */
function soon(whole = true) {
  stale = true;
  wanted.whole ||= whole;
  clearTimeout(timer);
  timer = setTimeout(() => stale && draw({ whole: false }), 120);
}

/**
 * Loads the view model of the place and draws it; resolves when that, or a later drawing, is done.
 * @param {{ force?: boolean, arrived?: boolean, whole?: boolean }} [options] `force` redraws even the field that has the focus;
 *   `arrived` moves the focus to the place's field or heading; not `whole` is what replies touched alone, if the screen can
 * @returns {Promise<void>}
 */
export function draw({ force = false, arrived = false, whole = true } = {}) {
  stale = true;
  clearTimeout(timer);
  wanted = { force: wanted.force || force, arrived: wanted.arrived || arrived, whole: wanted.whole || whole };
  const mine = loadAndShow(() => mine !== drawing);
  drawing = mine;
  return mine;
}

/**
 * @param {() => boolean} overtaken whether a later drawing was asked for
 * @returns {Promise<void>}
 */
async function loadAndShow(overtaken) {
  // Changes on their way would make the buttons jump back to what they were.
  await idle();
  if (overtaken()) return drawing;
  const place = here();
  const view = viewOf(place);
  // What is touched from now on is out of date again.
  stale = false;
  const documents = [...touched];
  const part = wanted.whole || shown?.view !== view ? null : view.again?.(documents);
  let model, names;
  try {
    [model, names] = await Promise.all([part ?? view.load(place), view.bare ? null : (atWork ??= useCasesAtWork())]);
  } catch (error) {
    stale = true;
    atWork = null;
    if (overtaken()) return drawing;
    const { useCase, document, screen } = place;
    if (!(error instanceof Problem) || (useCase === null && document === null)) throw error;
    if (isResuming) return go();
    notify({ text: error.message });
    if (screen === "past" && useCase !== null) return go({ useCase });
    return go(document === null ? {} : { screen });
  }
  if (overtaken()) return drawing;
  if (model?.revision < newest || pending() > 0) return draw();
  const isKnown = model?.revision === newest;
  newest = Math.max(newest, model?.revision ?? 0);
  for (const id of documents) touched.delete(id);

  const { force, arrived } = wanted;
  wanted = { force: false, arrived: false, whole: false };
  if (part && shown) {
    // Where others wrote, too, not all is known that was touched.
    if (!isKnown || !model.draw()) return draw();
    draws(newest, force);
    around(view, shown.model, names, force);
    return void document.dispatchEvent(new Event("drawn"));
  }
  show(view, model, names, force);
  if (arrived) await focusPlace(place);
}

/** Draws what stands around a screen. @type {(view: View, model: any, names: AtWork | null, force: boolean) => void} */
function around(view, model, names, force) {
  document.documentElement.classList.toggle("bare", view.bare === true);
  patch(region("sidebar"), names ? sidebar(current, names, here()) : [], { force });
  patch(region("header"), view.header?.(model), { force });
}

/** @type {(view: View, model: any, names: AtWork | null, force: boolean) => void} */
function show(view, model, names, force) {
  const focused = document.activeElement;
  shown = { view, model };
  isResuming = false;
  view.take?.(model);
  draws(model?.revision ?? newest, force);
  around(view, model, names, force);
  document.dispatchEvent(new Event("drawing"));
  patch(region("main"), view.render(model), { force });
  const title = [view.title(model), current.workspace?.name, "Ninefold"];
  document.title = title.filter(Boolean).join(" – ");
  document.dispatchEvent(new Event("drawn"));
  // The focus never falls out of the page with what was taken away.
  if (!focused || focused.isConnected || document.activeElement !== document.body) return;
  const again = sameChoice(focused);
  if (again) again.focus();
  else region("main").focus({ preventScroll: true });
}

/** What was chosen with an element that is gone, where its row went to another list. @type {(gone: Element) => HTMLElement | null} */
function sameChoice(gone) {
  const group = gone.closest("fieldset[data-entry]");
  if (!(group instanceof HTMLElement) || !(gone instanceof HTMLInputElement)) return null;
  const { document: of = "", field = "" } = group.dataset;
  const [place, name, value] = [of, field, gone.value].map(CSS.escape);
  return region("main").querySelector(`fieldset[data-document="${place}"][data-field="${name}"] input[value="${value}"]`);
}

/** Whether the screen is of a document, or has something of it to enter. @param {string} id */
function isShown(id) {
  const { useCase, document } = here();
  return id === useCase || id === document || region("main").querySelector(`[data-document="${CSS.escape(id)}"]`) !== null;
}

/** @param {Place} place */
function viewOf(place) {
  if (current.problem) return views.problem;
  if (current.firstStart || !current.workspace) return views.welcome;
  return views[viewNameOf(place)];
}

/** @param {Place} place */
async function focusPlace(place) {
  const left = place.record ? undefined : spotOf(place);
  const field = await fieldAt({ ...place, ...left });
  // Or the person has gone on meanwhile.
  if (here() !== place) return;
  landed(place);
  scrollTo(0, left?.top ?? 0);
  if (field) {
    // What is folded around it is opened.
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    field.focus({ preventScroll: true });
    const { top, bottom } = field.getBoundingClientRect();
    if (!left || top < region("head").offsetHeight || bottom > innerHeight) field.scrollIntoView({ block: "center" });
    return;
  }
  const heading = document.querySelector("#main [data-heading]") ?? document.querySelector("#header h1, #main h1");
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

/**
 * Whether a place can be seen without leaving the screen. A person has no page of their own, and is seen wherever they
 * are a stakeholder; what stands in a table of several documents has two places.
 * @param {Place} place
 * @returns {Promise<boolean>}
 */
async function isHere({ screen, useCase, record, field }) {
  if (!record) return false;
  if (!screen && !useCase) return true;
  await seek(record, field);
  const named = field ? region("main").querySelectorAll(`[name="${CSS.escape(field)}"]`) : [];
  return [...named].some((element) => element instanceof HTMLElement && element.dataset.record === record);
}

/**
 * @param {Place} place
 * @returns {Promise<HTMLElement | null>}
 */
async function fieldAt({ record, field }) {
  if (!record && !field) return null;
  await seek(record, field);
  const main = region("main");
  const named = field ? [...main.querySelectorAll(`[name="${CSS.escape(field)}"]`)] : [];
  const here = named.filter(
    (element) => !(element instanceof HTMLElement) || !element.dataset.record || element.dataset.record === record,
  );
  const chosen = here.find(
    (element) => element instanceof HTMLInputElement && element.type === "radio" && element.checked,
  );
  const found = chosen ?? here[0] ?? (record && main.querySelector(`[data-place="${CSS.escape(record)}"]`));
  return found instanceof HTMLElement ? found : null;
}

/** Has a place drawn that is out of sight. @type {(record: string | null, field: string | null) => Promise<void>} */
async function seek(record, field) {
  if (record) await bring(record);
  document.dispatchEvent(new CustomEvent("sought", { detail: { record, field } }));
}

/** @param {string} id */
const region = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
