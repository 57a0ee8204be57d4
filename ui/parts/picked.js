// Use cases of the table or the board that are picked, to do the same with each: an owner, labels, a phase, the archive. It is one
// step to undo.

import { h } from "../dom.js";
import { people } from "../ipc.js";
import { facetChoices, labelsInUse, useCaseBoard, useCasesArchive, useCasesEnter } from "../ipc_table.js";
import { combobox, offer } from "../kit/combobox.js";
import { openDialog } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { draw, perform } from "../screen.js";
import { arrangement } from "./arrangement.js";
import { suggested } from "./like.js";
import { know, peopleLike } from "./person.js";

/** @import { Entry, Picked, Wanted } from "../bindings.d.ts" */

/** No row of a list. @type {Wanted} */
const NONE = { few: 0, spans: [], about: [] };

/** All that the table shows but some, or some alone. @type {{ all: boolean, but: Set<string>, count: number }} */
let picks = { all: false, but: new Set(), count: 0 };

/** @param {string} id */
export const isPicked = (id) => picks.all !== picks.but.has(id);

export const countPicked = () => picks.count;

/** Lets go of all that are picked. */
function unpick() {
  picks = { all: false, but: new Set(), count: 0 };
}

// What was picked were those of another table.
document.addEventListener("arranged", unpick);

/** @returns {Picked} */
const named = () => ({ arrangement: arrangement(), all: picks.all, but: [...picks.but] });

/** Those that are picked, else all that the table shows. @returns {Picked} */
export const pickedOrShown = () => (picks.count > 0 ? named() : { arrangement: arrangement(), all: true, but: [] });

/** The box that picks all, above the others. @param {number} all */
export const pickAll = (all) =>
  h("input", {
    type: "checkbox",
    checked: picks.count > 0 && picks.count === all,
    indeterminate: picks.count > 0 && picks.count < all,
    "aria-label": "Choose all use cases shown",
    "data-all": all,
    "data-on-change": "pickAll",
  });

/** @type {(id: string, title: string) => HTMLElement} */
export const pickBox = (id, title) =>
  h("input", { type: "checkbox", value: id, checked: isPicked(id), "aria-label": `Choose ${title}`, "data-on-change": "pickOne" });

/** What can be done with those that are picked. */
export const pickedBar = () =>
  picks.count > 0 &&
  h(
    "div",
    { class: "picked-bar", key: "picked", role: "group", "aria-label": "With the use cases chosen" },
    h("strong", null, `${picks.count} chosen`),
    doing("Owner…", "pickedOwner"),
    doing("Labels…", "pickedLabels"),
    doing("Move to phase…", "pickedPhase"),
    doing("Archive…", "pickedArchive"),
    h("button", { type: "button", class: "link", key: "none", "data-action": "pickNone" }, "Choose none"),
  );

/** @type {(label: string, action: string) => HTMLElement} */
const doing = (label, action) =>
  h("button", { type: "button", class: "button small", key: action, "data-action": action, "data-writes": true, "aria-haspopup": "dialog" }, label);

const several = () => (picks.count === 1 ? "1 use case" : `${picks.count} use cases`);

/** @type {(...entries: [string, Entry][]) => Promise<void>} */
async function enterInEach(...entries) {
  if (entries.length > 0) await perform(() => useCasesEnter(named(), entries), { offerUndo: true });
}

/**
 * Asks in a dialog with one field.
 * @type {(about: { title: string, label: string, field: HTMLElement, below?: import("../dom.js").Child, verb: string, more?: import("../dom.js").Child }) => Promise<string>}
 */
const askFor = ({ title, label, field, below, verb, more }) =>
  openDialog(
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "picked-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "picked-title" }, title),
        h("label", { for: "picked-field" }, label),
        field,
        below,
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
          more,
          h("button", { value: "do", class: "button primary" }, verb),
        ),
      ),
    ),
  );

