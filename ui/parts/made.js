import { h } from "../dom.js";

/**
 * What the core made of entered text. It escapes all foreign text, so this is safe to set as HTML.
 * @param {string} html
 */
export function made(html) {
  const page = h("div", { class: "page made", lang: "" });
  page.innerHTML = html;
  return page;
}
