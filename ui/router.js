// Where the person is. Places are kept here and not in the browser's history, so that neither a back-swipe nor a
// reload can leave a page.

/** @import { Place } from "./bindings.d.ts" */

/** @type {Place} */
let place = nowhere();

/** @type {(place: Place) => void} */
let arrive = () => {};

/** What shows a screen that lies over the place, by its name. @type {Record<string, (place: Partial<Place>) => void>} */
let sheets = {};

/** The place shown, or on its way to be. */
export const here = () => place;

/** The views of single documents, by the screen that lists them. @type {Record<string, string>} */
const pages = { integrations: "integration", metrics: "metric", baselines: "baseline", people: "held" };

/** The name of the view that shows a place. @param {Place} place */
export function viewNameOf({ screen, document, useCase, phase }) {
  if (screen) return (document && pages[screen]) || screen;
  if (phase) return "phase";
  return useCase ? "overview" : "list";
}

/**
 * Goes to the list (nothing given), a use case's overview, a phase, another screen, or a field there. A screen that lies over
 * the place is shown without leaving it.
 * @param {Partial<Place>} [to]
 */
export function go(to = {}) {
  const over = sheets[to.screen ?? ""];
  if (over) return over(to);
  place = { ...nowhere(), ...to, ...whence(to) };
  arrive(place);
}

/** @param {(place: Place) => void} listener is told of every place gone to */
export function onArrival(listener) {
  arrive = listener;
}

/** @param {typeof sheets} screens are shown by what they name */
export function onSheets(screens) {
  sheets = screens;
}

/** Coming back to a list leads to the row of what was left, not to its top. @param {Partial<Place>} to */
function whence({ screen = null, document, useCase, record }) {
  const left = place.useCase ?? place.document;
  const isList = !document && !useCase && !record && screen === (place.useCase ? null : place.screen);
  return isList && left ? { record: left } : {};
}

/** @returns {Place} */
function nowhere() {
  return { screen: null, document: null, useCase: null, phase: null, record: null, field: null, moment: null };
}
