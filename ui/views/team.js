// The team server of the workspace: who belongs to it and from which computers, invitations, and what was noted.

import { h } from "../dom.js";
import { Problem } from "../ipc.js";
import { teamDisconnect, teamInvite, teamNotes, teamPage, teamRemove, teamRemoveDevice, teamRole } from "../ipc_team.js";
import { ask } from "../kit/dialog.js";
import { announce, notify } from "../kit/notice.js";
import { copyText } from "../clipboard.js";
import { header } from "../parts/header.js";
import { adopt, draw, session } from "../screen.js";
import { go } from "../router.js";

/** @import { TeamDevice, TeamInvitation, TeamMember, TeamNote, TeamPage, TeamRole } from "../bindings.d.ts" */

/** @type {[TeamRole, string, string][]} */
const roles = [
  ["reader", "Reader", "reads all, and changes nothing"],
  ["editor", "Editor", "reads and writes"],
  ["owner", "Owner", "also invites and removes people"],
];

/** @type {[name: string, kind: string | null][]} */
const columns = [["Name", "who"], ["May do", "does"], ["Computers", null]];

/** An invitation that was made, shown until the screen is left. @type {TeamInvitation | null} */
let invited = null;
let complaint = "";
/** What was noted, as far as it was asked for. @type {{ notes: TeamNote[], before: string | null } | null} */
let noted = null;

/** @param {TeamPage | null} page */
const render = (page) =>
  page === null
    ? h(
        "div",
        { class: "card empty", key: "none" },
        h("h2", { tabindex: -1, "data-heading": true }, "No team server"),
        h("p", null, "By a team server, everybody who belongs to a workspace gets what the others enter, at once or when they are connected again."),
        h("button", { type: "button", class: "button primary", "data-action": "connectTeam" }, "Connect to a team server…"),
      )
    : h(
        "div",
        { class: "team", key: "team" },
        standing(page),
        h("p", { key: "complaint", class: "complaint bad", role: "alert" }, complaint || page.failed),
        page.members.length > 0 && people(page),
        page.state.role === "owner" && page.members.length > 0 && invite(),
        page.state.role === "owner" && page.members.length > 0 && notes(),
        leave(page),
      );

/** @param {TeamPage} page */
const standing = ({ state: { kind, text, details, title, server, exchanged, role } }) =>
  h(
    "section",
    { key: "standing", class: "team-standing", "aria-labelledby": "team-title" },
    h("h2", { id: "team-title", tabindex: -1, "data-heading": true }, title),
    h("p", { class: "team-line", "data-state": kind }, h("strong", null, text), exchanged && h("span", { class: "muted" }, ` · last exchange ${exchanged}`)),
    h("p", null, details),
    h("p", { class: "muted" }, `${server} · you are ${role === "reader" ? "a reader" : role === "editor" ? "an editor" : "an owner"}`),
    h(
      "div",
      { class: "ways" },
      h("button", { key: "again", type: "button", class: "button", "data-action": "teamAgain" }, "Try again"),
      kind === "signed-out" &&
        h("button", { key: "connect", type: "button", class: "button", "data-action": "connectTeam" }, "Connect again…"),
    ),
  );

/** @param {TeamPage} page */
const people = ({ members, state }) =>
  h(
    "section",
    { key: "people", "aria-labelledby": "team-people" },
    h("h3", { id: "team-people" }, members.length === 1 ? "1 person" : `${members.length} people`),
    h(
      "table",
      { class: "team-table" },
      h("thead", null, h("tr", null, columns.map(([column, kind]) => h("th", { scope: "col", key: column, class: kind }, column)), h("th", { scope: "col", class: "out" }, h("span", { class: "unseen" }, "Remove")))),
      h("tbody", null, members.map((one) => person(one, state.role === "owner"))),
    ),
  );

