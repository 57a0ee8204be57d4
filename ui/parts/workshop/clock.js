// How long what is on takes: by the clock of the wall, counted here, and noted when one goes on.

import { h } from "../../dom.js";
import { noteBeside, room } from "./room.js";

/** Since when it runs, by the clock that nobody sets; null while it stands still. @type {number | null} */
let since = null;
/** What it counted before that, in milliseconds. */
let counted = 0;
/** What it counts for. */
let at = "";

const elapsed = () => counted + (since === null ? 0 : performance.now() - since);

/** It counts for what is on. @param {string} next */
export function countFor(next) {
  if (at === next) return;
  at = next;
  counted = 0;
  since = performance.now();
}

/** Notes how long what was on took, before one goes on. */
export async function noteTime() {
  const page = room.page;
  const seconds = Math.round(elapsed() / 1000);
  const isThing = page?.question || page?.dimension;
  if (!page || !isThing || !page.isOpen || page.readonly || page.at !== at || seconds < 1) return;
  counted = 0;
  since = since === null ? null : performance.now();
  await noteBeside({ kind: "spent", slot: page.at, seconds: page.spent + seconds });
}

/** It stands still. */
export function stopClock() {
  at = "";
  since = null;
  counted = 0;
}

/** The time, counted down where a time is set. */
export const clock = () =>
  h(
    "div",
    { class: "clock", key: "clock" },
    h("span", { role: "timer", "aria-label": "Time for this", "data-clock": true, "data-over": isOver() ? "true" : null }, told()),
    h(
      "button",
      { type: "button", class: "button quiet small", "data-action": "workshopPause" },
      since === null ? "Go on" : "Pause",
    ),
  );

const total = () => (room.page?.spent ?? 0) + Math.floor(elapsed() / 1000);
const isOver = () => (room.page?.seconds ?? 0) > 0 && total() > (room.page?.seconds ?? 0);

function told() {
  const { seconds = 0 } = room.page ?? {};
  const left = seconds > 0 ? Math.abs(seconds - total()) : total();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${isOver() ? "+" : ""}${two(Math.floor(left / 60))}:${two(left % 60)}`;
}

setInterval(() => {
  const shown = document.querySelector("[data-clock]");
  if (!(shown instanceof HTMLElement) || since === null) return;
  const text = told();
  if (shown.textContent !== text) shown.textContent = text;
  shown.toggleAttribute("data-over", isOver());
}, 250);

/** Lets it stand still, or go on. */
export function pause() {
  if (since === null) since = performance.now();
  else {
    counted = elapsed();
    since = null;
  }
}
