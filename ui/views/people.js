// The people whom the workspace knows and where they are involved, by person and by use case, and what RACI letters lack.

import { h } from "../dom.js";
import { involvementScreen, peopleScreen } from "../ipc.js";
import { wanted, windowed } from "../kit/long_list/list.js";
import { lastOf } from "../left.js";
import { exportButton, header } from "../parts/header.js";
import { holesOf, involvedTable } from "../parts/involved.js";
import { far } from "../parts/long.js";
import { way } from "../parts/way.js";
import { draw } from "../screen.js";

/** @import { InvolvedUseCase, InvolvementScreen, PeopleScreen, PersonRow } from "../bindings.d.ts" */
/** @typedef {"people" | "use-cases" | "holes"} Shown */

/** So many are all drawn: each has a table. */
const FEW = 12;

/** What is shown, and what it is filtered by, for as long as the window lives. @type {Shown} */
let shown = "people";
let filter = "";

const load = () =>
  shown === "people"
    ? peopleScreen(filter, wanted("people", FEW))
    : involvementScreen(shown === "holes" ? "" : filter, shown === "holes", wanted("involvement", FEW));

/** @param {PeopleScreen | InvolvementScreen} model */
const render = (model) =>
  h(
    "div",
    { class: "people", key: shown },
    shown !== "holes" && filtering(model.count),
    "people" in model ? everybody(model) : shown === "holes" ? holes(model) : useCases(model),
  );

/** @param {string} count */
const filtering = (count) =>
  h(
    "div",
    { class: "people-bar", key: "filter", role: "search" },
    h("input", {
      type: "search",
      class: "field",
      id: "people-filter",
      dir: "auto",
      autocomplete: "off",
      spellcheck: "false",
      value: filter,
      placeholder: "Filter by name, role, company or team",
      "aria-label": "Filter by name, role, company or team",
      "data-on-input": "filterPeople",
    }),
    h("p", { class: "muted", role: "status" }, count),
    h(
      "p",
      { class: "letters", key: "letters" },
      h("span", { class: "dot", "aria-hidden": true }),
      " involved · R responsible · A accountable · C consulted · I informed",
    ),
  );

const nobodyFits = () =>
  h(
    "div",
    { class: "empty-table", key: "none" },
    h("p", { class: "muted" }, "Nobody fits this filter."),
    h("button", { type: "button", class: "button", "data-action": "showEverybody" }, "Clear filter"),
  );

/** @param {PeopleScreen} list */
const everybody = ({ people, erased }) => [
  people.all === 0 && filter !== ""
    ? nobodyFits()
    : windowed(h("ul", { class: "people-list", key: "people", "aria-label": "People" }), {
        far: far({ kind: "people", filter }, people),
        key: ({ id }) => id,
        draw: person,
        mark: JSON.stringify,
        height: 64,
        few: FEW,
      }),
  erased.length > 0 &&
    h(
      "section",
      { class: "erased", key: "erased", "aria-labelledby": "erased-title" },
      h("h2", { class: "label", id: "erased-title" }, "Erased"),
      h(
        "ul",
        null,
        erased.map((told, index) => h("li", { key: `${index}` }, told)),
      ),
    ),
];

/** @param {PersonRow} row */
const person = ({ id, name, about, involved, entries, isAlike }) => {
  const head = [
    h("button", { type: "button", class: "link name", dir: "auto", ...way({ screen: "people", document: id }) }, name),
    entries > 1 && h("span", { class: "chip" }, `${entries} entries`),
    isAlike && h("span", { class: "chip" }, "Same name twice"),
    about !== "" && h("p", { class: "muted", dir: "auto" }, about),
  ];
  return h(
    "li",
    { key: id, "data-place": id, tabindex: -1 },
    involved.rows.length > 0 ? involvedTable(involved, `Where ${name} is involved`, head) : head,
  );
};

/** @param {InvolvementScreen} screen */
const useCases = ({ useCases: slice }) => {
  if (slice.all === 0 && filter !== "") return nobodyFits();
  if (slice.all === 0)
    return h(
      "div",
      { class: "card empty", key: "empty" },
      h("h2", null, "Who is involved where?"),
      h("p", null, "The use cases with their stakeholders, phase by phase. Add a use case first."),
      h("button", { type: "button", class: "button primary", "data-action": "newUseCase", "data-writes": true }, "New use case"),
    );
  return windowed(h("ul", { class: "people-list", key: "use-cases", "aria-label": "Use cases with who is involved" }), {
    far: far({ kind: "involvement", filter, holes: false }, slice),
    key: ({ id }) => id,
    draw: useCase,
    mark: JSON.stringify,
    height: 96,
    few: FEW,
  });
};

/** @type {(id: string, title: string) => HTMLElement} */
const titled = (id, title) =>
  h("button", { type: "button", class: "link name", dir: "auto", ...way(lastOf(id) ?? { useCase: id }) }, title);

/** @param {InvolvedUseCase} row */
const useCase = ({ id, title, involved, holes }) =>
  h(
    "li",
    { key: id, "data-place": id, tabindex: -1 },
    involvedTable(involved, `Who is involved in ${title}`, [
      titled(id, title),
      involved.rows.length === 0 && h("p", { class: "muted" }, "No stakeholders yet."),
    ]),
    holesOf(holes, title),
  );

/** @param {InvolvementScreen} screen */
const holes = ({ useCases: slice }) =>
  slice.all === 0
    ? h(
        "div",
        { class: "card empty", key: "whole" },
        h("h2", null, "Nothing is missing"),
        h(
          "p",
          null,
          "RACI letters say who is responsible, accountable, consulted and informed. They are given beside the stakeholders of a phase.",
        ),
        h(
          "p",
          { class: "muted" },
          "Where a phase has letters, this list shows when nobody or more than one is accountable, and when nobody is responsible.",
        ),
      )
    : windowed(h("ul", { class: "people-list", key: "holes", "aria-label": "Use cases with gaps in RACI" }), {
        far: far({ kind: "involvement", filter: "", holes: true }, slice),
        key: ({ id }) => id,
        draw: (/** @type {InvolvedUseCase} */ { id, title, holes: lacks }) =>
          h("li", { key: id, "data-place": id, tabindex: -1 }, titled(id, title), holesOf(lacks, title)),
        mark: JSON.stringify,
        height: 64,
        few: FEW,
      });

/** @type {(to: Shown, label: string) => HTMLElement} */
const tab = (to, label) =>
  h(
    "button",
    { type: "button", class: "button", key: to, "data-action": "showInvolved", "data-shown": to, "aria-current": shown === to ? "page" : null },
    label,
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  showInvolved({ dataset }) {
    shown = /** @type {Shown} */ (dataset.shown);
    void draw({ arrived: true });
  },
  filterPeople(field) {
    filter = /** @type {HTMLInputElement} */ (field).value;
    void draw();
  },
  async showEverybody() {
    filter = "";
    await draw({ force: true });
    document.getElementById("people-filter")?.focus();
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load,
  render,
  title: () => "People",
  /** @param {PeopleScreen | InvolvementScreen} model */
  header: ({ withHoles }) =>
    header({
      title: "People",
      actions: exportButton(),
      views: h(
        "nav",
        { class: "tabs", "aria-label": "Views of the people" },
        tab("people", "By person"),
        tab("use-cases", "By use case"),
        tab("holes", withHoles === 0 ? "Gaps" : `Gaps (${withHoles})`),
      ),
    }),
};
