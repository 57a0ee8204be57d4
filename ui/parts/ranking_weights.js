// How use cases are ranked: the method, and the weights, which show what they do as they move. They are kept when they are let go.

import { h } from "../dom.js";
import { rankingWeigh } from "../ipc_ranking.js";
import { draw, perform } from "../screen.js";

/** @import { MethodShown, RankingScreen, Weighing } from "../bindings.d.ts" */

/** After so long without another key, what keys moved is kept, in one step. */
const PAUSE = 600;

/** What is being tried and not kept yet. @type {Weighing | null} */
let tried = null;
let timer = 0;
/** Whether what is tried is on its way to be shown, and whether it is another by now. */
let isShowing = false;
let isLate = false;
/** Whether a pointer holds a weight. */
let isHeld = false;

/** The weights that are shown, or would be if the method had any. @type {Weighing["weights"]} */
let latest = { value: 0, effort: 0, risk: 0, readiness: 0 };

/** Takes in how it is ranked, before it is drawn. @param {RankingScreen} screen */
export const takeWeighing = ({ weighing }) => void (latest = weighing.weights);

/** How to rank, where that is not as it is kept. */
export const asked = () => tried;

/** @param {RankingScreen} screen */
export const weighingForm = ({ methods, weighing, weights, firmness }) => {
  const method = /** @type {MethodShown} */ (methods.find((one) => one.method === weighing.method));
  return h(
    "section",
    { class: "weighing", key: "weighing", "aria-label": "How use cases are ranked" },
    h(
      "div",
      { class: "method" },
      h("label", { for: "ranking-method" }, "Ranked by"),
      h(
        "select",
        { class: "field", id: "ranking-method", "data-on-change": "chooseMethod" },
        methods.map(({ method, label }) =>
          h("option", { value: method, selected: method === weighing.method }, label),
        ),
      ),
      h(
        "details",
        { class: "mapping", key: "mapping" },
        h("summary", null, "What stands for what"),
        h("p", null, method.rule),
        h("ul", null, method.mapping.map((line) => h("li", null, line))),
      ),
    ),
    weights.length > 0 &&
      h(
        "fieldset",
        { class: "weights", key: "weights", "data-method": weighing.method, "data-on-pointerdown": "holdWeight" },
        h("legend", { class: "unseen" }, "Weights"),
        weights.map(({ key, label, weight, most, part }) =>
          h(
            "label",
            { class: "weight", key },
            h("span", { class: "weight-label" }, label),
            h("span", { class: "weight-part" }, `${weight} · ${part}`),
            h("input", {
              ...{ type: "range", name: `weight-${key}`, min: 0, max: most, step: 1, value: String(weight) },
              ...{ "data-on-input": "moveWeight", "data-on-change": "letGoWeight", "data-on-focusout": "keepWeights" },
              "aria-valuetext": `${weight}, ${part} of the whole`,
            }),
          ),
        ),
      ),
    firmness !== "" && h("p", { class: "firmness", key: "firmness" }, firmness),
  );
};

/** The weights as they stand on the screen. @returns {Weighing | null} */
function read() {
  const form = document.querySelector(".weights");
  if (!(form instanceof HTMLElement)) return null;
  const of = (/** @type {string} */ key) => {
    const slider = form.querySelector(`[name="weight-${key}"]`);
    return slider instanceof HTMLInputElement ? Number(slider.value) : 0;
  };
  return {
    method: /** @type {Weighing["method"]} */ (form.dataset.method),
    weights: { value: of("value"), effort: of("effort"), risk: of("risk"), readiness: of("readiness") },
  };
}

/** Shows what is tried, one drawing after the other: each that is asked for would drop the one before. */
async function show() {
  isLate = true;
  if (isShowing) return;
  isShowing = true;
  while (isLate) {
    isLate = false;
    await draw();
  }
  isShowing = false;
}

/** Keeps what is tried; one step, however far it was moved. */
export async function keepTried() {
  clearTimeout(timer);
  const weighing = tried;
  if (weighing === null) return;
  await perform(async () => {
    const done = await rankingWeigh(weighing);
    // What is tried since is shown until it is kept, too.
    if (tried === weighing) tried = null;
    return done;
  });
  if (tried === weighing) tried = null;
}

document.addEventListener("pointerup", () => (isHeld = false));

/** @type {import("../screen.js").Actions} */
export const actions = {
  chooseMethod(select) {
    if (!(select instanceof HTMLSelectElement)) return;
    tried = { method: /** @type {Weighing["method"]} */ (select.value), weights: read()?.weights ?? latest };
    void keepTried();
  },
  holdWeight: () => void (isHeld = true),
  moveWeight() {
    clearTimeout(timer);
    tried = read();
    void show();
  },
  letGoWeight() {
    tried = read();
    clearTimeout(timer);
    if (isHeld) void keepTried();
    else timer = setTimeout(keepTried, PAUSE);
    isHeld = false;
  },
  keepWeights: () => void keepTried(),
};
