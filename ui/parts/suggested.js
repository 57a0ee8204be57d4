// What the template of a use case suggests: in gray, and nothing until somebody takes it.

import { h } from "../dom.js";
import { suggestionDismiss, suggestionTake } from "../ipc_templates.js";
import { perform } from "../screen.js";
import { made } from "./made.js";

/** @import { Suggested } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/**
 * Suggestions under what they are for, each with what takes it and what dismisses it.
 * @type {(useCase: string, suggested: Suggested[], of: string, readonly: boolean) => Child}
 */
export const suggestions = (useCase, suggested, of, readonly) =>
  !readonly &&
  suggested.length > 0 &&
  h(
    "ul",
    { class: "from-template", key: `suggested ${of}`, "aria-label": `Suggested by the template: ${of}` },
    suggested.map((one) => suggestion(useCase, one)),
  );

/** @type {(useCase: string, suggested: Suggested) => HTMLElement} */
const suggestion = (useCase, { key, text, html, details, take }) =>
  h(
    "li",
    { key },
    html === ""
      ? h("p", { key: "text", dir: "auto" }, text, details !== "" && [" ", h("span", { class: "details" }, details)])
      : made(html),
    h(
      "span",
      { class: "does", key: "does" },
      button("takeSuggestion", take, useCase, key, text, "button small"),
      button("dismissSuggestion", "Dismiss", useCase, key, text),
    ),
  );

/** @type {(action: string, label: string, useCase: string, key: string, text: string, look?: string) => HTMLElement} */
const button = (action, label, useCase, key, text, look = "link") =>
  h(
    "button",
    { type: "button", class: look, key: action, "data-action": action, "data-writes": true, "data-use-case": useCase, "data-suggested": key },
    label,
    h("span", { class: "unseen" }, `: ${text.slice(0, 60)}`),
  );

/** Where the focus goes when a suggestion is gone: the next one, or the one before. @param {HTMLElement} button */
function neighborOf(button) {
  const item = button.closest("li");
  const next = item?.nextElementSibling ?? item?.previousElementSibling;
  return next?.querySelector("button")?.dataset.suggested;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  async takeSuggestion(button) {
    const { useCase = "", suggested = "" } = button.dataset;
    const next = neighborOf(button);
    const done = await perform(() => suggestionTake(useCase, suggested), { offerUndo: true, follow: next === undefined });
    if (done && next) focus(next);
  },
  async dismissSuggestion(button) {
    const { useCase = "", suggested = "" } = button.dataset;
    const next = neighborOf(button);
    const field = button.closest(".question")?.querySelector("textarea, input");
    const done = await perform(() => suggestionDismiss(useCase, suggested), { offerUndo: true });
    if (done && next) focus(next);
    else if (done && field instanceof HTMLElement && field.isConnected) field.focus();
  },
};

/** @param {string} key */
function focus(key) {
  const button = document.querySelector(`[data-suggested="${CSS.escape(key)}"]`);
  if (button instanceof HTMLElement) button.focus();
}
