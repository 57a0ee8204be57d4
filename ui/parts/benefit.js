// What a use case may bring, in ranges: first a sentence, then its picture, and the figures that open.

import { drawn, h } from "../dom.js";
import { enter } from "../ipc.js";
import { perform } from "../screen.js";
import { ask } from "./ask.js";
import { help } from "./help.js";

/** @import { Benefit, BenefitBar, BenefitFigure, BenefitPart } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/** The heading that other screens lead to. */
export const BENEFIT = "benefit-title";

/**
 * What is asked, and what comes of it.
 * @type {(useCase: string, part: BenefitPart, readonly: boolean) => HTMLElement}
 */
export const benefitPart = (useCase, { asks, lacks, benefit, compared, measured, proposal, help: helps }, readonly) =>
  h(
    "section",
    { class: "benefit", key: "benefit", "aria-labelledby": BENEFIT },
    h("h3", { class: "label", id: BENEFIT }, "Benefit in ranges"),
    help(helps),
    h(
      "div",
      { class: "outcome", role: "status", key: "outcome" },
      benefit && h("p", { class: "sentence", key: "sentence" }, benefit.sentence),
      compared !== "" && h("p", { key: "compared" }, compared),
      lacks.map((lack) => h("p", { class: "muted", key: lack }, lack)),
    ),
    benefit && benefit.bars.length > 0 && picture(benefit),
    benefit && figures(benefit),
    !readonly &&
      proposal &&
      taken("proposal", proposal.why, proposal.taken ? null : proposal.take, "takeScore", useCase, proposal.field, proposal.score),
    !readonly &&
      measured &&
      taken("measured", measured.words, `Use ${measured.value}%`, "takeEffect", useCase, measured.field, measured.value),
    h(
      "div",
      { class: "requirements", key: "asks" },
      asks.map((asked) => ask(asked, { readonly })),
    ),
  );

/** @type {(key: string, why: string, take: string | null, action: string, useCase: string, field: string, value: string | number) => HTMLElement} */
const taken = (key, why, take, action, useCase, field, value) =>
  h(
    "p",
    { class: "proposes", key },
    h("span", null, why),
    take !== null && [
      " ",
      h(
        "button",
        { type: "button", class: "button small", "data-action": action, "data-use-case": useCase, "data-field": field, "data-value": value },
        take,
      ),
    ],
  );

/** How often it turns out how. @param {Benefit} benefit */
const picture = ({ sentence, bars }) =>
  h(
    "figure",
    { class: "spread", key: "spread" },
    drawn(
      "svg",
      { role: "img", "aria-label": `How often it turns out how, from the worst to the best. ${sentence}`, viewBox: `0 0 ${bars.length} 100`, preserveAspectRatio: "none" },
      bars.map(bar),
    ),
    h(
      "figcaption",
      { "aria-hidden": true },
      h("span", null, beginning(bars[0])),
      h("span", null, beginning(bars[bars.length - 1])),
    ),
  );

/** @type {(bar: BenefitBar, at: number) => SVGElement} */
const bar = ({ height, loses, words }, at) =>
  drawn(
    "rect",
    { class: loses ? "loses" : null, x: at + 0.08, y: 100 - height, width: 0.84, height },
    drawn("title", null, words),
  );

/** @param {BenefitBar} bar */
const beginning = ({ words }) => words.split(" to ")[0];

/** @param {Benefit} benefit */
const figures = ({ figures, matters }) =>
  h(
    "details",
    { class: "score", key: "figures" },
    h("summary", null, "Figures"),
    table("At the horizon, of 10,000 cases", figures),
    matters.length > 0 && table("What matters, by rank correlation", matters),
  );

/** @type {(caption: string, rows: BenefitFigure[]) => Child} */
const table = (caption, rows) =>
  h(
    "table",
    { class: "ratings", key: caption },
    h("caption", null, caption),
    h(
      "tbody",
      null,
      rows.map(({ name, words }) => h("tr", { key: name }, h("th", { scope: "row" }, name), h("td", null, words))),
    ),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  takeScore({ dataset: { useCase = "", field = "", value = "" } }) {
    return perform(() => enter(useCase, useCase, field, { score: Number(value) }));
  },
  takeEffect({ dataset: { useCase = "", field = "", value = "" } }) {
    return perform(() => enter(useCase, useCase, field, { estimate: { low: "", likely: value, high: "" } }));
  },
};
