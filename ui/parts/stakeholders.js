// The stakeholders of a phase: a table that becomes cards where it is narrow.

import { h } from "../dom.js";
import { people, stakeholderAdd, stakeholderMove, stakeholderRemove } from "../ipc.js";
import { draw, perform } from "../screen.js";
import { combobox, offer } from "./combobox.js";
import { textField } from "./field.js";
import { icon } from "./icon.js";
import { announce } from "./notice.js";
import { everybody, know, personForm } from "./person.js";
import { savedState } from "./saved.js";

/** @import { Person, Place, Stakeholder } from "../bindings.d.ts" */

export { know };

const columns = /** @type {const} */ (["name", "role", "company", "team", "email"]);
const headings = ["Name", "Role", "Company", "Team", "Email", "Involvement & Responsibilities"];

/** The rows whose person is being edited. @type {Set<string>} */
const edited = new Set();
/** A person whose form is to be open, wherever the row is. @type {string | null} */
let revealed = null;
/** Where somebody is being added: a use case and a phase. @type {string | null} */
let adding = null;
/** The use case and phase last drawn. */
let shown = "";
/** The rows last drawn, for those who are named twice. @type {Stakeholder[]} */
let drawn = [];

/** Whether a form is open that offers suggestions. */
export const editing = () => edited.size > 0 || adding !== null || revealed !== null;

/** Closes the forms of a page that is left, and opens that of the person whom a place is about. @param {Place} place */
export function revealPerson({ useCase, phase, record, field }) {
  if (shown !== `${useCase} ${phase}`) {
    edited.clear();
    adding = null;
  }
  revealed = columns.some((name) => name === field) ? record : null;
}

/** @type {(useCase: string, phase: string, rows: Stakeholder[], readonly: boolean) => HTMLElement} */
export function stakeholders(useCase, phase, rows, readonly) {
  drawn = rows;
  shown = `${useCase} ${phase}`;
  for (const { id, person } of rows) if (person.id === revealed) edited.add(id);
  revealed = null;
  return h(
    "section",
    {
      class: "stakeholders",
      key: "stakeholders",
      "aria-labelledby": "stakeholders-title",
      "data-use-case": useCase,
      "data-phase": phase,
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
      !readonly &&
        (adding === shown
          ? addForm()
          : h(
              "button",
              { type: "button", class: "add", key: "add", "data-action": "addStakeholder" },
              "+ Add Stakeholder",
            )),
    ),
  );
}

/** @type {(useCase: string, row: Stakeholder, index: number, count: number, readonly: boolean) => HTMLElement} */
function stakeholder(useCase, row, index, count, readonly) {
  const { id, person, involvement } = row;
  const form = edited.has(id) && !readonly;
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

const addForm = () =>
  h(
    "div",
    { class: "add-form", key: "add-form" },
    h("label", { for: "who" }, "Name"),
    combobox(
      h("input", {
        type: "text",
        id: "who",
        placeholder: "Enter name",
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": "who-hint",
      }),
      "who",
      "People the workspace knows",
    ),
    h("button", { type: "button", class: "primary", "data-action": "addTyped" }, "Add"),
    h("button", { type: "button", "data-action": "cancelAdd" }, "Cancel"),
    h(
      "p",
      { class: "muted hint", id: "who-hint" },
      "Choose somebody from the list, or type a new name and press Enter.",
    ),
  );

offer("who", {
  options(text) {
    const wanted = text.trim().toLowerCase();
    const found = everybody().filter(({ name, role, company }) =>
      `${name} ${role} ${company}`.toLowerCase().includes(wanted),
    );
    return found.map((person) => ({ value: person.id, label: person.name, detail: about(person) }));
  },
  choose: (_, { value }) => void add({ known: value }),
  enter: addTyped,
  leave: () => void cancelAdd(),
});

/** What tells people of one name apart. @param {Person} person */
function about({ id, role, company, team, email }) {
  const here = drawn.some((row) => row.person.id === id) ? "already here" : "";
  return [role, company, team, role || company || team ? "" : email, here].filter(Boolean).join(" · ");
}

/** A name somebody bears is that person, if only one does. @param {HTMLInputElement} input */
function addTyped(input) {
  const name = input.value.trim();
  if (name === "") return input.focus();
  const named = everybody().filter((person) => person.name.toLowerCase() === name.toLowerCase());
  if (named.length > 1) {
    announce(`${named.length} people have this name. Choose one from the list.`);
    input.click();
  } else if (named.length === 1) void add({ known: named[0].id });
  else void add({ new: name });
}

/** @param {import("../ipc.js").Who} who */
async function add(who) {
  const section = document.querySelector(".stakeholders");
  if (!(section instanceof HTMLElement)) return;
  const { useCase = "", phase = "" } = section.dataset;
  const already = "known" in who && drawn.find(({ person }) => person.id === who.known);
  adding = null;
  if (already) {
    await draw();
    announce(`${already.person.name} is a stakeholder of this phase already.`);
    return focusIn(already.id, "textarea");
  }
  const done = await perform(() => stakeholderAdd(useCase, phase, who));
  const row = done?.place?.record;
  if (!row) return;
  if ("new" in who) await openForm(row, "role");
  else focusIn(row, "textarea");
}

async function cancelAdd() {
  adding = null;
  await draw();
  focus(".add");
}

/** @type {(row: string, name: string) => Promise<void>} */
async function openForm(row, name) {
  edited.add(row);
  know(await people());
  await draw();
  focusIn(row, `[name="${name}"]`);
}

/** @param {HTMLElement} element */
const rowOf = (element) => /** @type {HTMLElement} */ (element.closest("[data-row][data-index]"));

/** @param {string} selector */
function focus(selector) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

/** @type {(row: string, selector: string) => void} */
const focusIn = (row, selector) => focus(`tr[data-row="${CSS.escape(row)}"] ${selector}`);

/** @type {(element: HTMLElement, step: number) => Promise<void>} */
async function moveBy(element, step) {
  const row = rowOf(element);
  const to = Number(row.dataset.index) + step;
  if (to >= 0 && to < drawn.length) await move(row, to);
}

/** @type {(row: HTMLElement, to: number) => Promise<void>} */
export async function move(row, to) {
  const { row: id = "", name } = row.dataset;
  const section = /** @type {HTMLElement} */ (row.closest(".stakeholders"));
  const done = await perform(() => stakeholderMove(section.dataset.useCase ?? "", id, to));
  if (done) announce(`${name} is now ${to + 1} of ${drawn.length}.`);
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async addStakeholder(button) {
    const { useCase, phase } = /** @type {HTMLElement} */ (button.closest(".stakeholders")).dataset;
    know(await people());
    adding = `${useCase} ${phase}`;
    await draw();
    focus("#who");
  },
  addTyped: () => addTyped(/** @type {HTMLInputElement} */ (document.getElementById("who"))),
  cancelAdd,
  editPerson: (button) => openForm(rowOf(button).dataset.row ?? "", "name"),
  async donePerson(button) {
    const row = rowOf(button).dataset.row ?? "";
    edited.delete(row);
    await draw();
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
    const { useCase = "" } = /** @type {HTMLElement} */ (row.closest(".stakeholders")).dataset;
    const neighbor = row.nextElementSibling ?? row.previousElementSibling;
    await perform(() => stakeholderRemove(useCase, row.dataset.row ?? ""), { offerUndo: true });
    if (neighbor instanceof HTMLElement && neighbor.dataset.row)
      focusIn(neighbor.dataset.row, "[data-action=removeStakeholder]");
    else focus(".add");
  },
};
