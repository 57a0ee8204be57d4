// Documents that something is linked to: a check mark each, found and made by name right there.

import { flush } from "../autosave.js";
import { fillers, h, patch } from "../dom.js";
import { documentAdd, enter, linkChoices, matchNames } from "../ipc.js";
import { announce } from "../kit/notice.js";
import { windowed } from "../kit/long_list/list.js";
import { perform } from "../screen.js";
import { dismiss, isDismissed } from "./dismissed.js";

/** @import { Ask, Choice, LinkChoices } from "../bindings.d.ts" */

/** From so many on they can be searched. */
const MANY = 9;

/** @typedef {Map<string, import("../bindings.d.ts").Likeness>} Known how names are to the one that is looked for */
/**
 * What is drawn, and of what was looked for last:
 * @typedef {object} Drawn
 * @property {Ask} asked
 * @property {boolean} readonly
 * @property {boolean} hidden
 * @property {string} wanted the name
 * @property {Known} names how the others are to it
 * @property {LinkChoices | null} found where not all was sent with what is asked
 * @property {string} said about it
 * @property {number} turn of what is drawn: answers may come in another order than they were asked for
 */
/** @type {Map<string, Drawn>} */
const drawn = new Map();

/** How often anything was looked for. */
let turns = 0;

/** What stands beside a radio or check mark. @type {(name: string, hint: string) => HTMLElement} */
export const optionText = (name, hint) =>
  h("span", null, name, hint !== "" && [" ", h("span", { class: "muted" }, hint)]);

/**
 * A check mark that sets a field.
 * @type {(what: { owner: string, record: string, option: Choice, readonly: boolean }) => HTMLElement}
 */
export const flag = ({ owner, record, option: { field, name, hint, chosen }, readonly }) =>
  h(
    "label",
    { class: "option" },
    h("input", {
      type: "checkbox",
      name: field,
      checked: chosen,
      disabled: readonly,
      "data-owner": owner,
      "data-record": record,
      "data-on-change": "flag",
    }),
    optionText(name, hint),
  );

/**
 * What is `hidden` until it is opened is not drawn before.
 * @type {(asked: Ask, id: string, readonly: boolean, hidden?: boolean) => HTMLElement}
 */
export function links(asked, id, readonly, hidden = false) {
  const group = h("div", { class: "links", id, "data-own": true });
  fillers.set(group, (live, force) => {
    const { wanted = "", names = new Map(), found: before = null, said = "", turn = 0 } = drawn.get(id) ?? {};
    const found = live.childElementCount > 0 && isPart(asked) ? before : null;
    drawn.set(id, { asked, readonly, hidden, wanted, names, found, said, turn });
    patch(live, content(id), { force });
    // What came since is shown until it is known how it is to what is looked for.
    const isNew = wanted.trim() !== "" && namesOf(asked).some((name) => !names.has(name));
    if (isPart(asked) ? isOpen(live, hidden) : isNew) void lookFor(id, wanted, said);
  });
  return group;
}

/** Whether there are more than were sent with what is asked. @param {Ask} asked */
const isPart = ({ all, options }) => all > options.length;

/** @type {(group: Element, hidden: boolean) => boolean} */
const isOpen = (group, hidden) => !hidden || group.closest("details")?.open === true;

