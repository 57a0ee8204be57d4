// The use cases of the workspace.

import { h } from "../dom.js";
import { useCaseArchive, useCaseCreate, useCaseDelete, useCaseDuplicate, useCaseList, useCaseRestore } from "../ipc.js";
import { ask, openDialog } from "../kit/dialog.js";
import { openMenu } from "../kit/popup.js";
import { wanted, windowed } from "../kit/long_list/list.js";
import { far } from "../parts/long.js";
import { baselineButton, exportButton, header } from "../parts/header.js";
import { setBaseline } from "../parts/set_baseline.js";
import { saveAsTemplate } from "../parts/template_draft.js";
import { arrangement, arranging, isBoard } from "../parts/arrangement.js";
import { board, loadBoard, openMoves, seeBoard } from "../parts/board.js";
import { pickedBar } from "../parts/picked.js";
import { compared } from "../parts/since.js";
import { openButton, rowMenu, useCaseTable } from "../parts/use_case_table.js";
import { go, here } from "../router.js";
import { perform } from "../screen.js";

/** @import { Board, UseCaseRow, UseCaseScreen } from "../bindings.d.ts" */

/** @param {UseCaseScreen | Board} list */
const render = (list) => [
  list.atWork === 0 ? nothing(list) : "columns" in list ? onBoard(list) : table(list),
  list.archived.all > 0 &&
    h(
      "section",
      { class: "archived", key: "archived", "aria-labelledby": "archived-title" },
      h("h2", { class: "label", id: "archived-title" }, "Archived"),
      windowed(h("ul", { "aria-labelledby": "archived-title" }), {
        far: far({ kind: "archived" }, list.archived),
        key: ({ id }) => id,
        draw: archivedRow,
        mark: JSON.stringify,
        height: 46,
      }),
    ),
];

/** @param {Board} list */
const onBoard = (list) => h("div", { class: "use-case-board", key: "on-board" }, arranging(list), pickedBar(), board());

/** @param {UseCaseScreen} list */
const table = (list) =>
  h(
    "div",
    { class: "use-case-table", key: "table" },
    arranging(list),
    pickedBar(),
    list.useCases.all > 0
      ? useCaseTable(list.useCases)
      : h(
        "div",
        { class: "empty-table", key: "none" },
        h("p", { class: "muted" }, "No use case fits these filters."),
        h("button", { type: "button", class: "button", "data-action": "clearFilters" }, "Clear filters"),
      ),
  );

/** @param {UseCaseScreen | Board} list */
const nothing = ({ subtitle, archived }) =>
  h(
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
      h("button", { type: "button", class: "button primary", "data-action": "newUseCase", "data-writes": true }, "New use case"),
      fromTemplate(),
      fromSpreadsheet("Import a spreadsheet or titles…"),
    ),
  );

const fromTemplate = () =>
  h("button", { type: "button", key: "template", class: "button", "data-action": "chooseTemplate", "data-writes": true }, "Start from a template…");

/** @param {string} label */
const fromSpreadsheet = (label) =>
  h("button", { type: "button", key: "import", class: "button", "data-action": "importSpreadsheet", "data-writes": true }, label);

/** @param {UseCaseRow} row */
const archivedRow = ({ id, title, archived }) =>
  h(
    "li",
    { class: "use-case set-apart", key: id, "data-place": id, tabindex: -1 },
    openButton(id, title),
    h("p", { class: "muted" }, archived?.inWords),
    rowMenu(id, title, true),
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
          h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
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
      ...(button.closest(".board") ? [{ label: "Move to…", writes: true, run: () => openMoves(button, useCase) }] : []),
      ...(archived === undefined
        ? [
            {
              label: "Duplicate",
              writes: true,
              run: () => perform(() => useCaseDuplicate(useCase), { offerUndo: true, follow: true }),
            },
            { label: "Save as template…", writes: true, run: () => saveAsTemplate(useCase) },
            { label: "Set a baseline…", writes: true, run: () => setBaseline(useCase) },
            { label: "Archive…", writes: true, run: () => archive(useCase, title) },
          ]
        : [
            { label: "Restore", writes: true, run: () => perform(() => useCaseRestore(useCase), { offerUndo: true }) },
            { label: "Delete for good…", danger: true, writes: true, run: () => remove(useCase, title) },
          ]),
    ]);
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () =>
    isBoard()
      ? compared(loadBoard)
      : compared((since) => useCaseList(wanted("table"), wanted("archived"), { ...arrangement(), since })),
  take: (list) => "columns" in list && seeBoard(list),
  render,
  title: () => "",
  /** @param {UseCaseScreen | Board} list */
  header: (list) =>
    header({
      title: "Use cases",
      actions: [
        list.atWork + list.archived.all > 0 && [baselineButton(), exportButton()],
        fromSpreadsheet("Import…"),
        fromTemplate(),
        h("button", { type: "button", key: "new", class: "button primary", "data-action": "newUseCase", "data-writes": true }, "New use case"),
      ],
    }),
};
