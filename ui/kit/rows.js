// Rows that people put in order and take away: by a handle with mouse, pen or finger, by buttons, and by keys.

import { h } from "../dom.js";
import { perform } from "../screen.js";
import { icon } from "./icon.js";
import { announce } from "./notice.js";

/** @import { Done } from "../bindings.d.ts" */
/** @import { Child, Props } from "../dom.js" */
/**
 * How rows of a kind are changed.
 * @typedef {object} Commands
 * @property {(owner: string, row: string, to: number) => Promise<Done>} move
 * @property {(owner: string, row: string) => Promise<Done>} remove
 */

/** @type {Map<string, Commands>} */
const kinds = new Map();

/** Says how rows of a kind are changed. @type {(kind: string, commands: Commands) => void} */
export const changeBy = (kind, commands) => void kinds.set(kind, commands);

/**
 * What the element of a row carries; its siblings are the other rows.
 * @type {(row: { kind: string, owner: string, id: string, name: string }) => Props}
 */
export const rowProps = ({ kind, owner, id, name }) => ({
  key: id,
  "data-place": id,
  "data-row": id,
  "data-rows": kind,
  "data-owner": owner,
  "data-name": name,
  "data-on-keydown": "rowKey",
  tabindex: -1,
});

/** The handle and the buttons of a row. @type {(name: string, index: number, count: number, more?: Child) => HTMLElement} */
export const rowTools = (name, index, count, more) =>
  h(
    "div",
    { class: "row-tools" },
    h(
      "span",
      { class: "handle", "data-on-pointerdown": "dragRow", "data-writes": true, title: "Drag to reorder", "aria-hidden": true },
      icon("drag"),
    ),
    tool("moveUp", "up", `Move ${name} up`, index === 0),
    tool("moveDown", "down", `Move ${name} down`, index === count - 1),
    more,
    tool("removeRow", "trash", `Remove ${name}`),
  );

/** @type {(action: string, picture: string, label: string, off?: boolean) => HTMLElement} */
export const tool = (action, picture, label, off = false) =>
  h(
    "button",
    {
      type: "button",
      key: picture,
      class: "button quiet icon-only",
      "data-action": action,
      "data-writes": true,
      "aria-label": label,
      title: label,
      "aria-disabled": off ? "true" : null,
    },
    icon(picture),
  );

/** The row that an element is in. @param {Element} element */
export const rowOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-row]"));

/** @param {HTMLElement} row */
const siblings = (row) => /** @type {HTMLElement[]} */ ([...(row.parentElement?.children ?? [])]);

/** @param {HTMLElement} row */
const commandsOf = (row) => /** @type {Commands} */ (kinds.get(row.dataset.rows ?? ""));

/** Gives a row another place. @type {(row: HTMLElement, to: number) => Promise<void>} */
export async function move(row, to) {
  const { row: id = "", owner = "", name } = row.dataset;
  const count = siblings(row).length;
  const done = await perform(() => commandsOf(row).move(owner, id, to));
  if (done) announce(`${name} is now ${to + 1} of ${count}.`);
}

/** @type {(element: HTMLElement, step: number) => Promise<void>} */
async function moveBy(element, step) {
  const row = rowOf(element);
  const rows = siblings(row);
  const to = rows.indexOf(row) + step;
  if (to >= 0 && to < rows.length) await move(row, to);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  moveUp: (button) => moveBy(button, -1),
  moveDown: (button) => moveBy(button, 1),
  rowKey(row, event) {
    if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    void moveBy(row, event.key === "ArrowUp" ? -1 : 1);
  },
  async removeRow(button) {
    const row = rowOf(button);
    const { row: id = "", owner = "", rows } = row.dataset;
    const neighbor = row.nextElementSibling ?? row.previousElementSibling;
    await perform(() => commandsOf(row).remove(owner, id), { offerUndo: true });
    const next = neighbor?.querySelector("[data-action=removeRow]") ?? document.querySelector(`[data-adds="${rows}"]`);
    if (next instanceof HTMLElement) next.focus();
  },
};
