// Closing the window: not before what is typed is on disk, or the person gives it up.

import { flush, unsaved } from "./autosave.js";
import { copyText } from "./clipboard.js";
import { h } from "./dom.js";
import { closeHeld, idle, readyToClose } from "./ipc.js";
import { ask } from "./kit/dialog.js";
import { keepPlace } from "./left.js";
import { keepTried } from "./parts/ranking_weights.js";
import { allRemembered } from "./remembered.js";

/** How long saving may take before the person is asked; the shell itself waits for five seconds. */
const PATIENCE = 3000;

let asking = false;

/** Saves what is typed and lets the window close; asks what to do with what can't be saved. */
export async function close() {
  if (asking) return closeHeld();
  asking = true;
  try {
    while (!(await Promise.race([saved(), tooLong()]))) {
      await closeHeld();
      const answer = await ask({
        title: "Some text is not saved",
        text: explanation(),
        answers: [
          { value: "close", label: "Close anyway", kind: "danger" },
          { value: "again", label: "Try again", kind: "primary" },
        ],
      });
      if (answer === "close") break;
      if (answer !== "again") return;
    }
    keepPlace();
    await Promise.race([allRemembered(), tooLong()]);
    await readyToClose();
  } finally {
    asking = false;
  }
}

/** Whether everything typed and chosen is on disk. */
async function saved() {
  const flushed = await flush();
  await keepTried();
  await idle();
  return flushed;
}

/** @returns {Promise<boolean>} */
const tooLong = () => new Promise((resolve) => setTimeout(resolve, PATIENCE, false));

function explanation() {
  const texts = unsaved();
  const reasons = new Set(texts.map(({ status }) => status.message).filter(Boolean));
  return h(
    "div",
    null,
    [...reasons].map((reason) => h("p", null, reason)),
    h("p", null, "Everything else is safe in the workspace file. If you close now, this is lost:"),
    h(
      "ul",
      { class: "unsaved" },
      texts.map(({ text }) => h("li", null, h("q", null, excerpt(text)))),
    ),
    h("p", null, h("button", { type: "button", class: "button", "data-action": "copyUnsaved" }, "Copy the text"), " ", h("output")),
  );
}

/** @param {string} text */
const excerpt = (text) => (text.length > 120 ? `${text.slice(0, 120).toWellFormed()}…` : text);

/** @type {import("./screen.js").Actions} */
export const actions = {
  copyUnsaved(button) {
    const copied = copyText(
      unsaved()
        .map(({ text }) => text)
        .join("\n\n"),
    );
    const said = button.parentElement?.querySelector("output");
    if (said) said.textContent = copied ? "Copied." : "The clipboard did not take it.";
  },
};
