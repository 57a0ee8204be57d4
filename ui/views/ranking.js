// The ranking: which use case next, why, and how firm that is; with the map, and what can't be ranked yet.

import { h } from "../dom.js";
import { rankingExplain, rankingScreen } from "../ipc_ranking.js";
import { icon } from "../kit/icon.js";
import { openMenu } from "../kit/popup.js";
import { wanted, windowed } from "../kit/long_list/list.js";
import { far } from "../parts/long.js";
import { exportButton, header } from "../parts/header.js";
import { openComparison } from "../parts/ranking_compare.js";
import { pinItems } from "../parts/ranking_pin.js";
import { onOpened, rankingMap } from "../parts/ranking_map.js";
import { barOf, explanation } from "../parts/ranking_why.js";
import { asked, takeWeighing, weighingForm } from "../parts/ranking_weights.js";
import { way } from "../parts/way.js";
import { go } from "../router.js";
import { draw } from "../screen.js";

/** @import { Explained, List, RankedRow, RankingScreen, UnrankedRow, Weighing } from "../bindings.d.ts" */
/** @typedef {{ screen: RankingScreen, weighing: Weighing | null, why: Map<string, Explained> }} Model what was asked for, and what came */

/** So many can be compared. */
const MOST = 4;

/** The use cases whose calculation is open, each with the axis that is open in it. @type {Map<string, string>} */
const opened = new Map();
/** The use cases chosen to be compared. @type {Set<string>} */
const chosen = new Set();
/** Whether the map is shown; null as long as nobody said, and the width decides. @type {boolean | null} */
let map = null;

/** The name of a list, which is another one where it is ranked otherwise. @type {(kind: string, weighing: Weighing | null) => string} */
const nameOf = (kind, weighing) =>
  weighing ? [kind, weighing.method, ...Object.values(weighing.weights)].join("-") : kind;
/** How what is drawn is ranked. @type {Weighing | null} */
let drawn = null;

/** @returns {Promise<Model>} */
async function load() {
  const weighing = asked();
  const here = (/** @type {string} */ kind) => wanted(nameOf(kind, drawn));
  // One that is gone meanwhile explains nothing more.
  const explains = [...opened.keys()].map((id) => rankingExplain(id, weighing).catch(() => null));
  const [screen, ...explained] = await Promise.all([
    rankingScreen(weighing, here("ranking"), here("unranked")),
    ...explains,
  ]);
  return { screen, weighing, why: new Map(explained.flatMap((one) => (one ? [[one.id, one]] : []))) };
}

/** @param {Model} model */
function take({ screen, weighing, why }) {
  takeWeighing(screen);
  drawn = weighing;
  for (const id of opened.keys()) if (!why.has(id)) opened.delete(id);
}

const isMapShown = () => map ?? innerWidth >= 1200;

/** @param {Model} model */
const render = ({ screen, weighing, why }) => {
  const { ranked, unranked } = screen;
  if (ranked.all + unranked.all === 0) return nothing();
  return h(
    "div",
    { class: "ranking", key: "ranking", "data-map": isMapShown() },
    weighingForm(screen),
    ranked.all > 0 && isMapShown() && rankingMap(screen.map),
    ranked.all > 0
      ? table(screen, weighing, why)
      : h("p", { class: "card muted", key: "none" }, "Nothing to rank yet. Give the ratings that are missing below."),
    unranked.all > 0 && apart(screen, weighing, why),
  );
};

const nothing = () =>
  h(
    "div",
    { class: "card empty", key: "empty" },
    h("h2", null, "Which use case next?"),
    h("p", null, "Use cases are ranked here by their scores, and every number can be opened down to the ratings it rests on."),
    h("button", { type: "button", class: "button primary", "data-action": "newUseCase", "data-writes": true }, "New use case"),
  );

/** @type {[name: string, heading: string][]} */
const columns = [
  ["chosen", "Compare"],
  ["rank", "#"],
  ["title", "Use case"],
  ["priority", "Priority"],
  ["value", "Value"],
  ["effort", "Effort"],
  ["risk", "Risk"],
  ["readiness", "Readiness"],
  ["tools", "Actions"],
];
const axes = columns.slice(4, 8).map(([name]) => name);
const unseen = new Set(["chosen", "tools"]);

