// How far something is, in words, with a quiet color beside them.

import { h } from "../dom.js";

/** @type {(text: string, key: string) => HTMLElement} */
export const state = (text, key) => h("span", { class: "state", "data-state": key }, text);
