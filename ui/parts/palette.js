// One field for everything: what is written anywhere in the workspace, and every command.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { search, useCaseCreate, useCaseOverview } from "../ipc.js";
import { spelled } from "../keys.js";
import { inDialog, openDialog } from "../kit/dialog.js";
import { lastPhase } from "../left.js";
import { go, here } from "../router.js";
import { perform, session } from "../screen.js";
import { present } from "../views/workshop.js";
import { plainer } from "../words/plainer.js";
import { items } from "./menu.js";
import { isReader } from "./reader.js";
import { screens } from "./sidebar.js";
import { chooseTemplate } from "./templates.js";

/** @import { Hit, Search } from "../bindings.d.ts" */
/** @typedef {{ label: string, hint?: string, writes?: boolean, run: () => void }} Command */
/** @typedef {{ run: () => void, node: (own: import("../dom.js").Props) => HTMLElement }} Option */
/** @typedef {{ label: string, options: Option[] }} Group */

/**
 * What is open: what is chosen from, which of it Enter would choose, and whether it was pressed before that was found.
 * @type {{ dialog: HTMLDialogElement, words: string, commands: Command[], found: Search | null, active: number, waits: boolean } | null}
 */
let open = null;
/** The words that are on their way to be looked for; null where none are. @type {string | null} */
let asked = null;

/** Opens the field, or goes back to it. */
export async function openPalette() {
  if (open || inDialog() || !session().workspace) return;
  const dialog = h(
    "dialog",
    { class: "dialog palette", "aria-label": "Search and commands" },
    h("input", {
      type: "text",
      class: "field",
      id: "palette-words",
      role: "combobox",
      dir: "auto",
      autocomplete: "off",
      autofocus: true,
      spellcheck: "false",
      "aria-label": "Search everything, or run a command",
      "aria-autocomplete": "list",
      "aria-controls": "palette-list",
      placeholder: "Search everything, or run a command",
      "data-on-input": "paletteWords",
      "data-on-keydown": "paletteKey",
    }),
    h("div", { role: "listbox", id: "palette-list", "aria-label": "Commands and hits", "data-action": "paletteChoose" }),
    h("p", { role: "status" }),
  );
  const all = [...always(), ...items().filter((item) => item !== "line")];
  const commands = all.filter(({ writes }) => !(writes && isReader()));
  const own = { dialog, words: "", commands, found: null, active: 0, waits: false };
  open = own;
  const closed = openDialog(dialog);
  draw();
  void addPhases(own);
  await closed;
  if (open === own) open = null;
}

/** @returns {Command[]} */
function always() {
  const { useCase } = here();
  /** @type {Command[]} */
  const inUseCase = useCase
    ? [
        { label: "Present", hint: spelled("F5"), writes: true, run: present },
        { label: "Go to Overview", run: () => go({ useCase }) },
        { label: "Go to Scoping", run: () => go({ useCase, screen: "scoping" }) },
        { label: "Go to Tracker", run: () => go({ useCase, screen: "tracker" }) },
        { label: "Go to History of the use case", run: () => go({ useCase, screen: "history" }) },
      ]
    : [];
  return [
    { label: "New use case", hint: spelled("mod+n"), writes: true, run: newUseCase },
    { label: "Start from a template…", writes: true, run: () => void chooseTemplate() },
    ...inUseCase,
    ...screens.map(([screen, label]) => ({ label: `Go to ${label}`, run: () => go({ screen }) })),
  ];
}

/** Where somebody is in a use case, its phases are a word away. @param {NonNullable<typeof open>} own */
async function addPhases(own) {
  const { useCase } = here();
  if (!useCase) return;
  const { header } = await useCaseOverview(useCase);
  const phases = header.steps.map(({ key, label }) => ({ label: `Go to ${label}`, run: () => go({ useCase, phase: key }) }));
  own.commands.splice(2, 0, ...phases);
  if (open === own) draw();
}

const newUseCase = () => void perform(useCaseCreate, { follow: true });

/** Looks for what is typed, one time after the other: what was typed meanwhile is looked for next. */
async function look() {
  if (!open || asked !== null) return;
  asked = open.words;
  try {
    // What was typed behind the field is to be found.
    await flush();
    const found = asked.trim() === "" ? null : await search(asked);
    if (!open || open.words !== asked) return;
    open.found = found;
    open.active = 0;
    draw();
    if (open.waits) choose(open.active);
  } finally {
    const done = asked;
    asked = null;
    if (open && open.words !== done) void look();
  }
}

/** The commands that have all of some words: not in what they would undo, or who looks for that takes it back. @param {Command[]} commands @param {string} typed */
function fitting(commands, typed) {
  const plain = (/** @type {string} */ text) => plainer(text).text.toLowerCase();
  const wanted = plain(typed).split(/\s+/u).filter(Boolean);
  const words = (/** @type {string} */ label) => plain(label).split(/[^\p{L}\p{N}]+/u);
  const has = (/** @type {string} */ label, /** @type {string} */ want) => words(label).some((word) => word.startsWith(want));
  return commands.filter(({ label }) => wanted.every((want) => has(label.split(":")[0], want)));
}

