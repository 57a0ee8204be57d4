// A page of the core, as it is exported, shown in the window.

import { showPictures } from "./picture.js";

/**
 * Shows a page in an element.
 * @type {(element: Element, html: string) => void}
 */
export function fillPage(element, html) {
  // The one place where HTML is set: it comes from the core's own writer, which escapes all foreign text.
  element.innerHTML = html;
  // A box that begins an item has no label: what other programs read as a task has none.
  for (const box of element.querySelectorAll(".tasks > li > input")) box.setAttribute("aria-label", "Task");
  void showPictures(element);
}
