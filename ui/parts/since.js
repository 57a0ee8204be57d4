// The point that what is now is compared with: in the list of use cases, on a phase, and in what is exported.

import { h } from "../dom.js";
import { Problem } from "../ipc.js";
import { draw } from "../screen.js";

/** @import { Point, PointChoice, Since } from "../bindings.d.ts" */

/** Chosen once for list and phases, for as long as the window lives. @type {Since | null} */
let since = null;

/** Whether a day is to be chosen, and none is yet. */
let awaitsDay = false;

/** A point that nothing can be compared with, such as a day that is typed only half, and why. @type {{ point: Point, why: string } | null} */
let refused = null;

export const chosenSince = () => since;

/** Compares with nothing any more. */
export function chooseNoSince() {
  since = null;
  awaitsDay = false;
  refused = null;
}

/**
 * Loads what is compared with the chosen point; with none, where that is no more, or is refused.
 * @template T
 * @param {(since: Since | null) => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function compared(load) {
  if (since === null) return load(null);
  try {
    return await load(since);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refused = error.code === "unknown" ? null : { point: since.point, why: error.message };
    since = null;
    return load(null);
  }
}

/**
 * The choice of a point. `action` is told of it by what `pointIn` reads.
 * @type {(look: { points: PointChoice[], point: Point | null, awaitsDay: boolean, label: string, none: string | null, action: string, why?: string }) => HTMLElement}
 */
export const pointChoice = ({ points, point, awaitsDay: awaits, label, none, action, why = "" }) =>
  h(
    "div",
    { class: "point-choice", key: action },
    h(
      "label",
      null,
      h("span", { class: "label" }, label),
      h(
        "select",
        { class: "field", name: action, "data-on-change": action },
        none !== null && h("option", { value: "", key: "none", selected: point === null && !awaits }, none),
        points.map(({ point: one, name }) =>
          h("option", { value: JSON.stringify(one), key: JSON.stringify(one), selected: isSame(one, point) }, name),
        ),
        h("option", { value: "day", key: "day", selected: awaits || point?.kind === "day" }, "a day…"),
      ),
    ),
    (awaits || point?.kind === "day") &&
      h(
        "label",
        { key: "day" },
        h("span", { class: "label" }, "Day"),
        h("input", {
          class: "field",
          type: "date",
          name: `${action}-day`,
          value: point?.kind === "day" ? point.day : "",
          "data-on-change": action,
          "aria-describedby": why === "" ? undefined : `${action}-why`,
        }),
      ),
    why !== "" && h("p", { class: "bad", key: "why", id: `${action}-why`, role: "status" }, why),
  );

/**
 * What was chosen in one of its fields: a point, none, or that a day is to be chosen.
 * @param {HTMLElement} field
 * @returns {Point | null | "day"}
 */
export function pointIn(field) {
  const { value, type } = /** @type {HTMLInputElement} */ (field);
  if (type === "date") return value === "" ? "day" : { kind: "day", day: value };
  if (value === "day") return "day";
  return value === "" ? null : JSON.parse(value);
}

/** @type {(one: Point, other: Point | null) => boolean} */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The choice for list and phases. @type {(points: PointChoice[], label: string) => HTMLElement} */
export const sinceChoice = (points, label) =>
  pointChoice({
    points,
    point: since?.point ?? refused?.point ?? null,
    awaitsDay,
    label,
    none: "not marked",
    action: "sinceChoose",
    why: refused?.why,
  });

/** Whether only what was worked on is shown. */
export const onlyChanged = () =>
  since !== null &&
  h(
    "label",
    { class: "only", key: "only" },
    h("input", { type: "checkbox", name: "only", checked: since.only, "data-on-change": "sinceOnly" }),
    h("span", null, "Only what was worked on since"),
  );

/** @type {import("../screen.js").Actions} */
export const actions = {
  sinceChoose(field) {
    const point = pointIn(field);
    awaitsDay = point === "day";
    refused = null;
    since = point === "day" || point === null ? null : { point, only: since?.only ?? false };
    void draw();
  },
  sinceOnly(box) {
    const only = /** @type {HTMLInputElement} */ (box).checked;
    since &&= { ...since, only };
    void draw();
  },
};
