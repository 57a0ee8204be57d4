// How the table of use cases is arranged: filters, order, groups and columns. It is kept with the place that was left.

import { h } from "../dom.js";
import { icon } from "../kit/icon.js";
import { openMenu } from "../kit/popup.js";
import { keepArrangement, lastArrangement } from "../left.js";
import { draw } from "../screen.js";
import { openChoices } from "./choices_menu.js";
import { chosenSince, chooseNoSince, onlyChanged, sinceChoice } from "./since.js";

/** @import { Arrangement, Column, Facet, GroupBy, UseCaseFilter, UseCaseScreen } from "../bindings.d.ts" */

/** @type {UseCaseFilter} */
const ALL = { phases: [], states: [], types: [], owners: [], labels: [], unscored: false };

/** @type {Omit<Arrangement, "since">} */
const USUAL = {
  filter: ALL,
  sort: "edited",
  descending: true,
  group: null,
  columns: ["type", "owner", "phases", "value", "effort", "risk", "readiness", "edited"],
};

/** What the columns are called, in their order. `list.css` says how wide each is. @type {[Column, string][]} */
export const COLUMNS = [
  ["type", "Type"],
  ["owner", "Owner"],
  ["labels", "Labels"],
  ["elsewhere", "ID elsewhere"],
  ["target", "Target"],
  ["phases", "Phases"],
  ["value", "Value"],
  ["effort", "Effort"],
  ["risk", "Risk"],
  ["readiness", "Readiness"],
  ["benefit", "Benefit"],
  ["edited", "Edited"],
];

/** Where there is no room for all columns, these go first. @type {Column[]} */
const FIRST_TO_GO = ["readiness", "risk", "type", "edited", "effort", "value", "benefit", "target", "elsewhere", "labels", "owner", "phases"];

/** How wide a column is, in rem. @param {Column} column */
const widthOf = (column) => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(`--col-${column}`));

/** What the title and the ends of a row take, in rem. */
const REST = 16.5;
/** Between two columns, in rem. */
const GAP = 0.5;

/** @type {[Facet, string][]} */
const FACETS = [["phases", "Phase"], ["states", "State"], ["types", "Type"], ["owners", "Owner"], ["labels", "Label"]];

/** @type {[GroupBy | null, string][]} */
const GROUPS = [[null, "No groups"], ["phase", "Phase"], ["state", "State"], ["type", "Type"], ["owner", "Owner"], ["label", "First label"]];

/** @returns {Omit<Arrangement, "since"> & { board?: boolean }} */
const kept = () => ({ ...USUAL, ...lastArrangement() });

/** Whether the use cases are shown as a board. */
export const isBoard = () => kept().board === true;

/** @param {boolean} board */
function show(board) {
  keepArrangement({ ...kept(), board });
  void draw();
}

/** How the table is arranged, with the columns that there is room for; on a board phases stand in their place. @returns {Arrangement} */
export function arrangement() {
  const { board, ...arranged } = kept();
  const since = chosenSince();
  return board ? { ...arranged, group: null, columns: [], since } : { ...arranged, columns: columnsHere(), since };
}

/** @param {Partial<Arrangement>} part */
function arrange(part) {
  keepArrangement({ ...kept(), ...part });
  document.dispatchEvent(new Event("arranged"));
  void draw();
}

/** @param {Partial<UseCaseFilter>} part */
const filter = (part) => arrange({ filter: { ...kept().filter, ...part } });

/** Those chosen that fit in. @returns {Column[]} */
function columnsHere() {
  const { columns } = kept();
  const shown = COLUMNS.filter(([column]) => columns.includes(column));
  const main = document.getElementById("main");
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { paddingLeft, paddingRight } = getComputedStyle(/** @type {HTMLElement} */ (main));
  const inner = (main?.clientWidth ?? 0) - parseFloat(paddingLeft) - parseFloat(paddingRight);
  // Before it is laid out, all of them.
  let room = inner > 0 ? inner / rem - REST - (chosenSince() ? 10 : 0) : Infinity;
  for (const [column] of shown) room -= widthOf(column) + GAP;
  const gone = new Set();
  for (const column of FIRST_TO_GO) {
    if (room >= 0) break;
    if (!shown.some(([name]) => name === column)) continue;
    gone.add(column);
    room += widthOf(column) + GAP;
  }
  return shown.map(([column]) => column).filter((column) => !gone.has(column));
}

/** Whether anything is filtered by. */
export const isFiltered = () => JSON.stringify(kept().filter) !== JSON.stringify(ALL) || chosenSince()?.only === true;

