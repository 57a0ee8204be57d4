// A field that names a person: one the workspace knows, or a new one.

import { flush, giveUp, keyOf, saveAs, typed, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { people, Problem, setPerson } from "../ipc.js";
import { combobox, offer } from "./combobox.js";
import { notify } from "./notice.js";
import { know, peopleLike } from "./person.js";

/** @import { Ask } from "../bindings.d.ts" */

// Kept while unsaved as one text: the name, and on a second line the person, if one was chosen.
saveAs("person", {
  // Half a name is nobody's.
  pause: null,
  read: ({ value, dataset: { chosen, chosenName } }) =>
    chosen !== undefined && chosenName === value ? `${value}\n${chosen}` : value,
  send: async (document, record, name, typed) => {
    const [called, chosen] = typed.split("\n");
    const who = chosen ? { known: chosen } : await whom(called.trim());
    const done = await setPerson(document, record, name, who);
    if (who && "new" in who) notify({ text: `${who.new} was added to the people of this workspace.` });
    return done;
  },
});

/**
 * Whom a typed name means: the one who bears it, or somebody new.
 * @param {string} name
 * @returns {Promise<import("../ipc.js").Who | null>}
 */
async function whom(name) {
  if (name === "") return null;
  const found = (await people()).people.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  if (found.length > 1) {
    throw new Problem("invalid", `${found.length} people are called ${name}. Choose one from the list.`);
  }
  return found.length === 1 ? { known: found[0].id } : { new: name };
}

offer("somebody", {
  options: peopleLike,
  choose(input, { value, label }) {
    input.value = label;
    Object.assign(input.dataset, { chosen: value, chosenName: label });
    typed(input);
    // What the script put in can't be taken back by the field itself.
    input.dispatchEvent(new Event("redrawn", { bubbles: true }));
    void flush();
  },
  enter: () => void flush(),
  leave(input) {
    giveUp(input);
    input.value = input.dataset.name ?? "";
  },
});

/** @type {(ask: Ask, props: import("../dom.js").Props) => HTMLElement} */
export function somebody({ document: owner, record, field, idea, person, hint }, props) {
  const unsaved = unsavedText(keyOf(owner, record, field));
  const input = h("input", {
    type: "text",
    name: field,
    value: unsaved === undefined ? (person?.name ?? "") : unsaved.split("\n")[0],
    placeholder: hint,
    autocomplete: "off",
    spellcheck: "false",
    "data-document": owner,
    "data-record": record,
    "data-kind": "person",
    "data-name": person?.name,
    "data-on-focusin": "knowPeople",
    ...props,
  });
  if (unsaved !== undefined) dirty.add(input);
  return h(
    "div",
    { class: "somebody" },
    props.readonly ? input : combobox(input, "somebody", `People the workspace knows: ${idea}`),
    person && h("p", { class: "muted about" }, [person.role, person.company, person.team].filter(Boolean).join(" · ")),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async knowPeople() {
    know(await people());
  },
};
