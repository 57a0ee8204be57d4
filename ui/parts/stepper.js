// The nine phases, always in sight, each one click away.

import { h } from "../dom.js";

/** @import { UseCaseHeader } from "../bindings.d.ts" */

/** @type {(useCase: UseCaseHeader, phase: string) => HTMLElement} */
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
              class: "button",
              "data-action": "go",
              "data-use-case": id,
              "data-phase": key,
              "aria-current": key === phase ? "step" : null,
              title: [`${label}: ${stateLabel}`, why].filter(Boolean).join("\n"),
            },
            h("span", { class: "mark" }, h("span", null, number)),
            h("span", { class: "name" }, label),
            h("span", { class: "unseen" }, `, ${stateLabel}`),
          ),
        ),
      ),
    ),
  );
