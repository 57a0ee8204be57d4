// A tag: what it captures, the event that it sends with its attributes, and what is wrong with that.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { lawfulRecord, tagCarry, tagPage } from "../ipc_tags.js";
import { tool } from "../kit/rows.js";
import { ask } from "../parts/ask.js";
import { attributes } from "../parts/attributes.js";
import { faults } from "../parts/faults.js";
import { documentHeader } from "../parts/header.js";
import { help } from "../parts/help.js";
import { lawful } from "../parts/lawful.js";
import { perform } from "../screen.js";

/** @import { LawfulRecord, TagPage } from "../bindings.d.ts" */
/** @typedef {TagPage & { law: LawfulRecord }} TagWithLaw */

/** @param {TagWithLaw} page */
const render = (page) =>
  h(
    "div",
    { class: "tag-page", key: page.id },
    h(
      "section",
      { key: "event", "aria-labelledby": "event-title" },
      h("h2", { class: "label", id: "event-title" }, "The event it sends"),
      h(
        "div",
        { class: "card several" },
        page.event.map((asked) => ask(asked)),
        page.seen !== "" && h("p", { class: "muted", key: "seen" }, page.seen),
      ),
    ),
    carried(page),
    page.faults.length > 0 &&
      h(
        "section",
        { key: "faults", "aria-labelledby": "faults-title" },
        h("h2", { class: "label", id: "faults-title" }, "To fix"),
        h("div", { class: "card" }, faults({ items: page.faults })),
      ),
    h(
      "section",
      { key: "asks", "aria-labelledby": "asks-title" },
      h("h2", { class: "label", id: "asks-title" }, "What is captured"),
      h(
        "div",
        { class: "card several" },
        page.asks.map((asked) => ask(asked)),
      ),
    ),
    h("section", { class: "card", key: "law" }, lawful(page.law)),
    page.snippet !== "" &&
      h(
        "details",
        { class: "card", key: "snippet" },
        h("summary", null, "Data-layer snippet"),
        h("pre", { tabindex: 0, "aria-label": "Data-layer snippet" }, page.snippet),
      ),
  );

/** @param {TagPage} page */
const carried = ({ id, attributes: rows, offered, help: helps }) =>
  h(
    "section",
    { key: "attributes", "aria-labelledby": "attributes-title" },
    h("h2", { class: "label", id: "attributes-title" }, "Attributes it carries"),
    help(helps),
    offered.length > 0 &&
      h(
        "div",
        { class: "card offered", key: "offered" },
        h(
          "p",
          null,
          offered.length === 1
            ? `The text under “Data attributes” names one that is no row yet: ${offered[0]}.`
            : `The text under “Data attributes” names ${offered.length} that are no rows yet: ${offered.join(", ")}.`,
        ),
        h(
          "button",
          { type: "button", class: "button", "data-action": "carryOffered", "data-writes": true, "data-tag": id, "data-names": JSON.stringify(offered) },
          offered.length === 1 ? "Add it as a row" : `Add ${offered.length} rows`,
        ),
      ),
    h(
      "div",
      { class: "card listing", key: "rows" },
      rows.length === 0
        ? h("p", { class: "muted none" }, "None yet. Name them under “Attributes” above: tags that carry the same one share it.")
        : attributes({
            label: "Attributes it carries",
            rows: { items: rows },
            tools: ({ id: attribute, name }) => h(
              "span",
              { class: "carries", "data-tag": id, "data-attribute": attribute },
              tool("carryNot", "trash", `Take ${name} out of this event`),
            ),
          }),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  carryOffered: ({ dataset: { tag = "", names = "[]" } }) =>
    perform(() => tagCarry(tag, JSON.parse(names)), { offerUndo: true }),
  async carryNot(button) {
    const of = button.closest(".carries");
    if (!(of instanceof HTMLElement)) return;
    const { tag = "", attribute = "" } = of.dataset;
    await perform(() => enter(tag, tag, `carries/${attribute}`, { tick: false }), { offerUndo: true });
    const find = document.querySelector(".find-link");
    if (find instanceof HTMLElement) find.focus();
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  async load({ document }) {
    const [page, law] = await Promise.all([tagPage(document ?? ""), lawfulRecord(document ?? "")]);
    return { ...page, law };
  },
  render,
  /** @param {TagPage} page */
  title: ({ name }) => name,
  /** @param {TagPage} page */
  header: ({ id, name }) => documentHeader({ id, name, screen: "tags", list: "Tagging plan" }),
};
