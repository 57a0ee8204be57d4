// The end of a workshop: what is parked, what is to be done by whom, dots for it, and the protocol.

import { h } from "../../dom.js";
import { rowRemove } from "../../ipc.js";
import { icon } from "../../kit/icon.js";
import { announce } from "../../kit/notice.js";
import { perform } from "../../screen.js";
import { act, room, toHeading, voter } from "./room.js";

/** @import { WorkshopAction, WorkshopEnd, WorkshopPage } from "../../bindings.d.ts" */

/** @type {(page: WorkshopPage, end: WorkshopEnd) => import("../../dom.js").Child} */
export const wrapUp = (page, end) => [
  part("Parking lot", "parked", page, end, "Nothing is parked. Press P to park something."),
  part("Actions", "action", page, end, "Nothing is to be done yet. Press A to write down an action."),
  end.canVote && !page.readonly && votes(page),
  h(
    "div",
    { class: "turn-buttons", key: "ways" },
    page.isOpen && h("button", { type: "button", class: "button primary", key: "protocol", "data-action": "workshopProtocol" }, "Show the protocol"),
    page.isOpen && !page.readonly && h("button", { type: "button", class: "button", key: "finish", "data-action": "workshopFinish" }, "End the workshop"),
    !page.isOpen && h("p", { class: "muted", key: "none" }, "No workshop is open. Its protocol is in the export of the use case."),
  ),
];

/** @type {(title: string, row: string, page: WorkshopPage, end: WorkshopEnd, nothing: string) => HTMLElement} */
function part(title, row, page, { rows, canVote }, nothing) {
  const own = rows.filter((one) => one.row === row);
  return h(
    "section",
    { class: "taken-along", key: row, "aria-labelledby": `along-${row}` },
    h("h2", { id: `along-${row}` }, title),
    own.length === 0
      ? h("p", { class: "muted", key: "nothing" }, nothing)
      : h(
          "ol",
          null,
          own.map((one) => note(one, rows.indexOf(one) + 1, page, canVote)),
        ),
  );
}

/** @type {(row: WorkshopAction, number: number, page: WorkshopPage, canVote: boolean) => HTMLElement} */
function note({ id, text, who, dots, given }, number, { useCase, readonly, people }, canVote) {
  const person = voter();
  const own = given[people.findIndex((one) => one.id === person?.id)] ?? 0;
  return h(
    "li",
    { key: id },
    h("span", { class: "along-number" }, `${number}. `),
    h("span", { class: "along-text", dir: "auto" }, text),
    who !== "" && h("span", { class: "along-who" }, who),
    (dots > 0 || canVote) &&
      h("span", { class: "dots" }, h("span", { "aria-hidden": true, class: "dots-drawn" }, "●".repeat(Math.min(dots, 24))), ` ${dots === 1 ? "1 dot" : `${dots} dots`}`),
    canVote &&
      !readonly &&
      person &&
      h(
        "span",
        { class: "dot-buttons" },
        h("button", { type: "button", class: "button quiet icon-only small", disabled: own === 0, "data-action": "workshopDot", "data-row": id, "data-dots": own - 1, "aria-label": `Take a dot of ${person.name} from: ${text}` }, icon("minus")),
        h("button", { type: "button", class: "button quiet icon-only small", disabled: person.dotsLeft === 0, "data-action": "workshopDot", "data-row": id, "data-dots": own + 1, "aria-label": `A dot of ${person.name} for: ${text}` }, icon("plus")),
      ),
    !readonly &&
      h("button", { type: "button", class: "button quiet icon-only small", "data-action": "workshopRemove", "data-use-case": useCase, "data-row": id, "aria-label": `Remove: ${text}` }, icon("trash")),
  );
}

/** @param {WorkshopPage} page */
function votes({ people }) {
  const person = voter();
  return h(
    "section",
    { class: "turns", key: "votes", "aria-labelledby": "votes-title" },
    h("h2", { id: "votes-title" }, "Dot votes"),
    h(
      "ul",
      { class: "chips", "aria-label": "Whose dots are left" },
      people.map(({ id, name, initials, dotsLeft }) =>
        h(
          "li",
          { key: id },
          h(
            "button",
            {
              type: "button",
              class: "initials",
              title: name,
              "data-rated": String(dotsLeft === 0),
              "data-action": "workshopTurn",
              "data-person": id,
              "aria-current": person?.id === id ? "true" : null,
            },
            h("span", { "aria-hidden": true }, initials),
            h("span", { class: "unseen" }, `${name}, ${dotsLeft === 1 ? "1 dot" : `${dotsLeft} dots`} left`),
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "turns-said" },
      person
        ? [h("strong", null, person.name), `: ${person.dotsLeft === 1 ? "1 dot" : `${person.dotsLeft} dots`} left. Press the number of what it is for.`]
        : "All dots are given.",
    ),
  );
}

/** Gives a dot to the row of this number. @param {number} number */
export function dotFor(number) {
  const page = room.page;
  const row = page?.end?.rows[number - 1];
  const person = voter();
  if (!page?.end?.canVote || page.readonly || !row || !person || person.dotsLeft === 0) return;
  const own = row.given[page.people.findIndex(({ id }) => id === person.id)] ?? 0;
  void give(row.id, own + 1);
}

/** @type {(row: string, dots: number) => Promise<void>} */
async function give(row, dots) {
  const person = voter();
  if (!person) return;
  const done = await act({ kind: "vote", person: person.id, row, dots });
  if (!done) return;
  // Who has none left has voted, and the next one is to.
  if (room.page?.people.find(({ id }) => id === person.id)?.dotsLeft === 0) room.turn = null;
  announce(`${person.name}: ${dots}.`);
}

/** @type {import("../../screen.js").Actions} */
export const actions = {
  workshopDot({ dataset: { row = "", dots = "0" } }) {
    // The button may be out of use after it.
    toHeading();
    void give(row, Number(dots));
  },
  workshopRemove({ dataset: { useCase = "", row = "" } }) {
    void perform(() => rowRemove(useCase, row), { offerUndo: true });
  },
};
