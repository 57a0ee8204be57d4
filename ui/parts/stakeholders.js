// The stakeholders of a phase: a table that becomes cards where it is narrow.

import { h } from "../dom.js";
import { stakeholderMove, stakeholderRemove } from "../ipc.js";
import { perform } from "../screen.js";
import { textField } from "./field.js";
import { icon } from "./icon.js";
import { newcomer } from "./newcomer.js";
import { announce } from "./notice.js";
import { personForm } from "./person.js";
import { closeForm, columns, focus, focusIn, isEdited, openForm, roster, turnTo } from "./roster.js";
import { savedState } from "./saved.js";

/** @import { Stakeholder } from "../bindings.d.ts" */

const headings = ["Name", "Role", "Company", "Team", "Email", "Involvement & Responsibilities"];

/** @type {(useCase: string, phase: string, rows: Stakeholder[], readonly: boolean) => HTMLElement} */
export function stakeholders(useCase, phase, rows, readonly) {
  turnTo({ useCase, phase, rows });
  return h(
    "section",
    {
      class: "stakeholders",
      key: "stakeholders",
      "aria-labelledby": "stakeholders-title",
    },
    h("h3", { class: "label", id: "stakeholders-title" }, "Stakeholders"),
    h(
      "div",
      { class: "card" },
      rows.length > 0
        ? h(
            "table",
            { role: "table", "aria-labelledby": "stakeholders-title" },
            h(
              "thead",
              { role: "rowgroup" },
              h(
                "tr",
                { role: "row" },
                headings.map((heading) => h("th", { scope: "col", role: "columnheader" }, heading)),
                h("th", { scope: "col", role: "columnheader" }, h("span", { class: "unseen" }, "Actions")),
              ),
            ),
            h(
              "tbody",
              { role: "rowgroup" },
              rows.map((row, index) => stakeholder(useCase, row, index, rows.length, readonly)),
            ),
          )
        : h(
            "p",
            { class: "muted none", key: "none" },
            "Nobody is named yet. Who has a say in this phase, who does the work, and who must know?",
          ),
      !readonly && newcomer(),
    ),
  );
}

/** @type {(useCase: string, row: Stakeholder, index: number, count: number, readonly: boolean) => HTMLElement} */
function stakeholder(useCase, row, index, count, readonly) {
  const { id, person, involvement } = row;
  const form = isEdited(id) && !readonly;
  const saved = savedState(useCase, id, "involvement");
  return h(
    "tr",
    {
      role: "row",
      key: id,
      "data-place": id,
      "data-row": id,
      "data-index": index,
      "data-name": person.name,
      "data-on-keydown": "rowKey",
      tabindex: -1,
    },
    form
      ? h("td", { role: "cell", colspan: columns.length, class: "form" }, personForm(row))
      : columns.map((name, at) =>
          h(
            at === 0 ? "th" : "td",
            {
              role: at === 0 ? "rowheader" : "cell",
              scope: at === 0 ? "row" : null,
              key: name,
              class: `cell ${name}`,
              "data-heading-text": headings[at],
            },
            person[name] === ""
              ? h("span", { class: "unset" }, "–")
              : h("span", null, name === "email" ? breakable(person.email) : person[name]),
            name === "email" && person.emailProblem && h("span", { class: "bad email-problem" }, person.emailProblem),
          ),
        ),
    h(
      "td",
      { role: "cell", class: "cell involvement", key: "involvement", "data-heading-text": headings[5] },
      textField({
        document: useCase,
        record: id,
        name: "involvement",
        value: involvement,
        props: {
          id: `${id}-involvement`,
          placeholder: "Describe involvement...",
          "aria-label": `Involvement and responsibilities of ${person.name}`,
          "aria-describedby": saved.id,
          readonly,
        },
      }),
      saved,
    ),
    h("td", { role: "cell", class: "tools", key: "tools" }, !readonly && tools(person.name, form, index, count)),
  );
}

/** An address may break before its signs, rather than anywhere. @param {string} email */
const breakable = (email) =>
  email.split(/(?=[@.])/).flatMap((part, index) => (index === 0 ? [part] : [h("wbr"), part]));

/** @type {(name: string, form: boolean, index: number, count: number) => HTMLElement} */
const tools = (name, form, index, count) =>
  h(
    "div",
    { class: "row-tools" },
    h(
      "span",
      { class: "handle", "data-on-pointerdown": "dragRow", title: "Drag to reorder", "aria-hidden": true },
      icon("drag"),
    ),
    tool("moveUp", "up", `Move ${name} up`, index === 0),
    tool("moveDown", "down", `Move ${name} down`, index === count - 1),
    tool(
      form ? "donePerson" : "editPerson",
      form ? "check" : "edit",
      `${form ? "Done editing" : "Edit person"}: ${name}`,
    ),
    tool("removeStakeholder", "trash", `Remove ${name}`),
  );

/** @type {(action: string, picture: string, label: string, off?: boolean) => HTMLElement} */
const tool = (action, picture, label, off = false) =>
  h(
    "button",
    {
      type: "button",
      key: picture,
      class: "quiet icon-only",
      "data-action": action,
      "aria-label": label,
      title: label,
      "aria-disabled": off ? "true" : null,
    },
    icon(picture),
  );

/** @param {HTMLElement} element */
const rowOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-row][data-index]"));

/** @type {(element: HTMLElement, step: number) => Promise<void>} */
async function moveBy(element, step) {
  const row = rowOf(element);
  const to = Number(row.dataset.index) + step;
  if (to >= 0 && to < roster.rows.length) await move(row, to);
}

/** Gives a row another place. @type {(row: HTMLElement, to: number) => Promise<void>} */
export async function move(row, to) {
  const { row: id = "", name } = row.dataset;
  const done = await perform(() => stakeholderMove(roster.useCase, id, to));
  if (done) announce(`${name} is now ${to + 1} of ${roster.rows.length}.`);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  editPerson: (button) => openForm(rowOf(button).dataset.row ?? "", "name"),
  async donePerson(button) {
    const row = rowOf(button).dataset.row ?? "";
    await closeForm(row);
    focusIn(row, "[data-action=editPerson]");
  },
  moveUp: (button) => moveBy(button, -1),
  moveDown: (button) => moveBy(button, 1),
  rowKey(row, event) {
    if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    void moveBy(row, event.key === "ArrowUp" ? -1 : 1);
  },
  async removeStakeholder(button) {
    const row = rowOf(button);
    const neighbor = row.nextElementSibling ?? row.previousElementSibling;
    await perform(() => stakeholderRemove(roster.useCase, row.dataset.row ?? ""), { offerUndo: true });
    if (neighbor instanceof HTMLElement && neighbor.dataset.row)
      focusIn(neighbor.dataset.row, "[data-action=removeStakeholder]");
    else focus(".add");
  },
};
