// The foot of a workshop: the time, what is written down, and the keys, each of which is a button, too.

import { h } from "../../dom.js";
import { saving } from "../saved.js";
import { clock } from "./clock.js";

/** @import { WorkshopPage } from "../../bindings.d.ts" */

/** @param {WorkshopPage} page */
export function bar({ at, previous, next, parked, actions, question, dimension, readonly, people }) {
  const canWrite = !readonly;
  const isThing = question !== null || dimension !== null;
  return h(
    "footer",
    { class: "workshop-bar", "aria-label": "Keys" },
    h(
      "div",
      null,
      isThing && clock(),
      saving(),
      h("span", { class: "counts", key: "parked" }, `Parking lot ${parked}`),
      h("span", { class: "counts", key: "actions" }, `Actions ${actions}`),
    ),
    h(
      "div",
      { class: "keys" },
      canWrite && dimension && people.length > 0 && !dimension.isRevealed && key("R", "reveal", "workshopReveal", !dimension.canReveal),
      canWrite && dimension?.isRevealed && key("G", "again", "workshopAgain"),
      canWrite && question && key("E", "edit", "workshopEdit"),
      canWrite && key("P", "park", "workshopPark"),
      canWrite && key("A", "action", "workshopTakeOn"),
      previous !== null && key("←", "back", "workshopPrevious"),
      next !== null && key("→", at === "begin" ? "start" : "next", "workshopNext"),
      key("Esc", "leave", "workshopLeave"),
    ),
  );
}

/** @type {(keys: string, label: string, action: string, isOff?: boolean) => HTMLElement} */
const key = (keys, label, action, isOff = false) =>
  h(
    "button",
    { type: "button", class: "button quiet small", key: action, "data-action": action, "aria-disabled": isOff ? "true" : null },
    h("kbd", null, keys),
    label,
  );
