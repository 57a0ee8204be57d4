// The Experience tracker tab of a use case: the slides of its deck, what is missing before building, what was learned.

import { h } from "../dom.js";
import { trackerLearn, trackerPage } from "../ipc.js";
import { isReadonly } from "../parts/reader.js";
import { archivedBanner } from "../parts/archived.js";
import { COACH, coached, isLocked, slider } from "../parts/coach.js";
import { useCaseHeader } from "../parts/header.js";
import { checks, slide } from "../parts/slides.js";
import { variations } from "../parts/variations.js";
import { way } from "../parts/way.js";
import { perform } from "../screen.js";

/** @import { Link, Place, TrackerPage, TrackerSlide } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */
/** @import { Within } from "../parts/slides.js" */

/** @param {TrackerPage} page */
function render(page) {
  const { header, slides } = page;
  const readonly = isReadonly(header);
  return [
    archivedBanner(header),
    h(
      "div",
      { class: "phase tracker", key: `tracker ${header.id}` },
      h(
        "div",
        { class: "work" },
        h("h2", { tabindex: -1, "data-heading": true }, "Experience tracker"),
        h(
          "p",
          { class: "description" },
          "One deck per use case, filled from Scoping and the phases. Complete what is missing here.",
        ),
        slides.map((one, index) => slide(one, index + 1, readonly, below(one, page, readonly), within(page, readonly))),
      ),
      h("div", { class: "standing" }, contents(slides), readiness(page)),
    ),
  ];
}

/** What stands in boxes: the coach with its sliders, and what was counted. @type {(page: TrackerPage, readonly: boolean) => Within} */
const within = ({ header, coach, variations: rows, asksWhy }, readonly) => ({
  above: (box) => box === COACH && coached(coach, header.id, readonly),
  locked: (box) => box === COACH && isLocked(coach, header.id),
  under: slider,
  rows: () => variations(header.id, rows, readonly),
  // It is asked where it was decided early, and stays where it was said.
  hidden: ({ field, value }) => field === "tracker/early-reason" && value === "" && !asksWhy,
});

/** @type {(slide: TrackerSlide, page: TrackerPage, readonly: boolean) => Child} */
function below({ key }, { header, hypothesis, follows, next }, readonly) {
  if (key === "title" && follows) {
    return h("p", { class: "follows" }, "Started from what was learned in ", wayTo(follows), ".");
  }
  if (key === "hypothesis") return checks(hypothesis);
  if (key !== "learn") return null;
  return h(
    "div",
    { class: "go-on" },
    !readonly &&
      h(
        "button",
        { type: "button", class: "button", "data-action": "learn", "data-writes": true, "data-use-case": header.id },
        "Start the next use case",
      ),
    next.length > 0 &&
      h("p", null, "Started from this: ", next.map((link, index) => [index > 0 && ", ", wayTo(link)]), "."),
  );
}

/** @param {TrackerSlide[]} slides */
const contents = (slides) =>
  h(
    "nav",
    { class: "contents", "aria-labelledby": "contents-title" },
    h("h3", { class: "label", id: "contents-title" }, "Slides"),
    h(
      "ol",
      null,
      slides.map(({ key, title }, index) =>
        h(
          "li",
          { key },
          h("span", { "aria-hidden": true }, index + 1),
          h("button", { type: "button", class: "link", "data-action": "toSlide", "data-slide": key }, title),
        ),
      ),
    ),
    h("button", { type: "button", class: "button", "data-action": "export" }, "Export…"),
  );

/** @param {TrackerPage} page */
const readiness = ({ ready, missing }) =>
  h(
    "section",
    { class: "ready", "data-state": missing.length === 0 ? "complete" : null, "aria-labelledby": "ready-title" },
    h("h3", { class: "label", id: "ready-title" }, "Ready to build?"),
    h("p", { class: "ready-words" }, `${ready}.`),
    missing.length > 0 &&
      h(
        "ul",
        { class: "ways" },
        missing.map(({ what, place }) =>
          h("li", { key: what }, h("button", { type: "button", class: "link", ...way(place) }, what)),
        ),
      ),
  );

/** @param {Link} link */
const wayTo = ({ name, place }) => h("button", { type: "button", class: "link", ...way(place) }, name);

/** @type {import("../screen.js").Actions} */
export const actions = {
  learn: ({ dataset: { useCase = "" } }) => perform(() => trackerLearn(useCase), { follow: true }),
};

/** @type {import("../screen.js").View} */
export const view = {
  /** @param {Place} place */
  load: ({ useCase }) => trackerPage(useCase ?? ""),
  render,
  /** @param {TrackerPage} page */
  title: ({ header }) => header.title,
  /** @param {TrackerPage} page */
  header: ({ header }) => useCaseHeader(header),
};
