// How the steps of importing a spreadsheet look.

import { h } from "../dom.js";
import { windowed } from "../kit/long_list/list.js";
import { sheetHead } from "../kit/sheet.js";

/** @import { Sheet, SheetMapping, SheetPlaces, SheetPreview, SheetRow } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */
/** @import { Shown } from "./spreadsheet.js" */

/** So many columns are named that go nowhere. */
const FEW = 8;

const NAMES = { choose: "Choose", map: "Match columns", preview: "Preview" };

/** @param {Shown} shown @returns {Child} */
export function steps(shown) {
  const { step, busy, progress, refused, said, sheet, preview } = shown;
  return [
    sheetHead("spreadsheet-title", "Import use cases"),
    h(
      "ol",
      { class: "spreadsheet-steps", key: "steps", "aria-label": "Steps" },
      Object.entries(NAMES).map(([name, label], index) =>
        h("li", { key: name, "aria-current": name === step ? "step" : null }, h("span", { class: "count" }, `${index + 1}`), label),
      ),
    ),
    h("p", { class: "said bad", role: "alert", key: "refused" }, refused),
    step === "choose" && choose(shown),
    step === "map" && sheet && map(sheet, shown.mapping),
    step === "preview" && preview && previewed(preview, sheet ? unused(sheet, shown.mapping) : []),
    h("p", { class: "said", role: "status", key: "said" }, said || (progress?.inWords ?? busy)),
    busy !== "" &&
      h("progress", { key: "progress", max: 100, value: progress?.percent ?? null, "aria-labelledby": "spreadsheet-title" }),
    h("div", { class: "buttons", key: "buttons" }, buttons(shown)),
  ];
}

/** @param {Shown} shown */
const choose = ({ pasted }) =>
  h(
    "div",
    { class: "spreadsheet-choose", key: "choose" },
    h(
      "section",
      { "aria-labelledby": "from-file" },
      h("h3", { id: "from-file" }, "From a file"),
      h("p", { class: "muted" }, "CSV or XLSX, up to 32 MiB and 20,000 rows. Exports of Jira, Azure Boards, Linear, Asana and GitLab are known."),
      h("button", { type: "button", class: "button", "data-action": "chooseSpreadsheet", "data-first": true, autofocus: true }, "Choose a file…"),
      h("p", { class: "muted" }, "Or drop it anywhere on the window."),
    ),
    h(
      "section",
      { "aria-labelledby": "from-titles" },
      h("h3", { id: "from-titles" }, h("label", { for: "pasted-titles" }, "Paste titles")),
      h("p", { class: "muted", id: "pasted-hint" }, "One a line, or cells copied from a spreadsheet."),
      h("textarea", {
        class: "field",
        id: "pasted-titles",
        rows: 7,
        dir: "auto",
        value: pasted,
        "aria-describedby": "pasted-hint",
        "data-on-input": "typeTitles",
      }),
      h("button", { type: "button", class: "button", "data-action": "takeTitles" }, "Use these titles"),
    ),
  );

/** @param {Sheet} sheet @param {SheetMapping} mapping */
const map = ({ name, tool, told, sheets, sheet, rows, columns, places }, { hasHeader, fields }) =>
  h(
    "div",
    { class: "spreadsheet-map", key: "map" },
    h(
      "p",
      null,
      h("strong", null, name || "Pasted"),
      ` · ${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`,
      tool && ` · Looks like an export of ${tool}`,
    ),
    told.map((one) => h("p", { class: "banner calm", key: one }, one)),
    h(
      "div",
      { class: "spreadsheet-turn" },
      sheets.length > 1 &&
        h(
          "label",
          null,
          "Sheet",
          h(
            "select",
            { class: "field", "data-on-change": "turnSheet" },
            sheets.map((one, index) => h("option", { value: index, selected: index === sheet }, one)),
          ),
        ),
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", checked: hasHeader, "data-on-change": "turnHeader" }),
        h("span", null, "The first row says what the columns are"),
      ),
    ),
    h(
      "table",
      { class: "spreadsheet-columns", "aria-label": "Where each column goes" },
      h("thead", null, h("tr", null, ["Column", "First rows", "Goes to"].map((label) => h("th", { scope: "col" }, label)))),
      windowed(h("tbody"), {
        items: columns.map((column, index) => ({ ...column, index, field: fields[index] ?? "" })),
        key: ({ index }) => `${index}`,
        draw: (column) => line(column, places),
        height: 44,
        few: 60,
      }),
    ),
  );

