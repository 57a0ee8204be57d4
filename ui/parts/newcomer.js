// Naming somebody as a stakeholder: a person the workspace knows, or a new one.

import { h } from "../dom.js";
import { stakeholderAdd } from "../ipc.js";
import { combobox, offer } from "../kit/combobox.js";
import { announce } from "../kit/notice.js";
import { perform } from "../screen.js";
import { alike } from "./like.js";
import { everybody, peopleLike } from "./person.js";
import { focus, focusIn, isAdding, openForm, roster, setAdding } from "./roster.js";

/** The form, or the button that opens it. */
export const newcomer = () => (isAdding() ? form() : button());

const button = () =>
  h("button", { type: "button", class: "button add", key: "add", "data-action": "addStakeholder", "data-writes": true, "data-adds": "stakeholder" }, "+ Add Stakeholder");

const form = () =>
  h(
    "div",
    { class: "add-form", key: "add-form" },
    h("label", { for: "who" }, "Name"),
    combobox(
      h("input", {
        type: "text",
        class: "field",
        dir: "auto",
        id: "who",
        placeholder: "Enter name",
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": "who-hint",
      }),
      "who",
      "People the workspace knows",
    ),
    h("button", { type: "button", class: "button primary", "data-action": "addTyped", "data-writes": true }, "Add"),
    h("button", { type: "button", class: "button", "data-action": "cancelAdd" }, "Cancel"),
    h(
      "p",
      { class: "muted hint", id: "who-hint" },
      "Choose somebody from the list, or type a new name and press Enter.",
    ),
  );

offer("who", {
  async options(text) {
    const options = (await peopleLike(text)).map((option) => ({ ...option, detail: here(option) }));
    const { same } = await alike(everybody(), ({ name }) => name, text);
    if (same.length > 0) options.push({ value: "", label: "Somebody else", detail: `called ${text.trim()}` });
    return options;
  },
  choose: (input, { value }) => void (value === "" ? add({ new: input.value.trim() }) : add({ known: value })),
  enter: (input) => void addTyped(input),
  leave: () => void cancel(),
});

/** What tells people of one name apart, and who is a stakeholder already. @param {import("../kit/combobox.js").Option} option */
function here({ value, detail }) {
  const already = roster().rows.some((row) => row.person.id === value) ? "already here" : "";
  return [detail, already].filter(Boolean).join(" · ");
}

/** Whoever bears the name, or somebody new. @param {HTMLInputElement} input */
async function addTyped(input) {
  const name = input.value.trim();
  if (name === "") return input.focus();
  const { same } = await alike(everybody(), ({ name }) => name, name);
  if (same.length > 1) {
    announce(`${same.length} people have this name. Choose one from the list.`);
    input.focus();
    input.click();
  } else void add(same.length === 1 ? { known: same[0].id } : { named: name });
}

/** @param {import("../bindings.d.ts").Who} who */
async function add(who) {
  const { useCase, phase, rows } = roster();
  const already = "known" in who && rows.find(({ person }) => person.id === who.known);
  if (already) {
    announce(`${already.person.name} is a stakeholder of this phase already.`);
    await setAdding(false);
    return focusIn(already.id, "textarea");
  }
  const done = await perform(() => stakeholderAdd(useCase, phase, who));
  if (!done) return;
  await setAdding(false);
  const { record: row, field } = done.place ?? {};
  if (!row) return;
  if (field) await openForm(row, field);
  else focusIn(row, "textarea");
}

async function cancel() {
  await setAdding(false);
  focus(".add");
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async addStakeholder() {
    await setAdding(true);
    focus("#who");
  },
  addTyped: () => void addTyped(/** @type {HTMLInputElement} */ (document.getElementById("who"))),
  cancelAdd: cancel,
};
