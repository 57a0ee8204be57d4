// The body of a function: returns a line for everything that is cut off, lies on something else, or
// sticks out of the window sideways.
const SLACK = 1.5;
const misfits = [];
const name = (element) => {
  const classes = [...element.classList].join(".");
  const text = (element.innerText || element.placeholder || "").trim().slice(0, 40);
  return `<${element.tagName.toLowerCase()}${classes && "."}${classes}> ${JSON.stringify(text)}`;
};

const page = document.scrollingElement;
if (page.scrollWidth > innerWidth + SLACK) misfits.push(`the page is ${page.scrollWidth} wide`);

/** What lies above the rest and may cover it: dialogs, popovers, what stays while the rest scrolls. */
const layer = (element) => {
  for (let at = element; at; at = at.parentElement) {
    if (at.matches("dialog, [popover]") || /fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return null;
};

/** What nobody sees yet, as until a pointer is over it, is in nobody's way. */
const seen = { opacityProperty: true, visibilityProperty: true };

/** Only for screen readers: a point in size, or clipped away. */
const unseen = (element) => element.closest(".unseen, .skip") !== null;

/** Its text may end in an ellipsis, since the whole is in the title. */
const endsInEllipsis = (element) => getComputedStyle(element).textOverflow === "ellipsis" && element.title !== "";

/** What is seen of a text. */
function shown(box, element) {
  if (!endsInEllipsis(element)) return box;
  const { left, right } = element.getBoundingClientRect();
  return new DOMRect(Math.max(box.left, left), box.top, Math.min(box.right, right) - Math.max(box.left, left), box.height);
}

/** A word of at most fourteen letters and figures, in no longer string: it fits into any column that is meant for words. */
const WORD = /(?<![\p{L}\p{M}\p{N}\u00ad])[\p{Script=Latin}\p{Nd}]{2,14}(?![\p{L}\p{M}\p{N}\u00ad])/gu;

/** The first word that goes over from one line to the next. @type {(node: Text) => string | undefined} */
function brokenWord(node) {
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(WORD)) {
    const before = node.data.slice(0, index).match(/\S*$/)?.[0].length ?? 0;
    const after = node.data.slice(index).match(/^\S*/)?.[0].length ?? 0;
    if (before + after > 24) continue;
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top));
    if (new Set(lines).size > 1) return word;
  }
}

const modal = document.querySelector("dialog[open]");
const texts = [];
const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  if (node.data.trim() === "" || !element.checkVisibility(seen)) continue;
  if (unseen(element) || element.closest("[aria-hidden=true], option, script, style")) continue;
  const word = brokenWord(node);
  if (word) misfits.push(`the word “${word}” is broken: ${name(element)}`);
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) if (box.width > 0.5 && box.height > 0.5) texts.push({ box: shown(box, element), element });
}

for (const { box, element } of texts) {
  let scrolls = false;
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const outer = at.getBoundingClientRect();
    if (/auto|scroll/.test(overflowX)) scrolls = true;
    if (/hidden|clip/.test(overflowX) && (box.right > outer.right + SLACK || box.left < outer.left - SLACK)) {
      misfits.push(`cut off at the side: ${name(element)} in ${name(at)}`);
      break;
    }
    if (/hidden|clip/.test(overflowY) && (box.bottom > outer.bottom + SLACK + 2 || box.top < outer.top - SLACK - 2)) {
      misfits.push(`cut off above or below: ${name(element)} in ${name(at)}`);
      break;
    }
    if (/auto|scroll/.test(overflowY)) break;
  }
  if (!scrolls && (box.right > innerWidth + SLACK || box.left < -SLACK)) misfits.push(`sticks out of the window: ${name(element)}`);
}

// Text that a field or button has no room for.
for (const field of document.querySelectorAll("textarea, input, select, button")) {
  if (!field.checkVisibility(seen) || unseen(field) || (modal && !modal.contains(field))) continue;
  if (field.matches("button") && !endsInEllipsis(field) && field.scrollWidth > field.clientWidth + SLACK) misfits.push(`too wide for its button: ${name(field)}`);
  if (field.matches("textarea") && field.scrollHeight > field.clientHeight + 3 && field.value.length < 20000) misfits.push(`too high for its field: ${name(field)}`);
  if (field.matches("textarea, input") && field.value === "" && field.placeholder) {
    field.value = field.placeholder;
    if (field.matches("textarea") ? field.scrollHeight > field.clientHeight + 3 : field.scrollWidth > field.clientWidth + SLACK) misfits.push(`the hint is cut off: ${name(field)}`);
    field.value = "";
  }
}

// A box is drawn by the app, for the dark, and stands beside what it says, on its line.
for (const box of document.querySelectorAll("label > input:is([type=checkbox], [type=radio])")) {
  const { appearance, opacity } = getComputedStyle(box);
  if (!box.checkVisibility(seen) || opacity === "0" || (modal && !modal.contains(box))) continue;
  const label = box.parentElement;
  if (appearance !== "none") misfits.push(`the system draws the box of ${name(label)}`);
  const says = texts.find(({ element }) => label.contains(element));
  if (!says) continue;
  const at = box.getBoundingClientRect();
  const near = Math.max(says.box.left - at.right, at.left - says.box.right);
  if (says.box.top > at.bottom || says.box.bottom < at.top) misfits.push(`not on the line of its box: ${name(label)}`);
  else if (near < 3) misfits.push(`too near its box: ${name(label)}`);
}

/** Where the text of a control is; a word may sit on its border. */
function inside(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const side = (name) => Number.parseFloat(style[`padding${name}`]) || 0;
  return { left: left + side("Left"), right: right - side("Right"), top: top + side("Top"), bottom: bottom - side("Bottom") };
}

/** What a list that scrolls has out of sight, or at its edge, is on nothing, wherever it would be. */
function isScrolledAway({ box, element }) {
  for (let at = element.parentElement; at && at !== document.documentElement; at = at.parentElement) {
    const { top, bottom } = at.getBoundingClientRect();
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && (box.bottom > bottom || box.top < top)) return true;
  }
  return false;
}

// Text on text, or on a button or field that it is no part of.
const boxes = texts.filter((text) => !isScrolledAway(text));
for (const element of document.querySelectorAll("button, input, textarea, select")) {
  if (!element.checkVisibility(seen) || unseen(element) || (modal && !modal.contains(element))) continue;
  boxes.push({ box: inside(element), element });
}
for (const [index, one] of boxes.entries()) {
  for (const other of boxes.slice(index + 1)) {
    if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
    const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (width > 2 && height > 3 && layer(one.element) === layer(other.element)) misfits.push(`on each other: ${name(one.element)} and ${name(other.element)}`);
  }
}
return [...new Set(misfits)];
