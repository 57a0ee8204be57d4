// A use case as it was at a moment, to be read, exported and brought back.

import { fillers, h } from "../dom.js";
import { bringBack, pastPage } from "../ipc.js";
import { openMenu } from "../kit/popup.js";
import { exportButton, header } from "../parts/header.js";
import { fillPage } from "../parts/page.js";
import { pointOf, way } from "../parts/way.js";
import { here } from "../router.js";
import { perform } from "../screen.js";

/** @import { Extent, PastPage, Place } from "../bindings.d.ts" */

/** What can be brought back of what is shown. @type {PastPage["phases"]} */
let phases = [];

/** @param {PastPage} page */
function render({ header: { id }, when, html, isDeleted }) {
  const page = h("article", { class: "page card", key: `${id} ${when}`, "data-own": true, lang: "" });
  fillers.set(page, (live) => fillPage(live, html));
  return [
    h(
      "div",
      { class: "banner calm", key: "past" },
      h("p", null, `This is how it was ${when}. It can be read, exported and brought back.`),
      h(
        "button",
        { type: "button", class: "button", "data-action": "bringBackMenu", "data-writes": true, "aria-haspopup": "menu", "aria-expanded": false },
        "Bring back…",
      ),
      h(
        "button",
        { type: "button", class: "button", ...way(isDeleted ? { screen: "history" } : { useCase: id }) },
        isDeleted ? "Back to the history" : "Back to today",
      ),
    ),
    page,
  ];
}

/** @param {Extent} extent */
function back(extent) {
  const { useCase } = here();
  if (!useCase) return;
  void perform(() => bringBack(useCase, extent, pointOf(here())), { offerUndo: true, follow: true });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  bringBackMenu(button) {
    openMenu(button, [
      { label: "All of it", run: () => back({ kind: "all" }) },
      ...(phases.length > 0 ? [/** @type {const} */ ("line")] : []),
      ...phases.map(({ key, name }) => ({ label: name, run: () => back({ kind: "phase", phase: key }) })),
    ]);
  },
};

/** @type {import("../screen.js").View} */
export const view = {
  /** @param {Place} place */
  load: (place) => pastPage(place.useCase ?? "", pointOf(place)),
  /** @param {PastPage} page */
  take: (page) => {
    phases = page.isDeleted ? [] : page.phases;
  },
  render,
  /** @param {PastPage} page */
  title: ({ header: { title }, when }) => `${title} ${when}`,
  /** @param {PastPage} page */
  header: ({ header: { id, title } }) =>
    header({
      parent: h("button", { type: "button", class: "link", ...way({ useCase: id, screen: "history" }) }, "History"),
      title,
      actions: exportButton(),
    }),
};
