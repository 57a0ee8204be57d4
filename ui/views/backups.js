// The backups of the workspace: a list with what each holds, restoring one, and what the settings say of them.

import { h, patch } from "../dom.js";
import * as ipc from "../ipc.js";
import { ask, behindSystemDialog, openDialog } from "../kit/dialog.js";
import { announce, notify } from "../kit/notice.js";
import { sheetHead } from "../kit/sheet.js";
import { session } from "../screen.js";
import { open } from "../workspaces.js";

/** @import { BackupRow, BackupWhy, Backups } from "../bindings.d.ts" */

/** What a backup was made for, where that is not work. @type {Record<BackupWhy, string>} */
const reasons = {
  working: "",
  "before-restore": "Before a restore",
  "before-migration": "Before an update of the file’s format",
};

/** What closes the list to choose a file instead; no path is so. */
const FILE = "choose-a-file";

/** What the settings show; null until it is known. @type {Backups | null} */
let known = null;
/** What is being done. */
let doing = "";
let complaint = "";
let redraw = () => {};

/** Opens the list of backups, and restores the one that is chosen. @returns {Promise<void>} */
export async function openBackups() {
  const list = h("div", { class: "backup-list", "aria-busy": "true" }, h("p", null, "Looking at the backups…"));
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "backups-title" },
    sheetHead("backups-title", "Restore a backup", { focused: true }),
    h("p", null, "The workspace becomes what it was then. What is there now is kept among the backups, so that you can go back."),
    list,
  );
  const looked = ipc.backups();
  void looked.then(
    ({ backups }) => fill(list, backups),
    (error) => fill(list, [], error.message),
  );
  const chosen = await openDialog(dialog);
  if (chosen === "") return;
  if (chosen === FILE) return open(ipc.backupRestoreFile);
  const backup = (await looked).backups.find(({ path }) => path === chosen);
  if (!backup) return;
  const answer = await ask({
    title: "Restore this backup?",
    text: `The workspace becomes what it was ${backup.made}: ${backup.holds}. What is there now is kept among the backups; to go back, restore that one.`,
    answers: [
      { value: "", label: "Cancel" },
      { value: "restore", label: "Restore", kind: "primary" },
    ],
  });
  if (answer !== "restore") return openBackups();
  notify({ text: "Restoring the backup…" });
  await open(() => ipc.backupRestore(chosen));
}

/**
 * @param {HTMLElement} list
 * @param {BackupRow[]} backups
 * @param {string} [failed]
 */
function fill(list, backups, failed = "") {
  list.removeAttribute("aria-busy");
  patch(list, [
    failed !== "" && h("p", { class: "complaint bad", role: "alert" }, failed),
    h(
      "form",
      { method: "dialog" },
      backups.length > 0
        ? h("ul", null, backups.map(row))
        : h("p", null, "There are no backups of this workspace in this place. If it was moved or renamed, or you keep copies elsewhere, choose the file."),
      h("div", { class: "buttons" }, h("button", { value: FILE, class: "button" }, "Choose a file…")),
    ),
  ]);
}

/** @param {BackupRow} backup */
const row = ({ path, made, why, size, holds, edited, problem }) =>
  h(
    "li",
    { key: path, class: "backup" },
    h(
      "div",
      null,
      h("p", { class: "backup-made" }, made, reasons[why] && h("span", { class: "backup-why" }, reasons[why])),
      holds !== "" && h("p", null, `${holds} · ${size}`),
      edited !== "" && h("p", { class: "hint" }, edited),
      problem !== null && h("p", { class: "bad" }, problem),
    ),
    problem === null &&
      h("button", { value: path, class: "button", "aria-label": `Restore the backup made ${made}` }, "Restore…"),
  );

/**
 * Looks what the settings show of backups, and again whenever that changes.
 * @param {() => void} draw
 */
export function lookAtBackups(draw) {
  known = null;
  doing = "";
  complaint = "";
  redraw = draw;
  if (session().workspace) void attempt("", ipc.backups);
}

/**
 * @param {string} what is being done
 * @param {() => Promise<Backups | null>} deed
 */
async function attempt(what, deed) {
  if (doing !== "") return;
  doing = what;
  complaint = "";
  redraw();
  try {
    known = (await deed()) ?? known;
    if (what !== "") announce(lastMade());
  } catch (error) {
    if (!(error instanceof ipc.Problem)) throw error;
    complaint = error.message;
  }
  doing = "";
  redraw();
}

const lastMade = () => {
  const last = known?.backups.find(({ why }) => why === "working");
  if (last) return `Last backup ${last.made}: ${last.holds || "it can’t be used"}.`;
  return known ? "No backup yet. The first is made a moment after the workspace is opened." : "Looking at the backups…";
};

/** What the settings show of backups; nothing while no workspace is open. */
export const backupSetting = () =>
  session().workspace &&
  h(
    "div",
    { class: "setting", key: "backups", role: "group", "aria-labelledby": "settings-backups", "aria-busy": doing !== "" ? "true" : null },
    h("span", { id: "settings-backups", class: "name" }, "Backups"),
    h("p", { key: "last" }, lastMade()),
    h("p", { key: "hint", class: "hint" }, "They are made by themselves: after the first opening of a day, every half hour while you work, when you close a window with news, and before work of others is brought in."),
    h(
      "div",
      { class: "choices", key: "buttons" },
      h("button", { key: "now", type: "button", class: "button", "data-action": "backUpNow", "aria-disabled": doing !== "" ? "true" : null }, "Back up now"),
      h("button", { key: "show", type: "button", class: "button", "data-action": "showBackups" }, `Show in ${session().fileManager}`),
      h("button", { key: "restore", type: "button", class: "button", "data-action": "restoreBackup" }, "Restore a backup…"),
      h("button", { key: "check", type: "button", class: "button", "data-action": "checkWorkspace" }, "Check the workspace…"),
    ),
    doing !== "" && h("progress", { key: "doing", "aria-label": doing }),
    second(),
    h("p", { key: "complaint", class: "complaint bad", role: "alert" }, complaint || known?.failed || ""),
  );

function second() {
  const place = known?.second;
  if (!place) {
    return h(
      "div",
      { key: "second", class: "second-place" },
      h("button", { type: "button", class: "button", "data-action": "chooseBackupPlace" }, "Choose a second place…"),
      h("p", { class: "hint" }, "Such as an external drive: each backup is copied there, too."),
    );
  }
  const state = place.isThere
    ? place.last
      ? `Last copy ${place.last}.`
      : "No copy is there yet."
    : "It is not connected now. It gets its copy when it is there again.";
  return h(
    "div",
    { key: "second", class: "second-place" },
    h("p", null, "Second place: ", h("span", { class: "problem-path" }, place.folder)),
    h("p", { class: "hint" }, state),
    h(
      "div",
      { class: "choices" },
      h("button", { key: "other", type: "button", class: "button", "data-action": "chooseBackupPlace" }, "Choose another…"),
      h("button", { key: "stop", type: "button", class: "button quiet", "data-action": "forgetBackupPlace" }, "Stop copying"),
    ),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  restoreBackup(button) {
    // Of the settings, which would be those of another workspace.
    button.closest("dialog")?.close();
    return openBackups();
  },
  backUpNow: () => attempt("Backing up", ipc.backupNow),
  showBackups: () =>
    attempt("", async () => {
      await ipc.backupShow();
      return null;
    }),
  chooseBackupPlace: () => attempt("Copying", () => behindSystemDialog(ipc.backupPlace)),
  forgetBackupPlace: () => attempt("", ipc.backupPlaceForget),
};
