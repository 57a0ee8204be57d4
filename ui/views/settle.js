// What copies of the workspace disagree on: both versions of each, and the ways to settle it.

import { h } from "../dom.js";
import { decide, disagreements, suggestion } from "../ipc.js";
import { openDialog } from "../kit/dialog.js";
import { windowed } from "../kit/long_list/list.js";
import { header } from "../parts/header.js";
import { perform, session } from "../screen.js";
import { capital } from "../words/capital.js";

/** @import { Decision, Disagreement, Joint, Version } from "../bindings.d.ts" */

/** What is shown, by place. @type {Map<string, Disagreement>} */
let open = new Map();

/** @param {Disagreement} one */
const placeOf = ({ document, record, field }) => `${document} ${record} ${field}`;

/** @param {Disagreement[]} all */
const render = (all) =>
  all.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", { tabindex: -1, "data-heading": true }, "Nothing is to be settled"),
        h("p", null, "Where two people changed the same on different laptops, both versions will stand here."),
        h("button", { type: "button", class: "button", "data-action": "bringInWork" }, "Bring in work…"),
      )
    : h(
        "div",
        { class: "settle", key: "settle" },
        h("h2", { tabindex: -1, "data-heading": true }, all.length === 1 ? "1 thing to settle" : `${all.length} things to settle`),
        h(
          "p",
          { class: "description" },
          "Both versions are kept and exported until you decide, field by field, whenever you like. Undo brings both back.",
        ),
        windowed(h("ol", { class: "disagreements", "aria-label": "To be settled" }), {
          items: all,
          key: placeOf,
          draw: shown,
          height: 220,
          few: 20,
        }),
      );

/** @param {Disagreement} one */
const shown = (one) =>
  h(
    "li",
    { class: "card disagreement", key: placeOf(one) },
    h("h3", null, capital(one.what)),
    h("p", { class: "muted" }, one.name),
    one.about === "versions" ? versions(one) : removed(one),
  );

/** @param {Disagreement} one */
function versions(one) {
  const all = [one.shown, ...one.others];
  return [
    h(
      "div",
      { class: "versions" },
      all.map((version, index) => card(one, version, index === 0)),
    ),
    one.isProse &&
      one.others.length === 1 &&
      h(
        "button",
        { type: "button", class: "button", "data-action": "settleMerge", "data-place": placeOf(one) },
        "Merge by hand…",
      ),
  ];
}

/** @type {(one: Disagreement, version: Version, isShown: boolean) => HTMLElement} */
const card = (one, { change, shown: text, by, when }, isShown) =>
  h(
    "div",
    { class: "version", key: change },
    h("p", { class: "label" }, `${by}, ${when}${isShown ? " · shown now" : ""}`),
    h("p", { class: "wording", dir: "auto" }, text === "" ? h("span", { class: "muted" }, "nothing") : text),
    h(
      "button",
      {
        type: "button",
        class: "button",
        "data-action": "settleVersion",
        "data-place": placeOf(one),
        "data-change": change,
        "aria-label": `Take this, by ${by}: ${one.what}`,
      },
      "Take this",
    ),
  );

/** @param {Disagreement} one */
function removed(one) {
  const [word, did] = one.about === "deletion" ? ["Delete", "deleted"] : ["Archive", "archived"];
  const { by, when } = one.shown;
  const what = one.isReturn ? "brought it back" : `${did} it`;
  return [
    h("p", null, `${by} ${what} ${when}, without having seen what follows.`),
    h(
      "ul",
      { class: "unseen-work" },
      one.others.map(({ change, by, when, shown: text }) =>
        h("li", { key: change }, `${by}, ${when}`, text !== "" && `: ${text}`),
      ),
    ),
    h(
      "div",
      { class: "settle-ways" },
      way(one, "settleKeep", "Keep it"),
      way(one, "settleRemove", word),
    ),
  ];
}

/** @type {(one: Disagreement, action: string, label: string) => HTMLElement} */
const way = (one, action, label) =>
  h(
    "button",
    {
      type: "button",
      class: "button",
      key: action,
      "data-action": action,
      "data-place": placeOf(one),
      "aria-label": `${label}: ${one.what}`,
    },
    label,
  );

/** @type {(place: string | undefined, decision: Decision) => void} */
function settle(place, decision) {
  const one = open.get(place ?? "");
  if (!one) return;
  const { document, record, field } = one;
  void perform(() => decide(document, record, field, decision), { offerUndo: true });
}

/** Opens the two versions as one text to be edited. @param {Disagreement} one */
async function merge(one) {
  const { document, record, field, what, shown: mine, others } = one;
  const { text, pieces } = await suggestion(document, record, field);
  const written = h("textarea", {
    class: "field",
    id: "merged",
    rows: 8,
    dir: "auto",
    spellcheck: "true",
    value: text ?? pieces.map(worded).join(""),
    autofocus: true,
  });
  const dialog = h(
    "dialog",
    { class: "dialog merge", "aria-labelledby": "merge-title" },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: "merge-title" }, `Merge: ${what}`),
      h(
        "p",
        null,
        text === null
          ? "Both changed the same words. Both wordings stand one behind the other where they differ: write it as it is to be."
          : "Each changed other words. This has what both wrote; change it as you like.",
      ),
      h("label", { class: "label", for: "merged" }, "What it is to say"),
      written,
      h(
        "details",
        { class: "more" },
        h("summary", null, "Both versions"),
        [mine, ...others].map(({ change, by, when, shown: said }) =>
          h("div", { key: change }, h("p", { class: "label" }, `${by}, ${when}`), h("p", { class: "wording", dir: "auto" }, said)),
        ),
      ),
      h(
        "div",
        { class: "buttons" },
        h("button", { value: "", class: "button" }, "Cancel"),
        h("button", { value: "take", class: "button primary" }, "Settle"),
      ),
    ),
  );
  if ((await openDialog(dialog)) !== "take") return;
  settle(placeOf(one), { kind: "text", text: written.value });
}

/** @param {Joint} piece */
function worded(piece) {
  if (piece.kind !== "both") return piece.text;
  return /\s$/.test(piece.shown) ? piece.shown + piece.other : `${piece.shown} ${piece.other}`;
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  settleVersion: ({ dataset: { place, change = "" } }) => settle(place, { kind: "version", change }),
  settleKeep: ({ dataset: { place } }) => settle(place, { kind: "keep" }),
  settleRemove: ({ dataset: { place } }) => settle(place, { kind: "remove" }),
  settleMerge({ dataset: { place = "" } }) {
    const one = open.get(place);
    if (one) void merge(one);
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  load: () => disagreements(),
  /** @param {Disagreement[]} all */
  take: (all) => {
    open = new Map(all.map((one) => [placeOf(one), one]));
  },
  render,
  title: () => "To settle",
  header: () =>
    header({
      crumbs: session().workspace?.name,
      title: "To settle",
      actions: h("button", { type: "button", class: "button", "data-action": "bringInWork" }, "Bring in work…"),
    }),
};
