// The small toggle that takes a question, dimension or checklist line out of the count.

import { h } from "../dom.js";
import { enter } from "../ipc.js";
import { perform } from "../screen.js";

/**
 * @param {string} useCase
 * @param {string} slot such as "score/ideation/customer-value"
 * @param {boolean} off whether it is marked not applicable
 * @param {string} what the question, dimension or line, for those who don't see where the button stands
 * @param {boolean} [short] where there is little room
 */
export const notApplicable = (useCase, slot, off, what, short = false) =>
  h(
    "button",
    {
      type: "button",
      class: "button not-applicable",
      name: `na/${slot}`,
      "data-action": "applicable",
      "data-writes": true,
      "data-use-case": useCase,
      "data-slot": slot,
      "aria-pressed": off,
      "aria-label": `${short ? "N/A, not applicable" : "Not applicable"}: ${what}`,
      title: off ? "Marked not applicable: it counts nowhere" : "Mark as not applicable: it then counts nowhere",
    },
    short ? "N/A" : "Not applicable",
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  applicable(button) {
    const { useCase = "", slot = "" } = button.dataset;
    void perform(() =>
      enter(useCase, useCase, slot, { applies: button.getAttribute("aria-pressed") === "true" }),
    );
  },
};
