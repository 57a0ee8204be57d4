// Build next: integrations in the order in which to build them, and what each makes possible; and the same on a time line.

import { h } from "../dom.js";
import { buildNext, timeLine } from "../ipc.js";
import { icon } from "../kit/icon.js";
import { openMenu } from "../kit/popup.js";
import { state } from "../kit/state.js";
import { windowed } from "../kit/long_list/list.js";
import { exportButton, header } from "../parts/header.js";
import { pinItems } from "../parts/ranking_pin.js";
import { lacking, timeLineOf } from "../parts/time_line.js";
import { way } from "../parts/way.js";
import { go } from "../router.js";
import { draw } from "../screen.js";
import { more, named } from "../words/some.js";
import { dayed, withDays } from "../words/when.js";

/** @import { Link, Roadmap, RoadmapPlace, RoadmapUnder, TimeLine } from "../bindings.d.ts" */

/** Whether the time line is shown, for as long as the window lives. */
let onTimeLine = false;

/** @param {Roadmap | TimeLine} model */
const render = (model) => ("quarters" in model ? timeLineOf(model) : order(model));

/** @param {Roadmap} roadmap */
const order = ({ rule, possible, places, unplaced }) =>
  places.length + possible.length + unplaced.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", null, "What to build first"),
        h("p", null, rule),
        h("p", { class: "muted" }, "Give integrations an effort, and score the use cases that need them."),
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
const place = ({ number, integration, sentence, why, under, pin, goLive, priority, worth, effort, arithmetic, shares, completes }) =>
  h(
    "li",
    { class: "card road", key: integration.id, "data-place": integration.id, tabindex: -1 },
    h("span", { class: "number", "aria-hidden": true }, number),
    h(
      "div",
      { class: "road-head" },
      h("h2", null, to(integration)),
      integration.state !== "" && state(integration.state, integration.stateKey),
      goLive !== "" && h("span", { class: "muted" }, "Go-live ", withDays(goLive)),
      h(
        "button",
        {
          ...{ type: "button", class: "button quiet icon-only small", "data-action": "placeMenu", "data-integration": integration.id },
          ...{ "data-name": integration.name, "data-number": number, "data-pinned": pin?.place, "data-reason": pin?.reason },
          ...{ "aria-haspopup": "menu", "aria-expanded": false, "aria-label": `More about ${integration.name}` },
        },
        icon("more"),
      ),
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
    h("p", { class: "why-here" }, why),
    pin && h("p", { class: "note pin", key: "pin" }, dayed(pin.inWords)),
    under && whyUnder(integration.name, under),
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

/** Why it stands under a lower number, turn by turn. @type {(name: string, under: RoadmapUnder) => HTMLElement} */
const whyUnder = (name, { question, answer, turns }) =>
  h(
    "details",
    { class: "score under", key: "under" },
    h("summary", null, h("span", { class: "score-label" }, question)),
    h("p", null, answer),
    h(
      "table",
      { class: "ratings" },
      h("caption", { class: "unseen" }, `What was built at each turn, and what ${name} unlocked for its effort then`),
      h(
        "thead",
        null,
        h("tr", null, ["Place", "Built", "Its number", "This one’s number then"].map((heading) => h("th", { scope: "col" }, heading))),
      ),
      h(
        "tbody",
        null,
        turns.map(({ place, built, number, own }) =>
          h("tr", { key: place }, h("td", null, place), h("th", { scope: "row" }, built), h("td", null, number), h("td", null, own)),
        ),
      ),
    ),
  );

/** @param {Link} link */
const to = ({ name, place }) => h("button", { type: "button", class: "link", ...way(place) }, name);

/** @type {(label: string, action: string, current: boolean) => HTMLElement} */
const tab = (label, action, current) =>
  h("button", { type: "button", class: "button", key: label, "data-action": action, "aria-current": current ? "page" : null }, label);

/** @type {(timeLine: boolean) => Promise<void>} */
function turn(timeLine) {
  onTimeLine = timeLine;
  return draw({ arrived: true });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  asOrder: () => turn(false),
  asTimeLine: () => turn(true),
  placeMenu(button) {
    const { integration = "", name = "", number, pinned, reason = "" } = button.dataset;
    openMenu(button, [
      { label: "Open", run: () => go({ screen: "integrations", document: integration }) },
      ...pinItems({
        ...{ id: integration, title: name, place: Number(pinned ?? number), pinned: pinned !== undefined, reason },
        does: "It is built at this place whatever its number is; the others are ranked with it live from then on.",
      }),
    ]);
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () => (onTimeLine ? timeLine() : buildNext()),
  render,
  title: () => "Build next",
  header: () =>
    header({
      title: "Build next",
      actions: exportButton(),
      views: h(
        "nav",
        { class: "tabs", "aria-label": "Views of Build next" },
        tab("Order", "asOrder", !onTimeLine),
        tab("Time line", "asTimeLine", onTimeLine),
      ),
    }),
};
