// What is parked and what is to be done: written down at once, and the room goes on.

import { h } from "../../dom.js";
import { people as everybody } from "../../ipc.js";
import { combobox, offer } from "../../kit/combobox.js";
import { openDialog } from "../../kit/dialog.js";
import { announce } from "../../kit/notice.js";
import { know, peopleLike } from "../person.js";
import { act, room, toHeading } from "./room.js";

/** @import { Who } from "../../bindings.d.ts" */

/** Writes down what is to be talked about another time. */
export async function park() {
  const text = await written(
    "Park it",
    "What do we talk about another time?",
    h("input", { type: "text", class: "field", id: "note-text", dir: "auto", autocomplete: "off", "aria-label": "What do we talk about another time?" }),
  );
  if (text && (await act({ kind: "park", text }))) announce("Parked.");
}

/** Writes down what is to be done, and who does it. */
export async function takeOn() {
  know(await everybody());
  const who = h("input", {
    type: "text",
    class: "field",
    id: "note-who",
    dir: "auto",
    placeholder: "Enter name",
    autocomplete: "off",
    spellcheck: "false",
  });
  const text = await written(
    "Action",
    "What is to be done, and who does it?",
    h("label", { for: "note-text" }, "What"),
    h("input", { type: "text", class: "field", id: "note-text", dir: "auto", autocomplete: "off" }),
    h("label", { for: "note-who" }, "Who"),
    combobox(who, "doer", "People"),
  );
  if (text && (await act({ kind: "act", text, who: whoOf(who) }))) announce("Noted.");
}

offer("doer", {
  async options(text) {
    // Those in the room come first.
    const here = (room.page?.people ?? []).filter(({ name }) => name.toLowerCase().startsWith(text.trim().toLowerCase()));
    const others = (await peopleLike(text)).filter(({ value }) => here.every(({ id }) => id !== value));
    return [...here.map(({ id, name }) => ({ value: id, label: name, detail: "in the room" })), ...others];
  },
  choose(input, { value, label }) {
    input.value = label;
    Object.assign(input.dataset, { chosen: value, chosenName: label });
  },
  enter: (input) => input.form?.requestSubmit(/** @type {HTMLElement} */ (input.form.querySelector("[value=save]"))),
});

/** @param {HTMLInputElement} input @returns {Who | null} */
function whoOf({ value, dataset: { chosen, chosenName } }) {
  const name = value.trim();
  if (name === "") return null;
  return chosen !== undefined && chosenName === value ? { known: chosen } : { named: name };
}

/** @type {(title: string, question: string, ...fields: HTMLElement[]) => Promise<string>} what was written; nothing where it was given up */
async function written(title, question, ...fields) {
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog workshop-note", "aria-labelledby": "note-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "note-title" }, title),
        h("p", { class: "muted" }, question),
        fields,
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", class: "button", "data-action": "workshopGiveUp" }, "Cancel"),
          h("button", { value: "save", class: "button primary" }, "Save"),
        ),
      ),
    ),
  );
  toHeading();
  const text = fields.map((field) => (field.id === "note-text" ? field : field.querySelector("#note-text"))).find(Boolean);
  return answer === "save" && text instanceof HTMLInputElement ? text.value.trim() : "";
}

/** @type {import("../../screen.js").Actions} */
export const actions = {
  workshopGiveUp: (button) => button.closest("dialog")?.close(""),
  workshopPark: () => void park(),
  workshopTakeOn: () => void takeOn(),
};
