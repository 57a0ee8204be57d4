// A workshop on the projector: one thing at a time, in large type, with nothing that is for the facilitator alone.

import { flush } from "../autosave.js";
import { h } from "../dom.js";
import { windowPresent, workshopPage } from "../ipc_workshop.js";
import { inDialog } from "../kit/dialog.js";
import { announce, notify } from "../kit/notice.js";
import { openExport } from "../parts/export.js";
import { bar } from "../parts/workshop/bar.js";
import { begin } from "../parts/workshop/begin.js";
import { countFor, noteTime, pause, stopClock } from "../parts/workshop/clock.js";
import { dotFor, wrapUp } from "../parts/workshop/end.js";
import { park, takeOn } from "../parts/workshop/notes.js";
import { question } from "../parts/workshop/question.js";
import { rating } from "../parts/workshop/rating.js";
import { act, enterRoom, rate, room, toHeading, turnTo } from "../parts/workshop/room.js";
import { go, here } from "../router.js";
import { draw } from "../screen.js";

/** @import { WorkshopPage } from "../bindings.d.ts" */

/** From so many characters on a heading is set smaller. */
const LONG = 110;
const LONGEST = 260;

/** @param {WorkshopPage} page */
function render(page) {
  const { crumbs, heading, below } = page;
  return h(
    "div",
    { class: "workshop", key: "workshop", "data-at": page.at },
    h(
      "div",
      { class: "stage", key: page.at },
      h("p", { class: "where" }, crumbs),
      h(
        "h1",
        {
          tabindex: -1,
          "data-heading": true,
          "data-length": heading.length > LONGEST ? "longest" : heading.length > LONG ? "long" : null,
        },
        heading,
      ),
      below !== "" && h("p", { class: "judged-as", key: "below" }, below),
      page.question && question(page, page.question),
      page.dimension && rating(page, page.dimension),
      page.end && wrapUp(page, page.end),
      page.at === "begin" && begin(page),
    ),
    bar(page),
  );
}

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ useCase, phase, field }) => workshopPage(useCase ?? "", phase, field),
  /** @param {WorkshopPage} page */
  take(page) {
    enterRoom(page);
    countFor(page.at);
  },
  /** @param {WorkshopPage} page */
  title: ({ title }) => title,
  render,
  bare: true,
};

/** Opens the workshop of the use case, or of the phase, that is on the screen. */
export function present() {
  const place = here();
  if (place.screen === "workshop") return;
  if (!place.useCase) return notify({ text: "Open a use case first, then present it." });
  room.before = place;
  room.page = null;
  go({ screen: "workshop", useCase: place.useCase, phase: place.phase });
  void windowPresent(true);
}

/** Goes on to another stop. @param {string | null | undefined} stop */
async function goOn(stop) {
  const page = room.page;
  if (!page || !stop) return;
  await flush();
  await noteTime();
  if (page.at === "begin" && !page.isOpen && !page.readonly && !(await act({ kind: "begin" }))) return;
  go({ ...here(), field: stop, record: null });
}

/** Goes back to where the workshop was opened. */
async function leave() {
  await flush();
  await noteTime();
  stopClock();
  const { useCase, phase } = here();
  const before = room.before?.useCase === useCase ? room.before : null;
  room.before = null;
  room.page = null;
  void windowPresent(false);
  go(before ?? { useCase, phase });
}

/** The answer is edited, or no longer is. @param {boolean} editing */
async function edit(editing) {
  if (!room.page?.question || room.page.readonly) return;
  if (!editing) await flush();
  room.editing = editing;
  await draw();
  const field = document.getElementById("workshop-answer");
  if (editing && field) field.focus();
  else toHeading();
}

async function reveal() {
  const dimension = room.page?.dimension;
  if (!dimension || dimension.isRevealed || room.page?.readonly) return;
  if (!dimension.canReveal && room.sent.size === 0) return announce("Nobody has rated yet.");
  toHeading();
  const done = await act({ kind: "reveal", dimension: dimension.key });
  const spread = room.page?.dimension?.spread;
  if (done && spread) announce(`${spread.word}. ${spread.first}`);
}

