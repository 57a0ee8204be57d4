// An integration: what it is, the requirements of it, and the use cases that need it.

import { h } from "../dom.js";
import { integrationPage } from "../ipc.js";
import { ask } from "../parts/ask.js";
import { documentHeader } from "../parts/header.js";
import { lawful } from "../parts/lawful.js";

/** @import { IntegrationPage } from "../bindings.d.ts" */

/** @param {IntegrationPage} page */
function render({ integration, asks, law, neededBy }) {
  const first = asks.findIndex(({ control }) => ["person", "text", "flags"].includes(control));
  return h(
    "div",
    { class: "phase", key: integration.id },
    h(
      "div",
      { class: "work" },
      h(
        "section",
        { "aria-labelledby": "facts-title" },
        h("h2", { class: "label", id: "facts-title" }, "What it is"),
        h(
          "div",
          { class: "card several" },
          asks.slice(0, first).map((asked) => ask(asked)),
        ),
      ),
      h(
        "section",
        { "aria-labelledby": "questions-title" },
        h("h2", { class: "label", id: "questions-title" }, "Requirements"),
        asks.slice(first).map((asked) => ask(asked)),
      ),
      lawful(law),
    ),
    h(
      "div",
      { class: "standing" },
      h(
        "section",
        { class: "card", "aria-labelledby": "answered-title" },
        h("h2", { class: "label", id: "answered-title" }, "Requirements answered"),
        h("p", null, integration.answered),
      ),
      h("section", { class: "card", "aria-label": neededBy.idea }, ask(neededBy)),
    ),
  );
}

/** @type {import("../screen.js").View} */
export const view = {
  load: ({ document }) => integrationPage(document ?? ""),
  render,
  /** @param {IntegrationPage} page */
  title: ({ integration }) => integration.name,
  /** @param {IntegrationPage} page */
  header: ({ integration: { id, name } }) =>
    documentHeader({ id, name, screen: "integrations", list: "Integrations" }),
};
