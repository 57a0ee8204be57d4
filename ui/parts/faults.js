// What is wrong with the tagging plan, each with the way to where it is put right.

import { h } from "../dom.js";
import { windowed } from "../kit/long_list/list.js";
import { way } from "./way.js";

/** @import { FaultRow } from "../bindings.d.ts" */
/** @import { Rows } from "../kit/long_list/drawn.js" */

/** @param {Pick<Rows<FaultRow>, "items" | "far">} rows all of them, or those in sight */
export const faults = (rows) =>
  windowed(h("ul", { class: "faults", key: "faults", "aria-label": "To fix" }), {
    ...rows,
    key: ({ id }) => id,
    draw: one,
    height: 28,
    words: ({ of, what, limits }) => [of, ` ${what}${limits === "" ? "" : ` (${limits})`}`],
  });

/** @param {FaultRow} fault */
const one = ({ id, of, what, limits, place }) =>
  h(
    "li",
    { key: id },
    h("button", { type: "button", class: "link", ...way(place) }, of),
    ` ${what}`,
    limits !== "" && h("span", { class: "muted" }, ` (${limits})`),
  );
