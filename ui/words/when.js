// Days for people: shown and typed in the form of the person's own system, where files have them as 2026-11-22.

import { h } from "../dom.js";

const KEPT = /(\d{4}-\d{2}-\d{2})/;

/** How people write days here, in words or in figures. @type {(month: "short" | "long" | "numeric", language?: string) => Intl.DateTimeFormat} */
const formOf = (month, language) =>
  new Intl.DateTimeFormat(language, { year: "numeric", month, day: "numeric", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" });

const form = formOf("short");

/** A day as it is kept, as people here write it; what is none stays as it is. @param {string} kept */
function day(kept) {
  const date = new Date(`${kept}T00:00Z`);
  return Number.isNaN(date.getTime()) ? kept : form.format(date);
}

/** What a day looks like where one is asked for. */
export const EXAMPLE = day("2026-11-22");

/**
 * A typed day as it is kept, if it is written as people here do, in words or in figures. Anything else stays as it is: the core
 * says what is wrong with it, or takes it.
 * @param {string} typed
 */
export function asKept(typed) {
  if (!WRITTEN.test(typed)) return typed;
  const pieces = typed.match(/\d+|\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const figures = pieces.filter((piece) => /\d/.test(piece));
  const words = pieces.filter((piece) => !/\d/.test(piece) && !between().has(piece.toLocaleLowerCase()));
  const [year, month, date] = words.length === 0 ? inFigures(figures, typed) : inWords(figures, words);
  if (!/^\d{4}$/.test(year ?? "") || !/^\d{1,2}$/.test(date ?? "") || !/^\d{1,2}$/.test(month ?? "")) return typed;
  const kept = `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`;
  const read = new Date(`${kept}T00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(kept) ? kept : typed;
}

/** Letters and figures, with what stands between them in days. */
const WRITTEN = /^\s*[\p{L}\d][\p{L}\p{M}\d\s.,/-]*[\p{L}\p{M}\d.]\s*$/u;

/** What is written in the form beside year, month and day, as "de" in "22 de noviembre de 2026". */
const between = () =>
  new Set(formOf("long").formatToParts(0).flatMap(({ type, value }) => (type === "literal" ? (value.toLocaleLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) : [])));

/** Year, month and day, of figures alone: with points the day is first everywhere. @type {(figures: string[], typed: string) => string[]} */
function inFigures(figures, typed) {
  if (figures.length !== 3 || figures[0]?.length === 4) return figures;
  const here = formOf("numeric").formatToParts(0).map(({ type }) => type);
  const order = typed.includes(".") ? ["day", "month", "year"] : here.filter((type) => ["day", "month", "year"].includes(type));
  return ["year", "month", "day"].map((part) => figures[order.indexOf(part)] ?? "");
}

/** The same, with the month as a word, or its beginning, in the person's language or in English. @type {(figures: string[], words: string[]) => string[]} */
function inWords(figures, words) {
  const [word = "", ...others] = words.map((word) => word.toLocaleLowerCase());
  if (others.length > 0 || word.length < 3 || figures.length !== 2) return [];
  const months = [...Array(12).keys()].filter((month) => names(month).some((name) => name.startsWith(word)));
  const [year, date] = figures[0]?.length === 4 ? figures : [...figures].reverse();
  return months.length === 1 ? [year ?? "", String((months[0] ?? 0) + 1), date ?? ""] : [];
}

/** What a month is called. @param {number} month */
const names = (month) =>
  [undefined, "en"].flatMap((language) =>
    /** @type {const} */ (["short", "long"]).map((length) => {
      const parts = formOf(length, language).formatToParts(Date.UTC(2026, month));
      return parts.find(({ type }) => type === "month")?.value.toLocaleLowerCase().replace(/\.$/, "") ?? "";
    }),
  );

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
