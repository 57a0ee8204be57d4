// Making a template of a use case: what it would keep, to be struck out and edited, then saved.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { templateDraft, templateSave } from "../ipc_templates.js";
import { openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { perform } from "../screen.js";

/** @import { TemplateDraft, TemplateGroup, TemplatePart } from "../bindings.d.ts" */

/** Shows what a template would keep, and saves it. @param {string} useCase */
export async function saveAsTemplate(useCase) {
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Save the template when it is saved." });
  const draft = await templateDraft(useCase);
  const refused = h("p", { class: "said bad", role: "alert" });
  const form = h("form", { method: "dialog" }, fields(draft), refused, buttons());
  const dialog = h("dialog", { class: "dialog template-draft", "aria-labelledby": "template-draft-title" }, form);
  while ((await openDialog(dialog)) === "save") {
    /** @param {string} message */
    const refuse = (message) => patch(refused, message);
    const done = await perform(() => templateSave(edited(draft, form)), { offerUndo: true, onRefusal: refuse });
    if (done) return;
    dialog.returnValue = "";
  }
}

/** @param {TemplateDraft} draft */
const fields = ({ name, about, groups }) => [
  h("h2", { id: "template-draft-title" }, "Save as template"),
  h(
    "p",
    { class: "muted" },
    "Names, dates and figures are left out: … stands in their place. Look through what is kept, strike out what is of this client alone, and edit what reads badly.",
  ),
  h("label", { for: "draft-name" }, "Name"),
  h("input", { class: "field", id: "draft-name", name: "name", value: name, required: true, dir: "auto", autocomplete: "off", autofocus: true }),
  h("label", { for: "draft-about" }, "What it is for, in a sentence"),
  h("input", { class: "field", id: "draft-about", name: "about", value: about, dir: "auto", autocomplete: "off" }),
  groups.length === 0
    ? h("p", { class: "muted" }, "Nothing is entered yet that a template could keep.")
    : groups.map(group),
];

/** @type {(group: TemplateGroup) => HTMLElement} */
const group = ({ heading, parts }) => h("fieldset", null, h("legend", { class: "label" }, heading), parts.map(part));

/** @param {TemplatePart} part */
const part = ({ key, label, text, chosen, singleLine, kept }) =>
  h(
    "div",
    { class: "part" },
    h(
      "label",
      null,
      h("input", { type: "checkbox", name: `keep ${key}`, checked: kept }),
      h("span", { class: "unseen" }, "Keep: "),
      label,
    ),
    chosen !== ""
      ? h("p", null, chosen)
      : singleLine
        ? h("input", { class: "field", name: `text ${key}`, value: text, dir: "auto", "aria-label": label })
        : h("textarea", { class: "field", name: `text ${key}`, value: text, dir: "auto", rows: rowsOf(text), "aria-label": label }),
  );

/** @param {string} text */
const rowsOf = (text) => Math.min(8, text.split("\n").reduce((rows, line) => rows + 1 + Math.floor(line.length / 80), 0));

const buttons = () =>
  h(
    "div",
    { class: "buttons" },
    h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
    h("button", { class: "button primary", value: "save" }, "Save template"),
  );

/** What the person left of it. @type {(draft: TemplateDraft, form: HTMLFormElement) => TemplateDraft} */
function edited(draft, form) {
  const entered = new FormData(form);
  const text = (/** @type {string} */ name, /** @type {string} */ before) => String(entered.get(name) ?? before);
  const parts = (/** @type {TemplateGroup} */ { parts }) =>
    parts.map((part) => ({ ...part, text: text(`text ${part.key}`, part.text), kept: entered.has(`keep ${part.key}`) }));
  return {
    name: text("name", draft.name),
    about: text("about", draft.about),
    groups: draft.groups.map((group) => ({ ...group, parts: parts(group) })),
  };
}
