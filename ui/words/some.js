// The first few of many names.

/** So many are all named. */
export const NAMED = 12;

/** "A, B, C", and where there are many, "A, B, C and 988 more". @param {string[]} names */
export const some = (names) =>
  names.length <= NAMED ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} and ${more(names)} more`;

/** How many there are beside those named. @param {unknown[]} all */
export const more = (all) => (all.length - NAMED).toLocaleString("en-US");
