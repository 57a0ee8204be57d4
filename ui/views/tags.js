// The tagging plan: a row a tag, edited in place, and filtered.

import { h } from "../dom.js";
import { linkChoices, taggingPlan } from "../ipc.js";
import { combobox, offer } from "../kit/combobox.js";
import { tool } from "../kit/rows.js";
import { table } from "../kit/table.js";
import { countOf, placeOf, rowAt, wanted } from "../kit/long_list/list.js";
import { adder, adderButton } from "../parts/adder.js";
import { ask } from "../parts/ask.js";
import { captureButton } from "../parts/capture.js";
import { exportButton, header } from "../parts/header.js";
import { help } from "../parts/help.js";
import { far } from "../parts/long.js";
import { everything, filterTags, tagFilter } from "../parts/tag_filter.js";
import { way } from "../parts/way.js";
import { draw } from "../screen.js";

/** @import { Far } from "../kit/long_list/held.js" */
/** @import { Choice, Place, Slice, Tag, TagFilter, TagScreen } from "../bindings.d.ts" */

/** So many tags are all drawn: each has a field in every cell. */
const FEW = 20;

// Use cases to filter by are asked for when they are looked for.
offer("tags-of-use-case", {
  options: async (text) =>
    (await linkChoices("", "", "serves", text)).options.map(({ key, name }) => ({ value: key, label: name })),
  choose(input, { value, label }) {
    input.value = label;
    void show({ ...tagFilter(), useCase: value });
  },
  enter: (input) => void (input.value.trim() === "" && show({ ...tagFilter(), useCase: null })),
});

/** The tags shown since the filter was chosen: one that is edited stays, even where it no longer passes. */
let shown = new Set(/** @type {string[]} */ ([]));

/** The list as it is filtered. @returns {{ kind: "tags", filter: TagFilter, shown: string[] }} */
const list = () => ({ kind: "tags", filter: tagFilter(), shown: isFiltered() ? [...shown] : [] });

/**
 * Notes what comes to be shown, for the filter that it was asked with: another may be chosen before the answer comes.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => Slice<Tag>} slice
 */
async function noted(ask, slice) {
  const noting = isFiltered() ? shown : null;
  const answer = await ask();
  for (const { row } of slice(answer).rows) noting?.add(row.id);
  return answer;
}

/** The tags, those in sight. @param {Slice<Tag>} slice @returns {Far<Tag>} */
const tagsOf = (slice) => {
  const { name, find } = far(list(), slice);
  return { name, of: name, slice, find, rows: (wanted) => noted(() => far(list(), slice).rows(wanted), (came) => came) };
};

const isFiltered = () => Object.values(tagFilter()).some((wanted) => wanted !== null);

/** @param {TagScreen} plan */
const render = (plan) =>
  plan.tags.all === 0 && !isFiltered()
    ? h(
        "div",
        { class: "card empty", key: "plan" },
        h("h2", { key: "title" }, "Name the first tag"),
        h(
          "p",
          { key: "what" },
          "The tagging plan says what is captured, where, what triggers it, and which use cases it serves, so that those who place the tags know what to place.",
        ),
        help(plan.help),
        newTag(),
      )
    : [
        help(plan.help),
        filters(plan),
        h(
          "div",
          { class: "card listing", key: "plan" },
          plan.tags.all === 0
            ? h("p", { class: "muted none", key: "none" }, "No tag passes this filter.")
            : h(
                "div",
                // Under another filter it is another list: what was asked for of this one is not for that.
                { "data-on-keydown": "tagKey", key: `rows ${JSON.stringify(tagFilter())}` },
                table({
                  label: "Tagging plan",
                  kind: "tags",
                  columns: plan.tags.rows[0].row.asks.map(({ field, idea }) => [field, idea]),
                  far: tagsOf(plan.tags),
                  record,
                  few: FEW,
                }),
              ),
          newTag(),
        ),
      ];

const newTag = () => adder("tag", "New tag", "Product added to the basket");

/** @param {Tag} tag */
const record = ({ id, name, asks }) => ({
  id,
  cells: asks.map((asked) => ask(asked, { compact: true })),
  tools: [
    openTag(id, name),
    tool("deleteDocument", "trash", `Delete ${name}`),
  ],
});

/** The way to what a tag sends. @type {(id: string, name: string) => HTMLElement} */
const openTag = (id, name) =>
  h(
    "button",
    {
      type: "button",
      key: "open",
      class: "button quiet small",
      "aria-label": `Event of ${name}`,
      title: `Event of ${name}`,
      ...way({ screen: "event", document: id }),
    },
    "Event",
  );

/** @param {TagScreen} plan */
const filters = ({ count, purposes, states, useCases, more }) =>
  h(
    "div",
    { class: "filters", key: "filters", role: "group", "aria-label": "Filter" },
    filterBy("purpose", "Purpose", purposes),
    filterBy("state", "State", states),
    more === 0 ? filterBy("useCase", "Use case", useCases) : filterByUseCase(useCases),
    h("p", { class: "muted count-shown", role: "status" }, count),
    isFiltered() && h("button", { type: "button", class: "link", key: "all", "data-action": "allTags" }, "Show all"),
  );

/** @type {(name: keyof TagFilter, label: string, choices: Choice[]) => HTMLElement} */
const filterBy = (name, label, choices) =>
  h(
    "label",
    { key: name },
    h("span", null, label),
    h(
      "select",
      { class: "field", name, "data-on-change": "filterTags", value: tagFilter()[name] ?? "" },
      h("option", { value: "" }, "Any"),
      choices.map((choice) => h("option", { value: choice.key }, choice.name)),
    ),
  );

/** @param {Choice[]} choices */
const filterByUseCase = (choices) =>
  h(
    "div",
    { class: "filter", key: "useCase" },
    h("label", { for: "tags-of-use-case" }, "Use case"),
    combobox(
      h("input", {
        type: "text",
        class: "field",
        id: "tags-of-use-case",
        dir: "auto",
        autocomplete: "off",
        placeholder: "Any",
        value: choices.find(({ key }) => key === tagFilter().useCase)?.name ?? "",
      }),
      "tags-of-use-case",
      "Use cases",
    ),
  );

/** @param {TagFilter} next */
function show(next) {
  shown = new Set();
  filterTags(next);
  return draw();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  filterTags: (_, { target: { name, value } }) => show({ ...tagFilter(), [name]: value || null }),
  allTags: () => show(everything),
  /** Enter leads down the column, and at its end to a new tag. */
  async tagKey(rows, event) {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || !("line" in field.dataset)) return;
    event.preventDefault();
    const body = /** @type {HTMLElement} */ (rows.querySelector("tbody"));
    const at = placeOf(body, field.closest("tr")) + 1;
    const row = at < countOf(body) ? await rowAt(body, at) : null;
    const next = row?.querySelector(`[name="${field.name}"]`) ?? document.getElementById("add-tag");
    if (next instanceof HTMLElement && document.activeElement === field) next.focus();
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load() {
    const { filter, shown } = list();
    return noted(
      () => taggingPlan(filter, shown, wanted("tags", FEW)),
      ({ tags }) => tags,
    );
  },
  render,
  title: () => "Tagging plan",
  header: () =>
    header({
      title: "Tagging plan",
      actions: [
        h("button", { type: "button", class: "button", key: "check", ...way({ screen: "plan-check" }) }, "Check the plan"),
        captureButton(),
        exportButton(),
        adderButton("tag", "New tag"),
      ],
    }),
  /** A tag that is gone to is shown, whatever the filter says. @param {Place} place */
  reveal({ document }) {
    shown = new Set();
    if (document) filterTags(everything);
  },
};