/** @type {(member: TeamMember, owns: boolean) => HTMLElement} */
const person = ({ member, name, role, isSelf, devices }, owns) =>
  h(
    "tr",
    { key: member },
    h("th", { scope: "row" }, name, isSelf && h("span", { class: "muted" }, " (you)")),
    h(
      "td",
      null,
      owns
        ? h(
            "select",
            { class: "field", name: "role", "aria-label": `What ${name} may do`, "data-member": member, "data-on-change": "teamSetRole" },
            roles.map(([value, label]) => h("option", { key: value, value, selected: value === role }, label)),
          )
        : roles.find(([value]) => value === role)?.[1],
    ),
    h(
      "td",
      null,
      devices.length === 0
        ? h("span", { class: "muted" }, "None yet")
        : h("ul", { class: "team-devices" }, devices.map((one) => device(one, name, owns || isSelf))),
    ),
    h(
      "td",
      null,
      owns &&
        !isSelf &&
        h("button", { type: "button", class: "button quiet danger", "data-action": "teamRemove", "data-member": member, "data-name": name, "aria-label": `Remove ${name}` }, "Remove…"),
    ),
  );

/** @type {(device: TeamDevice, who: string, may: boolean) => HTMLElement} */
const device = ({ device: id, name, seen, until, isSelf }, who, may) =>
  h(
    "li",
    { key: id },
    h(
      "span",
      null,
      name,
      h("span", { class: "muted" }, isSelf ? " · this computer" : seen ? ` · here ${seen}` : " · never here yet", ` · until ${until}`),
    ),
    may &&
      !isSelf &&
      h(
        "button",
        { type: "button", class: "button quiet small", "data-action": "teamRemoveDevice", "data-device": id, "data-name": name, "aria-label": `Take back ${name} of ${who}` },
        "Take back…",
      ),
  );

const invite = () =>
  h(
    "section",
    { key: "invite", "aria-labelledby": "team-invite" },
    h("h3", { id: "team-invite" }, "Invite somebody"),
    invited
      ? [
          h("p", { key: "said" }, `Pass this link on. It can be taken up once, until ${invited.until}, and is not shown again.`),
          h("label", { key: "label", class: "label", for: "team-link" }, "Invitation link"),
          h("input", { key: "link", class: "field team-link", id: "team-link", readonly: true, value: invited.link }),
          h(
            "div",
            { key: "ways", class: "ways" },
            h("button", { key: "copy", type: "button", class: "button primary", "data-action": "teamCopyLink" }, "Copy link"),
            h("button", { key: "done", type: "button", class: "button", "data-action": "teamInvited" }, "Done"),
          ),
        ]
      : h(
          "form",
          { key: "form", class: "team-invite", "data-on-submit": "teamInvite" },
          h("label", { key: "name" }, h("span", { class: "label" }, "Name"), h("input", { class: "field", name: "name", required: true, maxlength: 200, autocomplete: "off" })),
          h(
            "label",
            { key: "role" },
            h("span", { class: "label" }, "May do"),
            h("select", { class: "field", name: "role" }, roles.map(([value, label, does]) => h("option", { key: value, value, selected: value === "editor" }, `${label}: ${does}`))),
          ),
          h("label", { key: "days", class: "team-days" }, h("span", { class: "label" }, "Days to take it up"), h("input", { class: "field", name: "days", type: "number", min: 1, max: 90, value: 14, required: true })),
          h("button", { key: "make", class: "button primary" }, "Make a link"),
        ),
  );

const notes = () =>
  h(
    "section",
    { key: "notes", "aria-labelledby": "team-notes" },
    h("h3", { id: "team-notes" }, "Who did what"),
    noted === null
      ? h("button", { key: "show", type: "button", class: "button", "data-action": "teamNotes" }, "Show")
      : [
          h(
            "ol",
            { key: "list", class: "team-notes" },
            noted.notes.map(({ n, when, who, what }) => h("li", { key: n }, h("strong", null, who), ` ${what}`, h("span", { class: "muted" }, ` · ${when}`))),
          ),
          noted.before !== null && h("button", { key: "more", type: "button", class: "button", "data-action": "teamNotes" }, "Show earlier"),
        ],
  );