/** @returns {Group[]} */
function groups() {
  if (!open) return [];
  const { words, commands, found } = open;
  const own = fitting(commands, words).map(commanded);
  const groups = (found?.groups ?? []).map(({ label, hits }) => ({ label, options: hits.map(hit) }));
  return [{ label: "Commands", options: own }, ...groups].filter(({ options }) => options.length > 0);
}

/** @type {(command: Command) => Option} */
const commanded = ({ label, hint, run }) => ({
  run,
  node: (own) => h("div", own, h("span", { class: "hit" }, label), hint && h("span", { class: "hint" }, hint)),
});

/** @type {(hit: Hit) => Option} */
const hit = ({ of, asked, text, place }) => ({
  run: () => go(place),
  node: (own) =>
    h(
      "div",
      own,
      h(
        "span",
        { class: "hit" },
        of && h("span", { class: "where" }, `${of} · ${asked}`),
        h(
          "span",
          { dir: "auto" },
          text.map(({ text, found }) => (found ? h("mark", null, text) : text)),
        ),
      ),
    ),
});

function draw() {
  if (!open) return;
  const { dialog, words, found } = open;
  const shown = groups();
  const count = shown.reduce((sum, { options }) => sum + options.length, 0);
  open.active = Math.max(0, Math.min(open.active, count - 1));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  let at = 0;
  patch(
    list,
    shown.map(({ label, options }) =>
      h(
        "div",
        { role: "group", key: label, "aria-label": label },
        h("div", { class: "label", "aria-hidden": true }, label),
        options.map(({ node }) => {
          const own = { role: "option", id: `palette-${at}`, "aria-selected": at === open?.active };
          at += 1;
          return node(own);
        }),
      ),
    ),
  );
  list.hidden = count === 0;
  input.setAttribute("aria-expanded", String(count > 0));
  if (count > 0) input.setAttribute("aria-activedescendant", `palette-${open.active}`);
  else input.removeAttribute("aria-activedescendant");
  list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  const hits = found?.groups.reduce((sum, { hits }) => sum + hits.length, 0) ?? 0;
  patch(/** @type {HTMLElement} */ (dialog.querySelector("[role=status]")), said(words, found, hits, count));
}

/** @type {(words: string, found: Search | null, hits: number, count: number) => string} */
function said(words, found, hits, count) {
  if (words.trim() === "") return "Titles, answers, people, integrations, metrics and tags are searched as you type.";
  if (!found) return "";
  if (count === 0) return "Nothing has all of these words.";
  if (hits === 0) return "Found in no text.";
  return found.count > hits ? `The first ${hits} of ${found.count} hits` : hits === 1 ? "1 hit" : `${hits} hits`;
}

/** @param {number} at */
function choose(at) {
  const option = groups().flatMap(({ options }) => options)[at];
  if (!open || !option) return;
  open.dialog.close();
  open = null;
  option.run();
}

/** @param {1 | -1} by */
function move(by) {
  if (!open) return;
  const count = open.dialog.querySelectorAll("[role=option]").length;
  open.active = count === 0 ? 0 : (open.active + by + count) % count;
  draw();
}

/** Goes to the phase after the one on the screen, or before; from the rest of the use case to the one seen last. @param {1 | -1} by */
function turn(by) {
  const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#header .stepper [data-phase]")]);
  const at = steps.findIndex((step) => step.hasAttribute("aria-current"));
  const last = lastPhase(here().useCase ?? "");
  const to = at < 0 ? (steps.find(({ dataset }) => dataset.phase === last) ?? steps[0]) : steps[at + by];
  const { useCase, phase } = to?.dataset ?? {};
  if (useCase && phase) go({ useCase, phase });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  search: () => void openPalette(),
  paletteWords(input) {
    if (!open) return;
    open.words = /** @type {HTMLInputElement} */ (input).value;
    open.active = 0;
    open.waits = false;
    // What was found before stays until there is something else, but for nothing.
    if (open.words.trim() === "") open.found = null;
    draw();
    void look();
  },
  paletteChoose(list, event) {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.querySelectorAll("[role=option]")].indexOf(option));
  },
  paletteKey(_, event) {
    if (!open || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && asked === null) choose(open.active);
    else if (event.key === "Enter") open.waits = true;
    else return;
    event.preventDefault();
  },
};

/** @param {() => void} deed */
const unlessInDialog = (deed) => (/** @type {KeyboardEvent} */ event) => {
  event.preventDefault();
  if (!inDialog() && session().workspace && here().screen !== "workshop") deed();
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+k": unlessInDialog(() => void openPalette()),
  "mod+n": unlessInDialog(newUseCase),
  "mod+pagedown": unlessInDialog(() => turn(1)),
  "mod+pageup": unlessInDialog(() => turn(-1)),
};
