// What the window says by itself: to everybody in a passing notice or a lasting banner, and to screen readers.

import { h, patch } from "../dom.js";

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
      undo && h("button", { type: "button", class: "quiet", "data-action": "undo" }, "Undo"),
      h("button", { type: "button", class: "quiet icon-only", "data-action": "closeNotice", "aria-label": "Dismiss" }, h("span", { class: "icon icon-close", "aria-hidden": true })),
    ),
  );
  announce(text);
  timer = setTimeout(closeNotice, SHOWN_FOR);
}

/**
 * Shows a banner that stays until it is taken away, for what must not be missed.
 * @param {string} name one banner a name
 * @param {string | null} text null takes it away
 */
export function banner(name, text) {
  const banners = place("banners");
  const shown = banners.querySelector(`[data-key="${name}"]`);
  if (text === null) return shown?.remove();
  const fresh = h("div", { key: name, class: "banner", role: "alert" }, h("p", null, text));
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
  keepNotice() {
    clearTimeout(timer);
    timer = setTimeout(closeNotice, SHOWN_FOR);
  },
};

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
