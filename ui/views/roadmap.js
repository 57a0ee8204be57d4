// Build next: integrations in the order in which to build them, and what each makes possible.

import { h } from "../dom.js";
import { buildNext } from "../ipc.js";
import { icon } from "../kit/icon.js";
import { state } from "../kit/state.js";
import { windowed } from "../kit/long_list/list.js";
import { exportButton, header } from "../parts/header.js";
import { way } from "../parts/way.js";
import { more, named } from "../words/some.js";

/** @import { Link, Roadmap, RoadmapPlace, Unplaced } from "../bindings.d.ts" */

/** @param {Roadmap} roadmap */
const render = ({ rule, possible, places, unplaced }) =>
  places.length + possible.length + unplaced.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", null, "What to build first"),
        h("p", null, rule),
        h("p", { class: "muted" }, "It takes integrations with an effort, and scored use cases that need them."),
        h("button", { type: "button", class: "button primary", ...way({ screen: "integrations" }) }, "Name an integration"),
      )
    : h(
        "div",
        { class: unplaced.length + possible.length > 0 ? "phase roadmap" : "roadmap", key: "roadmap" },
        h(
          "div",
          { class: "work" },
          h("p", { class: "description" }, rule),
          places.length > 0
            ? windowed(h("ol", { class: "places", "aria-label": "Build in this order" }), {
                items: places,
                key: ({ integration }) => integration.id,
                draw: place,
                height: 130,
                few: 20,
              })
            : h(
                "p",
                { class: "card muted", key: "none" },
                unplaced.length > 0
                  ? "Nothing to rank yet. Add effort to these integrations."
                  : "Everything that is needed is live.",
              ),
        ),
        h(
          "div",
          { class: "standing" },
          unplaced.length > 0 &&
            h(
              "section",
              { class: "card", key: "unplaced", "aria-labelledby": "unplaced-title" },
              h("h2", { class: "label", id: "unplaced-title" }, "Not ranked yet"),
              windowed(h("ul", { class: "unplaced" }), {
                items: unplaced,
                key: ({ what }) => what.id,
                draw: lacking,
                height: 110,
              }),
            ),
          possible.length > 0 &&
            h(
              "section",
              { class: "card", key: "possible", "aria-labelledby": "possible-title" },
              h("h2", { class: "label", id: "possible-title" }, "Possible already"),
              h("p", { class: "muted" }, "Everything that these use cases need is live."),
              windowed(h("ul", { class: "possible" }), {
                items: possible,
                key: ({ id }) => id,
                draw: (useCase) => h("li", { key: useCase.id }, to(useCase)),
                height: 24,
              }),
            ),
        ),
      );

/** @param {RoadmapPlace} place */
const place = ({ number, integration, sentence, priority, worth, effort, arithmetic, shares, completes }) =>
  h(
    "li",
    { class: "card road", key: integration.id, "data-place": integration.id, tabindex: -1 },
    h("span", { class: "number", "aria-hidden": true }, number),
    h(
      "div",
      { class: "road-head" },
      h("h2", null, to(integration)),
      integration.state !== "" && state(integration.state, integration.stateKey),
    ),
    h(
      "p",
      { class: "sentence" },
      sentence,
      completes
        .slice(0, named(completes.map(({ name }) => name)))
        .map((useCase, index) => [index === 0 ? " · Makes ready: " : ", ", to(useCase)]),
      more(completes.map(({ name }) => name)),
    ),
    h(
      "dl",
      { class: "figures" },
      [
        ["Priority", priority],
        ["Value unlocked", worth],
        ["Effort", effort],
      ].map(([label, figure]) => h("div", null, h("dt", null, label), h("dd", null, figure))),
    ),
    h(
      "details",
      { class: "score" },
      h("summary", null, h("span", { class: "score-label" }, "Show calculation")),
      h(
        "table",
        { class: "ratings", "aria-rowcount": shares.length + 1 },
        h("caption", { class: "unseen" }, `The shares that make the value unlocked by ${integration.name}`),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            ["Use case", "Share"].map((heading) => h("th", { scope: "col" }, heading)),
          ),
        ),
        windowed(h("tbody"), {
          items: shares,
          key: ({ useCase }) => useCase.id,
          draw: ({ useCase, arithmetic }) =>
            h("tr", { key: useCase.id }, h("th", { scope: "row" }, to(useCase)), h("td", null, arithmetic)),
          height: 32,
          few: 10,
        }),
      ),
      h("p", { class: "arithmetic" }, `Priority: ${arithmetic}`),
    ),
  );

/** @param {Unplaced} unplaced */
const lacking = ({ what, missing, place }) =>
  h(
    "li",
    { key: what.id },
    h("p", null, h("strong", null, what.name)),
    h("p", { class: "muted" }, missing),
    h(
      "button",
      { type: "button", class: "button small", ...way(place), "aria-label": `Add what is missing: ${what.name}` },
      "Add what is missing",
      icon("chevron"),
    ),
  );

/** @param {Link} link */
const to = ({ name, place }) => h("button", { type: "button", class: "link", ...way(place) }, name);

/** @type {import("../screen.js").View} */
export const view = {
  load: () => buildNext(),
  render,
  title: () => "Build next",
  header: () => header({ title: "Build next", actions: exportButton() }),
};
