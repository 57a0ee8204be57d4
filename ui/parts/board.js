// The board: a column a phase, a card a use case. A card is moved by dragging it, by a menu, and by Alt with the arrow keys.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { useCaseBoard } from "../ipc_table.js";
import { openMenu } from "../kit/popup.js";
import { bring, countOf, placeOf, rowAt, wanted, windowed } from "../kit/long_list/list.js";
import { perform } from "../screen.js";
import { arrangement } from "./arrangement.js";
import { far } from "./long.js";
import { countPicked, isPicked, pickBox } from "./picked.js";
import { isReader } from "./reader.js";
import { openButton, rowMenu } from "./use_case_table.js";

/** @import { Board, BoardColumn, Card, Since } from "../bindings.d.ts" */

/** So many cards of a column are all drawn. */
const FEW = 8;
/** So far a pointer moves before it drags, in pixels. */
const FAR = 6;
/** So near the side of the board a card that is dragged there scrolls it, in pixels. */
const NEAR = 48;

/** The columns that are drawn. @type {BoardColumn[]} */
let columns = [];

/** @param {string} phase */
const listName = (phase) => `column-${phase}`;

/** Asks for the board, with what is in sight of its columns. @param {Since | null} since @returns {Promise<Board>} */
export const loadBoard = (since) =>
  useCaseBoard(
    { ...arrangement(), since },
    columns.map(({ phase }) => ({ phase, wanted: wanted(listName(phase), FEW) })),
    wanted("archived"),
  );

/** Takes in what is about to be drawn. @param {Board} board */
export function seeBoard(board) {
  columns = board.columns;
}

export const board = () =>
  h(
    "div",
    { class: countPicked() > 0 ? "board picking" : "board", key: "board", role: "group", "aria-label": "Board", tabindex: -1, "data-on-keydown": "boardKey" },
    columns.map(column),
  );

/** @param {BoardColumn} column */
const column = ({ key, phase, label, count, cards }) =>
  h(
    "section",
    { class: "board-column", key, "data-column": key, "data-empty": cards.all === 0, "aria-label": `${label}, ${count}` },
    h("h2", { key: "head" }, h("span", { title: label }, label), " ", h("span", { class: "muted", title: count }, cards.all)),
    windowed(h("ul", { class: "cards", key: "cards", role: cards.all > 0 ? "list" : null, "aria-label": `${label}, ${count}` }), {
      far: { ...far({ kind: "column", arrangement: arrangement(), phase }, cards), name: listName(phase) },
      key: ({ id }) => id,
      draw: card,
      mark: (item) => `${isPicked(item.id)} ${JSON.stringify(item)}`,
      height: 76,
      few: FEW,
    }),
  );

/** @param {Card} card */
const card = ({ id, title, about, labels, open, moved }) =>
  h(
    "li",
    { class: "use-case-card", key: id, "data-place": id, "data-picked": isPicked(id), "data-moved": moved !== "", tabindex: -1, "data-on-pointerdown": isReader() ? null : "dragCard" },
    h("div", { class: "card-head", key: "head" }, pickBox(id, title), openButton(id, title), rowMenu(id, title, false)),
    about !== "" && h("p", { class: "muted", key: "about" }, about),
    labels.length > 0 &&
      h("p", { class: "card-labels", key: "labels" }, labels.map((label) => h("span", { class: "label-given", title: label }, label))),
    open !== "" && h("p", { class: "muted", key: "open" }, open),
    moved !== "" && h("p", { class: "card-moved", key: "moved" }, moved),
  );

/** @param {Element} element */
const cardOf = (element) => /** @type {HTMLElement | null} */ (element.closest(".use-case-card"));

/** @param {Element} element */
const columnOf = (element) => element.closest("[data-column]")?.getAttribute("data-column") ?? "";

