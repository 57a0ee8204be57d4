// The export panel: a use case or a phase as Markdown, to copy, save, look at and print.

import { flush } from "../autosave.js";
import { copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import { exportPreview, exportSave, printPage, Problem } from "../ipc.js";
import { here } from "../router.js";
import { inDialog, openDialog } from "./dialog.js";
import { notify } from "./notice.js";
import { sheetHead } from "./sheet.js";

/** @import { Preview, Scope } from "../bindings.d.ts" */
/** @typedef {{ useCase: string, phase: string | null }} Part a phase, or without one the whole use case */
/**
 * @typedef {object} Panel
 * @property {Part} part what is exported
 * @property {string | null} phase the phase that can be chosen instead of the whole use case
 * @property {Preview | null} preview null until it has come
 * @property {string} said what the last button did
 * @property {boolean} failed whether it did not do it
 */

/** @type {Panel | null} */
let panel = null;
/** What the panel is drawn into. */
let sheet = h("div");
/** The page as HTML; filled only by `load`. */
const rendered = h("div", { class: "page", lang: "" });
// How the person likes it, for as long as the window lives.
let shown = false;
let raw = false;
let latest = 0;
const options = { frontMatter: false };

/**
 * Opens the panel.
 * @param {Part} part the phase may be changed for the whole use case, and back
 */
export async function openExport(part) {
  panel = { part, phase: part.phase, preview: null, said: "", failed: false };
  sheet = h("div", { class: "export-sheet" });
  draw();
  void load();
  await openDialog(h("dialog", { class: "dialog export", "aria-labelledby": "export-title" }, sheet));
  panel = null;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  export: ({ dataset: { useCase = "", phase } }) => openExport({ useCase, phase: phase || null }),
  exportScope(radio) {
    if (!panel) return;
    const whole = /** @type {HTMLInputElement} */ (radio).value === "use-case";
    panel.part = { ...panel.part, phase: whole ? null : panel.phase };
    void load();
  },
  exportCopy() {
    if (!panel?.preview) return;
    if (copyText(panel.preview.markdown)) return say("Copied");
    shown = raw = true;
    say("The clipboard did not take it. The Markdown below is selected: copy it by hand.", true);
    const text = sheet.querySelector(".raw");
    if (text instanceof HTMLElement) {
      text.focus();
      getSelection()?.selectAllChildren(text);
    }
  },
  exportSave: () =>
    attempt(async ({ part }) => {
      const file = await exportSave(scopeOf(part), "markdown", options);
      if (file) say(`Saved as ${file.path}`);
    }),
  exportPrint: () => attempt(print),
  exportPreview() {
    shown = !shown;
    draw();
  },
  exportTab(tab) {
    raw = tab.dataset.tab === "raw";
    draw();
  },
  exportTabKey(_, event) {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    raw = event.key === "Home" ? false : event.key === "End" ? true : !raw;
    draw();
    const tab = sheet.querySelector('[role=tab][aria-selected="true"]');
    if (tab instanceof HTMLElement) tab.focus();
  },
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+e"(event) {
    event.preventDefault();
    if (!inDialog()) exportHere();
  },
  "mod+p"(event) {
    event.preventDefault();
    if (panel) void attempt(print);
    else if (!inDialog()) exportHere();
  },
};

/** @type {(part: Part) => Scope} */
const scopeOf = ({ useCase, phase }) =>
  phase === null ? { kind: "use-cases", useCases: [useCase] } : { kind: "phase", useCase, phase };

/** Opens the panel for what is on the screen. */
function exportHere() {
  const { useCase, phase } = here();
  if (useCase) void openExport({ useCase, phase });
  else notify({ text: "Open a use case to export it." });
}

/** Asks for the preview of what is chosen, with everything typed in it. */
async function load() {
  if (!panel) return;
  latest += 1;
  const mine = latest;
  const { part } = panel;
  say("");
  try {
    const complete = await flush();
    const preview = await exportPreview(scopeOf(part), options);
    if (!panel || mine !== latest) return;
    panel.preview = preview;
    // The one place where HTML is set: it comes from the core's own writer, which escapes all foreign text.
    rendered.innerHTML = preview.html;
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

/** Prints a copy of the page that stands in the document itself: a dialog is cut off after its first sheet. */
async function print() {
  document.querySelector(".printout")?.remove();
  document.body.append(h("div", { class: "printout" }, rendered.cloneNode(true)));
  await printPage();
}

/** @param {(panel: Panel) => Promise<void>} deed */
async function attempt(deed) {
  if (!panel?.preview) return;
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
  patch(sheet, content(panel));
  const page = sheet.querySelector("[data-own]");
  if (page && rendered.parentElement !== page) page.replaceChildren(rendered);
  sheet.closest("dialog")?.toggleAttribute("data-preview", shown);
  document.dispatchEvent(new Event("drawn"));
}

/** @param {Panel} panel */
function content({ part, phase, preview, said, failed }) {
  // Not `disabled`: the first button has the focus while the preview is on its way.
  const waits = preview ? null : "true";
  return [
    sheetHead("export-title", "Export to Confluence"),
    phase !== null &&
      h(
        "fieldset",
        { class: "choices" },
        h("legend", { class: "unseen" }, "What to export"),
        scopeChoice("phase", "This phase", part.phase !== null),
        scopeChoice("use-case", "Whole use case", part.phase === null),
      ),
    h("p", { class: "exporting", role: "status" }, preview?.exporting ?? ""),
    h(
      "div",
      { class: "export-ways" },
      h(
        "button",
        {
          type: "button",
          key: "copy",
          class: "primary",
          "data-action": "exportCopy",
          "aria-disabled": waits,
          autofocus: true,
        },
        "Copy Markdown",
      ),
      h("button", { type: "button", key: "save", "data-action": "exportSave", "aria-disabled": waits }, "Download .md"),
      h(
        "button",
        { type: "button", key: "preview", "data-action": "exportPreview", "aria-expanded": shown },
        shown ? "Hide Preview" : "Preview",
      ),
      h("button", { type: "button", key: "print", "data-action": "exportPrint", "aria-disabled": waits }, "Print"),
    ),
    h("p", { key: "said", class: failed ? "said bad" : "said", role: "status" }, said),
    h("p", { class: "tip" }, "Copy the markdown and paste directly into your Confluence page for formatted content."),
    shown && [
      h(
        "div",
        {
          key: "tabs",
          class: "export-tabs",
          role: "tablist",
          "aria-label": "Preview",
          "data-on-keydown": "exportTabKey",
        },
        tab("rendered", "Rendered", !raw),
        tab("raw", "Raw Markdown", raw),
      ),
      raw
        ? h(
            "pre",
            {
              key: "raw",
              id: "export-raw",
              class: "raw",
              role: "tabpanel",
              tabindex: 0,
              "aria-labelledby": "export-tab-raw",
            },
            preview?.markdown ?? "",
          )
        : h("div", {
            key: "rendered",
            id: "export-rendered",
            class: "rendered",
            role: "tabpanel",
            tabindex: 0,
            "aria-labelledby": "export-tab-rendered",
            "data-own": true,
          }),
    ],
  ];
}

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