/** @type {(screen: RankingScreen, weighing: Weighing | null, why: Map<string, Explained>) => HTMLElement} */
const table = ({ ranked }, weighing, why) =>
  h(
    "div",
    { class: "ranked", key: "ranked" },
    h(
      "table",
      { role: "table", "aria-label": "Ranking", "aria-rowcount": ranked.all + 1, "data-on-mouseover": "brushRow", "data-on-focusin": "brushRow" },
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row", class: "ranked-row", "aria-rowindex": 1 },
          columns.map(([name, heading]) =>
            h(
              "th",
              { scope: "col", role: "columnheader", class: `col-${name}` },
              unseen.has(name) ? h("span", { class: "unseen" }, heading) : heading,
            ),
          ),
        ),
      ),
      windowed(h("tbody", { role: "rowgroup" }), {
        far: { ...far(/** @type {List} */ ({ kind: "ranking", weighing }), ranked), name: nameOf("ranking", weighing) },
        key: ({ id }) => id,
        draw: (/** @type {RankedRow} */ item) => row(item, why.get(item.id)),
        height: 37,
      }),
    ),
  );

/** A title on one line, which leads to its use case. @type {(id: string, title: string) => HTMLElement} */
const named = (id, title) =>
  h("button", { type: "button", class: "title", ...way({ useCase: id }) }, h("span", { title }, title));

/** @type {(row: RankedRow, why: Explained | undefined) => HTMLElement} */
const row = ({ id, title, rank, priority, axes: figures, rated, few, pin }, why) =>
  h(
    "tr",
    { role: "row", class: "ranked-row", key: id, "data-place": id, "data-document": id, tabindex: -1 },
    h(
      "td",
      { role: "cell", class: "col-chosen" },
      h("input", { type: "checkbox", "aria-label": `Compare ${title}`, "data-use-case": id, "data-on-change": "chooseToCompare", checked: chosen.has(id) }),
    ),
    h("td", { role: "cell", class: "col-rank" }, rank),
    h(
      "th",
      { role: "rowheader", scope: "row", class: "col-title" },
      named(id, title),
      few !== "" && h("span", { class: "rank-note few", title: few }, h("span", { "aria-hidden": true }, rated), h("span", { class: "unseen" }, few)),
      pin && h("span", { class: "rank-note pin", title: pin.inWords }, pin.inWords),
    ),
    h(
      "td",
      { role: "cell", class: "col-priority" },
      h(
        "button",
        {
          ...{ type: "button", class: "number", "data-action": "explainRank", "data-use-case": id },
          ...{ "aria-expanded": why !== undefined, "aria-label": `Priority of ${title}: ${priority}. Show what it rests on` },
        },
        priority,
        icon("chevron"),
      ),
    ),
    figures.map((figure, at) =>
      h("td", { role: "cell", class: `col-${axes[at]} bar-cell` }, barOf(id, axes[at], figure)),
    ),
    h(
      "td",
      { role: "cell", class: "col-tools" },
      h(
        "button",
        {
          ...{ type: "button", class: "button quiet icon-only small", "data-action": "rankMenu", "data-use-case": id, "data-title": title },
          ...{ "data-rank": rank, "data-pinned": pin?.place, "data-reason": pin?.reason },
          ...{ "aria-haspopup": "menu", "aria-expanded": false, "aria-label": `More about ${title}` },
        },
        icon("more"),
      ),
    ),
    why && h("td", { role: "cell", class: "col-why", key: "why" }, explanation(why, opened.get(id) ?? "")),
  );

/** @type {(screen: RankingScreen, weighing: Weighing | null, why: Map<string, Explained>) => HTMLElement} */
const apart = ({ unranked }, weighing, why) =>
  h(
    "section",
    { class: "apart", key: "apart", "aria-labelledby": "apart-title" },
    h("h2", { class: "label", id: "apart-title" }, "Not ranked yet"),
    windowed(h("ul", { class: "unranked", "aria-labelledby": "apart-title" }), {
      far: { ...far(/** @type {List} */ ({ kind: "unranked", weighing }), unranked), name: nameOf("unranked", weighing) },
      key: ({ id }) => id,
      draw: (/** @type {UnrankedRow} */ item) => lacking(item, why.get(item.id)),
      height: 48,
    }),
  );

