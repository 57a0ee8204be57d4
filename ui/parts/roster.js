// The stakeholders on the screen, and which of their forms are open.

import { people } from "../ipc.js";
import { draw } from "../screen.js";
import { know } from "./person.js";

/** @import { Place, Stakeholder } from "../bindings.d.ts" */

/** What a person has, in the order of the columns. */
export const columns = /** @type {const} */ (["name", "role", "company", "team", "email"]);

/** The rows whose person is being edited. @type {Set<string>} */
const edited = new Set();
/** A person whose form is to be open, in whatever row they are. @type {string | null} */
let revealed = null;
/** Whether somebody is being added. */
let adding = false;

/** @typedef {{ useCase: string, phase: string, rows: Stakeholder[] }} Roster */
/** @type {Roster} */
let shown = { useCase: "", phase: "", rows: [] };

/** The page last drawn. */
export const roster = () => shown;

/** Takes in what is being drawn. @param {Roster} drawn */
export function turnTo(drawn) {
  shown = drawn;
  for (const { id, person } of drawn.rows) if (person.id === revealed) edited.add(id);
  revealed = null;
}

/** Closes the forms of a page that is left, and opens that of the person whom a place is about. @param {Place} place */
export function revealPerson({ useCase, phase, record, field }) {
  if (shown.useCase !== useCase || shown.phase !== phase) {
    edited.clear();
    adding = false;
  }
  revealed = columns.some((name) => name === field) ? record : null;
}

/** Whether a form is open that offers suggestions. */
export const editing = () => edited.size > 0 || adding || revealed !== null;
/** Whether the form of the row's person is open. @param {string} row */
export const isEdited = (row) => edited.has(row);
/** Whether the form to add somebody is open. */
export const isAdding = () => adding;

/** Opens the form of a row's person, at one of its fields. @type {(row: string, name: string) => Promise<void>} */
export async function openForm(row, name) {
  edited.add(row);
  know(await people());
  await draw();
  focusIn(row, `[name="${name}"]`);
}

/** Closes it. @param {string} row */
export async function closeForm(row) {
  edited.delete(row);
  await draw();
}

/** Opens or closes the form to add somebody. @param {boolean} open */
export async function setAdding(open) {
  if (open) know(await people());
  adding = open;
  await draw();
}

/** @param {string} selector */
export function focus(selector) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

/** @type {(row: string, selector: string) => void} */
export const focusIn = (row, selector) => focus(`tr[data-row="${CSS.escape(row)}"] ${selector}`);
