// An answer as it reads, in the place of its field until somebody writes: a click into it, or the keyboard, leads to its
// Markdown, with the caret where the click was. The field is always there for the keyboard and for screen readers.

import { fillers, h } from "../dom.js";
import { placeIn } from "../words/places.js";
import { fillPage } from "./page.js";

/** @import { Stretch } from "../words/places.js" */
/** @typedef {{ html: string, name: string }} Read what an answer reads as, made by the core, and what it answers */

/** What begins or ends a stretch of text that something begins with. */
const BLOCKS = "p, li, td, th, blockquote, pre, h1, h2, h3, h4, h5, h6";

/** Anything but paragraphs and breaks: what is read there says more than the field does. */
const MARKED = /<(?!\/?p\b|br\b)/;

/** What is filled in, and of which text it was made. @type {WeakMap<Element, { html: string, text: string }>} */
const filled = new WeakMap();

/** Where the button of the mouse went down in a reading. @type {{ around: HTMLElement, at: number } | null} */
let pressed = null;

/** Where what has the focus stood before the screen was drawn anew. @type {{ field: Element, top: number } | null} */
let stood = null;

/**
 * The reading of an answer. A screen reader meets it as a group that it can pass by, or not at all where the field says the same.
 * @type {(read: Read, text: string, props: import("../dom.js").Props) => HTMLElement}
 */
export function reading({ html, name }, text, props) {
  const says = MARKED.test(html) ? { role: "group", "aria-label": name } : { "aria-hidden": true };
  const element = h("div", { lang: "", "data-own": true, ...says, ...props, class: "reading page" });
  fillers.set(element, (live) => {
    if (filled.get(live)?.html !== html) fillPage(live, html);
    filled.set(live, { html, text });
  });
  return element;
}

/** What is around a field and its reading. @param {unknown} inside @returns {HTMLElement | null} */
const around = (inside) =>
  inside instanceof HTMLElement && inside.parentElement?.matches(".grow:has(> .reading)") ? inside.parentElement : null;

/** @param {HTMLElement} both @param {"field" | "reading"} which */
function show(both, which) {
  const field = both.querySelector("textarea");
  both.dataset.shows = which;
  field?.classList.toggle("unseen", which === "reading");
  // What is seen again is to be as high as its text.
  if (which === "field" && field) field.dispatchEvent(new Event("redrawn", { bubbles: true }));
}

/**
 * Changes what is above something that is looked at, which stays where it is on the screen.
 * @type {(seen: unknown, change: () => void) => void}
 */
function steadily(seen, change) {
  const top = () => (seen instanceof Element && seen.isConnected ? seen.getBoundingClientRect().top : 0);
  const before = top();
  change();
  const by = top() - before;
  if (by !== 0) scrollBy({ top: by, behavior: "instant" });
}

/**
 * The place in the text that a place in its reading stands for.
 * @type {(reading: Element, source: string, x: number, y: number) => number}
 */
function placeAt(reading, source, x, y) {
  const caret = document.caretRangeFromPoint(x, y);
  if (!caret || !reading.contains(caret.startContainer)) return source.length;
  const until = document.createRange();
  until.setStart(reading, 0);
  until.setEnd(caret.startContainer, caret.startOffset);
  /** @type {Stretch[]} */
  const stretches = [];
  let offset = 0;
  /** @type {Element | null | undefined} */
  let block = null;
  const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && until.intersectsNode(node); node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data.trim() === "") continue;
    // Behind a break the writer of HTML begins a line.
    const text = node.data.replace(/^\n/, "");
    const within = node.parentElement?.closest(BLOCKS);
    stretches.push({ text, begins: within !== block });
    block = within;
    offset = node === caret.startContainer ? Math.max(0, caret.startOffset - (node.data.length - text.length)) : text.length;
  }
  return placeIn(source, stretches, offset);
}

document.addEventListener("focusin", ({ target }) => {
  const both = target instanceof HTMLTextAreaElement && around(target);
  if (both) show(both, "field");
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const both = target instanceof HTMLTextAreaElement && around(target);
  // The window may have lost the focus, and not the field.
  if (!both || document.activeElement === target) return;
  const read = both.querySelector(".reading");
  // Until what was typed is read, too, the field says what is true.
  if (read && filled.get(read)?.text === target.value)
    steadily(pressed?.around ?? relatedTarget, () => show(both, "reading"));
});

document.addEventListener("pointerdown", ({ target, button, clientX, clientY }) => {
  pressed = null;
  const read = target instanceof Element && button === 0 && !target.closest("a[href]") && target.closest(".reading");
  const both = read && around(read);
  const field = both && both.querySelector("textarea");
  if (field && !field.readOnly) pressed = { around: both, at: placeAt(read, field.value, clientX, clientY) };
});

document.addEventListener("click", () => {
  const at = pressed;
  pressed = null;
  // What was selected is to be copied.
  if (!at?.around.isConnected || getSelection()?.isCollapsed === false) return;
  const field = at.around.querySelector("textarea");
  if (!field) return;
  steadily(at.around, () => field.focus({ preventScroll: true }));
  field.setSelectionRange(at.at, at.at);
  if (field.getBoundingClientRect().bottom > innerHeight) showCaret(field, at.at);
});

/** Brings the line of the caret into sight, told by the field's mirror. @type {(field: HTMLTextAreaElement, at: number) => void} */
function showCaret(field, at) {
  const mirror = field.nextElementSibling?.firstChild;
  if (!(mirror instanceof Text) || at >= mirror.length) return;
  const line = document.createRange();
  line.setStart(mirror, at);
  line.setEnd(mirror, at + 1);
  const below = line.getBoundingClientRect().bottom - innerHeight;
  if (below > 0) scrollBy({ top: below + 16, behavior: "instant" });
}

// What is drawn above the field that somebody is in doesn't move it.
document.addEventListener("drawing", () => {
  const field = document.activeElement;
  stood = field?.matches(".phase .grow > textarea") ? { field, top: field.getBoundingClientRect().top } : null;
});
document.addEventListener("drawn", () => {
  if (!stood || document.activeElement !== stood.field) return;
  const by = stood.field.getBoundingClientRect().top - stood.top;
  if (by !== 0 && scrollY > 0) scrollBy({ top: by, behavior: "instant" });
});
