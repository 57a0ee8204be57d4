// Pinning a use case to a place of the ranking, or an integration to one of Build next, with a reason.

import { h } from "../dom.js";
import { pin } from "../ipc_ranking.js";
import { openDialog } from "../kit/dialog.js";
import { perform } from "../screen.js";

/** @import { Item } from "../kit/popup.js" */
/** What a menu knows of something that can be pinned: where it is pinned, or else stands. @typedef {{ id: string, title: string, place: number, pinned: boolean, reason: string, does: string }} Pinned */

/** What can be done about its place. @type {(asked: Pinned) => Item[]} */
export const pinItems = (asked) => [
  { label: asked.pinned ? "Pin to another place…" : "Pin to a place…", writes: true, run: () => askPin(asked) },
  ...(asked.pinned ? [{ label: "Remove the pin", writes: true, run: () => void perform(() => pin(asked.id, null, "")) }] : []),
];

/** @param {Pinned} asked */
async function askPin({ id, title, place, reason, does }) {
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
        h("p", null, does),
        h("label", { for: "pin-place" }, "Place"),
        number,
        h("label", { for: "pin-reason" }, "Why? (shown beside it)"),
        why,
        h(
          "div",
          { class: "buttons" },
          h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
          h("button", { value: "pin", class: "button primary" }, "Pin"),
        ),
      ),
    ),
  );
  if (answer === "pin") await perform(() => pin(id, Math.round(number.valueAsNumber), why.value), { offerUndo: true });
}
