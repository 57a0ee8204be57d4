// Connecting the open workspace to a team server, or joining a team by a new file: an invitation, what it would do, how far it
// has come, and what happened.

import { flush } from "../autosave.js";
import { h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { teamConnect, teamJoin, teamLook, teamSignedIn, teamSignIn, teamStop } from "../ipc_team.js";
import { ask, behindSystemDialog, openDialog } from "../kit/dialog.js";
import { notify } from "../kit/notice.js";
import { go } from "../router.js";
import { adopt, draw, enter, session } from "../screen.js";
import { changesOf } from "./exchange.js";
import { countUnsettled } from "./unsettled.js";

/** @import { TeamConnected, TeamOffer, TeamProgress, TeamRole } from "../bindings.d.ts" */
/** @typedef {"link" | "invitation"} Field */

/** How often it is asked whether somebody has signed in. */
const SIGNING = 2000;

/**
 * What the open dialog shows.
 * @typedef {object} Open
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} body
 * @property {boolean} isNew a new file is made, whatever is open
 * @property {string} link
 * @property {string} invitation
 * @property {Field | null} wrong the field that the complaint is about
 * @property {string} complaint
 * @property {boolean} canSignIn
 * @property {boolean} isBusy
 * @property {string} waits what is waited for, in words
 * @property {TeamOffer | null} offer
 * @property {TeamProgress | null} progress
 */

/** @type {Open | null} */
let open = null;

/** Asks for an invitation, and connects. @param {{ isNew?: boolean }} [how] */
export async function connectTeam({ isNew = false } = {}) {
  if (open) return;
  if (session().workspace && !(await flush())) return notify({ text: "Some text is not on disk yet. Connect when it is saved." });
  const body = h("form", { class: "connect", "data-on-submit": "connectOn", novalidate: true });
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "connect-title" }, body);
  const own = {
    dialog,
    body,
    isNew: isNew || !session().workspace,
    link: "",
    invitation: "",
    wrong: null,
    complaint: "",
    canSignIn: false,
    isBusy: false,
    waits: "",
    offer: null,
    progress: null,
  };
  open = own;
  draws();
  const closed = openDialog(dialog);
  // While something moves, Escape stops it; what came of that is said in the dialog.
  dialog.addEventListener("cancel", (event) => {
    if (!own.progress) return;
    event.preventDefault();
    void teamStop();
  });
  document.getElementById("connect-link")?.focus();
  await closed;
  if (open === own) open = null;
}

function draws() {
  if (!open) return;
  const { body, offer, progress } = open;
  patch(body, progress ? moving(open, progress) : offer ? offered(open, offer) : asked(open));
  // The focus stays in the dialog when its button goes.
  const button = body.querySelector("button.primary") ?? body.querySelector("button");
  if (button instanceof HTMLElement && !body.contains(document.activeElement)) button.focus();
}

