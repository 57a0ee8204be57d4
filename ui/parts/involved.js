// Who is involved where: people or use cases against phases, a letter a cell, and what RACI letters lack.

import { h } from "../dom.js";
import { way } from "./way.js";

/** @import { Involved, InvolvedPart, RaciHole } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/**
 * A table, whose head begins with what it is about.
 * @type {(involved: Involved, label: string, head: Child) => HTMLElement}
 */
export const involvedTable = ({ phases, rows, more }, label, head) =>
  h(
    "table",
    { class: "involved", key: "involved", "aria-label": label },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col", class: "col-who", key: "who" }, head),
        phases.map(({ number, label: phase }) =>
          h(
            "th",
            { scope: "col", key: phase, title: phase },
            h("span", { class: "number" }, number),
            " ",
            h("span", { class: "phase-name" }, phase),
          ),
        ),
      ),
    ),
    h(
      "tbody",
      null,
      rows.map(({ id, name, place, parts }) =>
        h(
          "tr",
          { key: id },
          h("th", { scope: "row", class: "col-who", key: "who" }, h("button", { type: "button", class: "link", dir: "auto", ...way(place) }, name)),
          parts.map((part, at) => h("td", { key: phases[at].label }, part && cell(part))),
        ),
      ),
      more !== "" && h("tr", { key: "more" }, h("td", { class: "col-who muted", colspan: phases.length + 1 }, more)),
    ),
  );

/** @param {InvolvedPart} part */
const cell = ({ letter, inWords, place }) =>
  h(
    "button",
    { type: "button", class: "part", "data-letter": letter, ...way(place), "aria-label": inWords, title: inWords },
    letter || h("span", { class: "dot", "aria-hidden": true }),
  );

/** What RACI letters lack, each with the way there. @type {(holes: RaciHole[], of: string) => Child} */
export const holesOf = (holes, of) =>
  holes.length > 0 &&
  h(
    "ul",
    { class: "raci-holes", key: "holes", "aria-label": `RACI of ${of}` },
    holes.map(({ phase, what, place }) =>
      h("li", { key: `${phase} ${what}` }, h("button", { type: "button", class: "link", dir: "auto", ...way(place) }, `${phase}: ${what}`)),
    ),
  );
