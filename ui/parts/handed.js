// Files that are dropped on the window: work to be brought in, and workspaces to be opened.

import { flush } from "../autosave.js";
import { Problem } from "../ipc.js";
import { handedDrop } from "../ipc_sharing.js";
import { ask, inDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { session } from "../screen.js";
import { openRecent, openWorkspace } from "../workspaces.js";
import { isCapture, openCapture } from "./capture.js";
import { lookAtHanded } from "./exchange.js";
import { isSpreadsheet, openSpreadsheet } from "./spreadsheet.js";

/** @import { Handed } from "../bindings.d.ts" */

/** Of a larger file no bytes are sent: it is chosen, and read where it lies. */
const MOST = 64 << 20;

/** Whether a file is called as bundles and workspaces are, or as the log beside one, of which the core says what it is. @param {File} file */
const isOurs = ({ name }) => /\.ninefold(-bundle|-wal)?$/i.test(name);

/** Takes what is dropped anywhere on the window, before what takes pictures, from now on. */
export function takeDropped() {
  addEventListener(
    "drop",
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      const ours = files.filter(isOurs);
      const isForPictures = event.target instanceof Element && event.target.closest("[data-designs-of]") !== null;
      if (ours.length === 0 && isForPictures) return;
      event.preventDefault();
      event.stopPropagation();
      document.querySelector(".dropping")?.classList.remove("dropping");
      const capture = files.find(isCapture);
      if (capture && files.length === 1) return void openCapture(capture);
      const table = files.find(isSpreadsheet);
      if (table && files.length === 1) return void openSpreadsheet(table);
      if (inDialog()) return;
      void each(ours, files.length - ours.length);
    },
    { capture: true },
  );
}

/**
 * What is of the open workspace is looked at together, so that what one of several erases is asked for once, for all of them; then
 * each of the others.
 * @type {(ours: File[], others: number) => Promise<void>}
 */
async function each(ours, others) {
  if (others > 0) {
    const some = ours.length > 0 ? `${others === 1 ? "One file was" : `${others} files were`} left out. ` : "";
    notify({
      text: `${some}What can be dropped here is a bundle, another copy of this workspace, or a spreadsheet or capture by itself. Pictures go to Designs, in Scoping.`,
    });
  }
  let isWork = false;
  const away = [];
  for (const file of ours) {
    const handed = await sent(file, isWork);
    if (handed?.kind === "work") isWork = true;
    else if (handed) away.push({ file, handed });
  }
  if (isWork) await lookAtHanded();
  for (const { file, handed } of away) {
    // What is brought in where it belongs is the file that was sent last.
    if (ours.length === 1 || (await sent(file, false))) await elsewhere(handed);
  }
}

/** Sends a file; null where that could not be, which is told. @type {(file: File, isAnother: boolean) => Promise<Handed | null>} */
async function sent(file, isAnother) {
  const refused = async (/** @type {string} */ text) => {
    await refuse(text);
    return null;
  };
  if (file.size > MOST) return refused(`“${file.name}” is too large to be dropped. Choose it by Bring in work… or Open workspace… in the menu.`);
  if (!(await flush())) {
    notify({ text: "Some text is not on disk yet. Drop the file when it is saved." });
    return null;
  }
  try {
    return await handedDrop(file, isAnother);
  } catch (error) {
    if (error instanceof Problem) return refused(error.message);
    // What is dragged may be gone by then, or a folder.
    if (error instanceof DOMException) return refused(`“${file.name}” could not be read. Choose it by Bring in work… in the menu.`);
    throw error;
  }
}

/** @param {string} text */
async function refuse(text) {
  await ask({ title: "That could not be done", text, answers: [{ value: "ok", label: "OK", kind: "primary" }] });
}

/** Another workspace is opened where it lies, if that is known. @param {Handed} handed */
async function elsewhere(handed) {
  if (handed.kind !== "elsewhere") return;
  const { name, isBundle, known } = handed;
  const here = session().workspace ? `, and not of “${session().workspace?.name}”` : "";
  const found = known === null ? null : session().recent.find(({ path }) => path === known);
  const what = isBundle ? `“${name}” holds work on another workspace${here}.` : `“${name}” is another workspace${here}.`;
  if (!found) {
    const answer = await ask({
      title: isBundle ? "Work on another workspace" : "Another workspace",
      text: isBundle
        ? `${what} Nothing was brought in. Open the workspace that it is of, and drop the file again.`
        : `${what} A file that is dropped does not say where it lies: choose it, to open it there.`,
      answers: [
        { value: "", label: "Cancel" },
        { value: "open", label: "Open workspace…", kind: "primary" },
      ],
    });
    if (answer === "open") await openWorkspace();
    return;
  }
  const answer = await ask({
    title: isBundle ? "Work on another workspace" : "Another workspace",
    text: isBundle
      ? `${what} It is of “${found.name}” in ${found.folder}. Open that, to see what the file would change?`
      : `${what} You opened it before, as “${found.name}” in ${found.folder}.`,
    answers: [
      { value: "", label: "Cancel" },
      { value: "open", label: `Open ${found.name}`, kind: "primary" },
    ],
  });
  if (answer !== "open") return;
  await openRecent(found.path);
  if (isBundle && session().workspace?.path === found.path) await lookAtHanded();
}
