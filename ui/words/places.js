// Where in a text in Markdown something stands that is read without its marks.

/** So far behind what was read before it a stretch of text is looked for: addresses, marks and escapes are passed. */
const REACH = 4096;

/** So far a single character is looked for, where a stretch does not stand as it reads: an escape is that long. */
const STEP = 10;

/** What begins a block, or a row and a cell of a table. */
const BEGINNING = /(?:[\s>|]|[-*+](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|\[[ xX]\](?=\s)|:?-+:?(?=\s*\|))*/y;

/** The end of a link and its address. */
const ADDRESS = /[*_~`]*\]\((?:[^()]|\([^()]*\))*\)/y;

/**
 * A stretch of text as it reads, without a mark in it.
 * @typedef {object} Stretch
 * @property {string} text
 * @property {boolean} begins whether a block, an item or a cell begins with it
 */

/**
 * The place in a source that a place in its last stretch stands for.
 * @param {string} source
 * @param {Stretch[]} stretches all that is read, up to and with the one that the place is in
 * @param {number} offset of the place in that one
 * @returns {number}
 */
export function placeIn(source, stretches, offset) {
  const last = stretches.at(-1);
  if (!last) return 0;
  let at = 0;
  for (const stretch of stretches.slice(0, -1)) at = behind(source, startOf(source, at, stretch), stretch.text);
  const start = startOf(source, at, last);
  return behind(source, start, last.text.slice(0, offset), last.text);
}

/** Where a stretch begins, as near as can be told. @type {(source: string, from: number, stretch: Stretch) => number} */
function startOf(source, from, { text, begins }) {
  const at = past(ADDRESS, source, from);
  const begun = begins ? past(BEGINNING, source, at) : at;
  if (source.startsWith(text, begun)) return begun;
  const found = source.slice(at, at + REACH + text.length).indexOf(text);
  return found < 0 ? begun : at + found;
}

/**
 * The place behind a text that begins somewhere. Where it does not stand there as it reads, its characters are followed one by one.
 * @type {(source: string, start: number, text: string, whole?: string) => number}
 */
function behind(source, start, text, whole = text) {
  if (source.startsWith(whole, start)) return start + text.length;
  let at = start;
  for (const character of text) {
    const found = source.slice(at, at + STEP).indexOf(character);
    if (found >= 0) at += found + character.length;
  }
  return at;
}

/** @type {(pattern: RegExp, source: string, from: number) => number} */
function past(pattern, source, from) {
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : from;
}
