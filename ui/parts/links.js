// Documents that something is linked to: a check mark each, found and made by name right there.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { documentAdd, setField } from "../ipc.js";
import { perform } from "../screen.js";
import { announce } from "./notice.js";

/** @import { Ask, Choice } from "../bindings.d.ts" */

/** From so many on they can be searched. */
const MANY = 9;

/** What is drawn, and the name being looked for. @type {Map<string, { asked: Ask, readonly: boolean, wanted: string }>} */
const drawn = new Map();

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

/** @type {(asked: Ask, id: string, readonly: boolean) => HTMLElement} */
export function links(asked, id, readonly) {
  const wanted = drawn.get(id)?.wanted ?? "";
  drawn.set(id, { asked, readonly, wanted });
  return h("div", { class: "links", id }, content(id));
}

/** @param {string} id */
function content(id) {
  const { asked, readonly, wanted } = /** @type {NonNullable<ReturnType<typeof drawn.get>>} */ (drawn.get(id));
  const { options, suggestions, makes, idea } = asked;
  const found = options.filter((option) => isLike(option.name, wanted));
  // What there is to pick from is an invitation, and no clutter once something is chosen.
  const inviting = wanted.trim() !== "" || !options.some(({ chosen }) => chosen);
  const offered = inviting ? suggestions.filter((name) => isLike(name, wanted)) : [];
  const isNew = wanted.trim() !== "" && !options.some(({ name }) => isSame(name, wanted));
  return [
    !readonly &&
      (makes !== null || options.length >= MANY) &&
      h("input", {
        type: "text",
        key: "find",
        class: "find-link",
        value: wanted,
        placeholder: placeholder(makes, options.length),
        "aria-label": `${idea}: find${makes ? ` or name a new ${makes}` : ""}`,
        autocomplete: "off",
        "data-on-input": "findLink",
        "data-on-keydown": "linkKey",
      }),
    options.length === 0 && makes === null && h("p", { class: "muted", key: "none" }, "There are none to choose yet."),
    h(
      "ul",
      { key: "options" },
      found.map((option) => h("li", { key: option.key }, choice(asked, option, readonly))),
    ),
    found.length === 0 && options.length > 0 && h("p", { class: "muted", key: "no" }, "None of that name yet."),
    !readonly &&
      makes !== null &&
      h(
        "div",
        { class: "makes", key: "makes" },
        isNew && makeButton(wanted.trim(), `New ${makes} “${wanted.trim()}”`),
        offered.map((name) => !isSame(name, wanted) && makeButton(name, name)),
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
    { type: "button", class: "small", key: name, "data-action": "makeLink", "data-name": name },
    `+ ${label}`,
  );

/** @type {(name: string, wanted: string) => boolean} */
const isLike = (name, wanted) => name.toLowerCase().includes(wanted.trim().toLowerCase());

/** @type {(name: string, wanted: string) => boolean} */
const isSame = (name, wanted) => name.toLowerCase() === wanted.trim().toLowerCase();

/** @param {Element} element */
const groupOf = (element) => /** @type {HTMLElement} */ (element.closest(".links"));

/** @type {(id: string, wanted: string) => void} */
function lookFor(id, wanted) {
  const known = drawn.get(id);
  const group = document.getElementById(id);
  if (!known || !group) return;
  known.wanted = wanted;
  patch(group, content(id), { force: true });
}

/** Links what bears this name, and makes it first where nothing does. @type {(id: string, name: string) => Promise<void>} */
async function link(id, name) {
  const known = drawn.get(id);
  if (!known || name.trim() === "") return;
  const { document: owner, record, field, options, makes } = known.asked;
  const same = options.find((option) => isSame(option.name, name));
  await flush();
  const made = same || makes === null ? null : await perform(() => documentAdd(/** @type {any} */ (makes), name));
  const target = same?.field ?? (made?.place?.document && `${field}/${made.place.document}`);
  if (!target) return;
  lookFor(id, "");
  if (await perform(() => setField(owner, record, target, "1"))) announce(`Chosen: ${name}.`);
  const group = document.getElementById(id);
  const find = group?.querySelector(".find-link");
  // Unless the person has gone on elsewhere meanwhile.
  const stays = group?.contains(document.activeElement) || document.activeElement?.matches("body, #main");
  if (find instanceof HTMLElement && stays) find.focus();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  flag(box) {
    if (!(box instanceof HTMLInputElement)) return;
    const { owner = "", record = "" } = box.dataset;
    void perform(() => setField(owner, record, box.name, box.checked ? "1" : null));
  },
  findLink: (input) => lookFor(groupOf(input).id, /** @type {HTMLInputElement} */ (input).value),
  linkKey(input, event) {
    if (event.key === "Escape") lookFor(groupOf(input).id, "");
    else if (event.key === "Enter" && !event.isComposing)
      void link(groupOf(input).id, /** @type {HTMLInputElement} */ (input).value);
    else return;
    event.preventDefault();
  },
  makeLink: (button) => link(groupOf(button).id, button.dataset.name ?? ""),
};
