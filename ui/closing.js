// Closing the window: not before what is typed is on disk, or the person gives it up.

import { flush, unsaved } from "./autosave.js";
import { copyText } from "./clipboard.js";
import { h } from "./dom.js";
import { readyToClose } from "./ipc.js";
import { ask } from "./parts/dialog.js";

let asking = false;

/** Saves what is typed and lets the window close; asks what to do with what can't be saved. */
export async function close() {
  if (asking) return;
  asking = true;
  try {
    while (!(await flush())) {
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
    await readyToClose();
  } finally {
    asking = false;
  }
}

function explanation() {
  const texts = unsaved();
  return h(
    "div",
    null,
    h("p", null, "Everything else is safe in the workspace file. If you close now, this is lost:"),
    h(
      "ul",
      { class: "unsaved" },
      texts.map(({ text, status }) => h("li", null, h("q", null, excerpt(text)), " ", status.message)),
    ),
    h("p", null, h("button", { type: "button", "data-action": "copyUnsaved" }, "Copy the text"), " ", h("output")),
  );
}

/** @param {string} text */
const excerpt = (text) => (text.length > 120 ? `${text.slice(0, 120).toWellFormed()}…` : text);

/** @type {import("./screen.js").Actions} */
export const actions = {
  copyUnsaved(button) {
    const copied = copyText(unsaved().map(({ text }) => text).join("\n\n"));
    const said = button.parentElement?.querySelector("output");
    if (said) said.textContent = copied ? "Copied." : "The clipboard did not take it.";
  },
};
