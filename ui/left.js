// Where the person was when a place was left: in each workspace, in each use case, and on each of its pages. Kept on this
// computer, and by identifiers alone.

import { remember, remembered } from "./remembered.js";

/** @import { Arrangement, Place } from "./bindings.d.ts" */
/** @typedef {{ top: number, record: string | null, field: string | null }} Spot how far down, and the field that had the focus last */
/** @typedef {Partial<Place>} View */
/** @typedef {Partial<Arrangement> & { board?: boolean }} Arranged how the use cases are shown: as a board, or as a table */
/** @typedef {{ place: View, useCases: [string, View][], phases: [string, string][], spots: [string, Spot][], arrangement?: Arranged }} Kept */

const LEFT = "left";
/** So many workspaces, and so many use cases and pages of each, are remembered: those seen last. */
const WORKSPACES = 5;
const PAGES = 200;
/** Milliseconds that scrolling or going from field to field pauses before it is kept. */
const PAUSE = 400;

/** The workspace's file. */
let path = "";
/** @type {View} */
let place = {};
/** The view of each use case that was seen last. @type {Map<string, View>} */
let useCases = new Map();
/** The phase of each that was seen last. @type {Map<string, string>} */
let phases = new Map();
/** @type {Map<string, Spot>} */
let spots = new Map();
/** How the use cases were arranged. @type {Arranged} */
let arrangement = {};
/** The page that is on the screen; null on the way to another. @type {string | null} */
let page = null;
let timer = 0;

/** @param {View} place */
const pageOf = ({ useCase, screen, phase }) => [useCase, screen ?? "", phase ?? ""].join(" ");

/** @param {View} place */
const viewOf = ({ useCase = null, screen = null, phase = null, document = null }) => ({ useCase, screen, phase, document });

/** Remembers what was left in another workspace. @param {string} file */
export function turnTo(file) {
  if (file === path) return;
  keepPlace();
  path = file;
  const kept = /** @type {Kept | undefined} */ (new Map(read()).get(file));
  place = kept?.place ?? {};
  useCases = new Map(kept?.useCases);
  phases = new Map(kept?.phases);
  spots = new Map(kept?.spots);
  arrangement = kept?.arrangement ?? {};
}

/** The place that was seen last in this workspace. */
export const lastPlace = () => place;

/** How the use cases were arranged last. */
export const lastArrangement = () => arrangement;

/** What the table is compared with is chosen anew each time. @param {Arranged} arranged */
export function keepArrangement({ since: _, ...arranged }) {
  arrangement = arranged;
  keepPlace();
}

/** The view of a use case that was seen last. @param {string} useCase */
export const lastOf = (useCase) => useCases.get(useCase);

/** The phase of a use case to come back to, if one was seen. @param {string} useCase */
export const lastPhase = (useCase) => phases.get(useCase);

/** Where on its page a place of a use case was left. @param {Place} place */
export const spotOf = (place) => (place.useCase ? spots.get(pageOf(place)) : undefined);

/** The person goes to a place. @param {Place} to */
export function leaveFor(to) {
  page = null;
  // What was is a look aside.
  if (to.screen === "past") return;
  place = viewOf(to);
  if (to.useCase) renew(useCases, to.useCase, place);
  if (to.useCase && to.phase) renew(phases, to.useCase, to.phase);
  keepPlace();
}

/** The place is on the screen, and what is looked at from now on is of it. @param {Place} at */
export function landed(at) {
  page = at.useCase && at.screen !== "past" ? pageOf(at) : null;
}

/** @param {Partial<Spot>} seen */
function note(seen) {
  if (page === null) return;
  const before = spots.get(page) ?? { top: 0, record: null, field: null };
  renew(spots, page, { ...before, ...seen });
  keepSoon();
}

addEventListener("scroll", ({ target }) => target === document && note({ top: Math.round(scrollY) }), { passive: true, capture: true });

document.addEventListener("focusin", ({ target }) => {
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
  if (isText && target.dataset.record && target.closest("#main")) note({ record: target.dataset.record, field: target.name });
});

/** The latest is the last. @template T @param {Map<string, T>} map @param {string} key @param {T} value */
function renew(map, key, value) {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > PAGES) map.delete(oldest);
}

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(keepPlace, PAUSE);
}

/** Keeps now where the person is. */
export function keepPlace() {
  clearTimeout(timer);
  if (path === "") return;
  const others = read().filter(([file]) => file !== path);
  const mine = [path, { place, useCases: [...useCases], phases: [...phases], spots: [...spots], arrangement }];
  remember(LEFT, [...others, mine].slice(-WORKSPACES));
}
addEventListener("pagehide", keepPlace);
addEventListener("blur", keepPlace);

/** What is kept, by workspace. @returns {[string, Kept][]} */
const read = () => remembered(LEFT, []);
