// Making nodes, and bringing the live document up to date with freshly made ones.

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Props */

/**
 * Fields with text that waits to be saved; `patch` leaves their text alone.
 * @type {WeakSet<Element>}
 */
export const dirty = new WeakSet();

/**
 * Elements put beside drawn ones by hand, such as an open menu; `patch` leaves them where they are.
 * @type {WeakSet<Node>}
 */
export const guests = new WeakSet();

/**
 * What fills elements with `data-own` from the outside: called with the live element once it stands in the document and
 * whenever it was drawn anew, with the word of whichever drawing came last.
 * @type {WeakMap<Element, (live: HTMLElement, force: boolean) => void>}
 */
export const fillers = new WeakMap();

/**
 * Makes an element. `key` names it among its siblings; `value`, `checked`, `selected` and `indeterminate` are set as
 * properties, anything else as an attribute: true is an empty one, false, null and undefined none ("true" and
 * "false" for aria-*). An element of text alone runs as the text does.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props | null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const h = (tag, props, ...children) => filled(document.createElement(tag), props, children);

/**
 * The same for an element of a drawing.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Props | null} [props]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export const drawn = (tag, props, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);

/**
 * @template {HTMLElement | SVGElement} E
 * @param {E} element
 * @param {Props | null | undefined} props
 * @param {Child[]} children
 */
function filled(element, props, children) {
  const nodes = flat(children);
  element.append(...nodes);
  // What somebody typed may run either way, wherever it is shown.
  if (element instanceof HTMLElement && nodes.length > 0 && nodes.every((node) => typeof node === "string"))
    element.dir = "auto";
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined) continue;
    if (name === "key") element.dataset.key = String(value);
    else if (properties.has(name)) Object.assign(element, { [name]: value });
    else if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
}

const properties = new Set(["value", "checked", "selected", "indeterminate"]);

/**
 * Makes the children of `parent` equal to `nodes`, keeping live elements of the same key (or, without one, of the
 * same kind and place), so that focus, caret, scroll position and open `<details>` stay.
 *
 * The text of a field that has the focus or is `dirty` stays too, unless `force` is given. A field whose text was
 * replaced gets an event "redrawn". Not compared: `style`, the `open` of details and dialogs, and what is inside an
 * element with `data-own`, which belongs to the script that fills it: see `fillers`.
 *
 * @param {Element} parent
 * @param {Child} nodes
 * @param {{ force?: boolean }} [options]
 */
export function patch(parent, nodes, { force = false } = {}) {
  match(parent, nodes, force);
  for (const own of parent.querySelectorAll("[data-own]")) {
    const fill = fillers.get(own);
    if (!fill || !(own instanceof HTMLElement)) continue;
    fillers.delete(own);
    fill(own, force);
  }
}

/** @type {(parent: Element, nodes: Child, force: boolean) => void} */
function match(parent, nodes, force) {
  const fresh = flat([nodes]).map((node) => (node instanceof Node ? node : document.createTextNode(node)));
  const keyed = new Map();
  for (const child of parent.children) if (keyOf(child)) keyed.set(keyOf(child), child);
  // What goes, goes first: else all that stays would be moved to before it, and laid out anew.
  const keys = new Set(fresh.map(keyOf));
  for (const [key, child] of keyed) if (!keys.has(key) && keyed.delete(key)) detach(child);

  let live = parent.firstChild;
  for (const node of fresh) {
    while (live && guests.has(live)) live = live.nextSibling;
    const key = keyOf(node);
    const kept = key ? keyed.get(key) : live;
    if (!kept || !alike(kept, node)) {
      parent.insertBefore(node, live);
      continue;
    }
    keyed.delete(key);
    // An element that has the focus would lose it by being moved: what stands before it gives way instead.
    if (kept !== live && kept.contains(document.activeElement)) {
      while (live && live !== kept) live = detach(live);
    }
    if (kept === live) live = kept.nextSibling;
    else parent.insertBefore(kept, live);
    if (kept !== node) morph(kept, node, force);
  }
  while (live) live = detach(live);
}

/**
 * @param {Node} live
 * @param {Node} fresh
 * @param {boolean} force
 */
function morph(live, fresh, force) {
  if (!(live instanceof Element) || !(fresh instanceof Element)) {
    if (live.nodeValue !== fresh.nodeValue) live.nodeValue = fresh.nodeValue;
    return;
  }
  const ownOpen = live instanceof HTMLDetailsElement || live instanceof HTMLDialogElement;
  for (const { name, value } of fresh.attributes) {
    if (name !== "style" && live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  for (const { name } of [...live.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "style" && !(ownOpen && name === "open")) live.removeAttribute(name);
  }
  if (live instanceof HTMLInputElement && fresh instanceof HTMLInputElement && /radio|checkbox/.test(live.type)) {
    live.checked = fresh.checked;
    live.indeterminate = fresh.indeterminate;
  } else if (isText(live) && isText(fresh)) {
    const busy = live === document.activeElement || dirty.has(live);
    if (live.value !== fresh.value && (force || !busy)) {
      live.value = fresh.value;
      live.dispatchEvent(new Event("redrawn", { bubbles: true }));
    }
  } else if (live.hasAttribute("data-own")) {
    const fill = fillers.get(fresh);
    if (fill) fillers.set(live, fill);
  } else {
    match(live, [...fresh.childNodes], force);
    if (live instanceof HTMLSelectElement && fresh instanceof HTMLSelectElement) live.value = fresh.value;
  }
}

/**
 * @param {Child} children
 * @returns {(Node | string)[]}
 */
function flat(children) {
  if (Array.isArray(children)) return children.flatMap(flat);
  if (children === null || children === undefined || children === false) return [];
  return [children instanceof Node ? children : String(children)];
}

/** @param {Node} node */
const keyOf = (node) => (node instanceof HTMLElement ? (node.dataset.key ?? node.id) : "");

/**
 * @param {Node} a
 * @param {Node} b
 */
const alike = (a, b) => a.nodeName === b.nodeName && keyOf(a) === keyOf(b) && typeOf(a) === typeOf(b);

/** @param {Node} node */
const typeOf = (node) => (node instanceof HTMLInputElement ? node.type : "");

/**
 * Whether it is a field whose text stays while somebody is in it: what is chosen or ticked is drawn anew all the same.
 * @param {unknown} node
 * @returns {node is HTMLInputElement | HTMLTextAreaElement}
 */
export const isText = (node) =>
  node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && !/radio|checkbox/.test(node.type));

/** @param {ChildNode} node Is taken out, unless it is a guest; what followed it is returned. */
function detach(node) {
  const next = node.nextSibling;
  if (!guests.has(node)) node.remove();
  return next;
}
