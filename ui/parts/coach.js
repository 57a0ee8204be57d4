// The measurement coach: what it says of a test, and sliders beside the numbers that it goes by. While one is dragged, the core
// answers for what is typed, before it is kept.

import { keyOf, typed, unsavedText } from "../autosave.js";
import { h } from "../dom.js";
import { coachAdvice } from "../ipc.js";
import { draw } from "../screen.js";
import { ask, idOf } from "./ask.js";

/** @import { Advice, Ask, Coached } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */
/**
 * @typedef {object} Scale
 * @property {number} least
 * @property {number} most
 * @property {number} usual where nothing is typed
 * @property {boolean} [tenfold] each hundred steps are ten times as many
 */

/** The box of the tracker that holds what the coach goes by. */
export const COACH = "coach";

/** How many people come is slid by tens of tens. @type {Scale} */
const people = { least: 200, most: 600, usual: 200, tenfold: true };

/** What a slider goes by: the range of a number, as far as anybody slides, or people. @type {(asked: Pick<Ask, "field" | "range">) => Scale | null} */
const scaleOf = ({ field, range }) => {
  if (range) return { least: Math.ceil(range.least), most: Math.min(Math.floor(range.most), FAR), usual: range.usual };
  return field === "tracker/people-week" || field === "tracker/people-four-weeks" ? people : null;
};

/** Nobody slides farther. */
const FAR = 99;

/** The use cases whose plan was opened again though its test has started. @type {Set<string>} */
const opened = new Set();

/** Whether the plan can't be edited just so. @type {(coach: Coached, useCase: string) => boolean} */
export const isLocked = ({ isLocked: locked }, useCase) => locked && !opened.has(useCase);

/** What the coach says, above its fields. @type {(coach: Coached, useCase: string, readonly: boolean) => Child} */
export const coached = ({ advice, decider, decides, isLocked: locked, replanned }, useCase, readonly) => [
  advice
    ? h(
        "div",
        { class: "coach", key: "coach", "data-coach": useCase },
        sentence(advice),
        h(
          "details",
          { class: "coach-figures", key: "figures", hidden: advice.figures.length === 0 },
          h("summary", null, "The figures, and where they come from"),
          figures(advice),
        ),
      )
    : h("p", { class: "muted", key: "untested" }, "It is not tested against a control, so there is nothing to plan."),
  advice !== null && deciding(decider, decides, readonly || (locked && !opened.has(useCase))),
  replanned.length > 0 &&
    h(
      "ul",
      { class: "replanned", key: "replanned" },
      replanned.map((late) => h("li", { key: late }, late)),
    ),
  locked &&
    !readonly &&
    (opened.has(useCase)
      ? h("p", { class: "muted", key: "opened" }, "The test has started: what you change now is shown as changed later.")
      : h(
          "p",
          { class: "locked", key: "locked" },
          "The test has started, so its plan is locked. ",
          h(
            "button",
            { type: "button", class: "button small", "data-action": "openPlan", "data-use-case": useCase },
            "Change the plan all the same",
          ),
        )),
];

/** The metric that decides, entered where the answer stands. @type {(name: string, asks: Ask[], readonly: boolean) => HTMLElement} */
const deciding = (name, asks, readonly) =>
  h(
    "div",
    { class: "decides", key: "decides", role: "group", "aria-label": name === "" ? "The metric that decides" : `The metric that decides: ${name}` },
    name !== "" && h("h5", { key: "name" }, name),
    asks.map((asked) => ask(asked, { readonly, narrow: true, brief: name !== "" })),
  );

/** @param {Advice} advice */
const sentence = ({ sentence: said, isAnswer }) =>
  h("p", { class: "coach-sentence", key: "sentence", role: "status", "data-answer": String(isAnswer) }, said);

/** @param {Advice} advice */
const figures = ({ figures: all }) =>
  h(
    "dl",
    { key: "list" },
    all.map(({ label, value, why }) =>
      h("div", { key: `${label} ${why}` }, h("dt", null, label), h("dd", null, h("strong", null, value), " ", why)),
    ),
  );

/** A slider for a number of the plan; nothing for what is no number. @param {Ask} asked @returns {Child} */
export function slider(asked) {
  const scale = scaleOf(asked);
  if (!scale) return null;
  const { document: owner, record, field, value, idea } = asked;
  return h("input", {
    type: "range",
    class: "slider",
    key: "slider",
    min: scale.least,
    max: scale.most,
    value: stepOf(scale, unsavedText(keyOf(owner, record, field)) ?? value),
    "aria-label": `${idea}: slider`,
    "data-on-input": "slidePlan",
    "data-for": idOf(asked),
    "data-scale": field,
    "data-tenfold": scale.tenfold,
  });
}

/** Where a slider stands for what is typed. @type {(scale: Scale, text: string) => number} */
function stepOf({ usual, tenfold }, text) {
  const number = Number(text.replace(/[^0-9.]/g, ""));
  if (!(number > 0)) return usual;
  return Math.round(tenfold ? 100 * Math.log10(number) : number);
}

/** The number that a slider stands for; of many two digits count. @type {(tenfold: boolean, step: number) => number} */
function numberOf(tenfold, step) {
  if (!tenfold) return step;
  return Number((10 ** (step / 100)).toPrecision(2));
}

/** Whether the core is asked, and whether it is to be asked again after that. */
let asking = false;
let again = false;

/** Shows what the coach says of what is typed just now. @param {HTMLElement} box */
async function answer(box) {
  again = asking;
  if (asking) return;
  const coach = box.querySelector("[data-coach]");
  if (!(coach instanceof HTMLElement)) return;
  asking = true;
  try {
    const fields = box.querySelectorAll("input[data-document], textarea[data-document]");
    const typedNow = Object.fromEntries([...fields].map((field) => [field.getAttribute("name") ?? "", valueOf(field)]));
    const advice = await coachAdvice(coach.dataset.coach ?? "", typedNow);
    coach.querySelector(".coach-sentence")?.replaceWith(sentence(advice));
    coach.querySelector("dl")?.replaceWith(figures(advice));
    coach.querySelector("details")?.toggleAttribute("hidden", advice.figures.length === 0);
  } finally {
    asking = false;
  }
  if (again) await answer(box);
}

/** Whether the caret is where the metric that decides is named. */
let isNaming = false;
const names = () => document.activeElement?.matches(".decides .find-link") === true;
document.addEventListener("drawing", () => (isNaming = names()));
// Once it has a name, what is asked of it comes next.
document.addEventListener("drawn", () => {
  if (!isNaming || names()) return;
  const fields = [...document.querySelectorAll(".decides .field")];
  const next = fields.find((field) => valueOf(field) === "");
  if (next instanceof HTMLElement) next.focus();
});

/** @param {Element} field */
const valueOf = (field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : "");

/** @type {import("../screen.js").Actions} */
export const actions = {
  slidePlan(element) {
    const { for: id = "", tenfold } = element.dataset;
    const field = document.getElementById(id);
    if (!(element instanceof HTMLInputElement)) return;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    field.value = String(numberOf(tenfold !== undefined, Number(element.value)));
    typed(field);
    field.dispatchEvent(new Event("redrawn", { bubbles: true }));
    const box = element.closest("[data-box]");
    if (box instanceof HTMLElement) void answer(box);
  },
  openPlan({ dataset: { useCase = "" } }) {
    opened.add(useCase);
    void draw();
  },
};
