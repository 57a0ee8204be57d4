// A text input with a list of suggestions, told apart by a second line where the first is the same.

import { h } from "../dom.js";
import { placeBeside } from "./popup.js";

/** @typedef {{ value: string, label: string, detail?: string }} Option what choosing it means, and how it reads */
/**
 * Where suggestions come from.
 * @typedef {object} Source
 * @property {(text: string, input: HTMLInputElement) => Promise<Option[]>} options the suggestions for what is typed
 * @property {(input: HTMLInputElement, option: Option) => void} choose a suggestion was chosen
 * @property {(input: HTMLInputElement) => void} [enter] Enter was pressed with nothing chosen in the list
 * @property {(input: HTMLInputElement) => void} [leave] Escape was pressed with the list closed
 */

const LONGEST = 50;

/** @type {Map<string, Source>} */
const sources = new Map();

/**
 * The one list that is open, by its input's id, and how high that input stood.
 * @type {{ id: string, options: Option[], active: number, top: number } | null}
 */
let open = null;

/** Counts what is asked for and what is given up, so that an answer that comes late opens nothing. */
let turn = 0;

/** @type {(name: string, source: Source) => void} */
export const offer = (name, source) => void sources.set(name, source);

/**
 * @param {HTMLInputElement} input with an id
 * @param {string} source the name of what is offered
 * @param {string} label of the list
 */
export function combobox(input, source, label) {
  const own = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": `${input.id}-list`,
    "data-source": source,
    "data-on-input": "suggest",
    "data-on-keydown": "comboboxKey",
    "data-on-focusout": "closeSuggestions",
    "data-action": "suggest",
  };
  for (const [name, value] of Object.entries(own)) input.setAttribute(name, value);
  const box = h(
    "div",
    { class: "combobox" },
    input,
    h("ul", {
      role: "listbox",
      popover: "manual",
      id: `${input.id}-list`,
      "aria-label": label,
      "data-on-pointerdown": "chooseSuggestion",
    }),
  );
  paint(box);
  return box;
}

/** Makes the list, and what screen readers are told of it, what `open` says. @param {Element} box */
function paint(box) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const list = /** @type {HTMLElement} */ (box.querySelector("ul"));
  const shown = open?.id === input.id && open.options.length > 0 ? open : null;
  input.setAttribute("aria-expanded", String(shown !== null));
  list.replaceChildren(
    ...(shown?.options ?? []).map(({ label, detail }, index) =>
      h(
        "li",
        { role: "option", id: `${list.id}-${index}`, "aria-selected": index === shown?.active },
        h("span", null, label),
        detail ? h("span", { class: "muted" }, ` ${detail}`) : null,
      ),
    ),
  );
  const active = shown && shown.active >= 0 ? list.children[shown.active] : null;
  if (active) input.setAttribute("aria-activedescendant", active.id);
  else input.removeAttribute("aria-activedescendant");
  if (!box.isConnected) return;
  list.togglePopover(shown !== null);
  if (shown === null) return;
  list.style.width = `${input.offsetWidth}px`;
  placeBeside(list, input);
  active?.scrollIntoView({ block: "nearest" });
}

// The list lies above the page and would not follow it. What was scrolled before the list was there is told later.
addEventListener(
  "scroll",
  () => {
    const input = open && document.getElementById(open.id);
    if (input instanceof HTMLInputElement && topOf(input) !== open?.top) close(input);
  },
  { capture: true, passive: true },
);

/** @param {Element} element */
const boxOf = (element) => /** @type {HTMLElement} */ (element.closest(".combobox"));

/** @param {HTMLInputElement} input */
const topOf = (input) => input.getBoundingClientRect().top;

/** @param {HTMLInputElement} input */
const sourceOf = (input) => /** @type {Source} */ (sources.get(input.dataset.source ?? ""));

/** Shows what fits what is typed; an answer that is out of date shows nothing. @param {HTMLInputElement} input */
async function show(input) {
  // Where nothing is entered, nothing is offered.
  if (input.readOnly) return;
  turn += 1;
  const own = turn;
  const options = await sourceOf(input).options(input.value, input);
  if (own !== turn || !input.isConnected) return;
  open = { id: input.id, options: options.slice(0, LONGEST), active: -1, top: topOf(input) };
  paint(boxOf(input));
}

/** @type {(input: HTMLInputElement, step: 1 | -1) => void} */
function move(input, step) {
  if (open?.id !== input.id) return;
  const count = open.options.length + 1;
  open.active = ((open.active + 1 + step + count) % count) - 1;
  paint(boxOf(input));
}

/** @param {HTMLInputElement} input */
function close(input) {
  turn += 1;
  open = null;
  paint(boxOf(input));
}

/** @type {(input: HTMLInputElement, index: number) => void} */
function choose(input, index) {
  const option = open?.options[index];
  close(input);
  if (option) sourceOf(input).choose(input, option);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  suggest: (input) => void show(/** @type {HTMLInputElement} */ (input)),
  closeSuggestions: (input) => close(/** @type {HTMLInputElement} */ (input)),
  chooseSuggestion(list, event) {
    // The input keeps the focus.
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    const input = boxOf(list).querySelector("input");
    if (option && input) choose(input, [...list.children].indexOf(option));
  },
  comboboxKey(element, event) {
    const input = /** @type {HTMLInputElement} */ (element);
    const shown = open?.id === input.id && open.options.length > 0 ? open : null;
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (shown) move(input, step);
      else void show(input).then(() => move(input, step));
    } else if (event.key === "Enter" && shown && shown.active >= 0) choose(input, shown.active);
    else if (event.key === "Enter" && sourceOf(input).enter) {
      close(input);
      sourceOf(input).enter?.(input);
    } else if (event.key === "Escape" && shown) close(input);
    else if (event.key === "Escape" && sourceOf(input).leave) sourceOf(input).leave?.(input);
    else return;
    event.preventDefault();
  },
};
