// What is wrong with the tagging plan, each with the way to where it is put right.

import { h } from "../dom.js";
import { windowed } from "../kit/long_list/list.js";
import { way } from "./way.js";

/** @import { FaultRow } from "../bindings.d.ts" */

/** @param {FaultRow[]} faults */
export const faults = (faults) =>
  windowed(h("ul", { class: "faults", key: "faults", "aria-label": "To put right" }), {
    items: faults,
    key: ({ of, what, limits }) => `${of} ${what} ${limits}`,
    draw: one,
    height: 28,
    words: ({ of, what, limits }) => [of, ` ${what}${limits === "" ? "" : ` (${limits})`}`],
  });

/** @param {FaultRow} fault */
const one = ({ of, what, limits, place }) =>
  h(
    "li",
    { key: `${of} ${what} ${limits}` },
    h("button", { type: "button", class: "link", ...way(place) }, of),
    ` ${what}`,
    limits !== "" && h("span", { class: "muted" }, ` (${limits})`),
  );
