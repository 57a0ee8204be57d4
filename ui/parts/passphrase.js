// Asking for a passphrase, as often as it takes: of a file that came, and of the shared folder.

import { h } from "../dom.js";
import { Problem } from "../ipc.js";
import { sharedFolderLock } from "../ipc_sharing.js";
import { openDialog } from "../kit/dialog.js";

/**
 * Asks until the passphrase does what it is for; null where the person gives up.
 * @template T
 * @param {{ title: string, said: string, answer: string, remembers?: boolean }} look whether this computer is to remember it is asked where `remembers` says what is so now
 * @param {(passphrase: string, remembers: boolean) => Promise<T>} deed
 * @returns {Promise<T | null>}
 */
export async function askPassphrase(look, deed) {
  let { said, remembers = false } = look;
  for (;;) {
    const field = h("input", { class: "field", id: "unlock", type: "password", autocomplete: "off", required: true, autofocus: true });
    const form = h("form", { method: "dialog" }, [
      h("h2", { id: "unlock-title" }, look.title),
      h("p", { role: "status" }, said),
      h("label", { class: "label", for: "unlock" }, "Passphrase"),
      field,
      look.remembers !== undefined && remembering(remembers),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
        h("button", { value: "open", class: "button primary" }, look.answer),
      ),
    ]);
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "unlock-title" }, form);
    if ((await openDialog(dialog)) !== "open") return null;
    remembers = new FormData(form).has("remembers");
    try {
      return await deed(field.value, remembers);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      said = error.message;
    }
  }
}

/** @param {boolean} checked */
const remembering = (checked) =>
  h(
    "label",
    { class: "send-choice" },
    h("input", { type: "checkbox", name: "remembers", checked }),
    h("span", null, "Remember it on this computer", h("span", { class: "muted" }, " · readable by who uses your account; else you are asked once a start")),
  );

/**
 * Asks for the passphrase of the shared folder, which what this computer writes there is locked with; null where the person gives up.
 * @param {string | null} asks why it is asked for; null where a new one is set
 * @param {boolean} remembers
 */
export const lockShared = (asks, remembers) =>
  askPassphrase(
    {
      title: "Passphrase of the shared folder",
      said:
        asks ??
        "What this computer writes to the shared folder is locked with it, and opens only for who knows it. Tell the others, who enter it in their settings. Whoever forgets it sets another: all of your work is in the workspace file.",
      answer: asks ? "Open" : "Lock",
      remembers,
    },
    sharedFolderLock,
  );
