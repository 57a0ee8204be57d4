// How much came from others and was not looked at, in the sidebar.

import { h } from "../dom.js";
import { way } from "./way.js";

/** @import { TeamState } from "../bindings.d.ts" */

/** What stands in the sidebar; nothing while there is nothing. @type {(team: TeamState | null, isHere: boolean) => HTMLElement} */
export const arrivedEntry = (team, isHere) =>
  h(
    "div",
    { key: "came", class: "came", "data-count": team?.arrived ?? 0 },
    team &&
      (team.arrived > 0 || isHere) &&
      h(
        "button",
        { type: "button", class: "button place", ...way({ screen: "arrived" }), "aria-current": isHere ? "page" : null },
        h("span", null, "What arrived"),
        team.arrived > 0 && h("span", null, team.arrived),
      ),
  );
