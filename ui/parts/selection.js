// A choice among all use cases, of which there may be thousands.

import { h } from "../dom.js";
import { windowed } from "../kit/long_list/list.js";
import { far } from "./long.js";

/** @import { ExportRow, Slice } from "../bindings.d.ts" */

/**
 * Which use cases are: those at work or archived, but for some by themselves; and how many that are.
 * @typedef {{ atWork: boolean, archived: boolean, but: Set<string>, count: number }} Chosen
 */

/**
 * @type {(rows: Slice<ExportRow>, chosen: Chosen, action: "export" | "cover") => HTMLElement} the actions are called
 *   `exportChoose` and `exportChooseAll`, or so
 */
export const selection = (rows, chosen, action) =>
  h(
    "fieldset",
    { class: "selection", key: "selection" },
    h("legend", { class: "label" }, `Use cases (${chosen.count} of ${rows.all})`),
    h(
      "div",
      { class: "selection-all" },
      h("button", { type: "button", class: "link", "data-action": `${action}ChooseAll`, "data-all": true }, "All"),
      h("button", { type: "button", class: "link", "data-action": `${action}ChooseAll` }, "None"),
    ),
    windowed(h("ul"), {
      far: far({ kind: "exportable" }, rows),
      key: ({ id }) => id,
      draw: (row) => choosable(row, isChosen(row, chosen), action),
      mark: (row) => `${isChosen(row, chosen)} ${row.title}`,
      height: 26,
    }),
  );

/** What is chosen after a box was ticked, or no longer is. @type {(chosen: Chosen, box: HTMLElement) => Chosen} */
export function withBox(chosen, box) {
  const { value, checked } = /** @type {HTMLInputElement} */ (box);
  const but = new Set(chosen.but);
  if (!but.delete(value)) but.add(value);
  return { ...chosen, but, count: chosen.count + (checked ? 1 : -1) };
}

/** All or none of them. @type {(rows: Slice<ExportRow> | undefined, is: boolean) => Chosen} */
export const allOrNone = (rows, is) => ({ atWork: is, archived: is, but: new Set(), count: is ? (rows?.all ?? 0) : 0 });

/** @type {(row: ExportRow, chosen: Chosen) => boolean} */
const isChosen = ({ id, archived }, chosen) => (archived ? chosen.archived : chosen.atWork) !== chosen.but.has(id);

/** @type {(row: ExportRow, checked: boolean, action: string) => HTMLElement} */
const choosable = ({ id, title, archived }, checked, action) =>
  h(
    "li",
    { key: id },
    h(
      "label",
      null,
      h("input", { type: "checkbox", value: id, checked, "data-on-change": `${action}Choose` }),
      h("span", null, title, archived && h("span", { class: "muted" }, " (archived)")),
    ),
  );
