// A score: five labeled radios that can be cleared again.

import { h } from "../dom.js";
import { notApplicable } from "./applicable.js";
import { reasonFor } from "./reason.js";
import { chosen, clearButton, grades } from "./choice.js";
import { way } from "./way.js";

/** @import { Dimension } from "../bindings.d.ts" */

/** @type {(useCase: string, dimension: Dimension, readonly: boolean) => HTMLElement} */
export function scale(
  useCase,
  { field, name, description, direction, axis, labels, score, notApplicable: off, reason, workedOut },
  readonly,
) {
  const about = `about-${field}`;
  return h(
    "fieldset",
    {
      class: "dimension",
      key: field,
      ...chosen({ document: useCase, record: useCase, field }, "score"),
      "data-scored": String(score !== null),
      "aria-describedby": about,
      disabled: readonly,
    },
    h("legend", null, name),
    h(
      "div",
      { class: "judged" },
      h(
        "p",
        { id: about },
        description,
        " · ",
        h("span", { class: "direction" }, `${axis}, ${direction.toLowerCase()}`),
      ),
      off ? h("p", { class: "unscored" }, "Not applicable") : grades(field, labels, score),
      h(
        "div",
        { class: "scale-tools" },
        workedOut && h("button", { type: "button", class: "link", key: "ranges", ...way(workedOut) }, "Work it out in ranges"),
        score !== null && !off && !readonly && clearButton(`Clear the score of ${name}`),
        !readonly && notApplicable(useCase, field, off, name),
      ),
    ),
    reasonFor(useCase, reason, readonly),
  );
}
