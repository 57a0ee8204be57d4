// What the settings say of the shared folder: where it is, who writes to it, and whether what they write comes in by itself.

import { h } from "../dom.js";
import { Problem } from "../ipc.js";
import * as ipc from "../ipc_sharing.js";
import { behindSystemDialog } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { connectTeam } from "../parts/connect.js";
import { lockShared } from "../parts/passphrase.js";
import { go } from "../router.js";
import { adopt, session } from "../screen.js";

/** @import { SharedFolder } from "../bindings.d.ts" */

/** What the settings show; null where none is shared. @type {SharedFolder | null} */
let shared = null;
let isBusy = false;
let complaint = "";
let redraw = () => {};

/**
 * Looks what the settings show of the shared folder, and again whenever that changes.
 * @param {() => void} draw
 */
export function lookAtSharing(draw) {
  shared = null;
  isBusy = false;
  complaint = "";
  redraw = draw;
  if (session().workspace) void attempt(ipc.sharedFolder);
}

/** @param {() => Promise<SharedFolder | null | undefined>} deed undefined where the person cancelled */
async function attempt(deed) {
  if (isBusy) return;
  isBusy = true;
  complaint = "";
  redraw();
  try {
    const now = await deed();
    if (now !== undefined) {
      shared = now;
      // What was put off is not asked for again by looking here.
      if (!now?.asksPassphrase) adopt({ ...session(), asksPassphrase: null });
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    complaint = error.message;
  }
  isBusy = false;
  redraw();
}

/** @param {SharedFolder} folder */
function state({ isThere, given, waits, others }) {
  if (!isThere) return "It is not connected now. Your work goes there when it is.";
  const who = others.length === 0 ? "Nobody else writes to it yet." : `${listed(others)} ${others.length === 1 ? "writes" : "write"} to it, too.`;
  const mine = waits ? "What you wrote last goes there in a moment." : given ? `Your work was written there ${given}.` : "All of your work is there.";
  return `${mine} ${who}`;
}

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat("en").format(names);

/** What the settings show of the shared folder; nothing while no workspace is open. */
export const sharingSetting = () =>
  session().workspace &&
  h(
    "div",
    { class: "setting", key: "sharing", role: "group", "aria-labelledby": "settings-sharing", "aria-busy": isBusy ? "true" : null },
    h("span", { id: "settings-sharing", class: "name" }, "Shared folder"),
    shared === null ? none() : folder(shared),
    team(),
    h("p", { key: "complaint", class: "complaint bad", role: "alert" }, complaint || shared?.failed || ""),
  );

/** The other way of sharing. */
const team = () =>
  h(
    "div",
    { key: "team", class: "second-place" },
    h("p", { class: "hint" }, session().team ? `Connected to “${session().team?.title}” on a team server.` : "Or by a team server, which passes on what is entered at once."),
    session().team
      ? h("button", { type: "button", class: "button", "data-action": "settingsTeam" }, "Team…")
      : h("button", { type: "button", class: "button", "data-action": "settingsConnect" }, "Connect to a team server…"),
  );

const none = () =>
  h(
    "div",
    { key: "none", class: "second-place" },
    h(
      "p",
      { class: "hint" },
      "A folder that OneDrive, SharePoint, Dropbox or the like keeps in step. Each copy of this workspace writes its own files there and reads the others’; whoever can open the folder can read them, unless you set a passphrase.",
    ),
    h("button", { type: "button", class: "button", "data-action": "chooseSharedFolder" }, "Choose a shared folder…"),
  );

/** @param {SharedFolder} shared */
const folder = (shared) =>
  h(
    "div",
    { key: "folder", class: "second-place" },
    h("p", null, h("span", { class: "problem-path" }, shared.folder)),
    h("p", { class: "hint" }, state(shared)),
    h(
      "div",
      { class: "choices" },
      h(
        "label",
        { key: "by-itself" },
        h("input", { type: "checkbox", name: "byItself", checked: shared.byItself, "data-on-change": "sharedByItself" }),
        "Bring in what others write by itself, while nobody types",
      ),
    ),
    lock(shared),
    h(
      "div",
      { class: "choices" },
      h("button", { key: "other", type: "button", class: "button", "data-action": "chooseSharedFolder" }, "Choose another…"),
      h("button", { key: "stop", type: "button", class: "button quiet", "data-action": "leaveSharedFolder" }, "Stop sharing"),
    ),
  );

/** The passphrase that its files are locked with. @param {SharedFolder} shared */
const lock = ({ isLocked, isRemembered, asksPassphrase }) =>
  h(
    "div",
    { key: "lock", class: "second-place" },
    h("p", { class: asksPassphrase ? "bad" : "hint", key: "said" }, asksPassphrase ?? (isLocked ? locked(isRemembered) : OPEN)),
    h(
      "div",
      { class: "choices" },
      h(
        "button",
        { key: "enter", type: "button", class: "button", "data-action": "lockSharedFolder" },
        asksPassphrase ? "Enter passphrase…" : isLocked ? "Change passphrase…" : "Set a passphrase…",
      ),
      isLocked && h("button", { key: "open", type: "button", class: "button quiet", "data-action": "unlockSharedFolder" }, "Do without"),
    ),
  );

const OPEN = "What this computer writes there is not locked: whoever can open the folder can read it.";

/** @param {boolean} isRemembered */
const locked = (isRemembered) =>
  `What this computer writes there is locked with a passphrase${isRemembered ? ", which it remembers" : ". You are asked for it once a start"}.`;

/** @type {import("../screen.js").Actions} */
export const actions = {
  chooseSharedFolder: () =>
    attempt(async () => {
      const chosen = await behindSystemDialog(ipc.sharedFolderChoose);
      if (chosen) announce(`Shared by ${chosen.folder}.`);
      return chosen ?? undefined;
    }),
  lockSharedFolder: () =>
    attempt(async () => (await lockShared(shared?.asksPassphrase ?? null, shared?.isRemembered ?? false)) ?? undefined),
  unlockSharedFolder: () => attempt(ipc.sharedFolderUnlock),
  settingsTeam(button) {
    button.closest("dialog")?.close();
    go({ screen: "team" });
  },
  settingsConnect(button) {
    button.closest("dialog")?.close();
    void connectTeam();
  },
  leaveSharedFolder: () => attempt(ipc.sharedFolderLeave),
  sharedByItself(box) {
    // Drawing puts back what is kept.
    const { checked } = /** @type {HTMLInputElement} */ (box);
    return attempt(() => ipc.sharedFolderByItself(checked));
  },
};
