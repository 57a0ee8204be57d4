// Which use case needs which integration, as a table of checkboxes: arrow keys move in it, Space ticks. Of many rows and
// columns those in sight are drawn.

import { h, patch } from "../dom.js";
import { enter, listRows } from "../ipc.js";
import { shortcut } from "../keys.js";
import { lastOf } from "../left.js";
import { state } from "../kit/state.js";
import { spaces } from "../kit/long_list/undrawn.js";
import { bringHere, countOf, FEW, itemOf, placeOf, put, rowAt, windowed } from "../kit/long_list/list.js";
import { perform } from "../screen.js";
import { far } from "./long.js";
import { way } from "./way.js";

/** @import { Matrix, MatrixColumn, MatrixRow } from "../bindings.d.ts" */

/** So many columns are all drawn. */
const NARROW = 14;

/** What is drawn. @type {Matrix} */
let shown = { revision: 0, columns: [], rows: { revision: 0, all: 0, rows: [] } };

/** The integrations, as far as the rows are drawn from them. */
let heads = "";

/** The cell that Tab leads to: the one left last. */
let current = { useCase: "", field: "" };

/** The columns that are drawn: from the first to before the second, and the one that Tab led to then. */
let columns = [0, 10];
let stays = 0;

/** @param {{ id: string }} integration */
const fieldOf = ({ id }) => `needs/${id}`;

/** So many rows are asked for by themselves; where more were touched, all that is in sight is. */
const SOME = 8;

/** Asks for these documents as rows, where that may be all that is to be drawn. @type {NonNullable<import("../screen.js").View["again"]>} */
export function again(documents) {
  const body = document.querySelector(".matrix tbody");
  if (!(body instanceof HTMLElement) || documents.length > SOME) return null;
  return listRows({ kind: "matrix" }, { few: 0, spans: [], about: documents }).then((slice) => ({
    revision: slice.revision,
    draw: () => body.isConnected && put(body, slice, documents, { key: ({ id }) => id, draw: row }),
  }));
}

/** Takes in what is about to be drawn. @param {Matrix} matrix */
export function see(matrix) {
  const { columns, rows } = matrix;
  shown = matrix;
  if (columns.length === 0 || rows.all === 0) return;
  heads = columns.map(({ id, name }) => `${id}${name}`).join("\0");
  const known = rows.rows.some(({ row }) => row.id === current.useCase) && columnOf(current.field) >= 0;
  if (!known) current = { useCase: rows.rows[0].row.id, field: fieldOf(columns[0]) };
  stays = columnOf(current.field);
}

export function matrix() {
  const { columns: integrations, rows } = shown;
  const long = rows.all > FEW;
  const wide = integrations.length > NARROW;
  return h(
    "div",
    { class: wide ? "matrix wide" : "matrix", key: "matrix", role: "region", "aria-labelledby": "matrix-title", tabindex: 0 },
    h(
      "table",
      {
        role: "grid",
        "aria-labelledby": "matrix-title",
        "aria-rowcount": long ? rows.all + 1 : null,
        "aria-colcount": wide ? integrations.length + 1 : null,
        "data-on-keydown": "matrixKey",
        "data-on-focusin": "matrixFocus",
      },
      h("thead", null, headings()),
      windowed(h("tbody"), {
        far: far({ kind: "matrix" }, rows),
        key: ({ id }) => id,
        draw: row,
        mark,
        height: 39,
        stop,
      }),
    ),
  );
}

const stop = () => current.useCase;

/** What a row is drawn from, beside the columns, which `turn` draws. @param {MatrixRow} row */
const mark = ({ id, name, needs }) => [name, stays, current.useCase === id, ...needs, heads].join(" ");

/** Which column a field is in. @param {string} field */
const columnOf = (field) => shown.columns.findIndex((integration) => fieldOf(integration) === field);

/**
 * What `cell` makes of each column that is drawn, with room for the others.
 * @type {(cell: (integration: MatrixColumn, index: number) => HTMLElement) => HTMLElement[]}
 */
function across(cell) {
  const { columns: integrations } = shown;
  if (integrations.length <= NARROW) return integrations.map(cell);
  const [from, to] = columns;
  /** @type {HTMLElement[]} */
  const cells = [];
  let at = 0;
  for (const [index, integration] of integrations.entries()) {
    if (index !== stays && (index < from || index >= to)) continue;
    if (index > at) cells.push(room(at, index));
    const made = cell(integration, index);
    made.setAttribute("aria-colindex", String(index + 2));
    cells.push(made);
    at = index + 1;
  }
  if (at < integrations.length) cells.push(room(at, integrations.length));
  return cells;
}

