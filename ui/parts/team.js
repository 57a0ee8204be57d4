// How it stands with the team server: a quiet word beside that all is saved, who is here, and what is to be done about it.

import { flush, isSaved } from "../autosave.js";
import { h, patch } from "../dom.js";
import { Problem } from "../ipc.js";
import { teamAgain, teamErase, teamHeard, teamHere, teamLeft } from "../ipc_team.js";
import { ask } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { openPanel } from "../kit/panel.js";
import { go, here } from "../router.js";
import { adopt, heard, perform, refresh, session, update } from "../screen.js";
import { arrivedEntry } from "./arrived_entry.js";
import { isReader } from "./reader.js";
import { countUnsettled } from "./unsettled.js";

/** @import { TeamKind, TeamPerson, TeamState } from "../bindings.d.ts" */

/** How many of those who are here are shown by their letters. */
const SHOWN = 3;

/** How long it may take to send something without a word. */
const GRACE = 1700;

const OFFLINE = "Offline".length;

/** What was announced last. @type {TeamKind | null} */
let said = null;
/** Where the shell knows the person to be, and in which workspace. */
let told = "";
let timer = 0;
/** What came is being shown: that is no change of one's own. */
let isHearing = false;

/** What stands beside that all is saved; nothing where the workspace is connected to no server. */
export function teamState() {
  const { team } = session();
  return (
    team &&
    h(
      "button",
      {
        type: "button",
        class: "button quiet small team-state",
        key: "team-state",
        "data-action": "teamPanel",
        "data-state": team.kind,
        "aria-haspopup": "dialog",
        "aria-expanded": false,
        "aria-label": `Team server: ${team.text}`,
        title: team.details,
      },
      h("span", null, short(team)),
    )
  );
}

/** In a narrow window it is enough that it is so. @param {TeamState} team */
const short = ({ kind, text }) =>
  kind === "offline" ? [text.slice(0, OFFLINE), h("span", { class: "wide" }, text.slice(OFFLINE))] : text;

/** Who else is in a document, by their letters and by name. @param {string} document */
export function company(document) {
  const people = session().team?.here.filter((one) => one.document === document) ?? [];
  const left = people.length - SHOWN;
  return h(
    "ul",
    { class: "company", key: "company", "data-company": document, "aria-label": "Also here now", hidden: people.length === 0 },
    people.slice(0, SHOWN).map(face),
    left > 0 &&
      h(
        "li",
        { key: "more", class: "face", title: names(people.slice(SHOWN)) },
        h("span", { "aria-hidden": true }, `+${left}`),
        h("span", { class: "unseen" }, names(people.slice(SHOWN))),
      ),
  );
}

/** @param {TeamPerson} one */
const face = ({ person, initials, name }) =>
  h(
    "li",
    { key: person, class: "face", title: `${name} is here, too` },
    h("span", { "aria-hidden": true }, initials),
    h("span", { class: "unseen" }, name),
  );

/** @param {TeamPerson[]} people */
const names = (people) => new Intl.ListFormat("en").format(people.map(({ name }) => name));

/** Shows how it stands wherever that is on the screen, from now on. */
export function watchTeam() {
  document.addEventListener("adopted", redraw);
  document.addEventListener("drawn", () => void tellWhere());
  document.addEventListener("changed", () => {
    // What is sent at once goes without saying.
    if (session().team && !isHearing && timer === 0) timer = setTimeout(look, GRACE);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (session().team && target instanceof Element && isSaved(target)) void left();
  });
  addEventListener("online", () => session().team && void quietly(teamAgain));
}

function look() {
  timer = 0;
  void hearTeam();
}

/** What was typed in a field goes out when it is left. */
async function left() {
  if (await flush()) await quietly(teamLeft);
}

/** Asks what came and how it stands, and shows both. */
export async function hearTeam() {
  if (!session().workspace) return;
  try {
    const { state, done } = await teamHeard();
    const was = isReader();
    adopt({ ...session(), team: state });
    if (was !== isReader()) refresh();
    if (!done) return;
    if (done.touched.documents.length > 0 || done.touched.listed) void countUnsettled();
    isHearing = true;
    heard(done);
    isHearing = false;
    update();
  } catch (error) {
    // The workspace was closed meanwhile, which is told by itself.
    if (!(error instanceof Problem)) throw error;
  }
}