/** @param {string} id */
function content(id) {
  const known = /** @type {Drawn} */ (drawn.get(id));
  const { asked, readonly, hidden, wanted, said } = known;
  const { all: count, makes, idea } = asked;
  const { found, offered, isNew, more } = matches(known, id, wanted);
  const name = wanted.trim();
  return [
    !readonly &&
      (makes !== null || count >= MANY) &&
      h("input", {
        type: "text",
        dir: "auto",
        key: "find",
        class: "field find-link",
        value: wanted,
        placeholder: placeholder(makes, count),
        "aria-label": `${idea}: find${makes ? ` or name a new ${makes}` : ""}`,
        autocomplete: "off",
        "data-on-input": "findLink",
        "data-on-keydown": "linkKey",
      }),
    said !== "" && h("p", { class: "muted hint", key: "said" }, said),
    count === 0 && makes === null && h("p", { class: "muted", key: "none" }, "None to choose yet."),
    windowed(h("ul", { key: "options" }), {
      items: found,
      key: ({ key }) => key,
      draw: (option) => h("li", { key: option.key }, choice(asked, option, readonly)),
      words: ({ name, hint }) => [`${name} ${hint}`],
      height: 28,
      few: hidden ? 0 : undefined,
    }),
    found.length === 0 && wanted.trim() !== "" && count > 0 && h("p", { class: "muted", key: "no" }, "None of that name yet."),
    more > 0 && h("p", { class: "muted hint", key: "more" }, wanted.trim() === "" ? `${more} more: find them by name.` : `${more} more: write more of the name.`),
    !readonly &&
      makes !== null &&
      h(
        "div",
        { class: "makes", key: "makes" },
        isNew && makeButton(name, `Add “${name}”`),
        offered.map((one) => makeButton(one, `+ ${one}`)),
        offered.length > 0 &&
          wanted.trim() === "" &&
          h(
            "button",
            { type: "button", class: "link", key: "dismiss", "data-action": "dismissOffered", "data-writes": true, "aria-label": `Hide suggestions: ${idea}` },
            "Hide suggestions",
          ),
      ),
  ];
}

/** @type {(makes: string | null, count: number) => string} */
function placeholder(makes, count) {
  if (makes === null) return "Find";
  return count === 0 ? `Name a first ${makes}` : `Find, or name a new ${makes}`;
}

/**
 * Seen from the other end, the link is a field of the document that is chosen.
 * @type {(asked: Ask, option: Choice, readonly: boolean) => HTMLElement}
 */
const choice = ({ document: owner, record }, option, readonly) =>
  flag({ owner: owner || option.key, record: record || option.key, option, readonly });

/** @type {(name: string, label: string) => HTMLElement} */
const makeButton = (name, label) =>
  h(
    "button",
    { type: "button", class: "button small", key: name, "data-action": "makeLink", "data-writes": true, "data-name": name },
    label,
  );

/** What can be found. @type {(asked: Ask) => string[]} */
const namesOf = ({ options, suggestions }) => [...options.map(({ name }) => name), ...suggestions];

/**
 * What a name that is looked for leads to: what is there, what is suggested, whether it can be a new one, and how many more
 * there are.
 * @type {(known: Drawn, id: string, wanted: string) => { found: Choice[], offered: string[], isNew: boolean, more: number }}
 */
function matches({ asked, names, found }, id, wanted) {
  const { suggestions, makes } = asked;
  const looks = wanted.trim() !== "";
  const { options } = found ?? asked;
  // What there is to pick from is an invitation, until it is dismissed.
  const inviting = looks || !isDismissed(id);
  /** @param {string} name */
  const isLike = (name) => !looks || names.get(name) !== "other";
  return {
    found: options.filter(({ name }) => isLike(name)),
    offered: inviting ? suggestions.filter(isLike) : [],
    isNew: makes !== null && looks && ![...names.values()].includes("same"),
    more: found ? found.more : asked.all - options.length,
  };
}

/** @param {Element} element */
const groupOf = (element) => /** @type {HTMLElement} */ (element.closest(".links"));

/** @type {(id: string, wanted: string, said?: string) => Promise<void>} */
async function lookFor(id, wanted, said = "") {
  const known = drawn.get(id);
  if (!known) return;
  const before = known.wanted === wanted ? (known.found?.options ?? []) : [];
  known.wanted = wanted;
  known.said = said;
  turns += 1;
  const turn = turns;
  const { document: owner, record, field, suggestions } = known.asked;
  const names = isPart(known.asked) ? suggestions : namesOf(known.asked);
  const [likeness, found] = await Promise.all([
    wanted.trim() !== "" ? matchNames(names, wanted) : [],
    isPart(known.asked) ? linkChoices(owner, record, field, wanted) : null,
  ]);
  // It may have been drawn anew, or something else be looked for meanwhile.
  const now = drawn.get(id);
  if (now?.wanted !== wanted || now.turn > turn) return;
  now.turn = turn;
  now.names = new Map(likeness.map((one, index) => [names[index], one]));
  now.found = found && keeping(before, found);
  for (const [index, { name }] of (found?.options ?? []).entries()) now.names.set(name, found?.likeness[index] ?? "other");
  const group = document.getElementById(id);
  if (group) patch(group, content(id), { force: true });
}