/** @type {(from: number, to: number) => HTMLElement} */
const room = (from, to) =>
  h("td", { class: "space", key: `space ${from} ${to}`, "aria-hidden": true, "data-space": "columns", "data-from": from, "data-to": to });

// What is written over the columns that are not drawn can be found.
spaces.set("columns", (space) => {
  if (!space.closest("thead")) return [];
  const { from, to } = space.dataset;
  return shown.columns.slice(Number(from), Number(to)).map((integration) => ({
    words: { text: `${integration.name}\0${integration.status}` },
    bring() {
      const box = boxAt(space, current.useCase, fieldOf(integration));
      box?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
      lookAgain();
      return /** @type {HTMLElement | null} */ (document.querySelector(`.matrix th[data-key="${CSS.escape(integration.id)}"]`));
    },
  }));
});

const headings = () =>
  h(
    "tr",
    { "aria-rowindex": shown.rows.all > FEW ? 1 : null },
    h("th", { scope: "col", class: "col-use-case", key: "use-case" }, "Use case"),
    across(({ id, name, status, statusKey }) =>
      h(
        "th",
        { key: id, scope: "col" },
        head(name, way({ screen: "integrations", document: id }), fieldOf({ id }) === current.field),
        status !== "" && state(status, statusKey),
      ),
    ),
  );

/**
 * What a row or a column is of, one click away. Tab leads to the heads of the cell that it leads to.
 * @type {(name: string, leads: import("../dom.js").Props, stop: boolean) => HTMLElement}
 */
const head = (name, leads, stop) => h("button", { type: "button", class: "name", ...leads, tabindex: stop ? 0 : -1 }, name);

/** @type {(row: MatrixRow) => HTMLElement} */
const row = (useCase) =>
  h(
    "tr",
    { key: useCase.id },
    h("th", { scope: "row", class: "col-use-case", key: "use-case" }, head(useCase.name, way(lastOf(useCase.id) ?? { useCase: useCase.id }), useCase.id === current.useCase)),
    across((integration, index) => cell(useCase, integration, index)),
  );

/** @type {(useCase: MatrixRow, integration: MatrixColumn, index: number) => HTMLElement} */
function cell({ id, name, needs }, integration, index) {
  const field = fieldOf(integration);
  return h(
    "td",
    { key: field },
    h(
      "label",
      null,
      h("input", {
        type: "checkbox",
        name: field,
        checked: needs.includes(index),
        tabindex: id === current.useCase && field === current.field ? 0 : -1,
        "data-owner": id,
        "data-record": id,
        "data-on-change": "need",
        "aria-label": `${name} needs ${integration.name}`,
      }),
    ),
  );
}

/**
 * Draws the columns in sight, and the one that Tab leads to, where other ones were. The cells of both stay.
 * @param {HTMLElement} region
 */
function turn(region) {
  stays = columnOf(current.field);
  const { tHead, tBodies } = /** @type {HTMLTableElement} */ (region.querySelector("table"));
  if (tHead) patch(tHead, headings());
  place(region);
  for (const line of tBodies[0].rows) {
    const useCase = useCaseOf(tBodies[0], line.dataset.key ?? "");
    if (!useCase) continue;
    const live = new Map([...line.cells].map((cell) => [cell.dataset.key, cell]));
    const cells = across((integration, index) => live.get(fieldOf(integration)) ?? cell(useCase, integration, index));
    patch(line, [live.get("use-case"), cells]);
  }
  stopAt(tBodies[0]);
  document.dispatchEvent(new Event("scrolled-in"));
}

/** The row of a use case, if it is here. @type {(body: HTMLElement, id: string) => MatrixRow | undefined} */
const useCaseOf = (body, id) => itemOf(body, id) ?? shown.rows.rows.find(({ row }) => row.id === id)?.row;

/** Has Tab lead to the cell that was left last, with its heads, and to no other. @param {HTMLElement} body */
function stopAt(body) {
  for (const box of body.querySelectorAll("input"))
    box.tabIndex = box.dataset.record === current.useCase && box.name === current.field ? 0 : -1;
  for (const button of body.closest("table")?.querySelectorAll("button") ?? []) {
    const { useCase, document } = button.dataset;
    button.tabIndex = useCase === current.useCase || (document && fieldOf({ id: document }) === current.field) ? 0 : -1;
  }
}

/** @param {number} column */
const isInSight = (column) => column >= columns[0] && column < columns[1];

/** Gives the room for columns its width. @param {Element} region */
function place(region) {
  const width = columnWidth(region);
  for (const space of region.querySelectorAll("thead .space")) {
    if (!(space instanceof HTMLElement)) continue;
    space.style.width = `${(Number(space.dataset.to) - Number(space.dataset.from)) * width}px`;
  }
  const table = region.querySelector("table");
  const first = region.querySelector(".col-use-case");
  if (table instanceof HTMLElement && first instanceof HTMLElement)
    table.style.width = `${first.offsetWidth + shown.columns.length * width}px`;
}

