// Why a workspace couldn't be opened, and the ways out. The file was left as it is.

import { copyText } from "../clipboard.js";
import { h } from "../dom.js";
import { notify } from "../kit/notice.js";
import { recentList } from "../parts/recent_workspaces.js";
import { session } from "../screen.js";
import { otherRecent } from "../workspaces.js";
import { withDays } from "../words/when.js";

/** @import { Problem, ProblemCode } from "../bindings.d.ts" */
/** @typedef {"again" | "copy" | "mend" | "kept" | "another" | "show" | "new" | "forget"} Way */

/** The ways out of each problem, the best one first. @type {Record<ProblemCode, Way[]>} */
const waysOut = {
  missing: ["again", "another", "new", "forget"],
  "read-only": ["copy", "again", "another", "show", "new"],
  newer: ["another", "again", "show", "new"],
  foreign: ["another", "again", "show", "new"],
  damaged: ["another", "again", "show", "new"],
  doubt: ["mend", "again", "another", "show", "new"],
  moved: ["kept", "another", "show", "new"],
  "in-use": ["again", "another", "show", "new"],
  other: ["again", "another", "show", "new"],
};

/** What to do, where the message doesn't say it. @type {Partial<Record<ProblemCode, string>>} */
const advice = {
  missing:
    "If it was moved, open it from where it is now. If it is on a drive that is not connected, connect it and try again.",
  foreign: "Open another file, or put an earlier copy of this one in its place and try again.",
  other:
    "Try again. If that doesn't help, open a copy of the file from another place, and keep the details for a report.",
};

/** @type {import("../screen.js").View} */
export const view = {
  bare: true,
  load: async () => session(),
  title: ({ problem }) => problem.title,
  render: ({ problem, fileManager }) => page(problem, fileManager),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
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
  };
  return h(
    "section",
    { class: "problem", "aria-labelledby": "problem-title" },
    h("h1", { id: "problem-title", tabindex: -1, "data-heading": true }, title),
    h("p", { class: "problem-path" }, path),
    h("p", { class: "problem-message" }, withDays(message)),
    advice[code] && h("p", { class: "problem-message" }, advice[code]),
    h(
      "div",
      { class: "buttons" },
      waysOut[code].map((way, index) => {
        const [action, label] = ways[way];
        return h(
          "button",
          { key: way, type: "button", class: index === 0 ? "button primary" : "button", "data-action": action, "data-path": path },
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
