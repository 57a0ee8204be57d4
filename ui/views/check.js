// The check of the workspace and its backups: how far it has come, what is wrong in words, and mending it.

import { h, patch } from "../dom.js";
import * as ipc from "../ipc.js";
import { openDialog } from "../kit/dialog.js";
import { sheetHead } from "../kit/sheet.js";
import { open } from "../workspaces.js";

/** @import { CheckFinding, CheckProgress, CheckView } from "../bindings.d.ts" */

/** What closes the dialog to mend what was found. */
const MEND = "mend";

/** Checks the workspace, and mends what is wrong if that is wanted. @returns {Promise<void>} */
export async function openCheck() {
  const progress = h("progress", { "aria-labelledby": "check-title" });
  const told = h("p", { class: "hint" }, "You can go on working meanwhile: close this to stop the check.");
  const place = h(
    "div",
    { class: "check", "aria-busy": "true" },
    h("p", { role: "status" }, "Looking at the workspace and its backups…"),
    progress,
    told,
    h("form", { method: "dialog", class: "buttons" }, h("button", { class: "button", autofocus: true }, "Stop")),
  );
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "check-title" },
    sheetHead("check-title", "Check the workspace"),
    place,
  );
  let isOpen = true;
  const closed = openDialog(dialog).then((answer) => {
    isOpen = false;
    return answer;
  });
  /** @param {CheckProgress} come */
  const listener = ({ done, of }) => {
    progress.max = of;
    progress.value = done;
  };
  void ipc.checkRun(listener).then(
    (found) => isOpen && (found ? show(place, result(found)) : dialog.close()),
    (error) => isOpen && show(place, [h("p", { class: "complaint bad", role: "alert" }, error.message), close()]),
  );
  const answer = await closed;
  if (answer === MEND) return open(ipc.checkMend);
  await ipc.checkStop();
}

/**
 * @param {HTMLElement} place
 * @param {(Node | false)[]} content
 */
function show(place, content) {
  place.removeAttribute("aria-busy");
  patch(place, content);
  /** @type {HTMLElement | null} */
  const last = place.querySelector(".buttons button:last-child");
  // What was found is read from its beginning.
  last?.focus({ preventScroll: true });
}

/** @param {CheckView} found @returns {(Node | false)[]} */
const result = ({ verdict, looked, findings, more, mends, isClosed }) => [
  h("p", { key: "verdict", class: "check-verdict", role: "status" }, verdict),
  h("p", { key: "looked", class: "hint" }, looked),
  findings.length > 0 && h("ul", { key: "findings", "aria-label": "What is wrong" }, findings.map(row)),
  more > 0 && h("p", { key: "more" }, `And ${more} more.`),
  isClosed &&
    h(
      "p",
      { key: "closed" },
      "This can’t be mended, and nothing is written to the file any more. What can be read of it is saved in a new workspace, or a backup is restored.",
    ),
  mends || isClosed
    ? h(
        "form",
        { key: "buttons", method: "dialog", class: "buttons" },
        h("button", { class: "button" }, "Close"),
        h("button", { value: MEND, class: "button primary" }, isClosed ? "See what can be saved" : "Mend"),
      )
    : close(),
];

const close = () =>
  h("form", { key: "buttons", method: "dialog", class: "buttons" }, h("button", { class: "button" }, "Close"));

/** @param {CheckFinding} finding @param {number} number */
const row = ({ what, meaning, remedy }, number) =>
  h(
    "li",
    { key: number },
    h("p", null, what),
    h("p", { class: "hint" }, meaning),
    remedy !== null && h("p", { class: "check-remedy" }, `Mending: ${remedy}`),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  checkWorkspace(button) {
    // Of the settings, which may be those of another workspace afterward.
    button.closest("dialog")?.close();
    return openCheck();
  },
};