/** @param {Open} open */
const asked = ({ isNew, link, invitation, wrong, complaint, canSignIn, isBusy, waits }) => [
  h("h2", { id: "connect-title", key: "title" }, isNew ? "Join a team" : "Connect to a team server"),
  h(
    "p",
    { key: "lead" },
    isNew
      ? "Makes a workspace file on this computer and fills it from the server. You work in it as in any other, with and without a network."
      : "Everybody who belongs to the workspace gets what you enter, and you get what they do. You go on as before whenever the server can't be reached.",
  ),
  field("link", "Invitation link, or the address of the server", link, wrong, complaint),
  field("invitation", "Invitation, if the link does not have it", invitation, wrong, complaint),
  h("p", { key: "general", class: "complaint bad", role: "alert" }, wrong === null ? complaint : ""),
  h("p", { key: "waits", class: "muted", role: "status" }, waits),
  h(
    "div",
    { class: "buttons", key: "buttons" },
    h("button", { key: "cancel", type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
    canSignIn && h("button", { key: "sign-in", type: "button", class: "button", "data-action": "connectSignIn" }, "Sign in…"),
    h("button", { key: "on", class: "button primary", "aria-disabled": isBusy ? "true" : null }, "Continue"),
  ),
];

/** @type {(name: Field, label: string, value: string, wrong: Field | null, complaint: string) => HTMLElement} */
const field = (name, label, value, wrong, complaint) =>
  h(
    "div",
    { class: "connect-field", key: name },
    h("label", { for: `connect-${name}` }, label),
    h("input", {
      class: "field",
      type: "text",
      id: `connect-${name}`,
      name,
      value,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: name === "link" ? "https://team.example.com/join#…" : null,
      "aria-invalid": wrong === name ? "true" : null,
      "aria-describedby": wrong === name ? `connect-${name}-why` : null,
    }),
    h("p", { class: "complaint bad", id: `connect-${name}-why`, role: "alert" }, wrong === name ? complaint : ""),
  );

/** @type {Record<TeamRole, string>} */
const roles = {
  reader: "You read it and change nothing.",
  editor: "You read and write in it.",
  owner: "You own it: you also invite and remove people.",
};

/** @type {(open: Open, offer: TeamOffer) => import("../dom.js").Child} */
const offered = ({ isNew, complaint, isBusy }, { title, server, role, said, would, fits }) => [
  h("h2", { id: "connect-title", key: "title" }, title),
  h("p", { key: "where", class: "muted" }, server),
  h("p", { key: "role" }, roles[role]),
  h("h3", { key: "what", class: "label" }, isNew ? "What happens" : fits ? "What connecting does" : "This can't be connected"),
  h(
    "ul",
    { key: "said", class: "connect-said" },
    (isNew ? ["You choose where the new file is to lie. It is filled with all that is on the server, and stays in step."] : said).map((one) =>
      h("li", { key: one }, one),
    ),
  ),
  !isNew && would && [h("h3", { key: "here", class: "label" }, "What comes here"), ...changesOf(would)],
  h("p", { key: "general", class: "complaint bad", role: "alert" }, complaint),
  h(
    "div",
    { class: "buttons", key: "buttons" },
    h("button", { key: "cancel", type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
    !isNew && fits
      ? h("button", { key: "connect", class: "button primary", autofocus: true, "aria-disabled": isBusy ? "true" : null }, "Connect")
      : h("button", { key: "new", class: "button primary", autofocus: true, "aria-disabled": isBusy ? "true" : null }, "Choose a file…"),
  ),
];

/** @type {(open: Open, progress: TeamProgress) => import("../dom.js").Child} */
const moving = ({ offer }, { done, of }) => [
  h("h2", { id: "connect-title", key: "title" }, offer?.title ?? ""),
  h("p", { key: "said", role: "status" }, of === 0 ? "Getting in step with the server…" : `${number(done)} of ${number(of)} entries`),
  h("progress", { key: "bar", "aria-label": "How far it has come", ...(of === 0 ? {} : { max: of, value: done }) }),
  h("p", { key: "hint", class: "muted" }, "You can stop it whenever you like, and go on another time."),
  h("div", { class: "buttons", key: "stopping" }, h("button", { key: "stop", type: "button", class: "button", "data-action": "connectStop" }, "Stop")),
];

/** The field that something is said beside. @type {Record<string, (open: Open) => Field>} */
const beside = {
  address: () => "link",
  // What the link carries is said beside that.
  invitation: ({ link, invitation }) => (invitation === "" && link.includes("#") ? "link" : "invitation"),
  "sign-in": () => "invitation",
};

const number = (/** @type {number} */ n) => new Intl.NumberFormat("en").format(n);

/** Does something that the server is asked for, and says beside the field what it said no to. @param {string} waits @param {() => Promise<void>} deed */
async function attempt(waits, deed) {
  const own = open;
  if (!own || own.isBusy) return;
  Object.assign(own, { isBusy: true, complaint: "", wrong: null, waits });
  draws();
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    own.complaint = error.message;
    own.canSignIn ||= error.code === "sign-in";
    own.wrong = own.offer ? null : (beside[error.code]?.(own) ?? null);
    own.progress = null;
    // What had come by then is here.
    if (error.code === "stopped") void draw().then(countUnsettled);
  }
  Object.assign(own, { isBusy: false, waits: "" });
  if (open !== own) return;
  draws();
  if (own.wrong) document.getElementById(`connect-${own.wrong}`)?.focus();
}

/** Asks for what connecting would do. */
function look() {
  if (!open) return;
  const own = open;
  const value = (/** @type {Field} */ name) => /** @type {HTMLInputElement | null} */ (own.body.querySelector(`[name=${name}]`))?.value ?? "";
  [own.link, own.invitation] = [value("link"), value("invitation")];
  return attempt("Asking the server…", async () => {
    own.offer = await teamLook(own.link, own.invitation);
    offers();
  });
}

function offers() {
  if (open?.offer && !open.isNew && !open.offer.fits) open.canSignIn = false;
  draws();
  /** @type {HTMLElement | null | undefined} */ (open?.body.querySelector("button.primary"))?.focus();
}

/** Connects, as it was offered. */
function connect() {
  const own = open;
  if (!own?.offer) return;
  const isNew = own.isNew || !own.offer.fits;
  const hear = (/** @type {TeamProgress} */ progress) => {
    if (!own.isBusy) return;
    own.progress = progress;
    if (open === own) draws();
  };
  return attempt("", async () => {
    if (!isNew) hear({ done: 0, of: 0 });
    const done = isNew ? await behindSystemDialog(() => teamJoin(hear)) : await teamConnect(hear);
    own.progress = null;
    if (!done) return;
    own.dialog.close();
    await show(done, isNew);
  });
}

/** @type {(done: TeamConnected, isNew: boolean) => Promise<void>} */
async function show({ session: now, said, conflicts }, isNew) {
  if (isNew) enter(now);
  else {
    adopt(now);
    void countUnsettled();
    await draw();
  }
  const answer = await ask({
    title: "Connected",
    text: said,
    answers: [
      ...(conflicts > 0 ? [{ value: "settle", label: "To settle" }] : []),
      { value: "ok", label: "OK", kind: /** @type {const} */ ("primary") },
    ],
  });
  if (answer === "settle") go({ screen: "settle" });
}

/** Asks until somebody has signed in, or the dialog is closed. */
function signIn() {
  const own = open;
  if (!own) return;
  own.link = /** @type {HTMLInputElement | null} */ (own.body.querySelector("[name=link]"))?.value ?? own.link;
  return attempt("Sign in on the page that opened in your browser. It goes on here by itself.", async () => {
    await teamSignIn(own.link);
    while (open === own) {
      const offer = await teamSignedIn();
      if (offer) {
        own.offer = offer;
        return offers();
      }
      await new Promise((done) => setTimeout(done, SIGNING));
    }
  });
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  connectTeam: () => void connectTeam(),
  joinTeam: () => void connectTeam({ isNew: true }),
  connectSignIn: () => void signIn(),
  connectStop: () => void teamStop(),
  connectOn(_, event) {
    event.preventDefault();
    void (open?.offer ? connect() : look());
  },
};
