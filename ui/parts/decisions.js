// What was decided at the end of a phase: go, change or stop, who, when and why, and what changed since.

import { h } from "../dom.js";
import { decidePhase, rowRemove } from "../ipc.js";
import { icon } from "../kit/icon.js";
import { perform } from "../screen.js";
import { ask } from "./ask.js";
import { way } from "./way.js";

/** @import { ChangedSince, PhaseDecision, PhasePage, Point } from "../bindings.d.ts" */
/** @typedef {Pick<PhasePage, "decisions" | "verdicts"> & { useCase: string, phase: string }} Gate */

/** @type {(gate: Gate, readonly: boolean) => HTMLElement} */
export const decisions = ({ useCase, phase, decisions: made, verdicts }, readonly) =>
  h(
    "section",
    { class: "decisions", key: "decisions", "aria-labelledby": "decisions-title" },
    h("h3", { class: "label", id: "decisions-title" }, "Decision"),
    !readonly &&
      h(
        "div",
        { class: "verdicts", key: "verdicts", role: "group", "aria-label": "How does it go on?" },
        h("span", null, made.length === 0 ? "How does it go on?" : "Decide anew:"),
        verdicts.map(({ key, name, hint }) =>
          h(
            "button",
            {
              type: "button",
              class: "button",
              key,
              title: hint,
              "data-action": "decide",
              "data-writes": true,
              "data-use-case": useCase,
              "data-phase": phase,
              "data-verdict": key,
            },
            name,
          ),
        ),
      ),
    made.length === 0 && readonly && h("p", { class: "muted", key: "none" }, "Nothing was decided."),
    made.map((decision, index) => shown({ useCase, phase }, decision, index === 0, readonly)),
  );

/** @type {(at: { useCase: string, phase: string }, decision: PhaseDecision, isLatest: boolean, readonly: boolean) => HTMLElement} */
function shown(at, { row: { id, asks }, verdict, inWords, changed, moment }, isLatest, readonly) {
  const details = h(
    "details",
    { key: "details", open: isLatest },
    h("summary", null, "Who, when and why"),
    h(
      "div",
      { class: "several" },
      asks.map((asked) => ask(asked, { readonly, unnamed: true })),
    ),
  );
  return h(
    "div",
    { class: "decision", key: id, "data-verdict": verdict, "data-place": id },
    h(
      "div",
      { class: "decision-head" },
      h("p", { class: "verdict" }, inWords),
      !readonly &&
        h(
          "button",
          {
            type: "button",
            class: "button quiet icon-only",
            "data-action": "undecide",
            "data-writes": true,
            "data-use-case": at.useCase,
            "data-row": id,
            "aria-label": `Remove: ${inWords}`,
          },
          icon("trash"),
        ),
    ),
    isLatest && since(at.useCase, changed, "since then", asItWas(at.useCase, { kind: "moment", moment })),
    details,
  );
}

/** The latest decision in short, beside the phase. @type {(made: PhaseDecision[]) => import("../dom.js").Child} */
export const lastDecision = ([latest]) =>
  latest &&
  h(
    "section",
    { class: "decision", key: "last-decision", "data-verdict": latest.verdict, "aria-labelledby": "last-decision" },
    h("h3", { class: "label", id: "last-decision" }, "Decided"),
    h("p", { class: "verdict" }, latest.inWords),
    h(
      "p",
      { class: "muted" },
      latest.changed.length === 0
        ? "Nothing of this phase changed since then."
        : `Changed since then: ${latest.changed.length === 1 ? "one thing" : `${latest.changed.length} things`}.`,
    ),
  );

/** What changed since a point that was chosen. @type {(useCase: string, since: ChangedSince) => HTMLElement} */
export const changedSince = (useCase, { point, name, said, changed }) =>
  said !== ""
    ? h("p", { class: "muted", key: "since" }, said)
    : since(useCase, changed, `since ${name}`, asItWas(useCase, point));

/** @type {(useCase: string, changed: string[], when: string, leads: import("../dom.js").Props | null) => HTMLElement} */
const since = (useCase, changed, when, leads) =>
  changed.length === 0
    ? h("p", { class: "muted", key: "since" }, `Nothing of this phase changed ${when}.`)
    : h(
        "div",
        { class: "changed", key: "since" },
        h("p", null, `Changed ${when}:`),
        h(
          "ul",
          null,
          changed.map((text) => h("li", { key: text }, text)),
        ),
        leads && [h("button", { type: "button", class: "link", ...leads }, "As it was then"), " "],
        h("button", { type: "button", class: "link", ...way({ screen: "history", useCase }) }, "History"),
      );

/** @type {(useCase: string, point: Point) => import("../dom.js").Props | null} */
function asItWas(useCase, point) {
  if (point.kind === "baseline") return way({ screen: "past", useCase, document: point.baseline });
  return point.kind === "moment" ? way({ screen: "past", useCase, moment: point.moment }) : null;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  decide({ dataset: { useCase = "", phase = "", verdict = "" } }) {
    void perform(() => decidePhase(useCase, phase, verdict), { follow: true });
  },
  undecide({ dataset: { useCase = "", row = "" } }) {
    void perform(() => rowRemove(useCase, row), { offerUndo: true });
  },
};
