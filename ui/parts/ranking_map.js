// Value against effort: how big a point is says how much is scored, its shape and color how risky. One stop for Tab, arrow
// keys between points, Enter opens what the number rests on. The table beside it says the same.

import { drawn, h } from "../dom.js";

/** @import { MapPoint, RankingMap, RiskBand } from "../bindings.d.ts" */

/** The point that Tab leads to. @type {string | null} */
let stop = null;

/** What each shape says. @type {[risk: RiskBand, label: string][]} */
const bands = [
  ["low", "Low risk"],
  ["middle", "Medium risk"],
  ["high", "High risk"],
  ["unknown", "Risk not scored"],
];

/** @param {RankingMap} map */
export const rankingMap = ({ width, height, frame, points, said }) => {
  const [left, top, right, bottom] = frame;
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const here = points.some(({ id }) => id === stop) ? stop : points[0]?.id;
  return h(
    "figure",
    {
      ...{ class: "ranking-map", key: "map", "data-action": "openPoint", "data-on-keydown": "walkMap" },
      ...{ "data-on-mouseover": "brushPoint", "data-on-focusin": "brushPoint" },
    },
    h("figcaption", null, h("h2", null, "Value against effort"), h("p", { class: "muted" }, said)),
    drawn(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Value against effort" },
      drawn("rect", { class: "map-best", "aria-hidden": true, x: left, y: top, width: middle.x - left, height: middle.y - top }),
      drawn("rect", { class: "map-worst", "aria-hidden": true, x: middle.x, y: middle.y, width: right - middle.x, height: bottom - middle.y }),
      drawn("path", { class: "map-middle", "aria-hidden": true, d: `M${left} ${middle.y}H${right}M${middle.x} ${top}V${bottom}` }),
      drawn("path", { class: "map-edge", "aria-hidden": true, d: `M${left} ${top}V${bottom}H${right}` }),
      [
        word(left, top - 7, "start", "Do first"),
        word(right, top - 7, "end", "Plan"),
        word(left, bottom + 18, "start", "Fill in"),
        word(right, bottom + 18, "end", "Question"),
        word(middle.x, bottom + 18, "middle", "Effort →"),
        drawn("text", { class: "map-word", transform: `translate(${left - 10} ${middle.y}) rotate(-90)`, "text-anchor": "middle" }, "Value →"),
      ],
      points.map(lead),
      points.map((point) => mark(point, point.id === here)),
      drawn("g", { class: "map-names", "aria-hidden": true }, points.map(words)),
    ),
    h(
      "ul",
      { class: "legend" },
      bands.map(([risk, label]) =>
        h("li", null, drawn("svg", { viewBox: "-10 -10 20 20", "aria-hidden": true, class: "map-sign", "data-risk": risk }, shape(risk, 8)), label),
      ),
      h("li", null, "The larger, the more is scored"),
    ),
  );
};

/** @type {(x: number, y: number, anchor: string, text: string) => SVGElement} */
const word = (x, y, anchor, text) => drawn("text", { class: "map-word", x, y, "text-anchor": anchor }, text);

/** From a use case that stands aside to where its scores are. @type {(point: MapPoint) => SVGElement | null} */
const lead = ({ x, y, home }) =>
  home && drawn("path", { class: "map-lead", d: `M${x} ${y}L${home[0]} ${home[1]}m-1.5 0h3m-1.5 -1.5v3`, "aria-hidden": true });

/** @type {(point: MapPoint, isStop: boolean) => SVGElement} */
const mark = ({ id, x, y, radius, risk, said }, isStop) =>
  drawn(
    "g",
    {
      ...{ class: "map-point", "data-use-case": id, "data-risk": risk, role: "button" },
      ...{ tabindex: isStop ? 0 : -1, "aria-label": said },
    },
    drawn("title", null, said),
    drawn("g", { transform: `translate(${x} ${y})` }, shape(risk, radius)),
  );

/** What stands in a point and beside it, which its button says already. @type {(point: MapPoint) => (SVGElement | null)[]} */
const words = ({ id, rank, x, y, risk, label }) => [
  drawn("text", { class: "map-rank", "data-risk": risk, x, y, "text-anchor": "middle", "dominant-baseline": "central" }, rank),
  label &&
    drawn(
      "text",
      {
        ...{ class: "map-name", "data-use-case": id, x: label.x, y: label.y },
        ...{ "text-anchor": label.ends ? "end" : "start", "dominant-baseline": "central" },
      },
      label.text,
    ),
];

/** A circle, a square, a diamond; a circle of dashes where nothing is known. @type {(risk: RiskBand, radius: number) => SVGElement} */
function shape(risk, radius) {
  const side = Math.round(radius * 0.88 * 10) / 10;
  if (risk === "middle") return drawn("rect", { x: -side, y: -side, width: 2 * side, height: 2 * side, rx: 2 });
  if (risk === "high") return drawn("path", { d: `M0 ${-radius}L${radius} 0L0 ${radius}L${-radius} 0Z` });
  return drawn("circle", { r: radius });
}

/** @param {EventTarget | null} target */
const pointAt = (target) => (target instanceof Element ? target.closest(".map-point") : null);

/** @type {(point: Element) => string} */
const useCaseOf = (point) => point.getAttribute("data-use-case") ?? "";

/** @param {Element} point */
function opens(point) {
  const table = document.querySelector(".ranked");
  if (table) table.dispatchEvent(new CustomEvent("opened-on-map", { bubbles: true, detail: useCaseOf(point) }));
}

/** Has somebody told which use case is opened on the map. @param {(useCase: string) => void} listener */
export const onOpened = (listener) =>
  document.addEventListener("opened-on-map", (event) => listener(/** @type {CustomEvent} */ (event).detail));

/** @type {import("../screen.js").Actions} */
export const actions = {
  openPoint(_, { target }) {
    const point = pointAt(target);
    if (point) opens(point);
  },
  walkMap(figure, event) {
    const point = pointAt(event.target);
    if (!point) return;
    const points = /** @type {SVGElement[]} */ ([...figure.querySelectorAll(".map-point")]);
    const at = points.indexOf(/** @type {SVGElement} */ (point));
    const last = points.length - 1;
    const keys = /** @type {Record<string, number>} */ ({
      ...{ ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last },
    });
    if (event.key === "Enter" || event.key === " ") opens(point);
    else if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    const next = points[Math.min(last, Math.max(0, keys[event.key] ?? at))];
    for (const other of points) other.setAttribute("tabindex", other === next ? "0" : "-1");
    stop = useCaseOf(next);
    next.focus();
  },
};
