// The screen for an error in the window itself, in place of a blank one.

import { copyText } from "../clipboard.js";
import { h } from "../dom.js";
import { reportProblem } from "../ipc.js";

let shown = false;

/** Shows the error screen for whatever no other code has caught, from now on. */
export function watchErrors() {
  addEventListener("error", (event) => {
    // Told by the browser about itself, not an error of ours.
    if (!/^ResizeObserver loop/.test(event.message)) showError(event.error ?? event.message);
  });
  addEventListener("unhandledrejection", (event) => showError(event.reason));
}

/**
 * Covers the window with what happened, what is safe, and the ways out; writes it to the log.
 * @param {unknown} error
 */
export function showError(error) {
  if (shown) return;
  shown = true;
  const details = describe(error);
  reportProblem(details).catch(() => {});
  const screen = h(
    "dialog",
    { class: "dialog error", "aria-labelledby": "error-title" },
    h("h2", { id: "error-title" }, "Something in the window went wrong"),
    h(
      "p",
      null,
      "Everything that was shown as saved is safe in the workspace file. Text that was not saved yet is kept and saved when the window starts again.",
    ),
    h("details", null, h("summary", null, "Details"), h("pre", { tabindex: 0, "aria-label": "Details" }, details)),
    h("p", { class: "copied", role: "status" }),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", class: "button", "data-action": "copyError" }, "Copy details"),
      h("button", { type: "button", class: "button primary", "data-action": "startAgain", autofocus: true }, "Start again"),
    ),
  );
  // Leaving the error behind would leave the window half drawn.
  screen.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(screen);
  screen.showModal();
}

/** @param {unknown} error */
function describe(error) {
  const what = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  return `${what}\n\n${navigator.userAgent}\n${new Date().toISOString()}`;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  copyError(button) {
    const screen = button.closest("dialog");
    const said = /** @type {HTMLElement} */ (screen?.querySelector(".copied"));
    const copied = copyText(screen?.querySelector("pre")?.textContent ?? "");
    said.textContent = copied ? "Copied." : "The clipboard did not take the details; select them above instead.";
  },
  startAgain: () => location.reload(),
};
