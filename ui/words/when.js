// Days for people.

import { h } from "../dom.js";

/** A text whose days stay on one line. @param {string} text */
export const withDays = (text) =>
  text.split(/(\d{4}-\d{2}-\d{2})/).map((part, index) => (index % 2 ? h("span", { class: "day" }, part) : part));
