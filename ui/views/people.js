// The people whom the workspace knows, those who may be the same, and that somebody was erased.

import { h } from "../dom.js";
import { peopleScreen } from "../ipc.js";
import { windowed } from "../kit/long_list/list.js";
import { exportButton, header } from "../parts/header.js";
import { way } from "../parts/way.js";

/** @import { PeopleScreen, PersonRow } from "../bindings.d.ts" */

/** @param {PeopleScreen} list */
const render = ({ people, erased }) =>
  h(
    "div",
    { class: "people", key: "people" },
    h(
      "p",
      { class: "description" },
      "Everybody who is named as a stakeholder, an owner or an author. Open somebody to see all that is held about them.",
    ),
    windowed(h("ul", { class: "card people-list", "aria-label": "People" }), {
      items: people,
      key: ({ id }) => id,
      draw: row,
      height: 64,
    }),
    erased.length > 0 &&
      h(
        "section",
        { class: "erased", key: "erased", "aria-labelledby": "erased-title" },
        h("h2", { class: "label", id: "erased-title" }, "Erased"),
        h(
          "ul",
          null,
          erased.map((told, index) => h("li", { key: `${index}` }, told)),
        ),
      ),
  );

/** @param {PersonRow} row */
const row = ({ id, name, about, uses, entries, isAlike }) =>
  h(
    "li",
    { key: id, "data-place": id, tabindex: -1 },
    h("button", { type: "button", class: "link", dir: "auto", ...way({ screen: "people", document: id }) }, name),
    entries > 1 && h("span", { class: "chip" }, `${entries} entries`),
    isAlike && h("span", { class: "chip" }, "Same name twice"),
    h("p", { class: "muted", dir: "auto" }, [about, uses].filter(Boolean).join(" · ")),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: () => peopleScreen(),
  render,
  title: () => "People",
  header: () => header({ title: "People", actions: exportButton() }),
};
