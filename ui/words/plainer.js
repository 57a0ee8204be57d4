// Text as a keyboard writes it, so that it is found however it was set.

/** What is not seen in a word: soft hyphens, joiners, marks of direction. */
const UNSEEN = /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;
const APOSTROPHES = /[‘’‚‛‹›′´ʼʻ＇]/gu;
const QUOTES = /[“”„‟«»″〝〞＂]/gu;
const DASHES = /[‐‑‒–—―−﹘﹣－]/gu;
/** All that anything is done about: most text has nothing of it. */
const SET = /[^\u0000-\u007f]/u;

/**
 * The text with straight quotes and hyphens, without what is not seen, and with letters, accents and signs apart as
 * Unicode has them (NFKD); and for each of its characters, and for its end, where in the text that comes from.
 *
 * @param {string} text
 * @returns {{ text: string, places: number[] | null }} null where all places are the same
 */
export function plainer(text) {
  if (!SET.test(text)) return { text, places: null };
  let plain = "";
  /** @type {number[]} */
  const places = [];
  // A letter with its accents, which come in several orders.
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const seen = cluster
      .replace(UNSEEN, "")
      .replace(APOSTROPHES, "'")
      .replace(QUOTES, '"')
      .replace(DASHES, "-")
      .normalize("NFKD");
    for (let at = 0; at < seen.length; at += 1) places.push(index);
    plain += seen;
  }
  places.push(text.length);
  return { text: plain, places };
}