/** @param {import("../dom.js").Props} props */
const lineField = (props) =>
  h("input", { type: "text", class: "field", dir: "auto", id: "picked-field", autocomplete: "off", spellcheck: "false", ...props });

offer("picked-owner", {
  options: peopleLike,
  choose(input, { value, label }) {
    input.value = label;
    Object.assign(input.dataset, { chosen: value, chosenName: label });
  },
});

offer("picked-labels", {
  options: async (text) => suggested((await labelsInUse()).map(({ name }) => name), text),
  choose(input, { value }) {
    input.value = value;
  },
});

/** @type {import("../screen.js").Actions} */
export const actions = {
  pickOne(box) {
    const { value, checked } = /** @type {HTMLInputElement} */ (box);
    if (!picks.but.delete(value)) picks.but.add(value);
    picks.count += checked ? 1 : -1;
    void draw();
  },
  pickAll(box) {
    const { checked } = /** @type {HTMLInputElement} */ (box);
    picks = { all: checked, but: new Set(), count: checked ? Number(box.dataset.all) : 0 };
    void draw();
  },
  pickNone() {
    unpick();
    announce("None chosen.");
    void draw();
  },
  async pickedOwner() {
    know(await people());
    const field = lineField({ placeholder: "Name" });
    const answer = await askFor({
      title: `Who owns ${several()}?`,
      label: "Owner",
      field: combobox(field, "picked-owner", "People the workspace knows"),
      verb: "Set owner",
      more: h("button", { value: "nobody", class: "button" }, "Nobody"),
    });
    const { value, dataset } = field;
    if (answer === "nobody") return enterInEach(["req/owner", "nothing"]);
    if (answer !== "do" || value.trim() === "") return;
    const known = dataset.chosenName === value ? dataset.chosen : undefined;
    await enterInEach(["req/owner", { person: known ? { known } : { named: value } }]);
  },
  async pickedLabels() {
    const field = lineField({ placeholder: "Label, or several with commas" });
    const given = (await facetChoices("labels")).filter(({ value }) => value !== "");
    const fields = new Map((await labelsInUse()).map(({ name, field: one }) => [name, one]));
    const take = h(
      "select",
      { class: "field", "aria-label": "Remove a label" },
      h("option", { value: "" }, "Remove no label"),
      given.map(({ value, label }) => h("option", { value }, label)),
    );
    const answer = await askFor({
      title: `Labels of ${several()}`,
      label: "Add",
      field: combobox(field, "picked-labels", "Labels in use"),
      below: given.length > 0 && [h("p", { class: "label" }, "Remove"), take],
      verb: "Save",
    });
    if (answer !== "do") return;
    const gone = fields.get(take.value);
    /** @type {[string, Entry][]} */
    const entries = gone ? [[gone, "nothing"]] : [];
    if (field.value.trim() !== "") entries.push(["label", { label: field.value }]);
    await enterInEach(...entries);
  },
  async pickedPhase() {
    const { columns } = await useCaseBoard(arrangement(), [], NONE);
    const field = h(
      "select",
      { class: "field", id: "picked-field" },
      columns.map(({ key, label }) => h("option", { value: key }, label)),
      h("option", { value: "" }, "Where its progress has it"),
    );
    const answer = await askFor({
      title: `In which phase ${picks.count === 1 ? "is" : "are"} ${several()}?`,
      label: "Phase on the board",
      field,
      verb: "Move",
    });
    if (answer === "do") await enterInEach(["at-phase", field.value === "" ? "nothing" : { choice: field.value }]);
  },
  async pickedArchive() {
    const field = h("textarea", { class: "field", dir: "auto", id: "picked-field", rows: 3 });
    const answer = await askFor({
      title: `Archive ${several()}?`,
      label: "Why? (for those who come across them later)",
      field,
      verb: "Archive",
    });
    if (answer !== "do") return;
    const done = await perform(() => useCasesArchive(named(), field.value.trim()), { offerUndo: true });
    if (!done) return;
    unpick();
    void draw();
  },
};
