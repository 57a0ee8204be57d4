// What we learned: the tests of all use cases, with owner, time, result and decision.

import { h } from "../dom.js";
import { learnedPage } from "../ipc.js";
import { windowed } from "../kit/long_list/list.js";
import { exportButton, header } from "../parts/header.js";
import { way } from "../parts/way.js";
import { dayed } from "../words/when.js";

/** @import { LearnedPage, LearnedRow } from "../bindings.d.ts" */

/** @param {LearnedPage} page */
const render = ({ rows }) =>
  rows.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", null, "What your tests have shown"),
        h("p", null, "Every experience tracker with a run time, a result or a decision stands here."),
        h("button", { type: "button", class: "button primary", ...way({}) }, "Go to the use cases"),
      )
    : windowed(h("ul", { class: "learned", "aria-label": "What we learned" }), {
        items: rows,
        key: ({ useCase }) => useCase.id,
        draw: one,
        height: 110,
        few: 20,
      });

/** @param {LearnedRow} row */
const one = ({ useCase, owner, from, to, result, decision, learned }) =>
  h(
    "li",
    { key: useCase.id, class: "card learned-row" },
    h("h2", null, h("button", { type: "button", class: "link", ...way(useCase.place) }, useCase.name)),
    h("p", { class: "muted" }, [owner || "No owner yet", ran(from, to)].filter((part) => part !== "").join(" · ")),
    result !== "" && h("p", { key: "result" }, dayed(result)),
    h("p", { key: "decision" }, h("strong", null, "Decision: "), decision || "none yet"),
    learned !== "" && h("p", { key: "learned" }, h("strong", null, "Learned: "), learned),
  );

/** @type {(from: string, to: string) => string} */
const ran = (from, to) => dayed([from && `from ${from}`, to && `to ${to}`].filter((part) => part !== "").join(" "));

/** @type {import("../screen.js").View} */
export const view = {
  load: () => learnedPage(),
  render,
  title: () => "What we learned",
  header: () => header({ title: "What we learned", actions: exportButton() }),
};
