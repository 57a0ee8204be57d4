// The slides of the experience tracker: boxes with what is entered here, and with what comes from elsewhere.

import { typed } from "../autosave.js";
import { h } from "../dom.js";
import { chart } from "../kit/chart.js";
import { icon } from "../kit/icon.js";
import { ask, askRows, idOf } from "./ask.js";
import { helpLine } from "./help.js";
import { made } from "./made.js";
import { picture } from "./picture.js";
import { withDaysIn } from "../words/when.js";
import { way } from "./way.js";

/** @import { Ask, Hypothesis, Offer, TrackerBox, TrackerSlide } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/**
 * What a screen puts into boxes beside what they ask.
 * @typedef {object} Within
 * @property {(box: string) => Child} [above] what stands above the fields of a box
 * @property {(box: string) => boolean} [locked] whether its fields are shown alone
 * @property {(asked: Ask) => Child} [under] what stands under a field
 * @property {(asked: Ask) => Child} [rows] the rows of a field
 * @property {(asked: Ask) => boolean} [hidden] whether a field is not asked for
 */

/** The id of the heading of a slide, or of a box by both their keys, to go to. @param {string} key */
export const headingOf = (key) => `slide-${key.replace(" ", "-")}`;

/**
 * A slide as a section; `more` stands below its boxes.
 * @type {(slide: TrackerSlide, number: number, readonly: boolean, more?: Child, within?: Within) => HTMLElement}
 */
export const slide = ({ key, title, help, boxes }, number, readonly, more, within = {}) =>
  h(
    "section",
    { class: "slide", key, "aria-labelledby": headingOf(key) },
    h(
      "h3",
      { id: headingOf(key), tabindex: -1 },
      h("span", { class: "slide-number", "aria-hidden": true }, number),
      title,
    ),
    helpLine(`slide-${key}`, "What this slide is for", help),
    h(
      "div",
      { class: `boxes boxes-${key}` },
      boxes.map((one) => box(one, { key, title }, readonly || within.locked?.(one.key) === true, within)),
    ),
    more,
  );

/** @type {(box: TrackerBox, slide: { key: string, title: string }, readonly: boolean, within: Within) => HTMLElement} */
const box = ({ key, title, asks, offer, html, from, designs, charts }, slide, readonly, within) =>
  h(
    "div",
    { class: "box", key, "data-box": key },
    h(
      "div",
      { class: "box-head" },
      title !== slide.title && h("h4", { id: headingOf(`${slide.key} ${key}`), tabindex: -1 }, title),
      from &&
        h(
          "button",
          { type: "button", class: "link from", ...way(from.place), "aria-label": `${title}: ${from.label}` },
          from.label,
        ),
    ),
    within.above?.(key),
    html !== "" && withDaysIn(made(html)),
    designs.length > 0 &&
      h(
        "ul",
        { class: "design-strip", key: "designs" },
        designs.map(({ row, hash, name }) =>
          h("li", { key: row.id }, picture(hash, "thumbnail", row.asks[0].value || name), caption(row.asks[0].value)),
        ),
      ),
    charts.map(({ name, chart: line }) => h("div", { key: name }, charts.length > 1 && h("h5", null, name), chart(line))),
    html === "" &&
      asks.length === 0 &&
      designs.length === 0 &&
      charts.length === 0 &&
      h("p", { class: "muted nothing" }, "Nothing entered yet."),
    asks
      .filter((asked) => !within.hidden?.(asked))
      .map((asked) => {
        const look = { readonly, narrow: true, ...named(asked.idea === title || asks.length === 1) };
        if (asked.control === "rows") return askRows(asked, within.rows?.(asked), look);
        const isOffered = offer?.field === asked.field && asked.value === "" && !readonly;
        return ask(asked, { ...look, below: isOffered ? offered(offer, idOf(asked)) : !readonly && within.under?.(asked) });
      }),
  );

/** The title of a design, which its picture says already to those who hear it. @param {string} title */
const caption = (title) => title !== "" && h("span", { class: "caption", "aria-hidden": true }, title);

/** Under a heading that says it, the question alone; one of several is told by its key idea. @param {boolean} isHeading */
const named = (isHeading) => (isHeading ? { unnamed: true } : { brief: true });

/** @type {(offer: Offer, id: string) => HTMLElement} */
const offered = ({ label, text }, id) =>
  h(
    "button",
    {
      type: "button",
      class: "button small offer",
      key: "offer",
      "data-action": "takeOver",
      "data-writes": true,
      "data-for": id,
      "data-text": text,
    },
    label,
  );

/** What makes it a hypothesis: what is there, and a word of help for what isn't. @param {Hypothesis} hypothesis */
export const checks = ({ checks }) =>
  h(
    "ul",
    { class: "checks", "aria-label": "What makes it a hypothesis" },
    checks.map(({ what, passed, help, place }) =>
      h(
        "li",
        { key: what, "data-passed": String(passed) },
        icon(passed ? "covered" : "open"),
        passed
          ? h("span", null, what, h("span", { class: "unseen" }, ": it is there"))
          : h("span", null, h("button", { type: "button", class: "link", ...way(place) }, what), ` ${help}`),
      ),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  takeOver({ dataset: { for: id = "", text = "" } }) {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    field.focus();
    field.value = text;
    typed(field);
    // What the script put in can't be taken back by the field itself.
    field.dispatchEvent(new Event("redrawn", { bubbles: true }));
  },
  toSlide({ dataset: { slide: key = "" } }) {
    const heading = document.getElementById(headingOf(key));
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  },
};
