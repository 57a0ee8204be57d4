// How the export panel looks.

import { h } from "../dom.js";
import { sheetHead } from "../kit/sheet.js";
import { selection } from "./selection.js";
import { pointChoice } from "./since.js";

/** @import { Child, Props } from "../dom.js" */
/** @import { Losses, Preview } from "../bindings.d.ts" */
/** @import { Choice } from "./export_scope.js" */

/** @import { Liking, Panel } from "./export.js" */

/** @param {Choice} choice */
const kindOf = ({ part, scope }) => part ?? scope?.kind;

/** What mostly goes to a page of Confluence. @type {Set<ReturnType<typeof kindOf>>} */
const forConfluence = new Set(["phase", "use-cases", "scoping", "notes", "integrations", "all-integrations"]);

/** What is about what changed alone. @type {Set<ReturnType<typeof kindOf>>} */
const notes = new Set(["notes"]);

/** What can tell what changed. @type {Set<ReturnType<typeof kindOf>>} */
const compares = new Set(["phase", "use-cases", "scoping", "tracker", "notes"]);

/** @type {(panel: Panel, liking: Liking) => Child} */
export const content = ({ choices, choice, chosen, preview, progress, said, failed, ...panel }, liking) => [
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
  ways(preview === null || progress !== null, isDeck(choice), preview?.each === true, liking),
  progress && working(progress),
  h("p", { key: "said", class: failed ? "said bad" : "said", role: "status" }, said),
  !isDeck(choice) &&
    h(
      "p",
      { class: "tip", key: "tip" },
      "Copy the markdown and paste directly into your Confluence page for formatted content.",
      " Copy for Confluence also brings task lists and status labels.",
    ),
  liking.shown && preview && [lossList(preview.losses), tabs(liking.raw), panelOf(preview, liking.raw)],
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

/** @type {(waits: boolean, deck: boolean, several: boolean, liking: Liking) => Child} */
const ways = (waits, deck, several, { shown, each, frontMatter }) => [
  h(
    "div",
    { class: "export-ways", key: "ways" },
    deck && way("exportDeck", "Download .pptx", { ...primary, "aria-disabled": waits || null }),
    way("exportCopyRich", "Copy for Confluence", { ...(deck ? {} : primary), "aria-disabled": waits || null }),
    way("exportCopy", "Copy Markdown", { "aria-disabled": waits || null }),
    way("exportMarkdown", "Download .md", { "aria-disabled": waits || null }),
    way("exportSave", "Save…", { "aria-disabled": waits || null, "aria-haspopup": "menu", "aria-expanded": false }),
    way("exportPrint", "Print", { "aria-disabled": waits || null }),
    way("exportPreview", shown ? "Hide Preview" : "Preview", { "aria-expanded": shown }),
  ),
  h(
    "div",
    { class: "export-options", key: "options" },
    several && option("exportEach", "One file each", each),
    option("exportFrontMatter", "Add YAML front matter", frontMatter),
  ),
];

/** What is wanted first has the focus from the start, whether its preview has come or not. */
const primary = { class: "button primary", autofocus: true };

/** Whether it is first of all a deck. @param {Choice} choice */
const isDeck = (choice) => kindOf(choice) === "tracker";

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

/** @type {(losses: Losses[]) => Child} */
const lossList = (losses) =>
  losses.length > 0 &&
  h(
    "section",
    { class: "losses", key: "losses", "aria-label": "What can't be kept" },
    losses.map(({ target, what }) =>
      h(
        "details",
        { key: target },
        h("summary", null, `${target} changes ${what.length === 1 ? "one thing" : `${what.length} things`}`),
        h(
          "ul",
          null,
          what.map((sentence) => h("li", null, sentence)),
        ),
      ),
    ),
  );

/** @param {boolean} raw */
const tabs = (raw) =>
  h(
    "div",
    { key: "tabs", class: "export-tabs", role: "tablist", "aria-label": "Preview", "data-on-keydown": "exportTabKey" },
    tab("rendered", "Rendered", !raw),
    tab("raw", "Raw Markdown", raw),
  );

/** @type {(preview: Preview, raw: boolean) => HTMLElement} */
const panelOf = ({ markdown }, raw) => {
  const name = raw ? "raw" : "rendered";
  const props = { key: name, id: `export-${name}`, class: name, role: "tabpanel", tabindex: 0 };
  const labeled = { ...props, "aria-labelledby": `export-tab-${name}` };
  return raw ? h("pre", labeled, markdown) : h("div", { ...labeled, "data-own": true });
};

/** @type {(value: string, label: string, checked: boolean) => HTMLElement} */
const scopeChoice = (value, label, checked) =>
  h(
    "label",
    { key: value },
    h("input", { type: "radio", name: "export-scope", value, checked, "data-on-change": "exportScope" }),
    label,
  );

/** @type {(name: string, label: string, selected: boolean) => HTMLElement} */
const tab = (name, label, selected) =>
  h(
    "button",
    {
      type: "button",
      class: "button",
      key: name,
      id: `export-tab-${name}`,
      role: "tab",
      tabindex: selected ? 0 : -1,
      "aria-selected": selected,
      "aria-controls": selected ? `export-${name}` : null,
      "data-action": "exportTab",
      "data-tab": name,
    },
    label,
  );