/** @param {Element} region */
const columnWidth = (region) => region.querySelector("thead th:not(.col-use-case)")?.getBoundingClientRect().width || 114;

/** Draws the columns in sight and one to each side, unless they are drawn already. @param {HTMLElement} region */
function look(region) {
  const width = columnWidth(region);
  const room = region.clientWidth - (region.querySelector("th")?.offsetWidth ?? 0);
  const from = Math.floor(region.scrollLeft / width);
  const to = Math.min(shown.columns.length, from + Math.ceil(room / width) + 1);
  if (columns[0] <= from && columns[1] >= to && columns[1] - columns[0] <= to - from + 4) return;
  columns = [Math.max(0, from - 1), to + 1];
  turn(region);
}

const region = () => /** @type {HTMLElement | null} */ (document.querySelector(".matrix.wide"));

function lookAgain() {
  const live = region();
  if (!live) return;
  look(live);
  place(live);
}
document.addEventListener("drawn", lookAgain);
addEventListener("resize", lookAgain);
addEventListener("scroll", ({ target }) => target === region() && lookAgain(), { capture: true, passive: true });

/**
 * The box of a use case and an integration, drawn if it is not, and the one that Tab leads to from now on.
 * @type {(within: Element, useCase: string, field: string) => HTMLInputElement | null}
 */
function boxAt(within, useCase, field) {
  const live = /** @type {HTMLElement} */ (within.closest(".matrix"));
  const body = /** @type {HTMLElement} */ (live.querySelector("tbody"));
  const isDrawn = live.querySelector(`tbody input[name="${CSS.escape(field)}"]`) !== null;
  current = { useCase, field };
  if (!isDrawn) turn(live);
  return bringHere(body, useCase)?.querySelector(`input[name="${CSS.escape(field)}"]`) ?? null;
}

// A place may be a cell that is not drawn.
document.addEventListener("sought", (event) => {
  const { record, field } = /** @type {CustomEvent} */ (event).detail;
  const live = region();
  const body = live?.querySelector("tbody");
  if (live && body && columnOf(field ?? "") >= 0 && useCaseOf(body, record)) boxAt(live, record, field);
});

/** Where the keys that were pressed lead to, as long as that row is not here. @type {{ line: number, column: number } | null} */
let going = null;

/** @type {(index: number, count: number) => number} */
const inside = (index, count) => Math.max(0, Math.min(count - 1, index));

/** How far each key leads, in rows and columns. @type {Record<string, [number, number]>} */
const steps = {
  arrowup: [-1, 0],
  arrowdown: [1, 0],
  arrowleft: [0, -1],
  arrowright: [0, 1],
  pageup: [-10, 0],
  pagedown: [10, 0],
  home: [0, -Infinity],
  end: [0, Infinity],
  "mod+home": [-Infinity, -Infinity],
  "mod+end": [Infinity, Infinity],
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  async matrixKey(table, event) {
    const step = steps[shortcut(event)];
    const from = event.target;
    if (!step || !(from instanceof HTMLInputElement)) return;
    event.preventDefault();
    const body = /** @type {HTMLElement} */ (table.querySelector("tbody"));
    const row = /** @type {HTMLElement} */ (from.closest("tr"));
    const before = going ?? { line: placeOf(body, row), column: columnOf(from.name) };
    const line = inside(before.line + step[0], countOf(body));
    const to = { line, column: inside(before.column + step[1], shown.columns.length) };
    going = to;
    const next = await rowAt(body, line);
    if (going !== to) return;
    going = null;
    if (next && document.activeElement === from)
      boxAt(table, next.dataset.key ?? "", fieldOf(shown.columns[to.column]))?.focus();
  },
  need(box) {
    if (!(box instanceof HTMLInputElement)) return;
    const { owner = "", record = "" } = box.dataset;
    const useCase = useCaseOf(/** @type {HTMLElement} */ (box.closest("tbody")), record);
    const column = columnOf(box.name);
    if (useCase) useCase.needs = box.checked ? [...useCase.needs, column] : useCase.needs.filter((at) => at !== column);
    void perform(() => enter(owner, record, box.name, { tick: box.checked }), { isDrawn: true });
  },
  matrixFocus(table, event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    current = { useCase: box.dataset.record ?? "", field: box.name };
    stopAt(table);
    // The column that was drawn for its sake has no more reason to be.
    const live = region();
    if (live && !isInSight(stays) && columnOf(box.name) !== stays) turn(live);
  },
};