/** Puts a use case into a column, or back to where its progress has it. @type {(useCase: string, key: string | null) => Promise<void>} */
async function put(useCase, key) {
  // A card that has the focus would stay drawn where it was.
  const isHere = document.activeElement?.closest(".board") !== null;
  if (isHere) focus(document.querySelector(".board"));
  const done = await perform(() => enter(useCase, useCase, "at-phase", key === null ? "nothing" : { choice: key }), { offerUndo: true });
  if (!isHere || !done) return;
  const row = (await bring(useCase)) ?? document.querySelector(`.board [data-place="${CSS.escape(useCase)}"]`);
  focus(row?.querySelector(".whole-row") ?? null);
  row?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {Element | null} element */
function focus(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

/** The column before or after that of a card. @type {(card: HTMLElement, step: number) => string | undefined} */
const beside = (card, step) => columns[columns.findIndex(({ key }) => key === columnOf(card)) + step]?.key;

/** The focus goes to a card of the next column that has one. @type {(card: HTMLElement, step: number) => Promise<void>} */
async function goBeside(card, step) {
  const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".board .cards")]);
  const from = /** @type {HTMLElement} */ (card.closest(".cards"));
  const at = placeOf(from, card);
  let to = lists.indexOf(from) + step;
  while (lists[to] && countOf(lists[to]) === 0) to += step;
  const list = lists[to];
  const next = list && (await rowAt(list, Math.min(at, countOf(list) - 1)));
  if (!next) return;
  focus(next.querySelector(".whole-row"));
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The columns to choose from, in the menu of a card. @type {(button: HTMLElement, useCase: string) => void} */
export function openMoves(button, useCase) {
  const at = columnOf(button);
  const isMoved = cardOf(button)?.dataset.moved !== undefined;
  openMenu(button, [
    ...columns.map(({ key, label }) => ({ label, hint: key === at ? "✓" : "", run: () => void put(useCase, key) })),
    ...(isMoved ? [/** @type {const} */ ("line"), { label: "Follow its progress", run: () => void put(useCase, null) }] : []),
  ]);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  boardKey(_, event) {
    const card = event.target instanceof Element && cardOf(event.target);
    if (!card || !/^Arrow(Left|Right)$/.test(event.key) || event.target.closest("[role=menu]")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const step = event.key === "ArrowLeft" ? -1 : 1;
    if (!event.altKey) return void goBeside(card, step);
    const key = beside(card, step);
    if (key) void put(card.dataset.place ?? "", key);
  },
  dragCard(card, event) {
    // A finger scrolls; it has the menu.
    if (event.button !== 0 || event.pointerType === "touch" || event.target.closest("[data-action=rowMenu], [role=menu], input")) return;
    const begin = { x: event.clientX, y: event.clientY };
    /** @type {HTMLElement | null} */
    let over = null;
    let drags = false;
    /** @param {PointerEvent} moved */
    const follow = ({ clientX, clientY }) => {
      drags ||= Math.hypot(clientX - begin.x, clientY - begin.y) > FAR;
      if (!drags) return;
      card.classList.add("dragged");
      over?.classList.remove("drop-here");
      over = document.elementFromPoint(clientX, clientY)?.closest(".board-column") ?? null;
      over?.classList.add("drop-here");
      scrollTowards(clientX);
    };
    const end = () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", leave, true);
      card.classList.remove("dragged");
      over?.classList.remove("drop-here");
    };
    /** @param {KeyboardEvent} pressed */
    const leave = (pressed) => {
      if (pressed.key !== "Escape" || !drags) return;
      pressed.stopPropagation();
      end();
    };
    const drop = () => {
      end();
      if (!drags) return;
      // The click that follows opens nothing.
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, true));
      const key = over?.dataset.column;
      if (key && key !== columnOf(card)) void put(card.dataset.place ?? "", key);
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", end);
    addEventListener("keydown", leave, true);
  },
};

/** @param {number} x where a card is dragged */
function scrollTowards(x) {
  const board = document.querySelector(".board");
  const frame = board?.getBoundingClientRect();
  if (!board || !frame) return;
  if (x > frame.right - NEAR) board.scrollLeft += NEAR / 2;
  else if (x < frame.left + NEAR) board.scrollLeft -= NEAR / 2;
}

/** @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
