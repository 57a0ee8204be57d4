// Starting a use case from a template: those to choose from, found by words; and what is done with those of this workspace.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { documentDelete, Problem, undo } from "../ipc.js";
import { templateExport, templateImport, templateList, templateRename, templateStart } from "../ipc_templates.js";
import { behindSystemDialog, openDialog } from "../kit/dialog.js";
import { icon } from "../kit/icon.js";
import { openMenu } from "../kit/popup.js";
import { perform, session } from "../screen.js";

/** @import { TemplateRow, Templates } from "../bindings.d.ts" */

/**
 * What is shown, while the dialog is open.
 * @typedef {object} Shown
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} list
 * @property {Templates} known
 * @property {string} wanted the words to be found
 * @property {string} said what was done last: a notice outside can't be reached
 * @property {boolean} undoable and it can be taken back
 * @property {string} refused why it was not done
 */
/** @type {Shown | null} */
let open = null;

/** Offers the templates, and makes a use case of the one that is chosen. */
export async function chooseTemplate() {
  if (!session().workspace || open || !(await flush())) return;
  const known = await templateList("");
  const list = h("div", { class: "templates" });
  const dialog = h(
    "dialog",
    { class: "dialog choose-template", "aria-labelledby": "templates-title" },
    h("h2", { id: "templates-title" }, "Start from a template"),
    h("p", { class: "muted" }, "It suggests answers, metrics, tags, integrations and steps in gray. Nothing counts until you take it."),
    h("label", { for: "template-words" }, "Find"),
    h("input", {
      type: "text",
      class: "field",
      id: "template-words",
      dir: "auto",
      autocomplete: "off",
      autofocus: true,
      "data-on-input": "findTemplate",
      "data-on-keydown": "templateKey",
    }),
    list,
    h(
      "form",
      { method: "dialog", class: "buttons" },
      h("button", { type: "button", class: "button", "data-action": "importTemplate", "data-writes": true }, "Import…"),
      h("button", { class: "button", value: "" }, "Cancel"),
    ),
  );
  open = { dialog, list, known, wanted: "", said: "", undoable: false, refused: "" };
  drawList();
  const template = await openDialog(dialog);
  open = null;
  if (template !== "") await perform(() => templateStart(template), { follow: true });
}

function drawList() {
  if (!open) return;
  const { list, known, said, undoable, refused } = open;
  patch(list, [
    h("p", { class: "said bad", role: "alert", key: "refused" }, refused),
    h(
      "p",
      { class: "said", role: "status", key: "said" },
      said,
      undoable && [" ", h("button", { type: "button", class: "link", "data-action": "undoTemplate", "data-writes": true }, "Undo")],
    ),
    h("p", { class: "muted how-many", role: "status", key: "count" }, known.count),
    h("ul", { key: "rows", "data-on-keydown": "templateKey" }, known.templates.map(row)),
  ]);
}

/** @param {TemplateRow} row */
const row = ({ id, name, about, holds, own }) =>
  h(
    "li",
    { key: id },
    h(
      "button",
      { type: "button", class: "start", "data-action": "startTemplate", "data-writes": true, "data-template": id },
      h("span", { class: "name" }, name),
      h("span", { class: "about" }, about),
      h("span", { class: "muted holds" }, holds),
    ),
    own &&
      h(
        "button",
        {
          type: "button",
          class: "button quiet icon-only",
          "data-action": "templateMenu",
          "data-template": id,
          "data-name": name,
          "aria-haspopup": "menu",
          "aria-expanded": false,
          "aria-label": `More about ${name}`,
        },
        icon("more"),
      ),
  );

/** Shows the templates as they are now. @param {Partial<Shown>} [what] came of what was done */
async function again(what = {}) {
  if (!open) return;
  const { wanted } = open;
  const known = await templateList(wanted);
  if (open?.wanted !== wanted) return;
  open = { ...open, ...what, known };
  drawList();
}

/** @type {(template: string, name: string) => Promise<void>} */
async function rename(template, name) {
  const input = h("input", { class: "field", id: "template-name", name: "name", value: name, dir: "auto", autocomplete: "off", autofocus: true });
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "rename-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "rename-title" }, "Rename the template"),
        h("label", { for: "template-name" }, "Name"),
        input,
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
          h("button", { class: "button primary", value: "rename" }, "Rename"),
        ),
      ),
    ),
  );
  if (answer === "rename") await done(() => templateRename(template, input.value));
}

/** Does something with the templates and shows them again. @type {(command: () => Promise<import("../bindings.d.ts").Done | null>, undoable?: boolean) => Promise<void>} */
async function done(command, undoable = true) {
  let refused = "";
  const reply = await perform(command, { onRefusal: (message) => (refused = message) });
  await again({ said: reply?.notice ?? "", undoable: reply !== null && undoable, refused });
}

/** @param {string} template */
async function save(template) {
  try {
    const saved = await behindSystemDialog(() => templateExport(template));
    if (saved) await again({ said: `Saved ${saved.name}.`, undoable: false, refused: "" });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await again({ said: "", undoable: false, refused: error.message });
  }
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  chooseTemplate,
  async findTemplate(input) {
    if (!open || !(input instanceof HTMLInputElement)) return;
    open.wanted = input.value;
    await again();
  },
  startTemplate: ({ dataset: { template = "" } }) => open?.dialog.close(template),
  /** Arrow keys lead through the templates, and Enter in the words takes the one that is left. */
  templateKey(element, event) {
    const starts = [...(open?.list.querySelectorAll(".start") ?? [])].filter((one) => one instanceof HTMLElement);
    const at = starts.findIndex((one) => one === document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isWords = element instanceof HTMLInputElement;
    if (isWords && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (starts.length === 1) starts[0].click();
      else starts[0]?.focus();
    } else if (step !== 0 && (isWords || at >= 0)) {
      event.preventDefault();
      if (at + step < 0) document.getElementById("template-words")?.focus();
      else starts[Math.min(at + step, starts.length - 1)]?.focus();
    }
  },
  templateMenu(button) {
    const { template = "", name = "" } = button.dataset;
    openMenu(button, [
      { label: "Rename…", writes: true, run: () => void rename(template, name) },
      { label: "Export…", run: () => void save(template) },
      { label: "Delete", danger: true, writes: true, run: () => void done(() => documentDelete(template)) },
    ]);
  },
  async undoTemplate() {
    await done(undo, false);
    document.getElementById("template-words")?.focus();
  },
  importTemplate: () => done(() => behindSystemDialog(templateImport)),
};
