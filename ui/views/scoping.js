// The Scoping tab of a use case: what it takes to build it, and what that leads to.

import { h } from "../dom.js";
import { scopingPage } from "../ipc.js";
import { state } from "../kit/state.js";
import { isReadonly } from "../parts/reader.js";
import { archivedBanner } from "../parts/archived.js";
import { ask, askRows } from "../parts/ask.js";
import { benefitPart } from "../parts/benefit.js";
import { designList, forgetRefused, takesDesigns } from "../parts/designs.js";
import { useCaseHeader } from "../parts/header.js";
import { progressBar } from "../parts/standing.js";
import { suggestions } from "../parts/suggested.js";
import { revealStep, steps, takeSteps } from "../parts/steps.js";
import { toLookAt } from "../parts/suspects.js";
import { way } from "../parts/way.js";

/** @import { Ask, Link, Missing, Place, RequirementsVersion, Screen, ScopingPage } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

/** @param {ScopingPage} page */
function render(page) {
  const { header, asks, progress, percent, missing } = page;
  const readonly = isReadonly(header);
  return [
    archivedBanner(header),
    h(
      "div",
      { class: "phase scoping", key: `scoping ${header.id}`, ...(readonly ? {} : takesDesigns(header.id)) },
      h(
        "div",
        { class: "work" },
        h("h2", { tabindex: -1, "data-heading": true }, "Scoping"),
        h(
          "p",
          { class: "description" },
          "Requirements are written at the start to define success, and revisited through the whole project.",
        ),
        toLookAt(header.id, page.suspects, readonly),
        h(
          "div",
          { class: "requirements" },
          asks.map((asked) => requirement(page, asked, readonly)),
        ),
        benefitPart(header.id, page.benefit, readonly),
      ),
      h(
        "div",
        { class: "standing" },
        h(
          "section",
          { "data-state": missing.length === 0 ? "complete" : null, "aria-labelledby": "standing-title" },
          h("h3", { class: "label", id: "standing-title" }, "Requirements"),
          progressBar(percent, "Progress of the requirements"),
          h("p", { class: "why muted" }, `${progress}.`),
          page.version && versionOf(page.version),
          missing.length > 0 && [
            h("h4", { class: "label" }, "Still missing"),
            h("ul", { class: "ways" }, missing.map(wayTo)),
          ],
        ),
        h(
          "section",
          { "aria-label": "What it is connected to" },
          linked("Integrations", "integrations", page.needs, "None is chosen yet."),
          linked("Metrics", "metrics", page.metrics, "None is chosen yet."),
          linked("Tags", "tags", page.tags, "No tag serves it yet."),
          suggestions(header.id, page.suggestedTags, "Tags", readonly),
        ),
      ),
    ),
  ];
}

/** @type {(page: ScopingPage, asked: Ask, readonly: boolean) => HTMLElement} */
function requirement({ header, steps: rows, designs, configuration }, asked, readonly) {
  if (asked.field === "req/steps") {
    const hint = rows.length === 0 ? asked.hint : "";
    return askRows({ ...asked, hint }, steps(header.id, rows, readonly), { readonly });
  }
  if (asked.field === "req/designs") {
    return askRows({ ...asked, hint: "" }, designList(header.id, designs, readonly), { readonly });
  }
  const above =
    asked.field === "req/configuration" &&
    configuration.length > 0 &&
    h(
      "ul",
      { class: "from-steps", "aria-label": "Configuration of the steps" },
      configuration.map((line) => h("li", null, line)),
    );
  return ask(asked, { readonly, above });
}

/** Which version of the requirements it is. @param {RequirementsVersion} version */
const versionOf = ({ inWords, since, changed }) =>
  h(
    "div",
    { class: "version", key: "version" },
    h("h4", { class: "label" }, "Version"),
    h("p", null, inWords),
    since !== "" && h("p", { class: "muted" }, changed.length === 0 ? `${since}: nothing` : since),
    changed.length > 0 &&
      h(
        "ul",
        { class: "ways" },
        changed.map((text) => h("li", { key: text }, text)),
      ),
  );

/** @param {Missing} missing */
const wayTo = ({ what, place }) =>
  h("li", { key: what }, h("button", { type: "button", class: "link", ...way(place) }, what));

/** @type {(title: string, screen: Screen, links: Link[], none: string) => Child} */
const linked = (title, screen, links, none) => [
  h("h3", { class: "label" }, title),
  links.length > 0
    ? h(
        "ul",
        { class: "linked", key: screen },
        links.map(({ id, name, state: shown, stateKey, place }) =>
          h(
            "li",
            { key: id },
            h("button", { type: "button", class: "link", ...way(place) }, name),
            shown !== "" && state(shown, stateKey),
          ),
        ),
      )
    : h(
        "p",
        { class: "muted", key: screen },
        `${none} `,
        h("button", { type: "button", class: "link", ...way({ screen }) }, `All ${title.toLowerCase()}`),
      ),
];

/** @type {import("../screen.js").View} */
export const view = {
  /** @param {Place} place */
  load: ({ useCase }) => scopingPage(useCase ?? ""),
  /** @param {ScopingPage} page */
  take: ({ steps }) => takeSteps(steps),
  render,
  /** @param {ScopingPage} page */
  title: ({ header }) => header.title,
  /** @param {ScopingPage} page */
  header: ({ header }) => useCaseHeader(header),
  /** @param {Place} place */
  reveal(place) {
    forgetRefused();
    revealStep(place);
  },
};
