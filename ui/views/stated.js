// What the settings say of the workspace on what is exported: for whom the work is, and who may see it.

import { flush } from "../autosave.js";
import { h } from "../dom.js";
import { Problem } from "../ipc.js";
import { workspaceStated } from "../ipc_deck.js";
import { textField } from "../parts/field.js";
import { savedState } from "../parts/saved.js";
import { session } from "../screen.js";

/** @import { Stated } from "../bindings.d.ts" */

/** What the settings show; null until it came. @type {Stated | null} */
let stated = null;
let complaint = "";
let redraw = () => {};

/**
 * Looks what the workspace says of itself.
 * @param {() => void} draw
 */
export function lookAtStated(draw) {
  stated = null;
  complaint = "";
  redraw = draw;
  if (session().workspace) void look();
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
    ],
    h("p", { key: "complaint", class: "complaint bad", role: "alert" }, complaint),
  );

/** @type {(document: string, name: string, label: string, value: string, placeholder: string) => HTMLElement} */
const line = (document, name, label, value, placeholder) =>
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
      props: { id: `settings-${name}`, placeholder, maxlength: 100, spellcheck: "false", "aria-describedby": "settings-stated-hint" },
    }),
    savedState(document, document, name),
  );
