// A number alone, as it is typed.

import { saveAs } from "../autosave.js";
import { enter } from "../ipc.js";

/** @import { Ask } from "../bindings.d.ts" */
/** @import { Props } from "../dom.js" */

// It is checked when it is whole.
saveAs("number", {
  pause: 2000,
  read: (field) => field.value,
  send: (document, record, name, number, seen) => enter(document, record, name, { number }, seen),
});

/** What makes a line the field of a number. @type {(asked: Ask) => Props} */
export const numberProps = ({ hint, range, unit }) => ({
  "data-kind": "number",
  spellcheck: "false",
  inputmode: "decimal",
  autocomplete: "off",
  placeholder: hint || (range ? `${range.usual}${unit}, if left empty` : ""),
});
