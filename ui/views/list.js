// The use cases of the workspace.

import { h } from "../dom.js";
import { useCaseArchive, useCaseCreate, useCaseDelete, useCaseDuplicate, useCaseList, useCaseRestore } from "../ipc.js";
import { ask, openDialog } from "../kit/dialog.js";
import { icon } from "../kit/icon.js";
import { openMenu } from "../kit/popup.js";
import { lastOf } from "../left.js";
import { wanted, windowed } from "../kit/long_list/list.js";
import { far } from "../parts/long.js";
import { baselineButton, exportButton, header } from "../parts/header.js";
import { setBaseline } from "../parts/set_baseline.js";
import { saveAsTemplate } from "../parts/template_draft.js";
import { chosenSince, compared, onlyChanged, sinceChoice } from "../parts/since.js";
import { way } from "../parts/way.js";
import { go, here } from "../router.js";
import { perform } from "../screen.js";
import { short } from "../words/short.js";

/** @import { List, Slice, UseCaseRow, UseCaseScreen } from "../bindings.d.ts" */

/** @param {UseCaseScreen} list */
const render = ({ subtitle, useCases, archived, points }) => [
  (useCases.all > 0 || chosenSince()) &&
    h(
      "div",
      { class: "since-bar", key: "since", role: "group", "aria-label": "What changed" },
      sinceChoice(points, "Mark what changed since"),
      onlyChanged(),
    ),
  useCases.all > 0
    ? rows(h("ul", { class: "use-cases", key: "list", "aria-label": "Use cases" }), atWork(), useCases)
    : chosenSince()?.only
      ? h("p", { class: "card muted", key: "none" }, "No use case was worked on since then.")
      : h(
        "div",
        { class: "empty card", key: "empty" },
        h("h2", null, archived.all > 0 ? "No use case is at work" : "Start with a first use case"),
        h("p", null, subtitle),
        h(
          "p",
          { class: "muted" },
          "A use case is one piece of work, taken through nine phases. What you type is saved as you go.",
        ),
        h(
          "div",
          { class: "ways-in" },
          h("button", { type: "button", class: "button primary", "data-action": "newUseCase" }, "New use case"),
          fromTemplate(),
        ),
      ),
  archived.all > 0 &&
    h(
      "section",
      { class: "archived", key: "archived", "aria-labelledby": "archived-title" },
      h("h2", { class: "label", id: "archived-title" }, "Archived"),
      rows(h("ul", { class: "use-cases", "aria-labelledby": "archived-title" }), { kind: "archived" }, archived),
    ),
];

const fromTemplate = () =>
  h("button", { type: "button", key: "template", class: "button", "data-action": "chooseTemplate" }, "Start from a template…");

/** The list of those at work, as it was asked for. @returns {List} */
function atWork() {
  const since = chosenSince();
  return since ? { kind: "since", ...since } : { kind: "use-cases" };
}

/** @type {(list: HTMLElement, of: List, slice: Slice<UseCaseRow>) => HTMLElement} */
const rows = (list, of, slice) =>
  windowed(list, { far: far(of, slice), key: ({ id }) => id, draw: row, mark: JSON.stringify, height: 84 });

