// Pinning a use case to a place of the ranking, with a reason.

import { h } from "../dom.js";
import { rankingPin } from "../ipc_ranking.js";
import { openDialog } from "../kit/dialog.js";
import { perform } from "../screen.js";

/** @param {{ useCase: string, title: string, place: number, reason: string }} pin */
export async function askPin({ useCase, title, place, reason }) {
  const number = h("input", { class: "field", id: "pin-place", type: "number", min: 1, step: 1, required: true, value: String(place) });
  const why = h("input", { class: "field", id: "pin-reason", dir: "auto", required: true, value: reason });
  const answer = await openDialog(
    h(
      "dialog",
      { class: "dialog", "aria-labelledby": "pin-title" },
      h(
        "form",
        { method: "dialog" },
        h("h2", { id: "pin-title" }, `Pin “${title}”`),
        h("p", null, "It stands at this place whatever its number is; the others fill the places around it."),
        h("label", { for: "pin-place" }, "Place"),
        number,
        h("label", { for: "pin-reason" }, "Why? (shown beside it)"),
        why,
        h(
          "div",
          { class: "buttons" },
          h("button", { class: "button", value: "", formnovalidate: true }, "Cancel"),
          h("button", { value: "pin", class: "button primary" }, "Pin"),
        ),
      ),
    ),
  );
  if (answer === "pin") await perform(() => rankingPin(useCase, Math.round(number.valueAsNumber), why.value), { offerUndo: true });
}
