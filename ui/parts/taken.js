// What Markdown takes in a text that may be meant as it is, told under its field.

import { h } from "../dom.js";

/**
 * @param {string} id of the field
 * @param {string | null} taken in sentences
 */
export const takenBy = (id, taken) => taken && h("p", { class: "taken muted", key: "taken", id: `${id}-taken` }, taken);