/** @param {TeamPage} page */
const leave = ({ state: { title } }) =>
  h(
    "section",
    { key: "leave", "aria-labelledby": "team-leave" },
    h("h3", { id: "team-leave" }, "Disconnect"),
    h("p", { class: "description" }, `All of “${title}” stays on this computer, whole, with its history. Nothing more is sent or fetched until you connect again.`),
    h("button", { type: "button", class: "button", "data-action": "teamDisconnect" }, "Disconnect…"),
  );

/** The link is chosen, from its beginning. */
function showLink() {
  const link = document.getElementById("team-link");
  if (!(link instanceof HTMLInputElement)) return;
  link.focus();
  link.select();
  link.scrollLeft = 0;
}

/** @param {() => Promise<void>} deed */
async function attempt(deed) {
  complaint = "";
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    complaint = error.message;
  }
  await draw();
}

/** @type {import("../screen.js").View} */
export const view = {
  async load() {
    if (!session().team) return null;
    const page = await teamPage();
    adopt({ ...session(), team: page.state });
    return page;
  },
  render,
  title: () => "Team",
  header: () => header({ title: "Team", actions: [] }),
};

/** @type {import("../screen.js").Actions} */
export const actions = {
  teamInvite(form, event) {
    event.preventDefault();
    const chosen = new FormData(/** @type {HTMLFormElement} */ (form));
    void attempt(async () => {
      invited = await teamInvite(/** @type {TeamRole} */ (chosen.get("role")), String(chosen.get("name")).trim(), Number(chosen.get("days")));
    }).then(showLink);
  },
  async teamCopyLink() {
    if (!invited) return;
    await copyText(invited.link);
    announce("The link is copied.");
  },
  teamInvited() {
    invited = null;
    void draw();
  },
  teamSetRole: (select) =>
    void attempt(async () => void (await teamRole(select.dataset.member ?? "", /** @type {TeamRole} */ (/** @type {HTMLSelectElement} */ (select).value)))),
  async teamRemove({ dataset: { member = "", name = "" } }) {
    const answer = await ask({
      title: `Remove ${name}?`,
      text: "They keep what is on their computers, and can neither send nor fetch any more. What they wrote stays.",
      answers: [
        { value: "", label: "Cancel" },
        { value: "remove", label: "Remove", kind: "danger" },
      ],
    });
    if (answer === "remove") await attempt(async () => void (await teamRemove(member)));
  },
  async teamRemoveDevice({ dataset: { device = "", name = "" } }) {
    const answer = await ask({
      title: `Take back ${name}?`,
      text: "That computer keeps what it has, and is let in no more. It can be invited again.",
      answers: [
        { value: "", label: "Cancel" },
        { value: "remove", label: "Take back", kind: "danger" },
      ],
    });
    if (answer === "remove") await attempt(async () => void (await teamRemoveDevice(device)));
  },
  teamNotes: () =>
    void attempt(async () => {
      const more = await teamNotes(noted?.before ?? null);
      noted = { notes: [...(noted?.notes ?? []), ...more.notes], before: more.before };
    }),
  async teamDisconnect() {
    const title = session().team?.title ?? "";
    const answer = await ask({
      title: "Disconnect?",
      text: `All of “${title}” stays here, and what others have stays with them. To connect again you need an invitation; nothing is lost or doubled by that.`,
      answers: [
        { value: "", label: "Cancel" },
        { value: "disconnect", label: "Disconnect", kind: "primary" },
      ],
    });
    if (answer !== "disconnect") return;
    [invited, noted, complaint] = [null, null, ""];
    adopt(await teamDisconnect());
    notify({ text: "Disconnected. The workspace is whole, and stays on this computer." });
    go({ screen: "team" });
  },
};