function again() {
  const dimension = room.page?.dimension;
  if (!dimension?.isRevealed || room.page?.readonly) return;
  toHeading();
  void act({ kind: "again", dimension: dimension.key });
}

/** @param {number | null} score */
function agree(score) {
  const dimension = room.page?.dimension;
  if (!dimension || room.page?.readonly) return;
  void act({ kind: "agree", dimension: dimension.key, score });
}

/** A digit rates, agrees on a score, or gives a dot. @param {number} digit */
function digit(digit) {
  const page = room.page;
  if (page?.end) dotFor(digit);
  else if (page?.dimension && digit <= 5 && !page.readonly) {
    if (page.dimension.canAgree) agree(digit);
    else void rate(digit);
  }
}

/** Whoever rated last has their turn once more. */
function backToRater() {
  const people = room.page?.people ?? [];
  if (!room.page?.dimension || room.page.dimension.canAgree) return;
  const turn = people.findIndex(({ id }) => id === room.turn);
  const end = turn === -1 ? people.length : turn;
  const rated = people.slice(0, end).findLast(({ id, rated }) => rated || room.sent.has(id));
  if (rated) turnTo(rated.id);
}

/** Whether a key is meant for the workshop, and not for what is typed or chosen. @param {KeyboardEvent} event */
function isOurs({ target }) {
  if (here().screen !== "workshop" || inDialog()) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return false;
  return !(target instanceof HTMLInputElement) || /radio|checkbox/.test(target.type);
}

/** @type {(step: () => void, isOfRadios?: boolean) => (event: KeyboardEvent) => void} arrow keys go from radio to radio */
const ours = (step, isOfRadios = false) => (event) => {
  const isRadio = event.target instanceof HTMLInputElement && event.target.type === "radio";
  if (!isOurs(event) || (isOfRadios && isRadio)) return;
  event.preventDefault();
  step();
};

const next = () => void goOn(room.page?.next);
const previous = () => void goOn(room.page?.previous);

/** @type {import("../keys.js").Keys} */
export const keys = {
  f5: () => {
    if (!inDialog()) present();
  },
  arrowright: ours(next, true),
  arrowleft: ours(previous, true),
  pagedown: ours(next),
  pageup: ours(previous),
  r: ours(reveal),
  g: ours(again),
  e: ours(() => void edit(true)),
  p: ours(() => void park()),
  a: ours(() => void takeOn()),
  backspace: ours(backToRater),
  escape(event) {
    if (here().screen !== "workshop" || inDialog()) return;
    event.preventDefault();
    if (room.editing) void edit(false);
    else void leave();
  },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [String(number), ours(() => digit(number))])),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  present,
  workshopNext: next,
  workshopPrevious: previous,
  workshopLeave: () => void leave(),
  // A link leads where it leads, and a text that was chosen is to be copied.
  workshopEdit(_, { target }) {
    const isLink = target instanceof Element && target.closest("a");
    if (!isLink && document.getSelection()?.isCollapsed !== false) void edit(true);
  },
  workshopEdited: () => void edit(false),
  workshopReveal: () => void reveal(),
  workshopAgain: again,
  workshopRate: ({ dataset: { rating: value } }) => void rate(Number(value)),
  workshopTurn({ dataset: { person = "" } }) {
    turnTo(person);
  },
  workshopAgree: (_, { target }) => {
    if (target instanceof HTMLInputElement && target.type === "radio") agree(Number(target.value));
  },
  workshopDisagree() {
    toHeading();
    agree(null);
  },
  workshopPause() {
    pause();
    void draw();
  },
  workshopProtocol: () => void openExport({ at: here() }),
  async workshopFinish() {
    if (await act({ kind: "end" })) void leave();
  },
};
