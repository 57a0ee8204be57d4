// How the export panel looks.

import { h } from "../dom.js";
import { sheetHead } from "../kit/sheet.js";
import { TIP } from "./export_here.js";
import { previewOf } from "./export_preview.js";
import { selection } from "./selection.js";
import { pointChoice } from "./since.js";

/** @import { Child, Props } from "../dom.js" */
/** @import { ExportHabits, Format, Preview } from "../bindings.d.ts" */
/** @import { Choice } from "./export_scope.js" */

/** @import { Panel } from "./export.js" */

/** @param {Choice} choice */
const kindOf = ({ part, scope }) => part ?? scope?.kind;

/** What mostly goes to a page of Confluence. @type {Set<ReturnType<typeof kindOf>>} */
const forConfluence = new Set(["phase", "use-cases", "scoping", "notes", "integrations", "all-integrations"]);

/** What is a table first of all. @type {Set<ReturnType<typeof kindOf>>} */
const tables = new Set(["portfolio", "ranking", "people", "integration-table", "tables", "roadmap", "tags", "metrics"]);

/** What is about what changed alone. @type {Set<ReturnType<typeof kindOf>>} */
const notes = new Set(["notes"]);

/** What can tell what changed. @type {Set<ReturnType<typeof kindOf>>} */
const compares = new Set(["phase", "use-cases", "scoping", "tracker", "notes"]);

/** @type {(panel: Panel, liking: ExportHabits) => Child} */
export const content = ({ choices, choice, chosen, preview, shown, progress, said, failed, ...panel }, liking) => [
  sheetHead("export-title", forConfluence.has(kindOf(choice)) ? "Export to Confluence" : "Export"),
  choices.length > 1 &&
    h(
      "fieldset",
      { class: "choices", key: "choices" },
      h("legend", { class: "unseen" }, "What to export"),
      choices.map(({ name, label }) => scopeChoice(name, label, name === choice.name)),
    ),
  choice.rows && selection(choice.rows, chosen, "export"),
  compares.has(kindOf(choice)) && comparing(choice, panel),
  h("p", { class: "exporting", key: "exporting", role: "status" }, preview?.exporting ?? ""),
  ways(preview, preview === null || progress !== null, choice, shown, liking),
  preview !== null && preview.handOver.length > 0 && handingOver(preview, progress !== null),
  progress && working(progress),
  h("p", { key: "said", class: failed ? "said bad" : "said", role: "status" }, said),
  !isDeck(choice) &&
    h(
      "p",
      { class: "tip", key: "tip" },
      TIP,
      " Copy for Confluence also brings task lists and status labels.",
    ),
  shown && preview && previewOf("export", preview, liking.raw),
];

/** @type {(choice: Choice, panel: Pick<Panel, "points" | "since" | "until">) => HTMLElement} */
const comparing = (choice, { points, since, until }) => {
  const isNote = notes.has(kindOf(choice));
  const decision = points.slice(0, 1).map(({ point }) => point);
  return h(
    "div",
    { class: "comparing", key: "comparing" },
    pointChoice({
      points,
      ...since,
      label: isNote ? "What changed since" : isDeck(choice) ? "Appendix: what changed since" : "Tell what changed since",
      none: isNote ? null : "not told",
      action: "exportSince",
    }),
    isNote &&
      choice.asOf == null &&
      pointChoice({
        points: points.filter(({ point }) => !decision.includes(point)),
        ...until,
        label: "Up to",
        none: "now",
        action: "exportUntil",
      }),
  );
};

/** @type {(preview: Preview | null, waits: boolean, choice: Choice, shown: boolean, liking: ExportHabits) => Child} */
const ways = (preview, waits, choice, shown, { each, frontMatter, format, separator, emptySlides, appendix }) => {
  const lead = leadOf(choice);
  const waiting = { "aria-disabled": waits || null };
  const last = way("exportLast", `Download .${lastOf(preview, choice, format).ending}`, waiting);
  return [
    h(
      "div",
      { class: "export-ways", key: "ways" },
      lead && way(lead === "pptx" ? "exportDeck" : "exportWorkbook", `Download .${lead}`, { ...primary, ...waiting }),
      lead === "xlsx" && last,
      way("exportCopyRich", "Copy for Confluence", { ...(lead ? {} : primary), ...waiting }),
      way("exportCopy", "Copy Markdown", waiting),
      lead !== "xlsx" && last,
      way("exportSave", "Other formats…", { ...waiting, "aria-haspopup": "menu", "aria-expanded": false }),
      way("exportPrint", "Print or save as PDF", waiting),
      way("exportPreview", shown ? "Hide Preview" : "Preview", { "aria-expanded": shown }),
    ),
    h(
      "div",
      { class: "export-options", key: "options" },
      preview?.each === true && option("exportEach", "One file each", each),
      kindOf(choice) === "tracker" && option("exportEmptySlides", "Include empty slides", emptySlides),
      kindOf(choice) === "tracker" && option("exportAppendix", "Appendix: data, configuration, people, scores, open questions", appendix),
      preview !== null && preview.separators.length > 0 && separatorChoice(preview, separator),
      option("exportFrontMatter", "Add YAML front matter", frontMatter),
    ),
  ];
};

