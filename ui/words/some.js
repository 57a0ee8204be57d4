// The first few of many names.

/** So many are named, however long they are. */
const FEW = 3;
/** Names go on as long as they have no more characters together. */
const ROOM = 200;

/** How many are named. @param {string[]} names */
export function named(names) {
  let room = ROOM;
  const over = names.findIndex((name, index) => (room -= name.length) < 0 && index >= FEW);
  return over < 0 ? names.length : over;
}

/** " and 988 more", or nothing where all are named. @param {string[]} names */
export function more(names) {
  const count = names.length - named(names);
  return count === 0 ? "" : ` and ${count.toLocaleString("en-US")} more`;
}
