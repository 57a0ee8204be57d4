// Where words occur on the page: in visible text, across inline elements, and in fields.

import { plainer } from "../words/plainer.js";
import { spaces } from "./long_list/undrawn.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @import { Undrawn } from "./long_list/undrawn.js" */
/** @typedef {{ range: Range, field: null } | { field: Field, start: number, end: number }} Drawn */
/** @typedef {{ far: Undrawn, nth: number, space: Element, field: null }} Far the nth match in what is not drawn yet */
/** @typedef {Drawn | Far} Match */
/**
 * Text without a break in it, and which node each part of it is from.
 * @typedef {{ text: string, pieces: { node: Text, at: number }[] }} Run
 */

/** Not the page: what can't be seen, what leads to other pages, and the words to find themselves. */
const SKIPPED = "script, style, select, #sidebar, .unseen, .skip, search";

/**
 * @param {Element} root
 * @param {string} words case doesn't count, nor how much space is between them, nor how they are set: see `plainer`
 * @returns {Match[]} in the order of the page
 */
export function findMatches(root, words) {
  const wanted = plainer(words.toWellFormed()).text.trim();
  if (wanted === "") return [];
  const source = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
  const pattern = new RegExp(source, "giu");
  return pieces(root).flatMap((piece) => {
    if ("text" in piece) return inRun(piece, pattern);
    return isSpace(piece) ? inSpace(piece, pattern) : inField(piece, pattern);
  });
}

/** The matches in an element, of those found. @type {(found: Match[], element: Element) => Match[]} */
export const within = (found, element) =>
  found.filter((match) => !("far" in match) && element.contains(match.field ?? match.range.startContainer));

/**
 * @param {Element} root
 * @returns {(Run | Field | HTMLElement)[]}
 */
function pieces(root) {
  /** @type {(Run | Field | HTMLElement)[]} */
  const found = [];
  /** @type {Element | null} */
  let block = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isField(node) || isSpace(node)) {
      if (isSpace(node) || isSeen(node)) found.push(node);
      block = null;
    } else if (node instanceof Text && node.data.trim() !== "" && node.parentElement && isSeen(node.parentElement)) {
      const around = blockOf(node.parentElement);
      const last = found.at(-1);
      if (around === block && last && "text" in last) {
        last.pieces.push({ node, at: last.text.length });
        last.text += node.data;
      } else found.push({ text: node.data, pieces: [{ node, at: 0 }] });
      block = around;
    } else if (
      node instanceof Text &&
      node.data !== "" &&
      node.parentElement &&
      blockOf(node.parentElement) === block
    ) {
      // The space between two inline elements.
      const last = found.at(-1);
      if (last && "text" in last) {
        last.pieces.push({ node, at: last.text.length });
        last.text += node.data;
      }
    }
  }
  return found;
}

/** @type {(run: Run, pattern: RegExp) => Match[]} */
function inRun({ text, pieces }, pattern) {
  return placesIn(text, pattern).map(([start, end]) => {
    const range = document.createRange();
    const first = pieces.findLast(({ at }) => at <= start) ?? pieces[0];
    const last = pieces.findLast(({ at }) => at < end) ?? first;
    range.setStart(first.node, start - first.at);
    range.setEnd(last.node, end - last.at);
    return { range, field: null };
  });
}

/** @type {(field: Field, pattern: RegExp) => Match[]} */
const inField = (field, pattern) => placesIn(field.value, pattern).map(([start, end]) => ({ field, start, end }));

/** How often each thing that is not drawn has the words looked for last. @type {WeakMap<object, { source: string, count: number }>} */
const counts = new WeakMap();

/** @type {(space: HTMLElement, pattern: RegExp) => Match[]} */
function inSpace(space, pattern) {
  const undrawn = spaces.get(space.dataset.space ?? "")?.(space) ?? [];
  return undrawn.flatMap((far) => {
    const count = far.times ?? timesIn(far.words ?? { text: "" }, pattern);
    return Array.from({ length: count }, (_, nth) => ({ far, nth, space, field: null }));
  });
}