/** What other tools take in, each with what these do with it. @type {(preview: Preview, waits: boolean) => HTMLElement} */
const handingOver = ({ handOver }, waits) =>
  h(
    "details",
    { class: "hand-over", key: "hand-over" },
    h("summary", null, "Hand over to other tools"),
    h(
      "ul",
      null,
      handOver.map(({ to, label, receiver }) =>
        h(
          "li",
          { key: to },
          way("exportHandOver", label, { "data-to": to, "aria-describedby": `receiver-${to}`, "aria-disabled": waits || null }),
          h("p", { class: "tip", id: `receiver-${to}` }, receiver),
        ),
      ),
    ),
  );

/**
 * What is offered beside what comes first: what was saved last, if this can be saved so.
 * @type {(preview: Preview | null, choice: Choice, liked: string) => { format: Format, ending: string }}
 */
export const lastOf = (preview, choice, liked) => {
  const lead = leadOf(choice);
  const last = preview?.formats.find(({ fileName }) => fileName.endsWith(`.${liked}`));
  if (last && last.format !== lead) return { format: last.format, ending: liked };
  return lead === "xlsx" && kindOf(choice) !== "tables" ? { format: "csv", ending: "csv" } : { format: "markdown", ending: "md" };
};

/** @type {(preview: Preview, separator: ExportHabits["separator"]) => HTMLElement} */
const separatorChoice = ({ separators }, chosen) =>
  h(
    "label",
    { key: "separator" },
    "CSV separated by",
    h(
      "select",
      { class: "field", "data-on-change": "exportSeparator" },
      separators.map(({ separator, label }) => h("option", { value: separator, selected: separator === chosen }, label)),
    ),
  );

/** What is wanted first has the focus from the start, whether its preview has come or not. */
const primary = { class: "button primary", autofocus: true };

/** What is a deck first of all. @type {Set<ReturnType<typeof kindOf>>} */
const decks = new Set(["tracker", "portfolio-deck"]);

/** Whether it is first of all a deck. @param {Choice} choice */
const isDeck = (choice) => leadOf(choice) === "pptx";

/** What it is saved as before anything else, if no page is. @type {(choice: Choice) => "pptx" | "xlsx" | null} */
const leadOf = (choice) => {
  if (decks.has(kindOf(choice))) return "pptx";
  return tables.has(kindOf(choice)) ? "xlsx" : null;
};

/**
 * Not `disabled`: the first button has the focus while the preview is on its way.
 * @type {(action: string, label: string, props: Props) => HTMLElement}
 */
const way = (action, label, props) =>
  h("button", { type: "button", class: "button", key: action, "data-action": action, ...props }, label);

/** @type {(action: string, label: string, checked: boolean) => HTMLElement} */
const option = (action, label, checked) =>
  h("label", { key: action }, h("input", { type: "checkbox", checked, "data-on-change": action }), label);

/** @type {(progress: import("../bindings.d.ts").ExportProgress) => HTMLElement} */
const working = ({ done, of }) =>
  h(
    "div",
    { class: "export-progress", key: "progress" },
    h("progress", { max: of, value: done, "aria-label": "Files saved" }),
    h("span", null, `${done} of ${of} files`),
    h("button", { type: "button", class: "button", "data-action": "exportStop" }, "Stop"),
  );

/** @type {(value: string, label: string, checked: boolean) => HTMLElement} */
const scopeChoice = (value, label, checked) =>
  h(
    "label",
    { key: value },
    h("input", { type: "radio", name: "export-scope", value, checked, "data-on-change": "exportScope" }),
    label,
  );
