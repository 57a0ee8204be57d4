// What can be done with workspace files: open another one, look where this one is, save a copy.

import { flush } from "./autosave.js";
import * as ipc from "./ipc.js";
import { ask, behindSystemDialog } from "./kit/dialog.js";
import { notify } from "./kit/notice.js";
import { enter, session } from "./screen.js";

/** @import { Session } from "./bindings.d.ts" */

/** Asks where, and makes an empty workspace there. */
export const newWorkspace = () => open(ipc.workspaceNew);
/** Asks which, and opens it. */
export const openWorkspace = () => open(ipc.workspaceOpen);
/** @param {string} path of a recent one */
export const openRecent = (path) => open(() => ipc.workspaceOpenRecent(path));

/** Asks where, and saves a copy of the workspace there. */
export const saveCopy = () =>
  attempt(async () => {
    const file = await ipc.workspaceSaveCopy();
    if (file) notify({ text: `Saved a copy as ${file.path}` });
  });

/** Shows the workspace's file in the system's file manager. */
export const showWorkspace = () => attempt(ipc.workspaceShow);

/** @type {import("./screen.js").Actions} */
export const actions = {
  newWorkspace,
  openWorkspace,
  openRecent: ({ dataset: { path = "" } }) => openRecent(path),
  openSample: () => open(ipc.workspaceOpenSample),
  openCopy: () => open(ipc.workspaceOpenCopy),
  tryAgain: () => open(ipc.workspaceTryAgain),
  mendWorkspace: () => open(ipc.workspaceMend),
  forgetWorkspace: ({ dataset: { path = "" } }) => open(() => ipc.workspaceForget(path)),
  showWorkspace,
};

/**
 * Runs a command that opens a workspace, and shows what it opened.
 * @param {() => Promise<Session | null>} command null is a dialog that was cancelled
 * @returns {Promise<void>}
 */
export const open = (command) =>
  attempt(async () => {
    const opened = await command();
    if (opened) enter(opened);
  });

/** Workspaces opened before, but for the one that is open or couldn't be. */
export function otherRecent() {
  const { recent, workspace, problem } = session();
  return recent.filter(({ path }) => path !== workspace?.path && path !== problem?.path);
}

/**
 * Does something with the workspace when all that is typed is in it, and says why if it can't be done: no text must
 * end up in another workspace.
 * @param {() => Promise<void>} deed
 */
const attempt = (deed) =>
  told(async () => {
    // Without an open workspace there is nowhere to save to: what waits goes to the one that is opened, if it is its own.
    if ((await flush()) || !session().workspace) return deed();
    const text = "Some text is not on disk yet. It would be lost, so Ninefold stays here until it is saved.";
    throw new ipc.Problem("unsaved", text);
  });

/** Does what may open a dialog of the system, and says why it could not be done. @param {() => Promise<void>} deed */
export async function told(deed) {
  let refusal = "";
  await behindSystemDialog(async () => {
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ipc.Problem)) throw error;
      refusal = error.message;
    }
  });
  if (refusal === "") return;
  const answers = [{ value: "ok", label: "OK", kind: /** @type {const} */ ("primary") }];
  await ask({ title: "That could not be done", text: refusal, answers });
}
