import { h } from "../dom.js";

/** A picture beside words, or in a button that has an `aria-label`. @param {string} name a file in icons/ */
export const icon = (name) => h("span", { class: `icon icon-${name}`, "aria-hidden": true });
