// What helps where something is asked: a quiet line that opens, and stays as it was left on this computer.

import { h } from "../dom.js";
import { remember, remembered } from "../remembered.js";

/** @import { Help } from "../bindings.d.ts" */

const OPEN = "help";

/** What is open. @returns {string[]} */
const open = () => remembered(OPEN, []);

/** @type {(help: Help | null) => HTMLElement | null} */
export const help = (help) =>
  help &&
  folded(help.on, help.title, [
    h("p", null, help.text),
    help.points.length > 0 &&
      h(
        "ul",
        null,
        help.points.map(({ name, text }) => h("li", { key: name }, h("strong", null, name), ` ${text}`)),
      ),
  ]);

/** The same of a sentence alone. @type {(key: string, title: string, text: string) => HTMLElement | null} */
export const helpLine = (key, title, text) => (text === "" ? null : folded(key, title, h("p", null, text)));

/** @type {(key: string, title: string, content: import("../dom.js").Child) => HTMLElement} */
const folded = (key, title, content) =>
  h(
    "details",
    { class: "help", key: `help ${key}`, "data-help": key, open: open().includes(key) },
    h("summary", null, title),
    content,
  );

// A toggle does not bubble.
addEventListener(
  "toggle",
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || target.dataset.help === undefined) return;
    const others = open().filter((key) => key !== target.dataset.help);
    remember(OPEN, target.open ? [...others, target.dataset.help] : others);
  },
  true,
);
