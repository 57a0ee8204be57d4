// The workspace of a reader on a team server: all can be read, and nothing is entered, since nobody would get it. What writes is
// not offered: it says so by `data-writes`, or `writes` in a menu.

import { session } from "../screen.js";

/** Whether the person at the screen reads and changes nothing. */
export const isReader = () => session().team?.kind === "read-only";

/** Whether a use case can be read and not changed. @param {{ archived: unknown }} header */
export const isReadonly = ({ archived }) => archived !== null || isReader();

const WHY = "You read this workspace and change nothing in it";

/** Keeps what is on other screens from being entered, from now on. */
export function keepForReaders() {
  for (const type of ["drawn", "adopted"]) document.addEventListener(type, lock);
}

function lock() {
  const reads = isReader();
  document.documentElement.classList.toggle("reads", reads);
  if (!reads) return;
  for (const field of document.querySelectorAll("#main :is([data-document], [data-owner])")) {
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !/radio|checkbox/.test(field.type))) {
      field.readOnly = true;
      field.title ||= WHY;
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLFieldSetElement) field.disabled = true;
  }
}
