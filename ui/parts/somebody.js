// A field that names a person: one the workspace knows, or a new one.

import { flush, giveUp, keyOf, saveAs, typed, unsavedText } from "../autosave.js";
import { dirty, h } from "../dom.js";
import { enter, people } from "../ipc.js";
import { combobox, offer } from "../kit/combobox.js";
import { notify } from "../kit/notice.js";
import { know, peopleLike } from "./person.js";
import { way } from "./way.js";

/** @import { Ask } from "../bindings.d.ts" */

// Kept while unsaved as one text: the name, and on a second line the person, if one was chosen.
saveAs("person", {
  // Half a name is nobody's.
  pause: null,
  read: ({ value, dataset: { chosen, chosenName } }) =>
    chosen !== undefined && chosenName === value ? `${value}\n${chosen}` : value,
  send: async (document, record, name, typed) => {
    const [called, chosen] = typed.split("\n");
    const named = called.trim() === "" ? "nothing" : { person: { named: called } };
    const { notice, ...done } = await enter(document, record, name, chosen ? { person: { known: chosen } } : named);
    if (notice) notify({ text: notice });
    return done;
  },
});

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
    class: "field",
    dir: "auto",
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
    person?.id && h("button", { type: "button", class: "link", ...way({ screen: "people", document: person.id }) }, `About ${person.name}`),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async knowPeople() {
    know(await people());
  },
};
