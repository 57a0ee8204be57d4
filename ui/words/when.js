// Days for people: in the form of the person's own system, where files have them as 2026-11-22.

import { h } from "../dom.js";

const KEPT = /(\d{4}-\d{2}-\d{2})/;

const form = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });

/** A day as it is kept, as people here write it; what is none stays as it is. @param {string} kept */
function day(kept) {
  const date = new Date(`${kept}T00:00Z`);
  return Number.isNaN(date.getTime()) ? kept : form.format(date);
}

/** A text with the days in it as people here write them. @param {string} text */
export const dayed = (text) => text.split(KEPT).map((part, index) => (index % 2 ? day(part) : part)).join("");

/** The same, each day on one line. @param {string} text */
export const withDays = (text) =>
  text.split(KEPT).map((part, index) => (index % 2 ? h("time", { class: "day", datetime: part }, day(part)) : part));

/** What the core made of what is kept, with its days as people here write them. @template {HTMLElement} E @param {E} made @returns {E} */
export function withDaysIn(made) {
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text && KEPT.test(node.data)) found.push(node);
  for (const text of found) text.replaceWith(...withDays(text.data));
  return made;
}