/** What stands above the table or the board. @param {Pick<UseCaseScreen, "points" | "chips" | "count">} screen */
export const arranging = ({ points, chips, count }) => {
  const { filter: by } = kept();
  return h(
    "div",
    { class: "table-bar", key: "table-bar", role: "group", "aria-label": "Filters and view" },
    h("nav", { class: "tabs", key: "views", "aria-label": "Views of the use cases" }, tab("Table", "asTable", !isBoard()), tab("Board", "asBoard", isBoard())),
    FACETS.map(([facet, label]) => facetChip(facet, label, chips.find((chip) => chip.facet === facet)?.label)),
    h(
      "button",
      { type: "button", class: "facet", key: "unscored", "data-action": "toggleUnscored", "aria-pressed": String(by.unscored) },
      "Not scored yet",
    ),
    h(
      "div",
      { class: "since-bar", key: "since", role: "group", "aria-label": "What changed" },
      sinceChoice(points, "Changed since"),
      onlyChanged(),
    ),
    isFiltered() && h("button", { type: "button", class: "link", key: "clear", "data-action": "clearFilters" }, "Clear filters"),
    h("p", { class: "muted shown-count", key: "count", role: "status" }, count),
    !isBoard() && [menuButton("group", "Group", "chooseGroup"), menuButton("columns", "Columns", "chooseColumns")],
  );
};

/** @type {(label: string, action: string, current: boolean) => HTMLElement} */
const tab = (label, action, current) =>
  h("button", { type: "button", class: "button small", key: label, "data-action": action, "aria-current": current ? "page" : null }, label);

/** @type {(key: string, label: string, action: string) => HTMLElement} */
const menuButton = (key, label, action) =>
  h(
    "button",
    { type: "button", class: "button quiet small", key, "data-action": action, "aria-haspopup": "menu", "aria-expanded": false },
    label,
  );

/** @type {(facet: Facet, label: string, chosen: string | undefined) => HTMLElement} */
const facetChip = (facet, label, chosen) =>
  h(
    "span",
    { class: chosen ? "facet-box on" : "facet-box", key: facet, "data-facet": facet, "data-on-keydown": "facetKey" },
    h(
      "button",
      { type: "button", class: "facet", "data-action": "chooseFacet", "data-facet": facet, "data-label": label, "aria-haspopup": "dialog", "aria-expanded": false },
      chosen ?? label,
    ),
    chosen &&
      h(
        "button",
        { type: "button", class: "facet-clear", "data-action": "clearFacet", "data-facet": facet, "aria-label": `Clear filter: ${chosen}` },
        icon("close"),
      ),
  );

/** @param {Facet} facet */
function clear(facet) {
  filter({ [facet]: [] });
  const chip = document.querySelector(`.facet[data-facet="${facet}"]`);
  if (chip instanceof HTMLElement) chip.focus();
}

// Another width has room for other columns.
let fits = "";
addEventListener("resize", () => {
  if (!document.querySelector(".use-case-table")) return;
  const now = columnsHere().join();
  if (now !== fits) void draw();
  fits = now;
});

/** @type {import("../screen.js").Actions} */
export const actions = {
  sortBy({ dataset: { column = "edited" } }) {
    const { sort, descending } = kept();
    const by = /** @type {Column} */ (column);
    // What is counted begins with the most, what is named with the first.
    const usual = !["title", "type", "owner", "labels", "elsewhere", "target"].includes(by);
    arrange({ sort: by, descending: sort === by ? !descending : usual });
  },
  chooseFacet(button) {
    const facet = /** @type {Facet} */ (button.dataset.facet);
    void openChoices(button, facet, () => kept().filter[facet], (values) => filter({ [facet]: values }));
  },
  clearFacet: ({ dataset }) => clear(/** @type {Facet} */ (dataset.facet)),
  facetKey(box, event) {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    if (event.target instanceof HTMLInputElement || !box.classList.contains("on")) return;
    event.preventDefault();
    clear(/** @type {Facet} */ (box.dataset.facet));
  },
  asTable: () => show(false),
  asBoard: () => show(true),
  toggleUnscored: () => filter({ unscored: !kept().filter.unscored }),
  clearFilters() {
    chooseNoSince();
    arrange({ filter: ALL });
  },
  chooseGroup(button) {
    const { group } = kept();
    openMenu(
      button,
      GROUPS.map(([by, label]) => ({ label, hint: by === group ? "✓" : "", run: () => arrange({ group: by }) })),
    );
  },
  chooseColumns(button) {
    const { columns } = kept();
    openMenu(
      button,
      COLUMNS.map(([column, label]) => ({
        label,
        hint: columns.includes(column) ? "✓" : "",
        run: () =>
          arrange({ columns: columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column] }),
      })),
    );
  },
};
