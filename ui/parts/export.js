// The export panel: what is exported, as it will arrive, and the ways to take it along.

import { flush } from "../autosave.js";
import { copyRich, copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import { points, printPage, Problem } from "../ipc.js";
import { exportHandOver, exportPreview, exportSave, exportSaveEach, exportStop } from "../ipc_export.js";
import { inDialog, openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { openMenu } from "../kit/popup.js";
import { here } from "../router.js";
import { session } from "../screen.js";
import { habits, keep, keepScope } from "./export_habits.js";
import { content, lastOf } from "./export_panel.js";
import { focusTab, place, selectShown, tabOfKey } from "./export_preview.js";
import { choicesAt, ofCapture, offeredAt } from "./export_scope.js";
import { fillPage } from "./page.js";
import { showPictures } from "./picture.js";
import { allOrNone, withBox } from "./selection.js";
import { chosenSince, pointIn } from "./since.js";

/** @import { ExportProgress, Format, HandOver, Place, Point, PointChoice, Preview, Scope, Separator } from "../bindings.d.ts" */
/** @import { Choice } from "./export_scope.js" */
/** @import { Chosen } from "./selection.js" */
/**
 * @typedef {object} Panel
 * @property {Choice[]} choices what can be exported
 * @property {Choice} choice what is
 * @property {Chosen} chosen the use cases, where several can be chosen
 * @property {PointChoice[]} points what it can be compared with
 * @property {Compared} since what changed since then is told
 * @property {Compared} until a change note goes up to then
 * @property {Preview | null} preview null until it has come
 * @property {boolean} shown whether the preview is to be seen
 * @property {string} screen what kind of screen it was opened on
 * @property {ExportProgress | null} progress of saving one file each
 * @property {string} said what the last button did
 * @property {boolean} failed whether it did not do it
 */

/** A point that is chosen, or that a day is to be. @typedef {{ point: Point | null, awaitsDay: boolean }} Compared */

/** @type {Panel | null} */
let panel = null;
/** What the panel is drawn into. */
let sheet = h("div");
/** The page as HTML; filled only by `load`. */
const rendered = h("div", { class: "page", lang: "" });
let latest = 0;

/**
 * Opens the panel for what is on the screen, for a change note since a point, or for what a capture has shown.
 * @param {{ note?: boolean, at?: Place, since?: Point | null, captured?: boolean }} [wish] `captured`: whether it was made with
 *   consent denied
 */
export async function openExport({ note = false, at = here(), since = usualSince(at), captured } = {}) {
  if (!session().workspace) return;
  const of = captured === undefined ? choicesAt(at) : [ofCapture(captured)];
  const [choices, known] = await Promise.all([of, points(at.useCase)]);
  if (choices.length === 0) return notify({ text: "There is nothing to export on this screen." });
  if (choices[0].rows?.all === 0) return notify({ text: "There is nothing to export yet." });
  const screen = offeredAt(at);
  const liked = choices.find(({ name }) => name === habits().scopes[screen]);
  panel = {
    screen,
    choices,
    choice: (note ? choices.find(isNote) : liked) ?? choices[0],
    points: known,
    since: { point: note ? (since ?? usual(known)) : since, awaitsDay: false },
    until: { point: null, awaitsDay: false },
    chosen: { atWork: true, archived: false, but: new Set(), count: choices[0].atWork ?? 0 },
    preview: null,
    // What a change note says is looked at first; whether other exports are is for the person.
    shown: habits().shown || note,
    progress: null,
    said: "",
    failed: false,
  };
  sheet = h("div", { class: "export-sheet" });
  draw();
  void load();
  await openDialog(h("dialog", { class: "dialog export", "aria-labelledby": "export-title" }, sheet));
  // What is being saved goes on no further than the file at hand.
  if (panel?.progress) void exportStop();
  panel = null;
}

/** What was chosen on list and phases; not where the past is looked at, which may be before that. @type {(at: Place) => Point | null} */
const usualSince = ({ screen }) => (screen === "past" ? null : (chosenSince()?.point ?? null));

/** @type {import("../screen.js").Actions} */
export const actions = {
  export: () => openExport(),
  exportScope(radio) {
    if (!panel) return;
    const { value } = /** @type {HTMLInputElement} */ (radio);
    panel.choice = panel.choices.find(({ name }) => name === value) ?? panel.choice;
    keepScope(panel.screen, panel.choice.name);
    // What a change note is about is to be seen before it is taken along.
    if (isNote(panel.choice)) panel.since.point ??= usual(panel.points);
    void load();
  },
  exportSince(field) {
    if (panel) panel.since = compared(field, panel.since);
    void load();
  },
  exportUntil(field) {
    if (panel) panel.until = compared(field, panel.until);
    void load();
  },
  changeNote: () => void openExport({ note: true }),
  compareBaseline({ dataset: { baseline = "", useCase } }) {
    const at = { ...here(), screen: null, document: null, useCase: useCase ?? null, moment: null };
    void openExport({ note: true, at, since: { kind: "baseline", baseline } });
  },
  exportChoose(box) {
    if (!panel) return;
    panel.chosen = withBox(panel.chosen, box);
    void load();
  },
  exportChooseAll({ dataset: { all } }) {
    if (!panel) return;
    panel.chosen = allOrNone(panel.choice.rows, all !== undefined);
    void load();
  },
  exportEach(box) {
    keep({ each: /** @type {HTMLInputElement} */ (box).checked });
    draw();
  },
  exportFrontMatter(box) {
    keep({ frontMatter: /** @type {HTMLInputElement} */ (box).checked });
    void load();
  },
  exportEmptySlides(box) {
    keep({ emptySlides: /** @type {HTMLInputElement} */ (box).checked });
    void load();
  },
  exportAppendix(box) {
    keep({ appendix: /** @type {HTMLInputElement} */ (box).checked });
    void load();
  },
  exportCopy() {
    if (!panel?.preview) return;
    const { markdown } = panel.preview;
    if (copyText(markdown)) return say("Copied as Markdown");
    byHand("Markdown");
  },
  exportCopyRich() {
    if (!panel?.preview) return;
    const { rich, markdown } = panel.preview;
    if (copyRich(rich, markdown)) return say("Copied for Confluence: paste it into the page's editor");
    byHand("text");
  },
  exportDeck: () => save("pptx"),
  exportWorkbook: () => save("xlsx"),
  exportLast() {
    if (panel) void save(lastOf(panel.preview, panel.choice, habits().format).format);
  },
  exportSeparator(select) {
    keep({ separator: /** @type {Separator} */ (/** @type {HTMLSelectElement} */ (select).value) });
    draw();
  },
  exportSave(button) {
    if (!panel?.preview) return;
    const { formats } = panel.preview;
    const entry = (/** @type {{ label: string, format: Format, fileName: string }} */ { label, format, fileName }) => ({
      label,
      async run() {
        keep({ format: fileName.slice(fileName.lastIndexOf(".") + 1) });
        draw();
        await save(format);
      },
    });
    openMenu(button, formats.map(entry));
  },
  exportHandOver: ({ dataset: { to } }) => handOver(/** @type {HandOver} */ (to)),
  exportStop: () => void exportStop(),
  exportPrint: () => attempt(print),
  exportPreview() {
    if (!panel) return;
    panel.shown = !panel.shown;
    if (!isNote(panel.choice)) keep({ shown: panel.shown });
    draw();
  },
  exportTab(tab) {
    keep({ raw: tab.dataset.tab === "raw" });
    draw();
  },
  exportTabKey(_, event) {
    const raw = tabOfKey(event, habits().raw);
    if (raw === null) return;
    keep({ raw });
    draw();
    focusTab(sheet);
  },
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+e"(event) {
    event.preventDefault();
    if (!inDialog()) void openExport();
  },
  "mod+p"(event) {
    event.preventDefault();
    if (panel) void attempt(print);
    else if (!inDialog()) void openExport();
  },
};

/** @type {(panel: Panel) => Scope} */
const scopeOf = ({ choice: { scope, part = "use-cases" }, chosen: { atWork, archived, but } }) =>
  scope ?? { kind: "several", part, chosen: { atWork, archived, but: [...but] } };

/** @type {(field: HTMLElement, before: Compared) => Compared} */
function compared(field, before) {
  const point = pointIn(field);
  return point === "day" ? { ...before, awaitsDay: true } : { point, awaitsDay: false };
}

/** What a change note mostly goes from: the last baseline, or the last decision. @param {PointChoice[]} points */
const usual = (points) => (points.find(({ point }) => point.kind === "baseline") ?? points[0]).point;

/** Whether it is about what changed. @param {Choice} choice */
export const isNote = ({ part, scope }) => part === "notes" || scope?.kind === "notes";

/** @param {Panel} panel */
const options = ({ choice, since, until }) => ({
  frontMatter: habits().frontMatter,
  emptySlides: habits().emptySlides,
  appendix: habits().appendix,
  separator: habits().separator,
  asOf: (isNote(choice) ? until.point : null) ?? choice.asOf ?? null,
  since: since.point,
});

/** Asks for the preview of what is chosen, with everything typed in it. */
async function load() {
  if (!panel) return;
  latest += 1;
  const mine = latest;
  const scope = scopeOf(panel);
  say("");
  try {
    const complete = await flush();
    const preview = await exportPreview(scope, options(panel));
    if (!panel || mine !== latest) return;
    panel.preview = preview;
    fillPage(rendered, preview.html);
    if (complete) draw();
    else say("Some text is not saved yet, and is missing here.", true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine !== latest || !panel) return;
    panel.preview = null;
    rendered.replaceChildren();
    say(error.message, true);
  }
}

/** Saves as one file, or as one file each where that is chosen and there are several. @param {Format} format */
const save = (format) =>
  attempt(async (saving) => {
    const scope = scopeOf(saving);
    if (!saving.preview?.each || !habits().each) {
      const file = await exportSave(scope, format, options(saving));
      if (file) say(`Saved as ${file.path}`);
      return;
    }
    try {
      const saved = await exportSaveEach(scope, format, options(saving), (progress) => {
        saving.progress = progress;
        draw();
      });
      saving.progress = null;
      if (!saved) return;
      const { files, of, folder } = saved;
      say(files < of ? `Stopped: ${files} of ${of} files are in ${folder}` : `Saved ${files} files in ${folder}`);
    } finally {
      saving.progress = null;
      draw();
    }
  });

/** Saves what another tool takes in, and says what is to be known of it. @param {HandOver} to */
const handOver = (to) =>
  attempt(async (saving) => {
    const saved = await exportHandOver(scopeOf(saving), to, options(saving));
    if (!saved) return;
    const { path, files, told } = saved;
    say([files === 1 ? `Saved as ${path}` : `Saved ${files} files in ${path}`, ...told].join("\n"));
  });

/** Prints a copy of the page that stands in the document itself: a dialog is cut off after its first sheet. */
async function print() {
  await showPictures(rendered);
  document.querySelector(".printout")?.remove();
  document.body.append(h("div", { class: "printout" }, rendered.cloneNode(true)));
  await printPage();
}

/** Offers what the clipboard did not take to be copied by hand. @param {string} what */
function byHand(what) {
  if (panel) panel.shown = true;
  keep({ raw: what === "Markdown" });
  say(`The clipboard did not take it. The ${what} below is selected: copy it by hand.`, true);
  selectShown(sheet);
}

/** @param {(panel: Panel) => Promise<void>} deed */
async function attempt(deed) {
  if (!panel?.preview || panel.progress) return;
  say("");
  try {
    await deed(panel);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(error.message, true);
  }
}

/**
 * @param {string} text
 * @param {boolean} [failed]
 */
function say(text, failed = false) {
  if (!panel) return;
  panel.said = text;
  panel.failed = failed;
  draw();
}

function draw() {
  if (!panel) return;
  patch(sheet, content(panel, habits()));
  place(sheet, rendered);
  sheet.closest("dialog")?.toggleAttribute("data-preview", panel.shown);
  document.dispatchEvent(new Event("drawn"));
}
