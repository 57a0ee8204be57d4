// The person's settings: each applies at once, and is kept by the shell.

import { h, patch } from "../dom.js";
import { Problem, settingsChange } from "../ipc.js";
import { spelled } from "../keys.js";
import { inDialog, openDialog } from "../kit/dialog.js";
import { icon } from "../kit/icon.js";
import { announce, notify } from "../kit/notice.js";
import { sheetHead } from "../kit/sheet.js";
import { adopt, refresh, session } from "../screen.js";
import { backupSetting, lookAtBackups } from "./backups.js";
import { languages } from "./languages.js";
import { lookAtSharing, sharingSetting } from "./sharing.js";
import { lookAtStated, statedSetting } from "./stated.js";

/** @import { Settings, Theme } from "../bindings.d.ts" */

/** Text sizes in percent that the zoom keys step through. */
const sizes = [50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200];

/** @type {[Theme, string][]} */
const themes = [
  ["system", "Match system"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** What the open dialog is drawn into. @type {HTMLElement | null} */
let sheet = null;
let complaint = "";
let latest = 0;

/**
 * Lets the page look as the settings say; the text size is the web view's zoom, which the shell sets.
 * @param {Settings} settings
 */
export function applySettings({ theme, spelling }) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.spellcheck = spelling !== "off";
}

/** Opens the dialog, at a field of it where one is named. @param {string | null} [field] */
export async function openSettings(field = null) {
  complaint = "";
  sheet = h("div", { class: "settings" });
  draw();
  const stated = lookAtStated(draw);
  lookAtBackups(draw);
  lookAtSharing(draw);
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "settings-title" }, sheet);
  const closed = openDialog(dialog);
  if (field) {
    await stated;
    document.getElementById(`settings-${field}`)?.focus();
  }
  await closed;
  const author = dialog.querySelector("[name=author]");
  sheet = null;
  // Escape closes without the field being left.
  if (author instanceof HTMLInputElement) rename(author.value);
  if (session().workspace) refresh();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  settings: () => openSettings(),
  author: (field) => rename(/** @type {HTMLInputElement} */ (field).value),
  theme: (radio) => change({ theme: /** @type {Theme} */ (/** @type {HTMLInputElement} */ (radio).value) }),
  spelling: (select) => change({ spelling: /** @type {HTMLSelectElement} */ (select).value }),
  textSize: ({ dataset }) => zoom(Number(dataset.step)),
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+,"(event) {
    event.preventDefault();
    if (!inDialog()) void openSettings();
  },
  ...zoomKeys(["mod++", "mod+shift++", "mod+=", "mod+shift+="], 1),
  ...zoomKeys(["mod+-", "mod+shift+-", "mod+shift+_"], -1),
  ...zoomKeys(["mod+0", "mod+shift+0"], 0),
};

/**
 * @param {string[]} shortcuts
 * @param {number} step
 */
function zoomKeys(shortcuts, step) {
  /** @param {KeyboardEvent} event */
  const answer = (event) => {
    event.preventDefault();
    zoom(step);
  };
  return Object.fromEntries(shortcuts.map((keys) => [keys, answer]));
}

/** @param {number} step 1 is larger, -1 smaller, 0 back to 100% */
function zoom(step) {
  const { textSize } = session().settings;
  const larger = sizes.find((size) => size > textSize);
  const smaller = sizes.findLast((size) => size < textSize);
  const next = step === 0 ? 100 : ((step > 0 ? larger : smaller) ?? textSize);
  if (next !== textSize) void change({ textSize: next });
  announce(`Text size ${next}%`);
}

/** @param {string} typed */
function rename(typed) {
  const author = typed.trim();
  if (author === session().settings.author) return complain("");
  if (author === "") return complain("Your edits need a name to be signed with. The former one stays.");
  void change({ author });
}

/**
 * Shows changed settings at once, so that the next key builds on them, and has them kept.
 * @param {Partial<Settings>} part
 */
async function change(part) {
  const before = session().settings;
  latest += 1;
  const mine = latest;
  complaint = "";
  show({ ...before, ...part });
  try {
    const kept = await settingsChange(session().settings);
    if (mine === latest) show(kept);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine === latest) show(before);
    if (sheet) complain(error.message);
    else notify({ text: error.message });
  }
}

/** @param {Settings} settings */
function show(settings) {
  adopt({ ...session(), settings });
  applySettings(settings);
  draw();
}

/** @param {string} text "" is all well */
function complain(text) {
  complaint = text;
  draw();
}

function draw() {
  if (sheet) patch(sheet, content(session().settings));
}

/** @param {Settings} settings */
const content = ({ author, theme, textSize, spelling }) => [
  sheetHead("settings-title", "Settings"),
  h(
    "div",
    { class: "setting" },
    h("label", { for: "settings-author" }, "Your name"),
    h("input", {
      class: "field",
      dir: "auto",
      id: "settings-author",
      name: "author",
      value: author,
      maxlength: 200,
      autocomplete: "off",
      spellcheck: "false",
      autofocus: true,
      "data-on-change": "author",
      "aria-describedby": "settings-author-hint",
    }),
    h("p", { id: "settings-author-hint", class: "hint" }, "Edits you make from now on are signed with it."),
  ),
  h(
    "fieldset",
    { class: "setting" },
    h("legend", null, "Theme"),
    h(
      "div",
      { class: "choices" },
      themes.map(([value, label]) =>
        h(
          "label",
          { key: value },
          h("input", { type: "radio", name: "theme", value, checked: value === theme, "data-on-change": "theme" }),
          label,
        ),
      ),
    ),
  ),
  h(
    "div",
    { class: "setting", role: "group", "aria-labelledby": "settings-size" },
    h("span", { id: "settings-size", class: "name" }, "Text size"),
    h(
      "div",
      { class: "stepper-row" },
      sizeButton(-1, "Smaller", "minus", textSize <= sizes[0]),
      h("output", { class: "number" }, `${textSize}%`),
      sizeButton(1, "Larger", "plus", textSize >= sizes[sizes.length - 1]),
      h("button", { type: "button", class: "button quiet", "data-action": "textSize", "data-step": 0 }, "Reset"),
    ),
    h("p", { class: "hint" }, `Also with ${spelled("mod++")}, ${spelled("mod+-")} and ${spelled("mod+0")}, anywhere.`),
  ),
  h(
    "div",
    { class: "setting" },
    h("label", { for: "settings-spelling" }, "Check spelling in"),
    h(
      "select",
      { class: "field", id: "settings-spelling", name: "spelling", "data-on-change": "spelling" },
      languages(spelling).map(([value, label]) =>
        h(
          "option",
          { value, selected: value === spelling, lang: value.length > 3 && value.includes("-") ? value : null },
          label,
        ),
      ),
    ),
  ),
  statedSetting(),
  backupSetting(),
  sharingSetting(),
  h("p", { class: "complaint bad", role: "alert" }, complaint),
];

/** @type {(step: number, label: string, picture: string, end: boolean) => HTMLElement} */
const sizeButton = (step, label, picture, end) =>
  // Not `disabled`: the button must not drop the focus at the end of the scale.
  h(
    "button",
    {
      type: "button",
      key: label,
      class: "button icon-only",
      "data-action": "textSize",
      "data-step": step,
      "aria-label": label,
      "aria-disabled": end ? "true" : null,
    },
    icon(picture),
  );
