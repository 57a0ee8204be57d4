// The export of a phase at the end of its page. Nothing is asked of the core before a button is gone to.

import { flush } from "../autosave.js";
import { copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { exportPreview, exportSave } from "../ipc_export.js";
import { habits, keep } from "./export_habits.js";
import { focusTab, place, previewOf, selectShown, tabOfKey } from "./export_preview.js";
import { fillPage } from "./page.js";

/** @import { Child } from "../dom.js" */
/** @import { ExportOptions, Preview, Scope } from "../bindings.d.ts" */

/** What the spec says of it, and the panel too. */
export const TIP = "Copy the markdown and paste directly into your Confluence page for formatted content.";

/** A phase as it is shown. @typedef {{ useCase: string, phase: string, title: string, revision: number }} Phase */

/** The phase that is on the screen, and what was asked about it. */
const state = {
  /** @type {Phase | null} */
  of: null,
  /** @type {Preview | null} */
  preview: null,
  /** The revision that the preview is of. */
  revision: -1,
  shown: false,
  said: "",
  failed: false,
};

/** The page as HTML; filled only by `load`. */
const rendered = h("div", { class: "page", lang: "" });

/** @type {(phase: Phase) => HTMLElement} */
export function exportHere(phase) {
  const isOther = state.of?.useCase !== phase.useCase || state.of.phase !== phase.phase;
  if (isOther) Object.assign(state, { preview: null, shown: false, said: "", failed: false });
  state.of = phase;
  return h(
    "section",
    { class: "export-here", key: "export", "aria-labelledby": "export-here-title" },
    content(phase),
  );
}

/** @type {(phase: Phase) => Child} */
const content = ({ title }) => [
  h("h3", { class: "label", id: "export-here-title", key: "title" }, "Export to Confluence"),
  h("p", { class: "exporting", key: "exporting" }, `Exporting: ${title}`),
  h(
    "div",
    { class: "export-ways", key: "ways" },
    way("exportHereCopy", "Copy Markdown", { "data-ready": String(state.preview !== null && isFresh()) }),
    way("exportHereSave", "Download .md"),
    way("exportHerePreview", state.shown ? "Hide Preview" : "Preview", { "aria-expanded": state.shown }),
    way("export", "More…", { class: "button quiet", "aria-label": "More ways to export" }),
  ),
  h("p", { key: "said", class: state.failed ? "said bad" : "said", role: "status" }, state.said),
  h("p", { class: "tip", key: "tip" }, TIP),
  state.shown && state.preview && previewOf("exportHere", state.preview, habits().raw),
];

/** @type {(action: string, label: string, props?: import("../dom.js").Props) => HTMLElement} */
const way = (action, label, props = {}) =>
  h("button", { type: "button", class: "button", key: action, "data-action": action, ...props }, label);

/** @type {import("../screen.js").Actions} */
export const actions = {
  // The clipboard takes what is at hand when the button is pressed: it was asked for when the button was gone to.
  exportHereCopy: () =>
    attempt(async () => {
      const isReady = state.preview !== null && isFresh();
      const { markdown } = state.preview && isReady ? state.preview : await load();
      if (copyText(markdown)) return say("Copied as Markdown");
      if (!isReady) return say("The Markdown is ready now: press Copy Markdown once more.", true);
      state.shown = true;
      keep({ raw: true });
      say("The clipboard did not take it. The Markdown below is selected: copy it by hand.", true);
      const sheet = section();
      if (sheet) selectShown(sheet);
    }),
  exportHereSave: () =>
    attempt(async (scope) => {
      await flush();
      const file = await exportSave(scope, "markdown", options());
      if (file) say(`Saved as ${file.path}`);
    }),
  exportHerePreview: () =>
    attempt(async () => {
      if (!state.shown) await load();
      state.shown = !state.shown;
      draw();
    }),
  exportHereTab(tab) {
    keep({ raw: tab.dataset.tab === "raw" });
    draw();
  },
  exportHereTabKey(_, event) {
    const raw = tabOfKey(event, habits().raw);
    if (raw === null) return;
    keep({ raw });
    draw();
    const sheet = section();
    if (sheet) focusTab(sheet);
  },
};

/** An open preview, and the button that one is at, follow what is entered, once that is drawn. */
document.addEventListener("drawn", () => {
  const sheet = section();
  const isAtCopy = document.activeElement?.matches("[data-action=exportHereCopy]");
  if (!sheet || !(state.shown || isAtCopy)) return;
  place(sheet, rendered);
  if (!isFresh()) void attempt(async () => void (await load()), false);
});
document.addEventListener("input", () => (state.revision = Math.min(state.revision, (state.of?.revision ?? 0) - 1)));

/** Has the text at hand before the button is pressed. @param {Event} event */
function ready({ target }) {
  if (!(target instanceof Element) || !target.closest("[data-action=exportHereCopy]")) return;
  if (!isFresh()) void attempt(async () => void (await load()), false);
}

document.addEventListener("pointerover", ready);
document.addEventListener("focusin", ready);

const section = () => document.querySelector("#main .export-here");

/** Whether the preview is of what the page shows. */
const isFresh = () => state.of !== null && state.revision >= state.of.revision;

/** @returns {ExportOptions} */
const options = () => ({
  ...{ frontMatter: habits().frontMatter, emptySlides: false, appendix: false, separator: habits().separator },
  ...{ asOf: null, since: null },
});

/** @type {(phase: Phase) => Scope} */
const scopeOf = ({ useCase, phase }) => ({ kind: "phase", useCase, phase });

/** Asks for the phase as it is exported, with everything typed in it. @returns {Promise<Preview>} */
async function load() {
  const { of } = state;
  if (!of) throw new Error("no phase is shown");
  state.revision = of.revision;
  const complete = await flush();
  const preview = await exportPreview(scopeOf(of), options());
  if (state.of?.phase === of.phase && state.of.useCase === of.useCase) {
    state.preview = preview;
    fillPage(rendered, preview.html);
    draw();
    if (!complete) say("Some text is not saved yet, and is missing here.", true);
  }
  return preview;
}

/** @type {(deed: (scope: Scope) => Promise<void>, tells?: boolean) => Promise<void>} */
async function attempt(deed, tells = true) {
  if (!state.of) return;
  if (tells) say("");
  try {
    await deed(scopeOf(state.of));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(error.message, true);
  }
}

/** @type {(text: string, failed?: boolean) => void} */
function say(text, failed = false) {
  Object.assign(state, { said: text, failed });
  draw();
}

function draw() {
  const sheet = section();
  if (!sheet || !state.of) return;
  patch(sheet, content(state.of));
  place(sheet, rendered);
}
