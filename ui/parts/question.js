// A question with its answer.

import { h } from "../dom.js";
import { notApplicable } from "./applicable.js";
import { textField } from "./field.js";
import { quotesFor } from "./quote.js";
import { savedState } from "./saved.js";
import { suggestions } from "./suggested.js";
import { takenBy } from "./taken.js";

/** @import { Question } from "../bindings.d.ts" */

/**
 * A question with its answer and saved state, and what stands below these.
 * @type {(useCase: string, question: Question, readonly: boolean, below: import("../dom.js").Child) => HTMLElement}
 */
export function questionField(
  useCase,
  { field, text, hint, singleLine, answer, html, slot, notApplicable: off, suggested, taken, quotes, edited },
  readonly,
  below,
) {
  const id = `field-${field}`;
  const saved = savedState(useCase, useCase, field, edited);
  const told = takenBy(id, taken);
  return h(
    "div",
    { class: `question${off ? " off" : ""}`, key: field },
    h("div", { class: "asked" }, h("label", { for: id }, text), saved),
    textField({
      document: useCase,
      record: useCase,
      name: field,
      value: answer,
      singleLine,
      read: { html, name: text },
      props: {
        id,
        placeholder: off && answer === "" ? "Not applicable" : hint,
        readonly,
        "data-markdown": !singleLine,
        "aria-describedby": told ? `${saved.id} ${told.id}` : saved.id,
      },
    }),
    told,
    !off && suggestions(useCase, suggested, text, readonly),
    quotesFor(useCase, field, text, quotes, readonly),
    slot && !readonly && notApplicable(useCase, slot, off, text),
    below,
  );
}
