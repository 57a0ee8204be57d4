// Help and about: where things are, and the versions that belong into a report.

import { copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import { about, licenses, openLogFolder, Problem } from "../ipc.js";
import { openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { sheetHead } from "../kit/sheet.js";

/** @import { About } from "../bindings.d.ts" */

/** @type {About | null} */
let facts = null;
/** What the open dialog is drawn into. @type {HTMLElement | null} */
let sheet = null;
let said = "";
let licenseText = "";

/** Opens the dialog. */
export async function openAbout() {
  try {
    facts = await about();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return notify({ text: error.message });
  }
  said = "";
  sheet = h("div", { class: "about" });
  draw();
  await openDialog(h("dialog", { class: "dialog", "aria-labelledby": "about-title" }, sheet));
  sheet = null;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  about: openAbout,
  copyVersions() {
    say(
      copyText(versions())
        ? "Copied the versions."
        : "The clipboard did not take it. Select the versions and copy them by hand.",
    );
  },
  openLog: () => attempt(openLogFolder),
  licenses: () =>
    attempt(async () => {
      licenseText = licenseText === "" ? await licenses() : "";
      draw();
    }),
};

/** @param {() => Promise<void>} deed */
async function attempt(deed) {
  try {
    await deed();
    say("");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(error.message);
  }
}

/** @param {string} text */
function say(text) {
  said = text;
  draw();
}

function versions() {
  const parts = [{ name: "Ninefold", version: facts?.version ?? "" }, ...(facts?.parts ?? [])];
  return parts.map(({ name, version }) => `${name} ${version}`).join("\n");
}

function draw() {
  if (sheet && facts) patch(sheet, content(facts));
}

/** @param {About} about */
const content = ({ version, parts, dataFolder, logFolder }) => [
  sheetHead("about-title", "Ninefold", { focused: true }),
  h(
    "p",
    null,
    `Version ${version}. Takes a digital-marketing use case from the first idea to optimization in production.`,
  ),
  h(
    "ul",
    { class: "what-holds" },
    h("li", null, "What you type is saved as you go. There is nothing to press before closing."),
    h("li", null, "Any change can be undone, also after a restart."),
    h("li", null, "A workspace is one file on this computer. Nothing leaves it unless you export, copy or hand it on."),
  ),
  h("button", { type: "button", class: "link", "data-action": "shortcuts" }, "Keyboard shortcuts"),
  h("h3", { class: "label" }, "Versions"),
  h("dl", { class: "facts" }, [{ name: "Ninefold", version }, ...parts].map(fact)),
  h("h3", { class: "label" }, "Folders"),
  h(
    "dl",
    { class: "facts" },
    [
      { name: "Data", version: dataFolder },
      { name: "Log", version: logFolder },
    ].map(fact),
  ),
  h("p", { class: "hint" }, "Logs never contain what you write."),
  h("p", { class: "said", role: "status" }, said),
  h(
    "div",
    { class: "about-ways" },
    h("button", { type: "button", class: "button", "data-action": "copyVersions" }, "Copy versions"),
    h("button", { type: "button", class: "button", "data-action": "openLog" }, "Open log folder"),
    h(
      "button",
      { type: "button", class: "button", "data-action": "licenses", "aria-expanded": licenseText !== "" },
      licenseText === "" ? "Show licenses" : "Hide licenses",
    ),
  ),
  licenseText !== "" &&
    h(
      "pre",
      { key: "licenses", class: "licenses", tabindex: 0, role: "region", "aria-label": "Licenses" },
      licenseText,
    ),
];

/** @param {{ name: string, version: string }} fact */
const fact = ({ name, version }) => h("div", { key: name }, h("dt", null, name), h("dd", null, version));
