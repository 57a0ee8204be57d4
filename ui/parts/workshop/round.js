// The laptop goes round: everybody chooses by themselves, and hands it on. What was chosen before is not shown.

import { h } from "../../dom.js";
import { openDialog } from "../../kit/dialog.js";
import { notify } from "../../kit/notice.js";
import { act, room, toHeading, waiting } from "./room.js";

/** @import { WorkshopPerson } from "../../bindings.d.ts" */

/** Passes the laptop round, to those who have not rated; to all, where all have. */
export async function passRound() {
  const page = room.page;
  if (!page?.dimension) return;
  const left = waiting();
  const round = left.length > 0 ? left : page.people;
  for (const [index, person] of round.entries()) {
    const rating = await choose(person, page.heading, page.below, page.dimension.labels);
    if (rating === "") break;
    const done = await act({ kind: "rate", dimension: page.dimension.key, person: person.id, rating: Number(rating) });
    if (!done) break;
    const next = round[index + 1];
    if (next && !(await handOver(next))) break;
    if (!next) notify({ text: "All have rated. Give the laptop back." });
  }
  toHeading();
}

/** @type {(person: WorkshopPerson, heading: string, below: string, labels: string[]) => Promise<string>} */
async function choose({ name }, heading, below, labels) {
  const dialog = h(
    "dialog",
    { class: "dialog own-rating", "aria-labelledby": "own-title" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "own-title" }, `${name}, your rating`),
      h("p", null, h("strong", null, heading), below === "" ? null : `: ${below}`),
      h(
        "fieldset",
        { class: "own-grades" },
        h("legend", { class: "unseen" }, heading),
        labels.map((label, index) =>
          h("label", null, h("input", { type: "radio", name: "own-rating", value: index + 1, required: true }), h("span", null, h("strong", null, index + 1), " ", label)),
        ),
      ),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", class: "button", "data-action": "workshopGiveUp" }, "Stop"),
        h("button", { value: "confirm", class: "button primary" }, "Confirm"),
      ),
    ),
  );
  const answer = await openDialog(dialog);
  const chosen = dialog.querySelector("input:checked");
  return answer === "confirm" && chosen instanceof HTMLInputElement ? chosen.value : "";
}

/** @type {(person: WorkshopPerson) => Promise<boolean>} */
async function handOver({ name }) {
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog own-rating", "aria-labelledby": "own-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "own-title" }, `Thank you. Hand the laptop to ${name}.`),
        h("p", { class: "muted" }, "Your rating is saved, and hidden until all are revealed."),
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", class: "button", "data-action": "workshopGiveUp" }, "Stop"),
          h("button", { value: "go", class: "button primary" }, `I am ${name}`),
        ),
      ),
    ),
  );
  return answer === "go";
}

/** @type {import("../../screen.js").Actions} */
export const actions = {
  workshopRound: () => void passRound(),
};
