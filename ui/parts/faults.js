// What is wrong with the tagging plan, each with the way to where it is put right.

import { h } from "../dom.js";
import { way } from "./way.js";

/** @import { FaultRow } from "../bindings.d.ts" */

/** @param {FaultRow[]} faults */
export const faults = (faults) =>
  h(
    "ul",
    { class: "faults", key: "faults" },
    faults.map(({ of, what, limits, place }) =>
      h(
        "li",
        { key: `${of} ${what} ${limits}` },
        h("button", { type: "button", class: "link", ...way(place) }, of),
        ` ${what}`,
        limits !== "" && h("span", { class: "muted" }, ` (${limits})`),
      ),
    ),
  );