function redraw() {
  const { team } = session();
  const shown = document.querySelector("#header [data-key=team-state]");
  const fresh = teamState();
  if (shown instanceof HTMLElement && fresh) {
    shown.dataset.state = fresh.dataset.state;
    shown.title = fresh.title;
    shown.setAttribute("aria-label", fresh.getAttribute("aria-label") ?? "");
    patch(shown, [...fresh.childNodes]);
  } else if (shown) shown.remove();
  else if (fresh) document.querySelector("#header [data-key=saving]")?.after(fresh);
  const with_ = document.querySelector("#header [data-company]");
  if (with_ instanceof HTMLElement) with_.replaceWith(company(with_.dataset.company ?? ""));
  const entry = document.querySelector("#sidebar .came");
  if (entry) entry.replaceWith(arrivedEntry(team, here().screen === "arrived"));
  const open = document.querySelector(".team-panel");
  if (open && team) patch(open, panel(team));
  tell(team?.kind ?? null);
}

/** Says aloud what a person should know, once: not every change that is on its way. @param {TeamKind | null} kind */
function tell(kind) {
  const before = said;
  if (kind !== "sending") said = kind;
  if (kind === null || kind === before || before === null) return;
  if (kind === "offline") announce("The team server can't be reached. Your work is saved here and sent later.");
  else if (kind === "shared" && before !== "sending") announce("Shared with the team again.");
  else if (kind === "signed-out" || kind === "read-only") announce(session().team?.details ?? "");
}

/** Tells the shell where the person is, whenever that is another document. */
async function tellWhere() {
  const { team, workspace } = session();
  const { useCase, document: id } = here();
  const place = useCase ?? id;
  const now = team ? JSON.stringify([workspace?.path, team.server, place]) : "";
  if (now === told) return;
  told = now;
  if (team) await quietly(() => teamHere(place));
}

/** What fails here is told by the state. @param {() => Promise<void>} deed */
async function quietly(deed) {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** @param {TeamState} team */
const panel = ({ kind, text, details, title, here: people, exchanged, arrived, server }) => [
  h("h2", { id: "team-panel-title", key: "title" }, title),
  h("p", { key: "state", class: "team-line", "data-state": kind }, h("strong", null, text)),
  h("p", { key: "details" }, details),
  h("h3", { key: "who", class: "label" }, "Here now"),
  people.length === 0
    ? h("p", { key: "nobody", class: "muted" }, "Nobody else, as far as is known.")
    : h(
        "ul",
        { key: "people", class: "team-people" },
        people.map((one) =>
          h(
            "li",
            { key: `${one.person} ${one.document}` },
            h("span", { class: "face", "aria-hidden": true }, one.initials),
            h("span", null, one.name, one.at && h("span", { class: "muted" }, ` · ${one.at}`)),
          ),
        ),
      ),
  h("p", { key: "exchanged", class: "muted" }, exchanged ? `Last exchange ${exchanged} · ${server}` : server),
  h(
    "div",
    { key: "ways", class: "ways" },
    arrived > 0 &&
      h("button", { key: "arrived", type: "button", class: "button small", "data-action": "teamArrived" }, `What arrived (${arrived})`),
    h("button", { key: "again", type: "button", class: "button small", "data-action": "teamAgain" }, "Try again"),
    h("button", { key: "team", type: "button", class: "button small", "data-action": "teamScreen" }, "Team…"),
  ),
];

/** @param {HTMLElement} button */
const close = (button) => /** @type {HTMLElement | null} */ (button.closest("[popover]"))?.hidePopover();

/** @type {import("../screen.js").Actions} */
export const actions = {
  teamPanel(button) {
    const { team } = session();
    if (!team) return;
    openPanel(button, h("div", { class: "menu team-panel", role: "dialog", "aria-labelledby": "team-panel-title" }, panel(team)));
    void hearTeam();
  },
  async teamAgain() {
    await quietly(teamAgain);
    setTimeout(hearTeam, 400);
  },
  teamScreen(button) {
    close(button);
    go({ screen: "team" });
  },
  teamArrived(button) {
    close(button);
    go({ screen: "arrived" });
  },
  async teamErased() {
    const erased = session().team?.erased ?? [];
    const answer = await ask({
      title: "Erased by others",
      text: h(
        "div",
        null,
        h("ul", { class: "import-list" }, erased.map((one, index) => h("li", { key: `${index}`, dir: "auto" }, one))),
        h("p", null, "Erase it here too, in history and backups? That can’t be undone."),
      ),
      answers: [
        { value: "", label: "Later" },
        { value: "erase", label: "Erase it here too", kind: "danger" },
      ],
    });
    if (answer !== "erase") return;
    await perform(teamErase);
    await hearTeam();
  },
};
