// What the settings say of the workspace on what is exported: for whom the work is, who may see it, and its logo.

import { flush } from "../autosave.js";
import { h } from "../dom.js";
import { enter, Problem, undo } from "../ipc.js";
import { logoChoose, logoRemove, workspaceStated } from "../ipc_deck.js";
import { behindSystemDialog } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { textField } from "../parts/field.js";
import { picture } from "../parts/picture.js";
import { savedState } from "../parts/saved.js";
import { perform, session, undoable } from "../screen.js";

/** @import { Done, Stated } from "../bindings.d.ts" */

/** What the settings show; null until it came. @type {Stated | null} */
let stated = null;
let complaint = "";
/** What undo takes back, if that is what was last done to the logo here. @type {string | null} */
let logoChange = null;
let redraw = () => {};

/**
 * Looks what the workspace says of itself.
 * @param {() => void} draw
 */
export async function lookAtStated(draw) {
  stated = null;
  complaint = "";
  logoChange = null;
  redraw = draw;
  if (session().workspace) await look();
}

async function look() {
  try {
    // What was typed here before is on its way.
    await flush();
    stated = await workspaceStated();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    complaint = error.message;
  }
  redraw();
}

/** What the settings show of it; nothing while no workspace is open. */
export const statedSetting = () =>
  session().workspace &&
  h(
    "div",
    { class: "setting", key: "stated", role: "group", "aria-labelledby": "settings-stated", "aria-describedby": "settings-stated-hint" },
    h("span", { id: "settings-stated", class: "name" }, "On exports of this workspace"),
    h("p", { id: "settings-stated-hint", class: "hint" }, "At the foot of every slide, and at the top of documents and web pages."),
    stated !== null && [
      line(stated.document, "client", "Client", stated.client, "Whom the work is for"),
      line(stated.document, "confidentiality", "Confidentiality line", stated.confidentiality, "Confidential, for the steering group only"),
      logo(stated),
    ],
    stated !== null && responsible(stated),
    h("p", { key: "complaint", class: "complaint bad", role: "alert" }, complaint),
  );

/** @type {(document: string, name: string, label: string, value: string, placeholder: string, hint?: string) => HTMLElement} */
const line = (document, name, label, value, placeholder, hint = "settings-stated-hint") =>
  h(
    "div",
    { class: "stated", key: name },
    h("label", { for: `settings-${name}` }, label),
    textField({
      document,
      record: document,
      name,
      value,
      singleLine: true,
      props: { id: `settings-${name}`, placeholder, maxlength: 200, spellcheck: "false", "aria-describedby": hint },
    }),
    savedState(document, document, name),
  );

const HINT = "settings-responsible-hint";

/** @param {Stated} stated */
const responsible = ({ document, responsible: { controller, contact, protectionOfficer } }) =>
  h(
    "div",
    { class: "setting", key: "responsible", role: "group", "aria-labelledby": "settings-responsible" },
    h("span", { id: "settings-responsible", class: "name" }, "Responsible for the data"),
    h("p", { id: HINT, class: "hint" }, "In the processing record. What is empty there is not checked yet."),
    line(document, "controller", "Controller", controller, "Who decides why and how, with address", HINT),
    line(document, "controller-contact", "Contact", contact, "privacy@client.example", HINT),
    line(document, "protection-officer", "Data protection officer", protectionOfficer, "Name and contact, or why there is none", HINT),
  );

/** @param {Stated} stated */
const logo = ({ client, logo, logoOnDecks }) =>
  h(
    "div",
    { class: "stated workspace-logo", key: "logo", role: "group", "aria-labelledby": "settings-logo" },
    h("span", { id: "settings-logo", class: "name", key: "name" }, "Logo"),
    logo !== "" && h("div", { class: "picture", key: logo }, picture(logo, "thumbnail", client === "" ? "Logo" : `Logo of ${client}`)),
    logo !== "" &&
      h(
        "div",
        { class: "choices", key: "decks" },
        h(
          "label",
          null,
          h("input", { type: "checkbox", name: "logo-on-decks", checked: logoOnDecks, "data-on-change": "logoOnDecks" }),
          "On the first slide of decks, beside the title",
        ),
      ),
    h(
      "div",
      { class: "choices", key: "buttons" },
      h("button", { key: "choose", type: "button", class: "button", "data-action": "chooseLogo", "data-writes": true }, logo === "" ? "Choose a logo…" : "Replace…"),
      logo !== "" && h("button", { key: "remove", type: "button", class: "button quiet", "data-action": "removeLogo", "data-writes": true }, "Remove"),
      logoChange !== null &&
        h("button", { key: "undo", type: "button", class: "button quiet", "data-action": "undoLogo", "data-writes": true }, "Undo"),
    ),
    logo === "" && h("p", { class: "hint", key: "hint" }, "A PNG, JPEG or WebP picture, for the first slide of decks."),
  );

/**
 * Changes the logo, and shows what came of it.
 * @param {() => Promise<Done | null>} command
 * @param {string} said
 */
async function changed(command, said) {
  complaint = "";
  const done = await perform(command, { onRefusal: (message) => void (complaint = message) });
  if (done !== null) {
    logoChange = undoable().undo;
    announce(said);
  }
  await look();
}

/** What took the focus is gone: it goes to what can be done now. */
function focusLogo() {
  if (document.activeElement?.closest(".workspace-logo button") instanceof HTMLElement) return;
  const next = document.querySelector(".workspace-logo [data-action=undoLogo]") ?? document.querySelector(".workspace-logo [data-action=chooseLogo]");
  if (next instanceof HTMLElement) next.focus();
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  chooseLogo: () => changed(() => behindSystemDialog(logoChoose), "The logo is on the first slide of decks."),
  async removeLogo() {
    await changed(logoRemove, "The logo was removed.");
    focusLogo();
  },
  async undoLogo() {
    // What was typed meanwhile would be taken back in its place.
    await flush();
    const isLast = logoChange !== null && undoable().undo === logoChange;
    logoChange = null;
    if (isLast) await perform(undo);
    await look();
    focusLogo();
  },
  async logoOnDecks(box) {
    if (!stated) return;
    const { document } = stated;
    const { checked } = /** @type {HTMLInputElement} */ (box);
    logoChange = null;
    await perform(() => enter(document, document, "logo-on-decks", { tick: checked }));
    await look();
  },
};