/**
 * With what was unticked where it stands, so that it can be ticked again.
 * @type {(before: Choice[], found: LinkChoices) => LinkChoices}
 */
function keeping(before, found) {
  const there = new Set(found.options.map(({ key }) => key));
  const options = [...found.options];
  for (const [at, one] of before.entries()) if (!one.chosen && !there.has(one.key)) options.splice(at, 0, one);
  return { ...found, options, more: found.more - (options.length - found.options.length) };
}

/** Enter takes what is meant, and makes a new one only where nothing is like it. @param {string} id */
async function take(id) {
  const wanted = drawn.get(id)?.wanted ?? "";
  if (wanted.trim() === "") return;
  await lookFor(id, wanted);
  const known = drawn.get(id);
  if (known?.wanted !== wanted) return;
  const name = wanted.trim();
  const { found, offered, isNew } = matches(known, id, name);
  const like = [...found.map((option) => ({ name: option.name, option })), ...offered.map((name) => ({ name }))];
  const same = like.filter((one) => known.names.get(one.name) === "same");
  const meant = same.length > 0 ? same : like;
  if (meant.length === 1) return link(id, meant[0]);
  if (meant.length === 0) return isNew ? link(id, { name }) : undefined;
  const said = `${meant.length} match: choose one${isNew ? `, or add “${name}”` : ""}.`;
  await lookFor(id, wanted, said);
  announce(said);
}

/** Has it stay as it is now until it is known anew. @param {HTMLInputElement} box */
function tick(box) {
  const found = drawn.get(box.closest(".links")?.id ?? "")?.found;
  const key = box.closest("li")?.dataset.key;
  const option = found?.options.find((one) => one.key === key);
  if (option) option.chosen = box.checked;
}

/** Links an option, or makes what is linked then. @type {(id: string, what: { name: string, option?: Choice }) => Promise<void>} */
async function link(id, { name, option }) {
  const known = drawn.get(id);
  if (!known) return;
  const { document: owner, record, field, makes } = known.asked;
  await flush();
  const made = option || makes === null ? null : await perform(() => documentAdd(/** @type {any} */ (makes), name));
  const target = option?.field ?? (made?.place?.document && `${field}/${made.place.document}`);
  if (!target) return;
  await lookFor(id, "");
  const done = await perform(() => enter(owner || (option?.key ?? ""), record || (option?.key ?? ""), target, { tick: true }));
  if (done) announce(`Chosen: ${name}.`);
  const group = document.getElementById(id);
  const find = group?.querySelector(".find-link");
  // Unless the person has gone on elsewhere meanwhile.
  const stays = group?.contains(document.activeElement) || document.activeElement?.matches("body, #main");
  if (find instanceof HTMLElement && stays) find.focus();
}

// What is not sent with a row is asked for when it is opened.
addEventListener(
  "toggle",
  ({ target }) => {
    const group = target instanceof HTMLDetailsElement && target.querySelector(":scope > .links");
    const known = group && drawn.get(group.id);
    if (!known || !isPart(known.asked)) return;
    if (target.open) void lookFor(group.id, known.wanted, known.said);
    else known.found = null;
  },
  true,
);

/** @type {import("../screen.js").Actions} */
export const actions = {
  flag(box) {
    if (!(box instanceof HTMLInputElement)) return;
    const { owner = "", record = "" } = box.dataset;
    tick(box);
    void perform(() => enter(owner, record, box.name, { tick: box.checked }));
  },
  findLink: (input) => void lookFor(groupOf(input).id, /** @type {HTMLInputElement} */ (input).value),
  linkKey(input, event) {
    if (event.key === "Escape") void lookFor(groupOf(input).id, "");
    else if (event.key === "Enter" && !event.isComposing) void take(groupOf(input).id);
    else return;
    event.preventDefault();
  },
  makeLink: (button) => link(groupOf(button).id, { name: button.dataset.name ?? "" }),
  async dismissOffered(button) {
    const group = groupOf(button);
    dismiss(group.id);
    await lookFor(group.id, "");
    const find = group.querySelector(".find-link");
    if (find instanceof HTMLElement) find.focus();
  },
};