/** @param {UseCaseRow} row */
const row = ({ id, title, brief, bars, progress, axes, edited, since, archived, suspects }) =>
  h(
    "li",
    { class: "use-case", key: id, "data-place": id, tabindex: -1 },
    h(
      "div",
      { class: "what" },
      h(
        "h2",
        null,
        h("button", { type: "button", class: "whole-row", ...way(lastOf(id) ?? { useCase: id }) }, title),
        suspects &&
          h("span", {
            class: "suspect-mark",
            role: "img",
            "data-shown": suspects.shown,
            "aria-label": suspects.inWords,
            title: suspects.inWords,
          }),
      ),
      brief !== "" && h("p", { class: "muted brief" }, short(brief, 180)),
      archived && h("p", { class: "muted" }, archived.inWords),
    ),
    h(
      "div",
      { class: "how-far" },
      h(
        "div",
        { class: "bars", "aria-hidden": true },
        bars.map(({ state, label }) => h("span", { "data-state": state, title: label })),
      ),
      h("p", { class: "muted" }, progress),
    ),
    h(
      "dl",
      { class: "row-axes" },
      axes.map(
        ({ label, shown, coverage, score }, index) =>
          score !== null &&
          h("div", { "data-axis": index, title: coverage }, h("dt", null, label), h("dd", null, shown)),
      ),
    ),
    h(
      "div",
      { class: "edited" },
      h("p", { class: "muted" }, edited),
      since && h("p", { class: since.changed ? "since" : "since muted" }, since.words),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button quiet icon-only",
        "data-action": "rowMenu",
        "data-use-case": id,
        "data-title": title,
        "data-archived": archived !== null,
        "aria-haspopup": "menu",
        "aria-expanded": false,
        "aria-label": `More about ${title}`,
      },
      icon("more"),
    ),
  );

/** @type {(useCase: string, title: string) => Promise<void>} */
async function archive(useCase, title) {
  const reason = h("textarea", { class: "field", dir: "auto", id: "reason", rows: 3, name: "reason" });
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "archive-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "archive-title" }, `Archive “${title}”?`),
        h("p", null, "It moves to the end of the list, with everything in it, and can be restored at any time."),
        h("label", { for: "reason" }, "Why? (for those who come across it later)"),
        reason,
        h(
          "div",
          { class: "buttons" },
          h("button", { class: "button", value: "" }, "Cancel"),
          h("button", { value: "archive", class: "button primary" }, "Archive"),
        ),
      ),
    ),
  );
  if (answer === "archive") await leaving(useCase, () => useCaseArchive(useCase, reason.value.trim()));
}

/** @type {(useCase: string, title: string) => Promise<void>} */
async function remove(useCase, title) {
  const answer = await ask({
    title: `Delete “${title}” for good?`,
    text: "All its answers, scores and stakeholder rows go with it. The people in it stay.",
    answers: [
      { value: "", label: "Cancel" },
      { value: "delete", label: "Delete for good", kind: "danger" },
    ],
  });
  if (answer === "delete") await leaving(useCase, () => useCaseDelete(useCase));
}

/** Does what takes the use case away, and leaves it if it is on the screen. @type {(useCase: string, command: () => Promise<import("../bindings.d.ts").Done>) => Promise<void>} */
async function leaving(useCase, command) {
  const done = await perform(command, { offerUndo: true });
  if (done && here().useCase === useCase) go();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  newUseCase: () => perform(useCaseCreate, { follow: true }),
  restore: ({ dataset: { useCase = "" } }) => perform(() => useCaseRestore(useCase), { offerUndo: true }),
  rowMenu(button) {
    const { useCase = "", title = "", archived } = button.dataset;
    openMenu(button, [
      { label: "Open", run: () => go({ useCase }) },
      ...(archived === undefined
        ? [
            {
              label: "Duplicate",
              run: () => perform(() => useCaseDuplicate(useCase), { offerUndo: true, follow: true }),
            },
            { label: "Save as template…", run: () => saveAsTemplate(useCase) },
            { label: "Set a baseline…", run: () => setBaseline(useCase) },
            { label: "Archive…", run: () => archive(useCase, title) },
          ]
        : [
            { label: "Restore", run: () => perform(() => useCaseRestore(useCase), { offerUndo: true }) },
            { label: "Delete for good…", danger: true, run: () => remove(useCase, title) },
          ]),
    ]);
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () => compared((since) => useCaseList(wanted(since ? "since" : "use-cases"), wanted("archived"), since)),
  render,
  title: () => "",
  /** @param {UseCaseScreen} list */
  header: (list) =>
    header({
      title: "Use cases",
      actions: [
        list.useCases.all + list.archived.all > 0 && [baselineButton(), exportButton()],
        fromTemplate(),
        h("button", { type: "button", key: "new", class: "button primary", "data-action": "newUseCase" }, "New use case"),
      ],
    }),
};