/** What is missing opens to where it is given. @type {(row: UnrankedRow, why: Explained | undefined) => HTMLElement} */
const lacking = ({ id, title, missing }, why) =>
  h(
    "li",
    { key: id, "data-place": id, "data-document": id, tabindex: -1 },
    named(id, title),
    missing.map(({ key, what }) =>
      h(
        "button",
        {
          ...{ type: "button", class: "button small", "data-action": "explainRank", "data-use-case": id, "data-axis": key },
          ...{ "aria-expanded": why !== undefined && opened.get(id) === key, "aria-label": `${title} – ${what}. Show the ratings` },
        },
        what,
        icon("chevron"),
      ),
    ),
    missing.length === 0 && h("span", { class: "rank-note" }, "Every weight is 0: give one to an axis."),
    why && explanation(why, opened.get(id) ?? ""),
  );

/** @type {(id: string, axis?: string) => Promise<void>} */
async function open(id, axis = "") {
  if (opened.has(id) && opened.get(id) === axis) opened.delete(id);
  else opened.set(id, axis);
  await draw();
}

/** Marks a use case in table and map alike. @param {string | undefined} id */
function brush(id) {
  for (const marked of document.querySelectorAll("[data-brushed]")) marked.removeAttribute("data-brushed");
  if (!id) return;
  const name = CSS.escape(id);
  const same = document.querySelectorAll(`.ranked [data-place="${name}"], :is(.map-point, .map-names text)[data-use-case="${name}"]`);
  for (const element of same) element.setAttribute("data-brushed", "");
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  explainRank: ({ dataset: { useCase = "", axis } }) => void open(useCase, axis),
  rankMenu(button) {
    const { useCase = "", title = "", rank = "1", pinned, reason = "" } = button.dataset;
    openMenu(button, [
      { label: "Open", run: () => go({ useCase }) },
      { label: opened.has(useCase) ? "Hide what it rests on" : "Show what it rests on", run: () => void open(useCase, opened.get(useCase)) },
      ...pinItems({
        ...{ id: useCase, title, place: Number(pinned ?? rank), pinned: pinned !== undefined, reason },
        does: "It stands at this place whatever its number is; the others fill the places around it.",
      }),
    ]);
  },
  chooseToCompare(box) {
    const { useCase = "" } = box.dataset;
    if (box instanceof HTMLInputElement && box.checked) chosen.add(useCase);
    else chosen.delete(useCase);
    void draw();
  },
  compareChosen: () => void openComparison([...chosen], asked()),
  toggleMap() {
    map = !isMapShown();
    void draw();
  },
  brushRow: (_, { target }) =>
    brush(target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") ?? undefined : undefined),
  brushPoint: (_, { target }) =>
    brush(target instanceof Element ? target.closest("[data-use-case]")?.getAttribute("data-use-case") ?? undefined : undefined),
};

const compareButton = () =>
  h(
    "button",
    {
      ...{ type: "button", class: "button", key: "compare", "data-action": "compareChosen" },
      ...{ disabled: chosen.size < 2 || chosen.size > MOST, title: "Choose two to four use cases in the table" },
    },
    chosen.size === 0 ? "Compare" : `Compare (${chosen.size})`,
  );

onOpened((useCase) => {
  opened.set(useCase, opened.get(useCase) ?? "");
  go({ screen: "ranking", record: useCase });
});

/** @type {import("../screen.js").View} */
export const view = {
  load,
  take,
  render,
  title: () => "Ranking",
  /** @param {Model} model */
  header: ({ screen: { ranked, unranked } }) =>
    header({
      title: "Ranking",
      actions: [
        ranked.all + unranked.all > 0 && exportButton(),
        ranked.all > 0 &&
          h("button", { type: "button", class: "button", key: "map", "data-action": "toggleMap", "aria-pressed": isMapShown() }, "Map"),
        ranked.all > 0 && compareButton(),
      ],
    }),
};
