// Why a workspace couldn't be opened, and the ways out. The file was left as it is.

import { copyText } from "../clipboard.js";
import { h, patch } from "../dom.js";
import * as ipc from "../ipc.js";
import { notify } from "../kit/notice.js";
import { recentList } from "../parts/recent_workspaces.js";
import { session } from "../screen.js";
import { open, otherRecent } from "../workspaces.js";
import { withDays } from "../words/when.js";

/** @import { Problem, ProblemCode, RescueView } from "../bindings.d.ts" */
/** @typedef {"again" | "copy" | "mend" | "kept" | "another" | "show" | "new" | "forget" | "restore"} Way */

/** The ways out of each problem, the best one first. @type {Record<ProblemCode, Way[]>} */
const waysOut = {
  missing: ["again", "another", "restore", "new", "forget"],
  "read-only": ["copy", "again", "another", "show", "new"],
  newer: ["another", "again", "show", "new"],
  foreign: ["restore", "another", "again", "show", "new"],
  damaged: ["restore", "another", "again", "show", "new"],
  doubt: ["mend", "restore", "again", "another", "show", "new"],
  moved: ["kept", "another", "show", "new"],
  bundle: ["another", "again", "show", "new"],
  "in-use": ["again", "another", "show", "new"],
  other: ["again", "restore", "another", "show", "new"],
};

/** What to do, where the message doesn't say it. @type {Partial<Record<ProblemCode, string>>} */
const advice = {
  missing:
    "If it was moved, open it from where it is now. If it is on a drive that is not connected, connect it and try again.",
  foreign: "Open another file, or put an earlier copy of this one in its place and try again.",
  other:
    "Try again. If that doesn't help, open a copy of the file from another place, and keep the details for a report.",
};

/** Of these it is looked what can be saved. @type {ProblemCode[]} */
const rescued = ["damaged", "doubt", "foreign"];

/** What can be saved; null until it is known. @type {RescueView | null} */
let saved = null;
let refusal = "";

/** @type {import("../screen.js").View} */
export const view = {
  bare: true,
  async load() {
    const { problem } = session();
    saved = null;
    refusal = "";
    if (problem && rescued.includes(problem.code)) void look(problem.path);
    return session();
  },
  title: ({ problem }) => problem.title,
  render: ({ problem, fileManager }) => page(problem, fileManager),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  saveRescued: () => open(ipc.rescueSave),
  copyDetails() {
    const { problem } = session();
    if (!problem) return;
    const text = [problem.title, problem.message, problem.path, problem.details].join("\n");
    notify({
      text: copyText(text)
        ? "Copied the details."
        : "The details could not be copied. Select them and copy them by hand.",
    });
  },
};

/** Looks what can be saved of a file, beside whatever is shown of it. @param {string} path */
async function look(path) {
  try {
    saved = await ipc.rescueLook();
  } catch (error) {
    if (!(error instanceof ipc.Problem)) throw error;
    refusal = error.message;
  }
  const place = document.getElementById("problem-rescue");
  if (place && session().problem?.path === path) patch(place, rescue());
}

const rescue = () => [
  h("h2", null, "What can be saved"),
  saved === null && refusal === "" && h("p", { role: "status" }, "Looking at what can be read…"),
  refusal !== "" && h("p", { class: "bad" }, refusal),
  saved && h("ul", null, saved.told.map((told) => h("li", { key: told }, told))),
  saved &&
    h(
      "p",
      null,
      saved.backup
        ? `Newest backup that is whole: ${saved.backup.made}, ${saved.backup.holds}.`
        : "There is no backup of this workspace in this place.",
    ),
  saved?.canSave &&
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", class: "button primary", "data-action": "saveRescued" }, "Save what can be saved…"),
    ),
  saved?.canSave &&
    h("p", { class: "hint" }, "Makes a new workspace of it and opens that. The damaged file and its log are left as they are."),
];

/**
 * @param {Problem} problem
 * @param {string} fileManager
 */
function page({ code, title, message, path, details }, fileManager) {
  /** @type {Record<Way, [action: string, label: string]>} */
  const ways = {
    again: ["tryAgain", "Try again"],
    copy: ["openCopy", "Open a copy…"],
    mend: ["mendWorkspace", "Open what is whole"],
    kept: ["tryAgain", "Go on in the kept file"],
    another: ["openWorkspace", "Open another…"],
    show: ["showWorkspace", `Show in ${fileManager}`],
    new: ["newWorkspace", "New workspace…"],
    forget: ["forgetWorkspace", "Remove from the recent ones"],
    restore: ["restoreBackup", "Restore a backup…"],
  };
  return h(
    "section",
    { class: "problem", "aria-labelledby": "problem-title" },
    h("h1", { id: "problem-title", tabindex: -1, "data-heading": true }, title),
    h("p", { class: "problem-path" }, path),
    h("p", { class: "problem-message" }, withDays(message)),
    advice[code] && h("p", { class: "problem-message" }, advice[code]),
    rescued.includes(code) && h("section", { id: "problem-rescue", class: "problem-rescue" }, rescue()),
    h(
      "div",
      { class: "buttons" },
      waysOut[code].map((way, index) => {
        const [action, label] = ways[way];
        return h(
          "button",
          { key: way, type: "button", class: index === 0 && (code === "doubt" || !rescued.includes(code)) ? "button primary" : "button", "data-action": action, "data-path": path },
          label,
        );
      }),
    ),
    h(
      "details",
      { class: "problem-details" },
      h("summary", null, "Details"),
      h("pre", { tabindex: 0, role: "region", "aria-label": "Details" }, details),
      h("button", { type: "button", class: "button", "data-action": "copyDetails" }, "Copy details"),
    ),
    recentList(otherRecent()),
  );
}
