// The header, one line: what is on the screen, its views, whether everything is saved, and what can be done with it.

import { h } from "../dom.js";
import { spelled } from "../keys.js";
import { icon } from "../kit/icon.js";
import { here } from "../router.js";
import { saving } from "./saved.js";
import { stepper } from "./stepper.js";
import { company, teamState } from "./team.js";
import { way } from "./way.js";

/** @import { Screen, UseCaseHeader } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/**
 * A `parent` is the list that the screen is an entry of; `views` are tabs and steps.
 * @param {{ title: string, actions: Child, parent?: Child, views?: Child }} header
 */
export const header = ({ title, actions, parent, views }) =>
  h(
    "div",
    { class: "top" },
    parent && h("p", { class: "parent" }, parent),
    h("h1", { tabindex: -1, title }, title),
    views,
    h("div", { class: "top-actions" }, saving(), teamState(), actions),
  );

export const exportButton = () =>
  h("button", { type: "button", class: "button", key: "export", "data-action": "export" }, "Export");

const presentButton = () =>
  h(
    "button",
    {
      type: "button",
      class: "button quiet",
      key: "present",
      "data-action": "present",
      "data-writes": true,
      "aria-label": "Present",
      title: `Present, one thing at a time (${spelled("F5")})`,
    },
    icon("present"),
    h("span", { class: "wide" }, "Present"),
  );

export const baselineButton = () =>
  h("button", { type: "button", class: "button", key: "baseline", "data-action": "setBaseline", "data-writes": true }, "Set a baseline…");

/**
 * The header of an integration or metric.
 * @type {(document: { id: string, name: string, screen: Screen, list: string, actions?: Child }) => Child}
 */
export const documentHeader = ({ id, name, screen, list, actions }) =>
  header({
    parent: h("button", { type: "button", class: "link", ...way({ screen }) }, list),
    title: name,
    actions: [
      h(
        "button",
        { type: "button", class: "button quiet", "data-action": "deleteDocument", "data-writes": true, "aria-label": `Delete ${name}` },
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
  ["tracker", "Tracker"],
  ["history", "History"],
];

/**
 * The header of a use case, with its views and the steps.
 * @type {(useCase: UseCaseHeader, phase?: string | null) => Child}
 */
export function useCaseHeader(useCase, phase = null) {
  const { id, title, steps } = useCase;
  return header({
    title,
    views: [
      h(
        "nav",
        { class: "tabs", "aria-label": "Views of the use case" },
        tab("Overview", way({ useCase: id }), phase === null && here().screen === null),
        tab("Phases", { "data-action": "plan", "data-use-case": id, "data-phase": steps[0].key }, phase !== null),
        screens.map(([screen, label]) => tab(label, way({ useCase: id, screen }), here().screen === screen)),
      ),
      stepper(useCase, phase),
    ],
    actions: [company(id), presentButton(), exportButton()],
  });
}

/** @type {(label: string, leads: import("../dom.js").Props, current: boolean) => HTMLElement} */
const tab = (label, leads, current) =>
  h("button", { type: "button", class: "button", key: label, ...leads, "aria-current": current ? "page" : null }, label);
