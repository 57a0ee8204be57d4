// Setting a baseline: a name for what is agreed, over all of the workspace or some of its use cases.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { baselineLook, baselineSet, listRows, Problem, useCasesAtWork } from "../ipc.js";
import { wanted } from "../kit/long_list/list.js";
import { openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { here } from "../router.js";
import { perform, session } from "../screen.js";
import { allOrNone, selection, withBox } from "./selection.js";

/** @import { Covering, ExportRow, Slice } from "../bindings.d.ts" */
/** @import { Chosen } from "./selection.js" */

/**
 * What is being set.
 * @typedef {object} Draft
 * @property {string | null} useCase the one that is shown
 * @property {Slice<ExportRow>} rows all there are
 * @property {"everything" | "use-case" | "several"} of
 * @property {Chosen} chosen
 * @property {{ name: string, on: string, note: string }} said what was entered so far
 * @property {string} refused why it could not be set
 */

/** @type {Draft | null} */
let draft = null;
let form = h("form", { method: "dialog" });

/** Asks what the baseline is called and what it covers, and sets it. @param {string | null} [useCase] the one to be covered, else that on the screen */
export async function setBaseline(useCase = here().useCase) {
  if (!session().workspace) return;
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Set the baseline when it is saved." });
  const [rows, { count }] = await Promise.all([listRows({ kind: "exportable" }, wanted("exportable")), useCasesAtWork()]);
  if (rows.all === 0) return notify({ text: "There is no use case yet that a baseline could be of." });
  const chosen = { ...allOrNone(rows, false), atWork: true, count };
  draft = { useCase, rows, of: useCase ? "use-case" : "everything", chosen, said: { name: "", on: "", note: "" }, refused: "" };
  form = h("form", { method: "dialog" });
  draw();
  const dialog = h("dialog", { class: "dialog set-baseline", "aria-labelledby": "set-baseline-title" }, form);
  while ((await openDialog(dialog)) === "set") {
    if (await set()) break;
    dialog.returnValue = "";
    draw();
  }
  draft = null;
}

/** Whether it is set; where it is not, why is said above the buttons. */
async function set() {
  if (!draft) return true;
  read(draft);
  const { said } = draft;
  draft.refused = "";
  try {
    await baselineLook(covering(draft), (percent) => notify({ text: `Setting the baseline… ${percent}%` }));
    return (await perform(() => baselineSet(said), { offerUndo: true, onRefusal: refuse })) !== null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refuse(error.message);
    return false;
  }
}

/** Keeps what was entered, since drawing the form anew would empty it. @param {Draft} draft */
function read(draft) {
  const entered = new FormData(form);
  const text = (/** @type {string} */ name) => String(entered.get(name) ?? "");
  if (entered.has("name")) draft.said = { name: text("name"), on: text("on"), note: text("note") };
}

/** @param {string} message */
function refuse(message) {
  if (draft) draft.refused = message;
}

/** @param {Draft} draft @returns {Covering} */
function covering({ useCase, of, chosen: { atWork, archived, but } }) {
  if (of === "use-case" && useCase) return { kind: "use-cases", useCases: [useCase] };
  if (of === "several") return { kind: "several", chosen: { atWork, archived, but: [...but] } };
  return { kind: "everything" };
}

function draw() {
  if (!draft) return;
  read(draft);
  const { useCase, rows, of, chosen, said, refused } = draft;
  patch(form, [
    h("h2", { id: "set-baseline-title" }, "Set a baseline"),
    h("p", null, "A name for how it is now. What changes later can be compared with it, and it can be looked at and brought back."),
    h(
      "label",
      { class: "asked" },
      h("span", { class: "label" }, "Name"),
      h("input", {
        class: "field",
        name: "name",
        value: said.name,
        required: true,
        autofocus: true,
        dir: "auto",
        autocomplete: "off",
        placeholder: "agreed at workshop 2",
      }),
    ),
    h(
      "label",
      { class: "asked" },
      h("span", { class: "label" }, "Agreed on (today, where nothing is entered)"),
      h("input", { class: "field", type: "date", name: "on", value: said.on }),
    ),
    h(
      "label",
      { class: "asked" },
      h("span", { class: "label" }, "Note"),
      h("textarea", { class: "field", name: "note", rows: 2, dir: "auto", value: said.note }),
    ),
    h(
      "fieldset",
      { class: "send" },
      h("legend", { class: "label" }, "What it covers"),
      useCase && option("use-case", "This use case", "With the people, integrations, metrics and tags that it names", of),
      option("everything", "The whole workspace", rows.all === 1 ? "1 use case, and all else" : `${rows.all} use cases, and all else`, of),
      rows.all > 1 && option("several", "Chosen use cases", "With what they name", of),
    ),
    of === "several" && selection(rows, chosen, "cover"),
    h("p", { class: "said bad", role: "alert" }, refused),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
      h("button", { value: "set", class: "button primary" }, "Set baseline"),
    ),
  ]);
}

/** @type {(value: Draft["of"], label: string, hint: string, of: Draft["of"]) => HTMLElement} */
const option = (value, label, hint, of) =>
  h(
    "label",
    { class: "send-choice", key: value },
    h("input", { type: "radio", name: "covering", value, checked: value === of, "data-on-change": "coverWhat" }),
    h("span", null, label, h("span", { class: "muted" }, ` · ${hint}`)),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  setBaseline: ({ dataset: { useCase } }) => void setBaseline(useCase),
  coverWhat(radio) {
    if (!draft) return;
    draft.of = /** @type {Draft["of"]} */ (/** @type {HTMLInputElement} */ (radio).value);
    draw();
  },
  coverChoose(box) {
    if (!draft) return;
    draft.chosen = withBox(draft.chosen, box);
    draw();
  },
  coverChooseAll({ dataset: { all } }) {
    if (!draft) return;
    draft.chosen = allOrNone(draft.rows, all !== undefined);
    draw();
  },
};
