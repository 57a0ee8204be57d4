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
import { capital } from "../words/capital.js";

/** @import { Link, Missing, Place, TrackerPage, TrackerSlide } from "../bindings.d.ts" */
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

/** Whether the coach is among the boxes of a slide. @param {TrackerSlide["boxes"]} boxes */
const coaches = (boxes) => boxes.some(({ key }) => key === COACH);

/** @param {TrackerSlide[]} slides */
const contents = (slides) =>
  h(
    "nav",
    { class: "contents", "aria-labelledby": "contents-title" },
    h("h3", { class: "label", id: "contents-title" }, "Slides"),
    h(
      "ol",
      null,
      slides.map(({ key, title, point, boxes }, index) =>
        h(
          "li",
          { key, class: point !== "" || coaches(boxes) ? "pointed" : null },
          h("span", { "aria-hidden": true }, index + 1),
          h("button", { type: "button", class: "link", "data-action": "toSlide", "data-slide": key }, title),
          point !== "" && h("span", { class: "point" }, point.replace(`${title}: `, "")),
          coaches(boxes) &&
            h("button", { type: "button", class: "link point", "data-action": "toSlide", "data-slide": `${key} ${COACH}` }, "Can the test be won?"),
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
        together(missing).map(({ shared, rows }) =>
          shared === ""
            ? h("li", { key: rows[0].what }, toMissing(rows[0], rows[0].what))
            : h(
                "li",
                { key: shared, class: "alike" },
                h("p", null, `${capital(shared)}:`),
                h("ul", null, rows.map((row) => h("li", { key: row.what }, toMissing(row, row.rest)))),
              ),
        ),
      ),
  );

/** So many rows that share how they begin or end are told together. */
const ALIKE = 3;

/**
 * What is missing, in its order: rows that lack the same together, and then those of the same thing.
 * @param {Missing[]} missing
 */
function together(missing) {
  const rows = missing.map(({ what, place }) => {
    const at = what.lastIndexOf(": ");
    return { what, place, of: at < 0 ? "" : what.slice(0, at), lacks: what.slice(at < 0 ? 0 : at + 2) };
  });
  const isAlike = (/** @type {"of" | "lacks"} */ part, /** @type {string} */ words) =>
    rows.filter((row) => row.of !== "" && row[part] === words).length >= ALIKE;
  /** @type {Map<string, { shared: string, rows: (Missing & { rest: string })[] }>} */
  const groups = new Map();
  for (const { what, place, of, lacks } of rows) {
    const [shared, rest] = isAlike("lacks", lacks) ? [lacks, of] : isAlike("of", of) ? [of, lacks] : ["", ""];
    const group = groups.get(shared || what) ?? { shared, rows: [] };
    groups.set(shared || what, group);
    group.rows.push({ what, place, rest });
  }
  return [...groups.values()];
}

/** The way to what is missing; all of it is heard. @type {(missing: Missing, shown: string) => HTMLElement} */
const toMissing = ({ what, place }, shown) =>
  h("button", { type: "button", class: "link", ...way(place), "aria-label": shown === what ? null : what }, shown);

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
