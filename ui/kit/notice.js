// What the window says by itself: to everybody in a passing notice or a lasting banner, and to screen readers.

import { h, patch } from "../dom.js";
import { icon } from "./icon.js";

/** @typedef {{ text: string, undo?: boolean }} Notice `undo` adds a button that takes the action back */

const SHOWN_FOR = 8000;
let timer = 0;

/** Says something to screen readers, politely. @param {string} text */
export function announce(text) {
  const live = place("live");
  // The same words twice are only heard again when the region was empty between.
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 50);
}

/** Shows a notice for a while, and announces it. @param {Notice} notice */
export function notify({ text, undo = false }) {
  clearTimeout(timer);
  patch(
    place("notice"),
    h(
      "div",
      { class: "notice", "data-on-mouseover": "keepNotice", "data-on-focusin": "keepNotice" },
      h("p", null, text),
      undo && h("button", { type: "button", class: "button quiet", "data-action": "undo", "data-writes": true }, "Undo"),
      dismiss("closeNotice"),
    ),
  );
  announce(text);
  giveWay();
  timer = setTimeout(closeNotice, SHOWN_FOR);
}

/** The notice stands at the foot, and above where it would cover the field that is typed in. */
function giveWay() {
  const notice = place("notice");
  notice.classList.remove("above");
  const field = document.activeElement;
  if (notice.firstChild === null || !field?.matches("input, textarea, select")) return;
  const [ours, theirs] = [notice, field].map((element) => element.getBoundingClientRect());
  const covers = ours.top < theirs.bottom && theirs.top < ours.bottom && ours.left < theirs.right && theirs.left < ours.right;
  notice.classList.toggle("above", covers);
}

for (const type of ["focusin", "input", "scroll"]) document.addEventListener(type, giveWay, { passive: true });

/** Takes the undo button out of the notice: it would take back something newer than what the notice tells. */
export function withdrawUndo() {
  place("notice").querySelector("[data-action=undo]")?.remove();
}

/**
 * Shows a banner that stays until it is taken away, for what must not be missed.
 * @param {string} name one banner a name
 * @param {string | null} text null takes it away
 * @param {boolean} [dismissible] whether the person may take it away
 */
export function banner(name, text, dismissible = false) {
  const banners = place("banners");
  const shown = banners.querySelector(`[data-key="${name}"]`);
  if (text === null) return shown?.remove();
  const fresh = h(
    "div",
    { key: name, class: "banner", role: "alert" },
    h("p", null, text),
    dismissible && dismiss("closeBanner"),
  );
  if (shown) patch(shown, [...fresh.childNodes]);
  else banners.append(fresh);
}

function closeNotice() {
  clearTimeout(timer);
  patch(place("notice"), []);
}

/** @type {Record<string, (element: HTMLElement, event: Event) => void>} */
export const actions = {
  closeNotice,
  closeBanner: (button) => button.closest(".banner")?.remove(),
  keepNotice() {
    clearTimeout(timer);
    timer = setTimeout(closeNotice, SHOWN_FOR);
  },
};

/** @param {string} action */
const dismiss = (action) =>
  h(
    "button",
    { type: "button", class: "button quiet icon-only", "data-action": action, "aria-label": "Dismiss" },
    icon("close"),
  );

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
