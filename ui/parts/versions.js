// The versions of something that copies of the workspace disagree on, and the ways to settle it, wherever they are shown.

import { h } from "../dom.js";
import { decide, suggestion } from "../ipc.js";
import { openDialog } from "../kit/dialog.js";
import { perform } from "../screen.js";

/** @import { Decision, Disagreement, Fate, Joint, Version } from "../bindings.d.ts" */

/** What was shown last, by place: what a button settles. @type {Map<string, Disagreement>} */
const open = new Map();

/** @param {Disagreement} one */
export const placeOf = ({ document, record, field }) => `${document} ${record} ${field}`;

/** Takes in what is to be shown. @param {Disagreement[]} all */
export function know(all) {
  for (const one of all) open.set(placeOf(one), one);
}

/** All that is to be seen of one, and its buttons. @param {Disagreement} one */
export const settled = (one) => (one.about === "versions" ? versions(one) : removed(one));

/** @param {Disagreement} one */
function versions(one) {
  const { shown, others } = one;
  // What is in the one that is shown alone can be told of two versions, of more it is another of each.
  const mine = others.length === 1 ? marked(others[0], "removed") : shown.shown;
  return [
    h(
      "div",
      { class: "versions" },
      card(one, shown, mine, true),
      others.map((version) => card(one, version, marked(version, "added"), false)),
    ),
    one.isProse &&
      one.others.length === 1 &&
      h(
        "button",
        { type: "button", class: "button", "data-action": "settleMerge", "data-writes": true, "data-place": placeOf(one) },
        "Merge by hand…",
      ),
  ];
}

/**
 * A wording whose own words are marked: those that the other one has not.
 * @type {(version: Version, own: Fate) => import("../dom.js").Child}
 */
function marked({ shown: text, pieces }, own) {
  // Where nothing stayed every word would be marked.
  if (!pieces.some(({ fate, text }) => fate === "kept" && text.trim() !== "")) return own === "added" ? text : undefined;
  return pieces.map((piece) => {
    if (piece.fate === "kept") return piece.text;
    return piece.fate === own && h("mark", null, h("span", { class: "unseen" }, " [only here:] "), piece.text);
  });
}

/** @type {(one: Disagreement, version: Version, text: import("../dom.js").Child, isShown: boolean) => HTMLElement} */
const card = (one, { change, shown, by, when }, text, isShown) =>
  h(
    "div",
    { class: "version", key: change },
    h("p", { class: "label" }, `${by}, ${when}${isShown ? " · shown now" : ""}`),
    h("p", { class: "wording", dir: "auto" }, shown === "" ? h("span", { class: "muted" }, "nothing") : text ?? shown),
    h(
      "button",
      {
        type: "button",
        class: "button",
        "data-action": "settleVersion",
        "data-writes": true,
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
      "data-writes": true,
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
        h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
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
