// The sidebar: the workspace with its menu, its screens, and the use cases worked on last.

import { h } from "../dom.js";
import { spelled } from "../keys.js";
import { lastOf } from "../left.js";
import { icon } from "../kit/icon.js";
import { short } from "../words/short.js";
import { arrivedEntry } from "./arrived_entry.js";
import { toSettle } from "./unsettled.js";
import { way } from "./way.js";

/** @import { AtWork, Place, Screen, Session } from "../bindings.d.ts" */

/** The screens of the workspace. @type {[screen: Screen | null, label: string][]} */
export const screens = [
  [null, "Use cases"],
  ["ranking", "Ranking"],
  ["integrations", "Integrations"],
  ["build-next", "Build next"],
  ["tags", "Tagging plan"],
  ["metrics", "Metrics"],
  ["learned", "What we learned"],
  ["people", "People"],
  ["history", "History"],
  ["baselines", "Baselines"],
];

/** @type {(session: Session, atWork: AtWork, place: Place) => import("../dom.js").Child} */
export function sidebar({ workspace, team }, { count, recent }, place) {
  return [
    h(
      "div",
      { class: "brand" },
      h("span", { class: "logo", "aria-hidden": true }),
      h("span", { class: "brand-name" }, "Ninefold"),
      h(
        "button",
        {
          type: "button",
          class: "button quiet icon-only",
          "data-action": "menu",
          "aria-haspopup": "menu",
          "aria-expanded": false,
          "aria-label": "Workspace and app menu",
        },
        icon("more"),
      ),
    ),
    h(
      "p",
      { class: "workspace", title: workspace?.path },
      workspace?.name,
      workspace?.sample && h("span", { class: "chip" }, "Sample"),
    ),
    h(
      "button",
      { type: "button", class: "button search", "data-action": "search", "aria-keyshortcuts": "Control+K Meta+K" },
      h("span", null, "Search…"),
      h("kbd", { "aria-hidden": true }, spelled("mod+k")),
    ),
    h(
      "ul",
      { class: "screens" },
      screens.map(([screen, label]) =>
        h(
          "li",
          { key: label },
          h(
            "button",
            {
              type: "button",
              class: "button place",
              ...way({ screen }),
              "aria-current": current(place, screen),
            },
            h("span", null, label),
            screen === null && h("span", null, count),
          ),
        ),
      ),
    ),
    toSettle(place.screen === "settle"),
    arrivedEntry(team, place.screen === "arrived"),
    recent.length > 0 && [
      h("h2", { class: "label", id: "recent" }, "Recent"),
      h(
        "ul",
        { class: "recent", "aria-labelledby": "recent" },
        recent.map(({ id, title, phase }) =>
          h(
            "li",
            { key: id },
            h(
              "button",
              {
                type: "button",
                class: "button place",
                ...way(lastOf(id) ?? { useCase: id, phase }),
                "aria-current": id === place.useCase ? "page" : null,
                title,
              },
              short(title, 48),
            ),
          ),
        ),
      ),
    ],
  ];
}

/** Whether a place is this screen, or one of its entries. @type {(place: Place, screen: Screen | null) => "page" | "true" | null} */
function current({ useCase, screen: shown, document }, screen) {
  if (useCase) return screen === null ? "true" : null;
  // The check and events are of the tagging plan.
  if ((shown === "plan-check" || shown === "event") && screen === "tags") return "true";
  if (shown !== screen || (screen === "history" && document)) return null;
  return document ? "true" : "page";
}
