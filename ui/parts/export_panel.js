// How the export panel looks.

import { h } from "../dom.js";
import { sheetHead } from "../kit/sheet.js";
import { TIP } from "./export_here.js";
import { previewOf } from "./export_preview.js";
import { selection } from "./selection.js";
import { pointChoice } from "./since.js";

/** @import { Child, Props } from "../dom.js" */
/** @import { ExportHabits, Preview } from "../bindings.d.ts" */
/** @import { Choice } from "./export_scope.js" */

/** @import { Panel } from "./export.js" */

/** @param {Choice} choice */
const kindOf = ({ part, scope }) => part ?? scope?.kind;

/** What mostly goes to a page of Confluence. @type {Set<ReturnType<typeof kindOf>>} */
const forConfluence = new Set(["phase", "use-cases", "scoping", "notes", "integrations", "all-integrations"]);

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
  ways(preview, preview === null || progress !== null, kindOf(choice), shown, liking),
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

/** @type {(preview: Preview | null, waits: boolean, kind: ReturnType<typeof kindOf>, shown: boolean, liking: ExportHabits) => Child} */
const ways = (preview, waits, kind, shown, { each, frontMatter, format, emptySlides, appendix }, deck = decks.has(kind)) => [
  h(
    "div",
    { class: "export-ways", key: "ways" },
    deck && way("exportDeck", "Download .pptx", { ...primary, "aria-disabled": waits || null }),
    way("exportCopyRich", "Copy for Confluence", { ...(deck ? {} : primary), "aria-disabled": waits || null }),
    way("exportCopy", "Copy Markdown", { "aria-disabled": waits || null }),
    way("exportLast", `Download .${lastOf(preview, deck, format)}`, { "aria-disabled": waits || null }),
    way("exportSave", "Other formats…", {
      "aria-disabled": waits || null,
      "aria-haspopup": "menu",
      "aria-expanded": false,
    }),
    way("exportPrint", "Print or save as PDF", { "aria-disabled": waits || null }),
    way("exportPreview", shown ? "Hide Preview" : "Preview", { "aria-expanded": shown }),
  ),
  h(
    "div",
    { class: "export-options", key: "options" },
    preview?.each === true && option("exportEach", "One file each", each),
    kind === "tracker" && option("exportEmptySlides", "Include empty slides", emptySlides),
    kind === "tracker" && option("exportAppendix", "Appendix: data, configuration, people, scores, open questions", appendix),
    option("exportFrontMatter", "Add YAML front matter", frontMatter),
  ),
];

/**
 * The extension of what was saved last, if this can be saved so; a deck has a button of its own.
 * @type {(preview: Preview | null, deck: boolean, format: string) => string}
 */
const lastOf = (preview, deck, format) =>
  preview?.formats.some(({ fileName }) => fileName.endsWith(`.${format}`)) && !(deck && format === "pptx") ? format : "md";

/** What is wanted first has the focus from the start, whether its preview has come or not. */
const primary = { class: "button primary", autofocus: true };

/** What is first of all a deck. @type {Set<ReturnType<typeof kindOf>>} */
const decks = new Set(["tracker", "portfolio"]);

/** @param {Choice} choice */
const isDeck = (choice) => decks.has(kindOf(choice));

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
