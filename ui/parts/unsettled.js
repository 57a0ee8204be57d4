// How much is to be settled, in the sidebar: asked for beside what is drawn, and told quietly.

import { h } from "../dom.js";
import { unsettled } from "../ipc.js";
import { way } from "./way.js";

let count = 0;
let asking = false;
let isStale = false;
/** Something came from elsewhere since the workspace was opened: an edit on a screen that does not show it leaves two versions. */
let hasCome = false;

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

/** Whether something is to be settled. */
export const isAnythingUnsettled = () => count > 0;

/** An edit was made, which may settle something, or be one version more. */
export const countEdited = () => void ((count > 0 || hasCome) && countUnsettled());

/** Another workspace is open. */
export function countOpened() {
  void countUnsettled();
  hasCome = false;
}

/** Counts anew, soon: something came from elsewhere, or was taken back. */
export async function countUnsettled() {
  hasCome = true;
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
