// Before a workspace is open: the first start, and later ones without a workspace.

import { h } from "../dom.js";
import { firstStart, settingsChange, workspaceOpen } from "../ipc.js";
import { connectTeam } from "../parts/connect.js";
import { recentList } from "../parts/recent_workspaces.js";
import { adopt, session } from "../screen.js";
import { open } from "../workspaces.js";

/** @import { Session } from "../bindings.d.ts" */

/** @type {import("../screen.js").View} */
export const view = {
  bare: true,
  load: async () => session(),
  title: () => "Welcome",
  render: (/** @type {Session} */ model) =>
    h(
      "section",
      { class: "welcome", "aria-labelledby": "welcome-title" },
      banner(model.firstStart),
      model.firstStart ? first(model) : later(model),
    ),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  firstStart(form, event) {
    event.preventDefault();
    const field = /** @type {HTMLFormElement} */ (form).elements.namedItem("author");
    const choice = event.submitter?.value ?? "empty";
    if (field instanceof HTMLInputElement) void begin(field.value.trim(), choice);
  },
};

/**
 * @param {string} author
 * @param {"empty" | "sample" | "open" | "team"} choice
 */
function begin(author, choice) {
  if (choice === "team") return join(author);
  if (choice !== "open") return open(() => firstStart(author, choice));
  return open(async () => {
    // The name comes first: opening may already write under it.
    adopt({ ...session(), settings: await settingsChange({ ...session().settings, author }) });
    return workspaceOpen();
  });
}

/** The name comes first: it is what the others are told. @param {string} author */
async function join(author) {
  adopt({ ...session(), settings: await settingsChange({ ...session().settings, author }) });
  await connectTeam({ isNew: true });
}

/** @param {boolean} first */
function banner(first) {
  return h(
    "header",
    null,
    h("span", { class: "logo", "aria-hidden": true }),
    h("h1", { id: "welcome-title", tabindex: -1, "data-heading": !first }, first ? "Welcome to Ninefold" : "Ninefold"),
    h(
      "p",
      { class: "welcome-lead" },
      "Take a digital-marketing use case from the first idea to optimization in production, " +
        "through nine phases. Everything stays on this computer.",
    ),
  );
}

/** @param {Session} model */
function first({ suggestedName, settings }) {
  return h(
    "form",
    { "data-on-submit": "firstStart" },
    h(
      "div",
      { class: "welcome-name" },
      h("label", { for: "welcome-author" }, "Your name"),
      h("input", {
        class: "field",
        dir: "auto",
        id: "welcome-author",
        name: "author",
        // The first thing to do here, so that is where the caret is.
        "data-heading": true,
        value: settings.author || suggestedName,
        required: true,
        pattern: ".*\\S.*",
        title: "The name your edits are signed with",
        maxlength: 200,
        autocomplete: "off",
        spellcheck: "false",
        "aria-describedby": "welcome-author-hint",
      }),
      h(
        "p",
        { id: "welcome-author-hint", class: "hint" },
        "Your edits are signed with it, so that others see who wrote what. You can change it in the settings.",
      ),
    ),
    h(
      "div",
      { class: "welcome-choices" },
      choice(
        "empty",
        "Start with an empty workspace",
        "For your own use cases. A workspace is one file; move it or copy it as you like.",
      ),
      choice(
        "sample",
        "Explore the sample workspace",
        "Eight use cases of a fictional retailer, from idea to validation. They are never mixed into your own.",
      ),
    ),
    h(
      "p",
      { class: "welcome-other" },
      "Do you have a workspace file already? ",
      h("button", { class: "link", value: "open" }, "Open an existing one…"),
      " Were you invited to one? ",
      h("button", { class: "link", value: "team" }, "Join a team…"),
    ),
  );
}

/**
 * @param {string} value
 * @param {string} label
 * @param {string} text
 */
function choice(value, label, text) {
  return h("button", { class: "button choice", value, "data-choice": value }, h("strong", null, label), h("span", null, text));
}

/** @param {Session} model */
function later({ recent }) {
  return [
    recentList(recent, { forget: true }),
    h(
      "div",
      { class: "welcome-ways" },
      h("button", { type: "button", class: "button primary", "data-action": "newWorkspace" }, "New workspace…"),
      h("button", { type: "button", class: "button", "data-action": "openWorkspace" }, "Open workspace…"),
      h("button", { type: "button", class: "button", "data-action": "joinTeam" }, "Join a team…"),
      h("button", { type: "button", class: "button", "data-action": "openSample" }, "Explore the sample workspace"),
    ),
  ];
}
