// The beginning of a workshop: who is there, how long one thing may take, how many dots each person has.

import { h } from "../../dom.js";
import { people as everybody } from "../../ipc.js";
import { combobox, offer } from "../../kit/combobox.js";
import { announce } from "../../kit/notice.js";
import { know, peopleLike } from "../person.js";
import { act, room, toHeading } from "./room.js";

/** @import { WorkshopPage, WorkshopPerson } from "../../bindings.d.ts" */

const MINUTES = [0, 1, 2, 3, 5, 10, 15, 20, 30];
const DOTS = [1, 2, 3, 5, 8, 10];

/** @type {(page: WorkshopPage) => import("../../dom.js").Child} */
export const begin = ({ people, others, seconds, dots, readonly, since }) =>
  h(
    "div",
    { class: "begin", key: "begin" },
    h(
      "fieldset",
      { class: "who", disabled: readonly },
      h("legend", null, "Who is here to rate?"),
      people.length + others.length === 0 && h("p", { class: "muted", key: "nobody" }, "Add the people in the room. Without any, scores are chosen together."),
      h(
        "ul",
        null,
        [...people, ...others].map((person) => present(person, people.includes(person))),
      ),
      !readonly && newcomer(),
    ),
    h(
      "div",
      { class: "plan" },
      h("label", { for: "minutes" }, "Time for each"),
      choice("minutes", MINUTES, Math.round(seconds / 60), (minutes) => (minutes === 0 ? "No limit" : `${minutes} min`), readonly),
      h("label", { for: "dots" }, "Dots each, to vote with at the end"),
      choice("dots", DOTS, dots, String, readonly),
    ),
    since !== "" &&
      h(
        "p",
        { class: "began", key: "since" },
        since,
        " ",
        !readonly && h("button", { type: "button", class: "link", "data-action": "workshopAnew" }, "End it and start anew"),
      ),
    h("button", { type: "button", class: "button primary", key: "start", "data-action": "workshopNext" }, "Start"),
  );

/** @type {(person: WorkshopPerson, isHere: boolean) => HTMLElement} */
const present = ({ id, name }, isHere) =>
  h(
    "li",
    { key: id },
    h("label", null, h("input", { type: "checkbox", checked: isHere, "data-person": id, "data-on-change": "workshopPresent" }), h("span", null, name)),
  );

const newcomer = () =>
  h(
    "form",
    { class: "newcomer", key: "newcomer", "data-on-submit": "workshopCome" },
    h("label", { for: "in-workshop" }, "Add a person"),
    combobox(
      h("input", {
        type: "text",
        class: "field",
        dir: "auto",
        id: "in-workshop",
        placeholder: "Enter name",
        autocomplete: "off",
        spellcheck: "false",
        "data-on-focusin": "workshopKnow",
      }),
      "in-workshop",
      "People the workspace knows",
    ),
    h("button", { class: "button" }, "Add"),
  );

offer("in-workshop", {
  options: peopleLike,
  choose: (input, { value }) => void come(input, { known: value }),
  enter: (input) => void comeTyped(input),
});

/** @param {HTMLInputElement} input */
async function comeTyped(input) {
  const name = input.value.trim();
  if (name !== "") await come(input, { named: name });
}

/** @type {(input: HTMLInputElement, who: import("../../bindings.d.ts").Who) => Promise<void>} */
async function come(input, who) {
  const before = room.page?.people.length ?? 0;
  const done = await act({ kind: "come", who });
  if (!done) return;
  input.value = "";
  input.focus();
  const came = room.page?.people[before];
  if (came) announce(`${came.name} is here.`);
}

/** @type {(id: string, values: number[], value: number, label: (value: number) => string, disabled: boolean) => HTMLElement} */
const choice = (id, values, value, label, disabled) =>
  h(
    "select",
    { class: "field", id, disabled, "data-on-change": "workshopPlan" },
    [...new Set([...values, value])]
      .sort((one, other) => one - other)
      .map((each) => h("option", { value: each, selected: each === value }, label(each))),
  );

/** @type {import("../../screen.js").Actions} */
export const actions = {
  workshopPresent(box) {
    const { checked, dataset: { person = "" } } = /** @type {HTMLInputElement} */ (box);
    void act(checked ? { kind: "come", who: { known: person } } : { kind: "leave", person });
  },
  workshopCome(form, event) {
    event.preventDefault();
    const input = form.querySelector("input");
    if (input) void comeTyped(input);
  },
  async workshopAnew() {
    if (await act({ kind: "end" })) toHeading();
  },
  async workshopKnow() {
    know(await everybody());
  },
  workshopPlan() {
    const number = (/** @type {string} */ id) => Number(/** @type {HTMLSelectElement} */ (document.getElementById(id)).value);
    void act({ kind: "plan", seconds: number("minutes") * 60, dots: number("dots") });
  },
};
