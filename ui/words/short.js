/**
 * The beginning of a text that would take too much room, cut between words.
 * @type {(text: string, longest: number) => string}
 */
export function short(text, longest) {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest).toWellFormed();
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2));
  return `${words.replace(/[\s.,:;…]+$/, "")}…`;
}