/** How often something says the words. @type {(words: { text: string }, pattern: RegExp) => number} */
function timesIn(words, pattern) {
  const known = counts.get(words);
  if (known?.source === pattern.source) return known.count;
  const count = placesIn(words.text, pattern).length;
  counts.set(words, { source: pattern.source, count });
  return count;
}

/** Where a text has the words: from and to. @type {(text: string, pattern: RegExp) => [number, number][]} */
function placesIn(text, pattern) {
  const { text: plain, places } = plainer(text);
  const found = [...plain.matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length]);
  if (!places) return /** @type {[number, number][]} */ (found);
  // An accent belongs to the letter before it: what ends between them is another word.
  const parts = (/** @type {number} */ at) => at === 0 || places[at] !== places[at - 1];
  return found.filter(([start, end]) => parts(start) && parts(end)).map(([start, end]) => [places[start], places[end]]);
}

/**
 * @param {Node} node
 * @returns {node is Field}
 */
const isField = (node) =>
  node instanceof HTMLTextAreaElement ||
  (node instanceof HTMLInputElement && /^(text|email|search|url)$/.test(node.type));

/**
 * @param {unknown} node
 * @returns {node is HTMLElement}
 */
const isSpace = (node) => node instanceof HTMLElement && node.dataset.space !== undefined;

/** @param {Element} element */
const isSeen = (element) =>
  (getComputedStyle(element).display === "contents" && element.parentElement
    ? element.parentElement
    : element
  ).checkVisibility({ visibilityProperty: true });

/**
 * @param {Element} element
 * @returns {Element} the nearest one that is not part of a line
 */
function blockOf(element) {
  const { display } = getComputedStyle(element);
  return element.parentElement && (display === "inline" || display === "contents")
    ? blockOf(element.parentElement)
    : element;
}

/**
 * Scrolls to a match, if it is out of sight.
 * @param {Drawn} match
 */
export function reveal(match) {
  const element = match.field ?? match.range.startContainer.parentElement;
  for (let box = element; box; box = box.parentElement) {
    const page = box === document.documentElement;
    const scrolls =
      page || (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY));
    if (!scrolls) continue;
    const frame = page ? { top: 0, height: innerHeight } : box.getBoundingClientRect();
    const top = topOf(match) - frame.top;
    // Room for what stays on top of the page, and for the line itself.
    if (top < frame.height * 0.2 || top > frame.height * 0.85) box.scrollTop += top - frame.height / 2;
  }
}

/** Where a match begins, in pixels from the window's top. @param {Match} match */
export function topOf(match) {
  if ("far" in match) return match.space.getBoundingClientRect().bottom - 1;
  if (match.field === null) return match.range.getBoundingClientRect().top;
  const { field, start } = match;
  return field.getBoundingClientRect().top + heightBefore(field, start) - field.scrollTop;
}

/**
 * How far down a field's text a place in it is, measured on a copy, for a field doesn't tell.
 * @param {Field} field
 * @param {number} start
 */
function heightBefore(field, start) {
  if (field instanceof HTMLInputElement) return 0;
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  const mark = document.createElement("span");
  for (const name of [
    "font",
    "letterSpacing",
    "padding",
    "borderWidth",
    "borderStyle",
    "boxSizing",
    "overflowWrap",
    "textIndent",
  ]) {
    Object.assign(copy.style, { [name]: style[/** @type {any} */ (name)] });
  }
  Object.assign(copy.style, {
    position: "absolute",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    width: `${field.offsetWidth}px`,
  });
  mark.textContent = "x";
  copy.append(field.value.slice(0, start), mark);
  document.body.append(copy);
  const top = mark.offsetTop;
  copy.remove();
  return top;
}
