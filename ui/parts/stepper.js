// The nine phases as marks, always in sight, each one click away. On hover and on focus each names itself.

import { h } from "../dom.js";

/** @import { UseCaseHeader } from "../bindings.d.ts" */

/** @type {(useCase: UseCaseHeader, phase: string | null) => HTMLElement} */
export const stepper = ({ id, steps }, phase) =>
  h(
    "nav",
    { class: "stepper", "aria-label": "Phases" },
    h(
      "ol",
      null,
      steps.map(({ key, number, label, state, stateLabel, why }) =>
        h(
          "li",
          { key, "data-state": state },
          h(
            "button",
            {
              type: "button",
              class: "button to-phase",
              "data-action": "go",
              "data-use-case": id,
              "data-phase": key,
              "aria-current": key === phase ? "step" : null,
            },
            h("span", { class: "mark" }),
            h(
              "span",
              { class: "name" },
              h("span", null, `${number} ${label}`),
              h("span", { class: "meta" }, [stateLabel, why].filter(Boolean).join(". ")),
            ),
          ),
        ),
      ),
    ),
  );
