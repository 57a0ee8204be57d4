/**
 * A long text with its middle left out, cut between words.
 * @type {(text: string, longest: number, ends?: { first?: boolean, last?: boolean }) => string} `first` leaves out its
 *   beginning alone, `last` its end
 */
export function elided(text, longest, { first = false, last = false } = {}) {
  if (text.length <= longest) return text;
  const half = first || last ? longest : longest / 2;
  const head = text.slice(0, half).toWellFormed().replace(/\S*$/, "");
  const tail = text.slice(-half).toWellFormed().replace(/^\S*/, "");
  return `${first ? "" : head}…${last ? "" : tail}`;
}
