// The header: where one is, undo and redo, and a use case's views.

import { h } from "../dom.js";
import { spelled } from "../keys.js";
import { icon } from "../kit/icon.js";
import { here } from "../router.js";
import { session, undoable } from "../screen.js";
import { stepper } from "./stepper.js";
import { way } from "./way.js";

/** @import { Screen, UseCaseHeader } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/** @param {{ crumbs: Child, title: string, actions: Child, below?: Child }} header */
export const header = ({ crumbs, title, actions, below }) => [
  h(
    "div",
    { class: "top" },
    h("div", { class: "names" }, h("p", { class: "crumbs" }, crumbs), h("h1", { tabindex: -1 }, title)),
    h("div", { class: "top-actions" }, backAndForth(), actions),
  ),
  below,
];

export const exportButton = () =>
  h("button", { type: "button", class: "button", key: "export", "data-action": "export" }, "Export…");

export const baselineButton = () =>
  h("button", { type: "button", class: "button", key: "baseline", "data-action": "setBaseline" }, "Set a baseline…");

/**
 * The header of an integration or metric.
 * @type {(document: { id: string, name: string, screen: Screen, list: string, actions?: Child }) => Child}
 */
export const documentHeader = ({ id, name, screen, list, actions }) =>
  header({
    crumbs: [
      h("button", { type: "button", class: "link", ...way({ screen }) }, list),
      " / ",
      session().workspace?.name,
    ],
    title: name,
    actions: [
      h(
        "button",
        { type: "button", class: "button quiet", "data-action": "deleteDocument", "aria-label": `Delete ${name}` },
        icon("trash"),
        h("span", { class: "wide" }, "Delete"),
      ),
      h("button", { type: "button", class: "button", key: "history", ...way({ screen: "history", document: id }) }, "History"),
      exportButton(),
      actions,
    ],
  });

/** The use case's screens beside overview and phases. @type {[screen: Screen, label: string][]} */
const screens = [
  ["scoping", "Scoping"],
  ["tracker", "Experience tracker"],
  ["history", "History"],
];

/**
 * The header of a use case, with its views and, when a phase is shown, the stepper.
 * @type {(useCase: UseCaseHeader, phase?: string | null) => Child}
 */
export function useCaseHeader(useCase, phase = null) {
  const { id, title, framework, steps } = useCase;
  return header({
    crumbs: [
      h("button", { type: "button", class: "link", "data-action": "go" }, "Use cases"),
      " / ",
      session().workspace?.name,
      h("span", { class: "framework" }, ` · ${framework}`),
    ],
    title,
    actions: [baselineButton(), exportButton()],
    below: [
      h(
        "nav",
        { class: "tabs", "aria-label": "Views of the use case" },
        tab("Process Overview", way({ useCase: id }), phase === null && here().screen === null),
        tab(
          "Detailed Planning",
          { "data-action": "plan", "data-use-case": id, "data-phase": steps[0].key },
          phase !== null,
        ),
        screens.map(([screen, label]) => tab(label, way({ useCase: id, screen }), here().screen === screen)),
      ),
      phase && stepper(useCase, phase),
    ],
  });
}

/** @type {(label: string, leads: import("../dom.js").Props, current: boolean) => HTMLElement} */
const tab = (label, leads, current) =>
  h("button", { type: "button", class: "button", key: label, ...leads, "aria-current": current ? "page" : null }, label);

function backAndForth() {
  const { undo, redo } = undoable();
  return [step("undo", "Undo", undo, "mod+z"), step("redo", "Redo", redo, "mod+shift+z")];
}

/** @type {(action: string, label: string, what: string | null, keys: string) => HTMLElement} */
function step(action, label, what, keys) {
  const name = what ? `${label}: ${what}` : `Nothing to ${label.toLowerCase()}`;
  // Not `disabled`: the button must not drop the focus when the last step is taken back.
  return h(
    "button",
    {
      type: "button",
      key: action,
      class: "button quiet",
      "data-action": action,
      "aria-label": name,
      title: `${name} (${spelled(keys)})`,
      "aria-disabled": what ? null : "true",
    },
    icon(action),
    h("span", { class: "wide" }, label),
  );
}
