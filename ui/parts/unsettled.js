// How much is to be settled, in the sidebar: asked for beside what is drawn, and told quietly.

import { h } from "../dom.js";
import { unsettled } from "../ipc.js";
import { way } from "./way.js";

let count = 0;
let asking = false;
let isStale = false;

/** What stands in the sidebar; nothing while all is settled. @param {boolean} isHere */
export const toSettle = (isHere) =>
  h(
    "div",
    { key: "to-settle", class: "to-settle", "data-count": count },
    count > 0 &&
      h(
        "button",
        { type: "button", class: "button place", ...way({ screen: "settle" }), "aria-current": isHere ? "page" : null },
        h("span", null, "To settle"),
        h("span", null, count),
      ),
  );

/** Whether an edit may settle something. What is more to be settled comes by an import, or by taking back what settled it. */
export const isAnythingUnsettled = () => count > 0;

/** Counts anew, soon. */
export async function countUnsettled() {
  isStale = true;
  if (asking) return;
  asking = true;
  try {
    while (isStale) {
      isStale = false;
      const now = await unsettled();
      if (now === count) continue;
      count = now;
      document.dispatchEvent(new Event("unsettled"));
      const place = document.querySelector("#sidebar .to-settle");
      if (place) place.replaceWith(toSettle(place.querySelector("[aria-current=page]") !== null));
    }
  } catch {
    // No workspace is open any more, or it tells by itself what is wrong with it.
  } finally {
    asking = false;
  }
}
