// What we learned: the tests of all use cases, with owner, time, result and decision.

import { h } from "../dom.js";
import { learnedScreen } from "../ipc_learned.js";
import { wanted } from "../kit/long_list/list.js";
import { orNone, table } from "../kit/table.js";
import { exportButton, header } from "../parts/header.js";
import { far } from "../parts/long.js";
import { way } from "../parts/way.js";
import { withDays } from "../words/when.js";

/** @import { LearnedRow, LearnedScreen } from "../bindings.d.ts" */

/** @param {LearnedScreen} screen */
const render = ({ rows }) =>
  rows.all === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", null, "What your tests have shown"),
        h("p", null, "Every experience tracker with a run time, a result or a decision stands here."),
        h("button", { type: "button", class: "button primary", ...way({}) }, "Go to the use cases"),
      )
    : h(
        "div",
        { class: "card listing", key: "learned" },
        table({
          label: "What we learned",
          kind: "learned",
          columns: [
            ["name", "Use case"],
            ["owner", "Owner"],
            ["ran", "Run time"],
            ["result", "Result"],
            ["decision", "Decision"],
            ["lesson", "What was learned"],
          ],
          far: far({ kind: "learned" }, rows),
          record,
          acts: false,
        }),
      );

/** @param {LearnedRow} row */
const record = ({ id, useCase, owner, from, to, result, decision, learned }) => ({
  id,
  leads: way(useCase.place),
  cells: [
    h("button", { type: "button", class: "title", ...way(useCase.place) }, useCase.name),
    orNone(owner),
    ran(from, to),
    result === "" ? orNone("") : withDays(result),
    decision === "" ? h("span", { class: "muted" }, "None yet") : decision,
    orNone(learned),
  ],
});

/** @type {(from: string, to: string) => import("../dom.js").Child} */
function ran(from, to) {
  const words = [from && `from ${from}`, to && `to ${to}`].filter((part) => part !== "").join(" ");
  return words === "" ? orNone("") : withDays(words);
}

/** @type {import("../screen.js").View} */
export const view = {
  load: () => learnedScreen(wanted("learned")),
  render,
  title: () => "What we learned",
  header: () => header({ title: "What we learned", actions: exportButton() }),
};
