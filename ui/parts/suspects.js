// What a use case rests on that changed since it was agreed: a quiet notice, until somebody looked.

import { h } from "../dom.js";
import { look } from "../ipc.js";
import { perform } from "../screen.js";
import { way } from "./way.js";

/** @import { Suspect } from "../bindings.d.ts" */

/** @type {(useCase: string, suspects: Suspect[], readonly: boolean) => import("../dom.js").Child} */
export const toLookAt = (useCase, suspects, readonly) =>
  suspects.length > 0 &&
  h(
    "section",
    { class: "suspects", key: "suspects", "aria-labelledby": "suspects-title" },
    h("h3", { class: "label", id: "suspects-title" }, "To look at"),
    h(
      "ul",
      null,
      suspects.map((suspect) => shown(useCase, suspect, readonly)),
    ),
  );

/** @type {(useCase: string, suspect: Suspect, readonly: boolean) => HTMLElement} */
const shown = (useCase, { document, name, changes, seen, open, place, history }, readonly) =>
  h(
    "li",
    { key: document, class: "suspect" },
    changes.map((change) => h("p", { key: change, dir: "auto" }, change)),
    h(
      "div",
      { class: "suspect-ways", role: "group", "aria-label": name },
      !readonly &&
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-action": "look",
            "data-writes": true,
            "data-use-case": useCase,
            "data-document": document,
            "data-seen": seen,
            "aria-label": `I looked: it still holds (${name})`,
          },
          "I looked: it still holds",
        ),
      h("button", { type: "button", class: "link", ...way(place), "aria-label": `${open} ${name}` }, open),
      h(
        "button",
        { type: "button", class: "link", ...way(history), "aria-label": `History of ${name}` },
        "History",
      ),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  async look({ dataset: { useCase = "", document: seenIn = "", seen = "" } }) {
    const done = await perform(() => look(useCase, seenIn, seen), { offerUndo: true });
    // What was looked at is gone: on to the next, or to the top.
    const next = document.querySelector("[data-action=look]") ?? document.querySelector("[data-heading]");
    if (done && next instanceof HTMLElement) next.focus();
  },
};
