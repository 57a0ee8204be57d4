// What the parts of a workshop share: what is on, whose turn it is, and how something is done. What is rated is never kept here.

import { workshopDo } from "../../ipc_workshop.js";
import { announce } from "../../kit/notice.js";
import { here } from "../../router.js";
import { draw, heard, perform } from "../../screen.js";

/** @import { Place, WorkshopDeed, WorkshopPage, WorkshopPerson } from "../../bindings.d.ts" */

/**
 * @typedef {object} Room
 * @property {WorkshopPage | null} page what is on
 * @property {boolean} editing whether its answer is being edited
 * @property {string | null} turn whose turn it is, where somebody chose that
 * @property {Set<string>} sent who rated what is on, and is not answered yet
 * @property {Place | null} before where the workshop was opened
 */

/** @type {Room} */
export const room = { page: null, editing: false, turn: null, sent: new Set(), before: null };

/** Takes in what is on. @param {WorkshopPage} page */
export function enterRoom(page) {
  const was = room.page;
  const isOther = was?.at !== page.at || was.useCase !== page.useCase;
  const isOtherRound = was?.dimension?.round !== page.dimension?.round;
  if (isOther) room.editing = false;
  if (isOther || isOtherRound) {
    room.turn = null;
    room.sent.clear();
  }
  if (isOther) announce(`${page.crumbs}. ${page.heading}`);
  room.page = page;
}

/**
 * Does something and shows what came of it.
 * @param {WorkshopDeed} deed
 * @param {Parameters<typeof perform>[1]} [options]
 */
export function act(deed, options) {
  const { useCase, phase } = here();
  return perform(() => workshopDo(useCase ?? "", phase, deed), options);
}

/** Notes something beside, which is not to be seen. @param {WorkshopDeed} deed */
export async function noteBeside(deed) {
  const { useCase, phase } = here();
  heard(await workshopDo(useCase ?? "", phase, deed));
}

/** Who has not rated what is on, as far as is known here. @returns {WorkshopPerson[]} */
export const waiting = () => (room.page?.people ?? []).filter(({ id, rated }) => !rated && !room.sent.has(id));

/** Whose turn it is to rate. @returns {WorkshopPerson | undefined} */
export function rater() {
  const chosen = room.page?.people.find(({ id }) => id === room.turn);
  return chosen ?? waiting()[0];
}

/** Whose turn it is to give dots. @returns {WorkshopPerson | undefined} */
export function voter() {
  const people = room.page?.people ?? [];
  return people.find(({ id }) => id === room.turn) ?? people.find(({ dotsLeft }) => dotsLeft > 0);
}

/**
 * Somebody rates what is on. The focus leaves what was pressed: it would say what was rated.
 * @type {(rating: number) => Promise<void>}
 */
export async function rate(rating) {
  const page = room.page;
  const person = rater();
  if (!page?.dimension || page.dimension.isRevealed || !person) return;
  room.sent.add(person.id);
  room.turn = null;
  toHeading();
  const done = await act({ kind: "rate", dimension: page.dimension.key, person: person.id, rating });
  if (done) announce(`${person.name} has rated.`);
  else room.sent.delete(person.id);
}

/** It is somebody's turn. @param {string | null} person */
export function turnTo(person) {
  room.turn = person;
  void draw();
}

/** The focus goes to what is on. */
export function toHeading() {
  const heading = document.querySelector("#main [data-heading]");
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}