/** @type {(column: import("../bindings.d.ts").SheetColumn & { index: number, field: string }, places: SheetPlaces[]) => HTMLElement} */
const line = ({ name, sample, empty, index, field }, places) =>
  h(
    "tr",
    { key: `${index}`, class: field === "" ? "muted" : "" },
    h("th", { scope: "row", id: `column-${index}` }, name),
    h("td", { class: "sample" }, empty ? h("span", { class: "muted" }, "Empty") : sample.join(" · ")),
    h(
      "td",
      null,
      h(
        "select",
        {
          class: "field",
          "aria-labelledby": `column-${index}`,
          "data-on-change": "mapColumn",
          "data-column": index,
          "data-first": index === 0,
          value: field,
        },
        h("option", { value: "" }, "Leave out"),
        places.map(({ label, places: inside }) =>
          h(
            "optgroup",
            { label },
            inside.map((place) => h("option", { value: place.field, selected: place.field === field }, place.label)),
          ),
        ),
      ),
    ),
  );

/** The columns that hold something and go nowhere. @type {(sheet: Sheet, mapping: SheetMapping) => string[]} */
const unused = ({ columns }, { fields }) => columns.filter(({ empty }, index) => !empty && !fields[index]).map(({ name }) => name);

/** @type {(preview: SheetPreview, unused: string[]) => HTMLElement} */
const previewed = ({ inWords, notices, rows, create, change, left, leftOut }, unused) =>
  h(
    "div",
    { class: "spreadsheet-preview", key: "preview" },
    h("p", { class: "outcome", tabindex: -1, "data-first": true }, inWords),
    notices.map((notice) => h("p", { class: "muted", key: notice }, notice)),
    unused.length > 0 &&
      h(
        "p",
        { class: "muted", key: "unused", dir: "auto" },
        `${unused.length === 1 ? "1 column goes" : `${unused.length} columns go`} nowhere: ${unused.slice(0, FEW).join(", ")}${unused.length > FEW ? ", …" : "."}`,
      ),
    leftOut > 0 &&
      h(
        "section",
        { key: "left", "aria-labelledby": "left-out" },
        h("h3", { id: "left-out" }, `Left out (${leftOut})`),
        h("button", { type: "button", class: "button quiet", "data-action": "saveLeftOut" }, "Save with reasons…"),
        h("button", { type: "button", class: "button quiet", "data-action": "copyLeftOut" }, "Copy with reasons"),
        list(left, leftOut, "Rows that are left out"),
      ),
    rows.length > 0 &&
      h(
        "section",
        { key: "rows", "aria-labelledby": "to-import" },
        h("h3", { id: "to-import" }, `To import (${create + change})`),
        list(rows, create + change, "Rows to import"),
      ),
  );

/** @type {(rows: SheetRow[], all: number, label: string) => Child} */
const list = (rows, all, label) => [
  windowed(h("ul", { class: "spreadsheet-rows", tabindex: 0, "aria-label": label }), {
    items: rows,
    key: ({ number }) => `${number}`,
    draw: row,
    height: 30,
  }),
  all > rows.length && h("p", { class: "muted" }, `and ${(all - rows.length).toLocaleString("en-US")} more`),
];

/** @param {SheetRow} row */
const row = ({ number, title, isNew, details }) =>
  h(
    "li",
    { key: `${number}` },
    h("span", { class: "muted number" }, `${number}`),
    h("span", { class: "title", dir: "auto" }, title || "Without a title"),
    isNew && h("span", { class: "muted" }, "new"),
    h("span", { class: "muted details" }, details),
  );

/** @param {Shown} shown @returns {Child} */
const buttons = ({ step, busy, mapping, preview }) => [
  busy !== "" && button("stopSpreadsheet", "Stop"),
  busy === "" && step !== "choose" && button("backInSpreadsheet", "Back"),
  busy === "" && button("leaveSpreadsheet", "Cancel"),
  busy === "" && step === "map" && primary("previewSpreadsheet", "Preview", mapping.fields.every((field) => field === "")),
  busy === "" && step === "preview" && preview && preview.does !== "" && primary("takeSpreadsheet", preview.does, false),
];

/** @type {(action: string, label: string) => HTMLElement} */
const button = (action, label) => h("button", { type: "button", class: "button", key: action, "data-action": action }, label);

/** @type {(action: string, label: string, disabled: boolean) => HTMLElement} */
const primary = (action, label, disabled) =>
  h("button", { type: "button", class: "button primary", key: action, "data-action": action, disabled }, label);
