// A person's own data, edited in place; it is the same wherever the person is named.

import { keyOf, typed, unsavedText } from "../autosave.js";
import { h } from "../dom.js";
import { combobox, offer } from "../kit/combobox.js";
import { textField } from "./field.js";
import { alike, suggested } from "./like.js";
import { savedState } from "./saved.js";
import { way } from "./way.js";

/** @import { People, Stakeholder } from "../bindings.d.ts" */

/** @type {People} */
let known = { people: [], roles: [], companies: [], teams: [] };

/** Takes in whom the workspace knows, for suggestions. @param {People} people */
export const know = (people) => {
  known = people;
};

/** Whom the workspace knows. */
export const everybody = () => known.people;

/** The people whose name, role or company contains this, as suggestions. @param {string} text */
export async function peopleLike(text) {
  const { like } = await alike(known.people, ({ name, role, company }) => `${name} ${role} ${company}`, text);
  return like.map((person) => ({ value: person.id, label: person.name, detail: apart(person) }));
}

/** What tells people of one name apart. @param {import("../bindings.d.ts").Person} person */
const apart = ({ role, company, team, email }) =>
  [role, company, team, role || company || team ? "" : email].filter(Boolean).join(" · ");

const fields = /** @type {const} */ ([
  { name: "name", label: "Name", placeholder: "Enter name" },
  { name: "role", label: "Role", placeholder: "Select role", suggestions: () => known.roles },
  { name: "company", label: "Company", placeholder: "Select company", suggestions: () => known.companies },
  { name: "team", label: "Team", placeholder: "Select team", suggestions: () => known.teams },
  { name: "email", label: "Email", placeholder: "Enter email" },
]);

for (const field of fields) {
  if (!("suggestions" in field)) continue;
  offer(field.name, {
    options: (text) => suggested(field.suggestions(), text),
    choose(input, { value }) {
      input.value = value;
      typed(input);
      // What the script put in can't be taken back by the field itself.
      input.dispatchEvent(new Event("redrawn", { bubbles: true }));
    },
  });
}

/** The form in a stakeholder's row. @param {Stakeholder} row */
export const personForm = ({ id: row, person }) =>
  h(
    "div",
    { class: "person" },
    fields.map((field) => {
      const { name, label, placeholder } = field;
      const id = `${row}-${name}`;
      const saved = savedState(person.id, person.id, name);
      saved.id = `${id}-saved`;
      // The message is about what is stored, not about what is being typed.
      const problem =
        name === "email" && unsavedText(keyOf(person.id, person.id, name)) === undefined ? person.emailProblem : null;
      const input = textField({
        document: person.id,
        record: person.id,
        name,
        value: person[name],
        singleLine: true,
        props: {
          id,
          placeholder,
          spellcheck: "false",
          inputmode: name === "email" ? "email" : null,
          "aria-invalid": problem ? true : null,
          "aria-describedby": `${id}-saved${problem ? ` ${id}-problem` : ""}`,
        },
      });
      return h(
        "div",
        { class: "person-field", key: name },
        h("label", { for: id }, label),
        "suggestions" in field
          ? combobox(/** @type {HTMLInputElement} */ (input), name, `Suggestions for ${label.toLowerCase()}`)
          : input,
        saved,
        problem && h("p", { class: "bad", id: `${id}-problem` }, problem),
      );
    }),
    h("p", { class: "muted used-in" }, usedIn(person)),
    h("button", { type: "button", class: "button small done", "data-action": "donePerson", "data-row": row }, "Done"),
    h("button", { type: "button", class: "link", ...way({ screen: "people", document: person.id }) }, "All that is held about this person"),
  );

/** @param {import("../bindings.d.ts").Person} person */
function usedIn({ uses, usedIn: places }) {
  if (uses <= 1) return "Used in this phase only.";
  const others = uses === 2 ? "1 other place" : `${uses - 1} other places`;
  return [
    `Also in ${others}; changes show there too.`,
    h(
      "ul",
      { "aria-label": "A stakeholder in" },
      places.map((place) => h("li", null, place)),
    ),
  ];
}
