// What copies of the workspace disagree on: both versions of each, and the ways to settle it.

import { h } from "../dom.js";
import { disagreements } from "../ipc.js";
import { windowed } from "../kit/long_list/list.js";
import { header } from "../parts/header.js";
import { know, placeOf, settled } from "../parts/versions.js";
import { capital } from "../words/capital.js";

/** @import { Disagreement } from "../bindings.d.ts" */

/** @param {Disagreement[]} all */
const render = (all) =>
  all.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", { tabindex: -1, "data-heading": true }, "Nothing is to be settled"),
        h("p", null, "Where two people changed the same on different laptops, both versions will stand here."),
        h("button", { type: "button", class: "button", "data-action": "bringInWork", "data-writes": true }, "Bring in work…"),
      )
    : h(
        "div",
        { class: "settle", key: "settle" },
        h("h2", { tabindex: -1, "data-heading": true }, all.length === 1 ? "1 thing to settle" : `${all.length} things to settle`),
        h(
          "p",
          { class: "description" },
          "Both versions are kept and exported until you decide, field by field, whenever you like. Undo brings both back.",
        ),
        windowed(h("ol", { class: "disagreements", "aria-label": "To be settled" }), {
          items: all,
          key: placeOf,
          draw: shown,
          height: 220,
          few: 20,
        }),
      );

/** @param {Disagreement} one */
const shown = (one) =>
  h(
    "li",
    { class: "card disagreement", key: placeOf(one) },
    h("h3", null, capital(one.what)),
    h("p", { class: "muted" }, one.name),
    settled(one),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: () => disagreements(),
  /** @param {Disagreement[]} all */
  take: know,
  render,
  title: () => "To settle",
  header: () =>
    header({
      title: "To settle",
      actions: h("button", { type: "button", class: "button", "data-action": "bringInWork", "data-writes": true }, "Bring in work…"),
    }),
};
