// Two to four use cases side by side, with their differences named.

import { h } from "../dom.js";
import { rankingCompare } from "../ipc_ranking.js";
import { Problem } from "../ipc.js";
import { openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { go } from "../router.js";

/** @import { ComparedRow, Weighing } from "../bindings.d.ts" */

/** @type {(useCases: string[], weighing: Weighing | null) => Promise<void>} */
export async function openComparison(ids, weighing) {
  const comparison = await rankingCompare(ids, weighing).catch((error) => {
    if (!(error instanceof Problem)) throw error;
    notify({ text: error.message });
    return null;
  });
  if (!comparison) return;
  const { useCases, rows, differences } = comparison;
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog comparison", "aria-labelledby": "comparison-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "comparison-title" }, `Compare ${useCases.length} use cases`),
        differences.length > 0
          ? h("ul", { class: "differences" }, differences.map((one) => h("li", null, one)))
          : h("p", null, "Their scores don't differ."),
        h(
          "div",
          { class: "compared", tabindex: 0, role: "region", "aria-labelledby": "comparison-title" },
          h(
            "table",
            { class: "ratings", "aria-labelledby": "comparison-title" },
            h(
              "thead",
              null,
              h(
                "tr",
                null,
                h("td"),
                useCases.map(({ id, title }) =>
                  h("th", { scope: "col" }, h("button", { class: "link", value: `open ${id}` }, title)),
                ),
                h("th", { scope: "col" }, "Difference"),
              ),
            ),
            h("tbody", null, rows.map(row)),
          ),
        ),
        h("div", { class: "buttons" }, h("button", { class: "button primary", value: "", autofocus: true }, "Close")),
      ),
    ),
  );
  if (answer.startsWith("open ")) go({ useCase: answer.slice(5) });
}

/** @param {ComparedRow} row */
const row = ({ label, isHead, cells, difference }) =>
  h(
    "tr",
    { class: isHead ? "head" : null, "data-scored": true },
    h("th", { scope: "row" }, label),
    cells.map((cell) => h("td", null, cell)),
    h("td", { class: "difference" }, difference),
  );
