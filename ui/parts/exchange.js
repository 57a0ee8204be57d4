// Exchanging work with other copies of the workspace: what is sent, and what came in.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { bundleSave, correspondents, importChoose, importTake, importUnlock, Problem } from "../ipc.js";
import { handedLook, newsLook } from "../ipc_sharing.js";
import { openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { windowed } from "../kit/long_list/list.js";
import { here } from "../router.js";
import { adopt, perform, session } from "../screen.js";
import { told } from "../workspaces.js";
import { askPassphrase } from "./passphrase.js";
import { countUnsettled } from "./unsettled.js";

/** @import { BundleScope, Correspondent, Imported, ImportedDocument } from "../bindings.d.ts" */

/** Asks what is to be sent, and saves it as a file to be passed on. */
export async function sendWork() {
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Send work when it is saved." });
  const known = await correspondents();
  const { useCase } = here();
  const form = h("form", { method: "dialog" }, offered(useCase, known));
  const answer = await openDialog(h("dialog", { class: "dialog", "aria-labelledby": "send-title" }, form));
  if (answer !== "save") return;
  const chosen = new FormData(form);
  const scope = scopeOf(String(chosen.get("scope")), useCase);
  const wish = { scope, withoutPeople: chosen.has("withoutPeople") };
  await told(async () => {
    const file = await bundleSave(wish, String(chosen.get("passphrase")));
    if (file) notify({ text: `Saved as ${file.path}. Pass it on; nothing in it is lost when it is brought in twice.` });
  });
}

/** @type {(chosen: string, useCase: string | null) => BundleScope} */
function scopeOf(chosen, useCase) {
  if (chosen === "use-case" && useCase) return { kind: "use-case", useCase };
  return chosen === "everything" ? { kind: "everything" } : { kind: "new", person: chosen };
}

/** @type {(useCase: string | null, known: Correspondent[]) => import("../dom.js").Child} */
const offered = (useCase, known) => [
  h("h2", { id: "send-title" }, "Send work"),
  h("p", null, "A file for somebody who has a copy of this workspace. What both of you wrote stays."),
  h(
    "fieldset",
    { class: "send" },
    h("legend", { class: "label" }, "What to send"),
    option("everything", "Everything", "The whole workspace, with its history", true),
    useCase && option("use-case", "This use case", "With what it needs and what refers to it"),
    known.map(({ person, name, when }) => option(person, `What ${name} does not have`, `Sent you something ${when}`)),
  ),
  h(
    "label",
    { class: "send-choice" },
    h("input", { type: "checkbox", name: "withoutPeople" }),
    h("span", null, "Leave out names, roles and addresses of people"),
  ),
  h(
    "label",
    { class: "send-lock" },
    h("span", { class: "label" }, "Passphrase, if others might read it"),
    h("input", { class: "field", type: "password", name: "passphrase", autocomplete: "new-password" }),
  ),
  h(
    "div",
    { class: "buttons" },
    h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
    h("button", { value: "save", class: "button primary", autofocus: true }, "Save…"),
  ),
];

/** @type {(value: string, label: string, hint: string, checked?: boolean) => HTMLElement} */
const option = (value, label, hint, checked = false) =>
  h(
    "label",
    { class: "send-choice", key: value },
    h("input", { type: "radio", name: "scope", value, checked }),
    h("span", null, label, h("span", { class: "muted" }, ` · ${hint}`)),
  );

/** Asks for a file, shows what it would change, and takes it in. */
export const bringInWork = () => lookAt(importChoose);

/** Shows what waits would change, and takes it in. */
export const lookAtNews = () => lookAt(newsLook);

/** The same for a file that was handed over or dropped. */
export const lookAtHanded = () => lookAt(handedLook);

/** Takes in what waits, as it is. */
export const bringInNews = () => told(takeNews);

/** The same, asked for by nobody: what can't be done now is not told. */
export async function bringInQuietly() {
  try {
    await takeNews();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

async function takeNews() {
  await newsLook();
  // What is erased elsewhere is erased here by who looks at it and agrees.
  await takeIn(false);
}

/** @param {() => Promise<Imported | null>} look what taking it in would change; null where the person cancelled */
async function lookAt(look) {
  if (!(await flush())) return notify({ text: "Some text is not on disk yet. Bring work in when it is saved." });
  /** @type {Imported | null} */
  let imported = null;
  let isLocked = false;
  await told(async () => {
    try {
      imported = await look();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "passphrase") throw error;
      isLocked = true;
    }
  });
  if (isLocked) {
    const said = "What came is locked with a passphrase. Enter it to see what it holds.";
    imported = await askPassphrase({ title: "Locked", said, answer: "Open" }, importUnlock);
  }
  const answer = imported && (await agreed(imported));
  if (answer) await takeIn(answer.erases);
}

/** @param {boolean} erases what is erased there is erased here, too */
async function takeIn(erases) {
  const done = await perform(() => importTake(erases), { offerUndo: !erases });
  // What was brought in waits no longer.
  if (done) adopt({ ...session(), news: null });
  void countUnsettled();
}

/**
 * Shows what it would change; null where the person does not want it.
 * @param {Imported} imported
 * @returns {Promise<{ erases: boolean } | null>}
 */
async function agreed(imported) {
  const { sender, written, changes, notices, erased } = imported;
  const isNews = changes > 0 || erased.length > 0;
  const form = h("form", { method: "dialog" });
  patch(form, [
    h("h2", { id: "import-title" }, sender ? `Work from ${sender}` : "Work from another copy"),
    written && h("p", { class: "muted" }, `Written ${written}`),
    changesOf(imported),
    notices.map((notice) => h("p", { class: "banner calm", key: notice }, notice)),
    erased.length > 0 && erasedThere(erased),
    h(
      "p",
      { class: "muted" },
      "Nothing that was written here is replaced unseen: where both of you changed the same, both versions stand until somebody decides. Undo takes all of it back.",
    ),
    h(
      "div",
      { class: "buttons" },
      h("button", { value: "", class: "button", autofocus: !isNews }, isNews ? "Cancel" : "Close"),
      isNews && h("button", { value: "take", class: "button primary", autofocus: true }, "Bring in"),
    ),
  ]);
  const dialog = h("dialog", { class: "dialog import", "aria-labelledby": "import-title" }, form);
  return (await openDialog(dialog)) === "take" ? { erases: new FormData(form).has("erases") } : null;
}

/** What was erased there, and the choice to erase it here too. @param {string[]} erased */
const erasedThere = (erased) =>
  h(
    "fieldset",
    { class: "send", key: "erased" },
    h("legend", { class: "label" }, "Erased there"),
    windowed(h("ul", { class: "import-list" }), {
      items: erased.map((told, index) => ({ told, index })),
      key: ({ index }) => `${index}`,
      draw: ({ told, index }) => h("li", { key: `${index}`, dir: "auto" }, told),
      height: 24,
      few: 200,
    }),
    h(
      "label",
      { class: "send-choice" },
      h("input", { type: "checkbox", name: "erases" }),
      h("span", null, "Erase it here too, in history and backups. That can’t be undone."),
    ),
  );

/** What an import changes, or would change. @param {Imported} imported */
export const changesOf = (imported) => [h("p", { key: "in-short" }, inShort(imported)), list(imported.documents)];

/** @param {Imported} imported */
function inShort({ changes, added, changed, conflicts }) {
  if (changes === 0) return "All of it is here already.";
  const parts = [
    added > 0 && `${added} new`,
    changed > 0 && `${changed} changed`,
    conflicts > 0 && `${conflicts} to be settled`,
  ].filter(Boolean);
  const all = changes === 1 ? "1 change" : `${changes} changes`;
  return parts.length > 0 ? `${all}: ${parts.join(", ")}.` : `${all}, none of which is to be seen.`;
}

/** @param {ImportedDocument[]} documents */
const list = (documents) =>
  documents.length > 0 &&
  windowed(h("ul", { class: "import-list" }), {
    items: documents,
    key: ({ id }) => id,
    draw: brought,
    height: 60,
  });

/** @param {ImportedDocument} document */
const brought = ({ id, kind, name, added, edits, conflicts }) =>
  h(
    "li",
    { key: id },
    h("p", null, h("strong", null, name), h("span", { class: "muted" }, ` · ${added ? "new " : ""}${kind}`)),
    h(
      "ul",
      null,
      conflicts.map(({ what, field, record }) =>
        h("li", { class: "clash", key: `${record} ${field}` }, `To be settled: ${what}`),
      ),
      edits
        .slice(0, 5)
        .map(({ what, by, when }, index) => h("li", { key: `${index}` }, `${what} · ${by}, ${when}`)),
      edits.length > 5 && h("li", { class: "muted", key: "more" }, `and ${edits.length - 5} more`),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  sendWork: () => void sendWork(),
  bringInWork: () => void bringInWork(),
  // Enter presses the first button that sends the form, and that is the one that opens.
  closeAsked: (button) => button.closest("dialog")?.close(""),
};
