// Find in page: a bar with the words, the count and the way from match to match.

import { h, patch } from "../dom.js";
import { icon } from "./icon.js";
import { findMatches, reveal, topOf, within } from "./matches.js";
import { search } from "./long_list/undrawn.js";

/** @typedef {import("./matches.js").Match} Match */

/** @type {HTMLElement | null} */
let bar = null;
let words = "";
/** @type {Match[]} */
let matches = [];
/** Which match is shown, or -1. */
let at = -1;
/** Counts what is looked for, so that an answer that comes late shows nothing. */
let turn = 0;
/** The same of ways to a match. */
let ways = 0;
/** Whether the next finding leads to a match. */
let goes = false;

/** Opens the bar, or goes back to it, with what is selected on the page as the words. */
export function openFind() {
  const host = place();
  const selected = String(getSelection() ?? "").trim();
  if (selected !== "" && selected.length < 100 && !selected.includes("\n") && !bar?.contains(document.activeElement))
    words = selected;
  if (bar?.parentElement !== host) {
    closeBar();
    bar = h("search", { class: "find", "aria-label": "Find in page" });
    host.append(bar);
  }
  show();
  void look(true);
  const input = bar?.querySelector("input");
  input?.focus();
  input?.select();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  find: openFind,
  findWords(input) {
    words = /** @type {HTMLInputElement} */ (input).value;
    void look(true);
  },
  findNext: () => step(1),
  findPrevious: () => step(-1),
  findClose: close,
  findKey(_, event) {
    // On the bar's buttons, Enter is theirs.
    const steps = event.key === "Enter" && event.target instanceof HTMLInputElement;
    if (event.isComposing || (!steps && event.key !== "Escape")) return;
    event.preventDefault();
    if (steps) void step(event.shiftKey ? -1 : 1);
    else close();
  },
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+f": then(openFind),
  f3: then(() => again(1)),
  "shift+f3": then(() => again(-1)),
  "mod+g": then(() => again(1)),
  "mod+shift+g": then(() => again(-1)),
};

document.addEventListener("drawn", () => {
  if (bar?.isConnected) void look(false);
});

// Rows that come into sight bring places to mark, and those that go take them with them.
let waits = false;
document.addEventListener("scrolled-in", () => {
  if (!bar?.isConnected || waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    if (bar?.isConnected) void look(false);
  });
});

/** @param {() => void} deed */
function then(deed) {
  return (/** @type {KeyboardEvent} */ event) => {
    event.preventDefault();
    deed();
  };
}

/** The bar stands in the dialog on top, for the page behind it can't be reached, or else under the page. */
const place = () =>
  [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.querySelector(".column") ?? document.body;

/** @param {1 | -1} by */
function again(by) {
  if (bar?.isConnected && bar.parentElement === place() && words !== "") void step(by);
  else openFind();
}

/** @param {1 | -1} by */
async function step(by) {
  await look(false);
  if (matches.length > 0) at = at < 0 ? 0 : (at + by + matches.length) % matches.length;
  show();
  await goThere();
}

/** Brings the match into sight. What is not drawn is drawn first, and then is a match as any other. */
async function goThere() {
  ways += 1;
  const own = ways;
  let match = matches[at];
  if (match && "far" in match) {
    const { far, nth } = match;
    const row = await far.bring();
    if (own !== ways || !bar) return;
    row?.scrollIntoView({ block: "center", behavior: "instant" });
    findAll();
    const found = row ? within(matches, row) : [];
    if (found.length > 0) at = matches.indexOf(found[nth] ?? found[0]);
    show();
    match = matches[at];
  }
  if (match && !("far" in match)) reveal(match);
}

/**
 * Finds anew, for the page or the words have changed.
 * @param {boolean} go to the first match from the top of the window on
 */
async function look(go) {
  turn += 1;
  goes ||= go;
  const own = turn;
  const answer = search(root(), words);
  if (answer) await answer;
  if (own !== turn || !bar) return;
  findAll();
  if (goes)
    at = Math.max(
      0,
      matches.findIndex((match) => topOf(match) >= 0),
    );
  at = Math.min(at, matches.length - 1);
  show();
  if (!goes) return;
  goes = false;
  await goThere();
}

/** What is looked through: the dialog on top, or the page. */
const root = () => (bar?.parentElement instanceof HTMLDialogElement ? bar.parentElement : document.body);

function findAll() {
  matches = bar ? findMatches(root(), words) : [];
}

/** Draws the bar and marks the matches. */
function show() {
  mark();
  if (!bar) return;
  const count = words.trim() === "" ? "" : matches.length === 0 ? "No matches" : `${at + 1} of ${matches.length}`;
  const none = matches.length === 0 ? "true" : null;
  patch(
    bar,
    h(
      "div",
      { class: "find-row", "data-on-keydown": "findKey" },
      h("input", {
        type: "text",
        class: "field",
        dir: "auto",
        value: words,
        "aria-label": "Find in page",
        placeholder: "Find in page",
        autocomplete: "off",
        spellcheck: "false",
        "data-on-input": "findWords",
      }),
      h("output", { class: "number", "aria-live": "polite" }, count),
      h(
        "button",
        {
          type: "button",
          key: "previous",
          class: "button quiet icon-only",
          "data-action": "findPrevious",
          "aria-label": "Previous match",
          "aria-disabled": none,
        },
        icon("up"),
      ),
      h(
        "button",
        {
          type: "button",
          key: "next",
          class: "button quiet icon-only",
          "data-action": "findNext",
          "aria-label": "Next match",
          "aria-disabled": none,
        },
        icon("down"),
      ),
      h(
        "button",
        {
          type: "button",
          key: "close",
          class: "button quiet icon-only",
          "data-action": "findClose",
          "aria-label": "Close find",
        },
        icon("close"),
      ),
    ),
    { force: true },
  );
}

/** Marks the matches: in text by highlights, and fields as a whole, for nothing inside them can be marked. */
function mark() {
  for (const field of document.querySelectorAll("[data-found]")) field.removeAttribute("data-found");
  for (const { field } of matches) field?.setAttribute("data-found", "");
  const here = matches[at];
  here?.field?.setAttribute("data-found", "here");
  if (!("highlights" in CSS)) return;
  const ranges = matches.flatMap((match) => ("range" in match ? [match.range] : []));
  CSS.highlights.set("found", new Highlight(...ranges));
  CSS.highlights.set("found-here", new Highlight(...(here && "range" in here ? [here.range] : [])));
}

/** Closes the bar and leaves the match selected: in its field, or where Tab goes on from it. */
function close() {
  const match = matches[at];
  closeBar();
  if (!match || "far" in match) return;
  if (match.field) {
    match.field.focus({ preventScroll: true });
    match.field.setSelectionRange(match.start, match.end);
  } else {
    focusAt(match.range);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(match.range);
  }
}

/**
 * Gives the focus to what can be acted on around a text, or to the text itself for as long as it has it.
 * @param {Range} range
 */
function focusAt({ startContainer }) {
  const around =
    startContainer.parentElement?.closest("button, a[href], summary, [tabindex='0']") ?? startContainer.parentElement;
  if (!(around instanceof HTMLElement)) return;
  if (around.tabIndex < 0 && !around.hasAttribute("tabindex")) {
    around.tabIndex = -1;
    around.addEventListener("blur", () => around.removeAttribute("tabindex"), { once: true });
  }
  around.focus({ preventScroll: true });
}

function closeBar() {
  bar?.remove();
  bar = null;
  matches = [];
  at = -1;
  mark();
}
