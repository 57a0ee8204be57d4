// What lies beside the workspace, told in quiet lines above the header: work that came from others, that the shared folder asks
// for its passphrase, and that a sync program keeps the folder of the workspace file.

import { h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { newsDismiss, passphrasePutOff, workspaceMoveOut, workspaceStays } from "../ipc_sharing.js";
import { inDialog } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { adopt, session } from "../screen.js";
import { open } from "../workspaces.js";
import { bringInNews, bringInQuietly, lookAtHanded, lookAtNews } from "./exchange.js";
import { isReader } from "./reader.js";
import { lockShared } from "./passphrase.js";

/** @import { InSync, News } from "../bindings.d.ts" */

/** What was told last, so that it is heard once. */
let heard = "";
let isTaking = false;

/** Tells what there is, from now on. */
export function tellBeside() {
  document.addEventListener("adopted", tell);
  // What is to be brought in by itself waits until nobody types.
  document.addEventListener("focusout", () => setTimeout(takeByItself, 300));
}

function tell() {
  const { workspace, news, asksPassphrase, inSync, isHanded, team } = session();
  const place = document.getElementById("strips");
  if (!place) return;
  patch(place, workspace ? [news && newsStrip(news), asksPassphrase && lockStrip(asksPassphrase), inSync && syncStrip(inSync), isReader() && readerStrip(team?.title ?? ""), team && team.erased.length > 0 && erasedStrip(team.erased.length)] : []);
  const said = [news?.text, asksPassphrase].filter(Boolean).join(" ");
  if (said !== "" && said !== heard) announce(said);
  heard = said;
  if (isHanded && !inDialog()) {
    // Asked for once: the core forgets it when it is looked at.
    adoptLooked();
    void lookAtHanded();
  }
  void takeByItself();
}

const adoptLooked = () => adopt({ ...session(), isHanded: false });

/** @param {News} news */
const newsStrip = ({ text }) =>
  h(
    "div",
    { class: "strip", key: "news" },
    h("p", null, text),
    h(
      "div",
      { class: "ways" },
      h("button", { type: "button", class: "button small", key: "look", "data-action": "lookAtNews", "data-writes": true }, "Look…"),
      h("button", { type: "button", class: "button small", key: "take", "data-action": "bringInNews", "data-writes": true }, "Bring in"),
      h("button", { type: "button", class: "button small quiet", key: "later", "data-action": "dismissNews" }, "Later"),
    ),
  );

/** @param {string} asks */
const lockStrip = (asks) =>
  h(
    "div",
    { class: "strip", key: "lock" },
    h("p", null, asks),
    h(
      "div",
      { class: "ways" },
      h("button", { type: "button", class: "button small", key: "enter", "data-action": "enterPassphrase" }, "Enter passphrase…"),
      h("button", { type: "button", class: "button small quiet", key: "later", "data-action": "putOffPassphrase" }, "Later"),
    ),
  );

/** @param {string} title */
const readerStrip = (title) =>
  h(
    "div",
    { class: "strip", key: "reader" },
    h("p", null, `You read “${title}” and change nothing in it: what you entered nobody would get. To write, ask one of its owners to make you an editor.`),
    h("div", { class: "ways" }, h("button", { type: "button", class: "button small", key: "team", "data-action": "go", "data-screen": "team" }, "Team…")),
  );

/** @param {number} count */
const erasedStrip = (count) =>
  h(
    "div",
    { class: "strip", key: "erased" },
    h("p", null, count === 1 ? "Others erased something that is still here." : `Others erased ${count} things that are still here.`),
    h("div", { class: "ways" }, h("button", { type: "button", class: "button small", key: "erased", "data-action": "teamErased" }, "Look…")),
  );

/** @param {InSync} inSync */
const syncStrip = ({ program, folder }) =>
  h(
    "div",
    { class: "strip", key: "sync" },
    h(
      "p",
      null,
      `${program} keeps the folder of this workspace in step (${folder}). What you see is saved. If two computers write the file at once, ${program} sets one of the two aside. Keep the file elsewhere, and share work by a shared folder in Settings.`,
    ),
    h(
      "div",
      { class: "ways" },
      h("button", { type: "button", class: "button small", key: "out", "data-action": "moveOut" }, "Move it out…"),
      h("button", { type: "button", class: "button small quiet", key: "stay", "data-action": "stayInSync" }, "Keep it here"),
    ),
  );

/** Brings in what is to be brought in by itself, unless somebody types or has something open. */
async function takeByItself() {
  if (isTaking || !session().news?.byItself || inDialog() || isTyping()) return;
  isTaking = true;
  try {
    await bringInQuietly();
  } finally {
    isTaking = false;
  }
}

/** A field one types in is never redrawn, so what it shows must not be changed meanwhile. */
function isTyping() {
  const focused = document.activeElement;
  return (
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement ||
    (focused instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(focused.type))
  );
}

/** @param {() => Promise<import("../bindings.d.ts").Session>} command */
async function quietly(command) {
  try {
    adopt(await command());
  } catch (error) {
    // It is told again the next time.
    if (!(error instanceof Problem)) throw error;
  }
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  lookAtNews: () => void lookAtNews(),
  bringInNews: () => void bringInNews(),
  async enterPassphrase() {
    const shared = await lockShared(session().asksPassphrase, false);
    if (shared) adopt({ ...session(), asksPassphrase: shared.asksPassphrase });
  },
  putOffPassphrase: () => void quietly(passphrasePutOff),
  dismissNews: () => void quietly(newsDismiss),
  moveOut: () => void open(workspaceMoveOut),
  stayInSync: () => void quietly(workspaceStays),
};
