// Modal dialogs, on the native element: focus stays inside, Escape closes, focus returns.

import { h } from "../dom.js";

/**
 * Shows a `<dialog>` made with `h`, and takes it out of the document when it is closed. Give it a heading named by
 * `aria-labelledby`, and buttons in a `<form method="dialog">`.
 *
 * @param {HTMLDialogElement} node
 * @returns {Promise<string>} the value of the button that closed it; "" for Escape
 */
export function openDialog(node) {
  document.body.append(node);
  node.showModal();
  return new Promise((resolve) => {
    node.addEventListener(
      "close",
      () => {
        node.remove();
        resolve(node.returnValue);
      },
      { once: true },
    );
  });
}

/** Whether a dialog is open, of ours or the system's; a shortcut doesn't reach past it. */
export const inDialog = () => document.body.inert || document.querySelector("dialog[open]") !== null;

/**
 * Does what opens a dialog of the system. Meanwhile the page takes no typing: the dialog may stay open for long, and
 * what is typed could not be saved behind it.
 * @template T
 * @param {() => Promise<T>} deed
 * @returns {Promise<T | null>} null when one is open already
 */
export async function behindSystemDialog(deed) {
  if (document.body.inert) return null;
  const focused = document.activeElement;
  document.body.inert = true;
  try {
    return await deed();
  } finally {
    document.body.inert = false;
    if (focused instanceof HTMLElement && document.activeElement === document.body) focused.focus();
  }
}

/**
 * Asks a question with buttons.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {string | Node} question.text
 * @param {{ value: string, label: string, kind?: "primary" | "danger" }[]} question.answers the last one is on the right
 * @returns {Promise<string>} the value of the answer; "" for Escape
 */
export function ask({ title, text, answers }) {
  return openDialog(
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "dialog-title" }, title),
        text instanceof Node ? text : h("p", null, text),
        h(
          "div",
          { class: "buttons" },
          answers.map(({ value, label, kind }) => h("button", { value, class: `button ${kind ?? ""}` }, label)),
        ),
      ),
    ),
  );
}
