// What others changed since it was last marked as seen: by what it is of, the latest first, and what is to be settled before all.

import { h } from "../dom.js";
import { arrived, arrivedSeen } from "../ipc_team.js";
import { windowed } from "../kit/long_list/list.js";
import { header } from "../parts/header.js";
import { hearTeam } from "../parts/team.js";
import { way } from "../parts/way.js";
import { perform } from "../screen.js";

/** @import { ArrivedDocument, ArrivedEdit, ArrivedPage } from "../bindings.d.ts" */

/** What is marked as seen by. */
let upto = "";

/** @param {ArrivedPage} page */
const render = ({ conflicts, documents, more }) => [
  conflicts > 0 &&
    h(
      "div",
      { class: "banner calm", key: "conflicts" },
      h("p", null, conflicts === 1 ? "1 place needs a decision: two people wrote there without knowing of each other." : `${conflicts} places need a decision: two people wrote there without knowing of each other.`),
      h("button", { type: "button", class: "button", ...way({ screen: "settle" }) }, "Settle"),
    ),
  documents.length === 0
    ? h(
        "div",
        { class: "card empty", key: "empty" },
        h("h2", { tabindex: -1, "data-heading": true }, "Nothing new"),
        h("p", null, "What others change while you are away is listed here, with the way to each place."),
      )
    : h(
        "div",
        { class: "arrived", key: "arrived" },
        h("h2", { tabindex: -1, "data-heading": true }, "Changed by others"),
        windowed(h("ol", { class: "arrived-documents", "aria-label": "What arrived" }), {
          items: documents,
          key: ({ id }) => id,
          draw: shown,
          height: 180,
          few: 20,
        }),
        more && h("p", { class: "muted", key: "more" }, "More came than is listed. The rest is in History."),
      ),
];

/** @param {ArrivedDocument} document */
const shown = ({ id, name, place, edits }) =>
  h(
    "li",
    { key: id },
    h("h3", null, place ? h("button", { type: "button", class: "link", ...way({ ...place, record: null, field: null }) }, name) : name),
    h("ul", { class: "arrived-edits" }, edits.map(edited)),
  );

/** @param {ArrivedEdit} edit */
const edited = ({ id, who, when, what, from, to, isUnsettled, place }) =>
  h(
    "li",
    { key: id, class: isUnsettled ? "unsettled" : null },
    h(
      "p",
      { class: "arrived-what" },
      place ? h("button", { type: "button", class: "link", ...way(place) }, what) : h("span", null, what),
      h("span", { class: "muted" }, ` · ${who}, ${when}`),
      isUnsettled && h("span", { class: "bad" }, " · to be settled"),
    ),
    (from !== "" || to !== "") &&
      h(
        "p",
        { class: "arrived-words" },
        from !== "" && [h("del", null, h("span", { class: "unseen" }, "before: "), from), " "],
        to === "" ? h("span", { class: "muted" }, "taken away") : h("ins", null, h("span", { class: "unseen" }, "now: "), to),
      ),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: () => arrived(),
  /** @param {ArrivedPage} page */
  take: (page) => void (upto = page.upto),
  render,
  title: () => "What arrived",
  /** @param {ArrivedPage} page */
  header: ({ documents }) =>
    header({
      title: "What arrived",
      actions: documents.length > 0 && h("button", { type: "button", class: "button", key: "seen", "data-action": "arrivedSeen" }, "Mark all as seen"),
    }),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  async arrivedSeen() {
    await perform(() => arrivedSeen(upto));
    await hearTeam();
  },
};
