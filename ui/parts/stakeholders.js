// The stakeholders of a phase: a table that becomes cards where it is narrow.

import { h } from "../dom.js";
import { stakeholderMove, stakeholderRemove } from "../ipc.js";
import { changeBy, rowOf, rowProps, rowTools, tool } from "../kit/rows.js";
import { chosen } from "./choice.js";
import { textField } from "./field.js";
import { newcomer } from "./newcomer.js";
import { personForm } from "./person.js";
import { closeForm, columns, focusIn, isEdited, openForm } from "./roster.js";
import { savedState } from "./saved.js";

/** @import { Choice, PhasePage, Stakeholder } from "../bindings.d.ts" */

changeBy("stakeholder", { move: stakeholderMove, remove: stakeholderRemove });

const headings = ["Name", "Role", "Company", "Team", "Email", "Involvement & Responsibilities"];

/** @type {(useCase: string, page: Pick<PhasePage, "stakeholders" | "raci" | "raciHoles">, readonly: boolean) => HTMLElement} */
export function stakeholders(useCase, { stakeholders: rows, raci: letters, raciHoles }, readonly) {
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
      { class: "roster" },
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
                headings.map((heading, at) =>
                  h("th", { scope: "col", role: "columnheader", class: columns[at] ?? "involvement" }, heading),
                ),
                h("th", { scope: "col", role: "columnheader", class: "tools" }, h("span", { class: "unseen" }, "Actions")),
              ),
            ),
            h(
              "tbody",
              { role: "rowgroup" },
              rows.map((row, index) => stakeholder(useCase, row, { index, count: rows.length, letters }, readonly)),
            ),
          )
        : h(
            "p",
            { class: "muted none", key: "none" },
            "No stakeholders yet. Add who decides, who does the work and who must be informed.",
          ),
      !readonly && newcomer(),
    ),
    // It is there before it says something: only then is that heard.
    rows.length > 0 && h("div", { class: "raci-holes", key: "holes", role: "status" }, raciHoles.map((hole) => h("p", { key: hole }, hole))),
  );
}

/** @type {(useCase: string, row: Stakeholder, among: { index: number, count: number, letters: Choice[] }, readonly: boolean) => HTMLElement} */
function stakeholder(useCase, row, { index, count, letters }, readonly) {
  const { id, person, involvement, html } = row;
  const form = isEdited(id) && !readonly;
  const saved = savedState(useCase, id, "involvement");
  return h(
    "tr",
    {
      role: "row",
      ...rowProps({ kind: "stakeholder", owner: useCase, id, name: person.name }),
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
      letter(useCase, row, letters, readonly),
      textField({
        document: useCase,
        record: id,
        name: "involvement",
        value: involvement,
        read: { html, name: `Involvement of ${person.name}` },
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
    h(
      "td",
      { role: "cell", class: "tools", key: "tools" },
      !readonly && rowTools(person.name, index, count, editTool(person.name, form)),
    ),
  );
}

/** What somebody has to do with the phase, as a letter with its word. @type {(useCase: string, row: Stakeholder, letters: Choice[], readonly: boolean) => HTMLElement} */
const letter = (useCase, { id, person, raci }, letters, readonly) =>
  h(
    "select",
    {
      class: "field raci",
      key: "raci",
      ...chosen({ document: useCase, record: id, field: "raci" }, "choice"),
      name: "raci",
      "data-given": raci !== "",
      "aria-label": `RACI of ${person.name}`,
      title: "RACI: responsible, accountable, consulted, informed",
      disabled: readonly,
    },
    h("option", { value: "", selected: raci === "" }, "RACI"),
    letters.map(({ key, name }) => h("option", { value: key, selected: key === raci }, name)),
  );

/** @type {(name: string, form: boolean) => HTMLElement} */
const editTool = (name, form) =>
  tool(
    form ? "donePerson" : "editPerson",
    form ? "check" : "edit",
    `${form ? "Done editing" : "Edit person"}: ${name}`,
  );

/** An address may break before its signs, rather than anywhere. @param {string} email */
const breakable = (email) =>
  email.split(/(?=[@.])/).flatMap((part, index) => (index === 0 ? [part] : [h("wbr"), part]));

/** @type {import("../screen.js").Actions} */
export const actions = {
  editPerson: (button) => openForm(rowOf(button).dataset.row ?? "", "name"),
  async donePerson(button) {
    const row = rowOf(button).dataset.row ?? "";
    await closeForm(row);
    focusIn(row, "[data-action=editPerson]");
  },
};
