// Which use case needs which integration, as a table of checkboxes: arrow keys move in it, Space ticks. Of many rows and
// columns those in sight are drawn.

import { h, patch } from "../dom.js";
import { enter } from "../ipc.js";
import { shortcut } from "../keys.js";
import { state } from "../kit/state.js";
import { FEW, rowAt, spaces, windowed } from "../kit/window.js";
import { perform } from "../screen.js";

/** @import { IntegrationList, IntegrationRow, Link } from "../bindings.d.ts" */

/** So many columns are all drawn. */
const NARROW = 14;

/**
 * What is drawn: the use cases also by id, and of each integration which of them need it.
 * @type {{ integrations: IntegrationRow[], useCases: Link[], byId: Map<string, Link>, needs: Set<string>[] }}
 */
let shown = { integrations: [], useCases: [], byId: new Map(), needs: [] };

/** The integrations, as far as the rows are drawn from them. */
let heads = "";

/** The cell that Tab leads to: the one left last. */
let current = { useCase: "", field: "" };

/** The columns that are drawn: from the first to before the second, and the one that Tab led to then. */
let columns = [0, 10];
let stays = 0;

/** @param {{ id: string }} integration */
const fieldOf = ({ id }) => `needs/${id}`;

/** Takes in what is about to be drawn. @param {IntegrationList} list */
export function see(list) {
  const { integrations, useCases } = list;
  if (integrations.length === 0 || useCases.length === 0) return;
  shown = {
    integrations,
    useCases,
    byId: new Map(useCases.map((useCase) => [useCase.id, useCase])),
    needs: integrations.map(({ neededBy }) => new Set(neededBy)),
  };
  heads = integrations.map(({ id, name }) => `${id}${name}`).join("\0");
  const known = shown.byId.has(current.useCase) && columnOf(current.field) >= 0;
  if (!known) current = { useCase: useCases[0].id, field: fieldOf(integrations[0]) };
  stays = columnOf(current.field);
}

export function matrix() {
  const { integrations, useCases } = shown;
  const long = useCases.length > FEW;
  const wide = integrations.length > NARROW;
  return h(
    "div",
    { class: wide ? "matrix wide" : "matrix", key: "matrix", role: "region", "aria-labelledby": "matrix-title", tabindex: 0 },
    h(
      "table",
      {
        role: "grid",
        "aria-labelledby": "matrix-title",
        "aria-rowcount": long ? useCases.length + 1 : null,
        "aria-colcount": wide ? integrations.length + 1 : null,
        "data-on-keydown": "matrixKey",
        "data-on-focusin": "matrixFocus",
      },
      h("thead", null, headings()),
      windowed(h("tbody"), {
        items: useCases,
        key: ({ id }) => id,
        draw: row,
        mark,
        words: ({ name }) => [name],
        height: 39,
        stop,
      }),
    ),
  );
}

const stop = () => current.useCase;

/** What a row is drawn from, beside the columns, which `turn` draws. @param {Link} useCase */
const mark = ({ id, name }) =>
  [name, stays, current.useCase === id, ...shown.needs.map((needs) => Number(needs.has(id))), heads].join(" ");

/** Which column a field is in. @param {string} field */
const columnOf = (field) => shown.integrations.findIndex((integration) => fieldOf(integration) === field);

/**
 * What `cell` makes of each column that is drawn, with room for the others.
 * @type {(cell: (integration: IntegrationRow, index: number) => HTMLElement) => HTMLElement[]}
 */
function across(cell) {
  const { integrations } = shown;
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
  return shown.integrations.slice(Number(from), Number(to)).map((integration) => ({
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
    { "aria-rowindex": shown.useCases.length > FEW ? 1 : null },
    h("th", { scope: "col", class: "col-use-case", key: "use-case" }, "Use case"),
    across(({ id, name, status, statusKey }) =>
      h(
        "th",
        { key: id, scope: "col" },
        h("span", { class: "name" }, name),
        status !== "" && state(status, statusKey),
      ),
    ),
  );

/** @type {(useCase: Link) => HTMLElement} */
const row = ({ id, name }) =>
  h(
    "tr",
    { key: id },
    h("th", { scope: "row", class: "col-use-case", key: "use-case" }, name),
    across((integration, index) => cell({ id, name }, integration, index)),
  );

/** @type {(useCase: Pick<Link, "id" | "name">, integration: IntegrationRow, index: number) => HTMLElement} */
function cell({ id, name }, integration, index) {
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
        checked: shown.needs[index].has(id),
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
    const useCase = shown.byId.get(line.dataset.key ?? "");
    if (!useCase) continue;
    const live = new Map([...line.cells].map((cell) => [cell.dataset.key, cell]));
    const cells = across((integration, index) => live.get(fieldOf(integration)) ?? cell(useCase, integration, index));
    patch(line, [live.get("use-case"), cells]);
  }
  stopAt(tBodies[0]);
  document.dispatchEvent(new Event("scrolled-in"));
}

/** Has Tab lead to the cell that was left last, and to no other. @param {HTMLElement} table */
function stopAt(table) {
  for (const box of table.querySelectorAll("input"))
    box.tabIndex = box.dataset.record === current.useCase && box.name === current.field ? 0 : -1;
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
    table.style.width = `${first.offsetWidth + shown.integrations.length * width}px`;
}

/** @param {Element} region */
const columnWidth = (region) => region.querySelector("thead th:not(.col-use-case)")?.getBoundingClientRect().width || 114;

/** Draws the columns in sight and one to each side, unless they are drawn already. @param {HTMLElement} region */
function look(region) {
  const width = columnWidth(region);
  const room = region.clientWidth - (region.querySelector("th")?.offsetWidth ?? 0);
  const from = Math.floor(region.scrollLeft / width);
  const to = Math.min(shown.integrations.length, from + Math.ceil(room / width) + 1);
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
  return rowAt(body, useCase)?.querySelector(`input[name="${CSS.escape(field)}"]`) ?? null;
}

// A place may be a cell that is not drawn.
document.addEventListener("sought", (event) => {
  const { record, field } = /** @type {CustomEvent} */ (event).detail;
  const live = region();
  if (live && columnOf(field ?? "") >= 0 && shown.byId.has(record)) boxAt(live, record, field);
});

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
  matrixKey(table, event) {
    const step = steps[shortcut(event)];
    const from = event.target;
    if (!step || !(from instanceof HTMLInputElement)) return;
    event.preventDefault();
    const { useCases, integrations } = shown;
    const line = inside(useCases.findIndex(({ id }) => id === from.dataset.record) + step[0], useCases.length);
    const column = inside(columnOf(from.name) + step[1], integrations.length);
    boxAt(table, useCases[line].id, fieldOf(integrations[column]))?.focus();
  },
  need(box) {
    if (!(box instanceof HTMLInputElement)) return;
    const { owner = "", record = "" } = box.dataset;
    const needs = shown.needs[columnOf(box.name)];
    if (box.checked) needs.add(record);
    else needs.delete(record);
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
