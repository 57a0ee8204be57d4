// Closing the window: not before what is typed is on disk, or the person gives it up.

import { flush, unsaved } from "./autosave.js";
import { readyToClose } from "./ipc.js";
import { ask } from "./parts/dialog.js";
import { h } from "./dom.js";

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
          { value: "copy", label: "Copy the text" },
          { value: "again", label: "Try again", kind: "primary" },
        ],
      });
      if (answer === "close") break;
      if (answer === "copy") copy(unsaved().map(({ text }) => text).join("\n\n"));
      else if (answer !== "again") return;
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
  );
}

/** @param {string} text */
const excerpt = (text) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** Puts a text on the clipboard, in a copy event: the one way that works everywhere. @param {string} text */
function copy(text) {
  document.addEventListener(
    "copy",
    (event) => {
      event.preventDefault();
      event.clipboardData?.setData("text/plain", text);
    },
    { once: true },
  );
  document.execCommand("copy");
}
