// What is in sight of a long element, and keeping it where it stands while things change above it.

/** @typedef {{ row: HTMLElement, top: number }} Anchor a row, and where it stands in the window */

/** From where to where the window shows what is in an element, and where that begins. @param {HTMLElement} host */
export function sight(host) {
  let top = 0;
  let bottom = innerHeight;
  for (const box of boxes(host)) {
    const frame = box.getBoundingClientRect();
    top = Math.max(top, frame.top);
    bottom = Math.min(bottom, frame.bottom);
  }
  return { top, bottom, start: host.getBoundingClientRect().top - host.scrollTop };
}

/** What cuts off an element: what scrolls, the element itself perhaps. @param {HTMLElement} host */
function boxes(host) {
  /** @type {HTMLElement[]} */
  const found = [];
  for (let box = /** @type {HTMLElement | null} */ (host); box && box !== document.body; box = box.parentElement)
    if (getComputedStyle(box).overflowY !== "visible") found.push(box);
  return found;
}

/** The first row in sight and where it stands, so that it stays there. @type {(host: HTMLElement, rows: Iterable<HTMLElement>) => Anchor | null} */
export function anchorOf(host, rows) {
  const { top, bottom } = sight(host);
  for (const row of rows) {
    const frame = row.getBoundingClientRect();
    if (frame.bottom > top && frame.top < bottom) return { row, top: frame.top };
  }
  return null;
}

/** Scrolls so that a row stands again where it stood. @type {(host: HTMLElement, anchor: Anchor) => void} */
export function hold(host, { row, top }) {
  const moved = row.isConnected ? row.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) < 1) return;
  scrollerOf(host).scrollTop += moved;
}

/** What scrolls an element: a box around it, the element itself, or the page. @param {HTMLElement} host */
export const scrollerOf = (host) =>
  boxes(host).find((box) => box.scrollHeight > box.clientHeight) ?? document.scrollingElement ?? document.body;
