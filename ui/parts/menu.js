// The menu of the workspace and the program, at the top of the sidebar.

import { spelled } from "../keys.js";
import { inDialog } from "../kit/dialog.js";
import { openFind } from "../kit/find.js";
import { openMenu } from "../kit/popup.js";
import { doAgain, takeBack } from "../history.js";
import { go } from "../router.js";
import { session, undoable } from "../screen.js";
import { openAbout } from "../views/about.js";
import { openBackups } from "../views/backups.js";
import { openCheck } from "../views/check.js";
import { openSettings } from "../views/settings.js";
import { openShortcuts } from "../views/shortcuts.js";
import { newWorkspace, openRecent, openWorkspace, otherRecent, saveCopy, showWorkspace } from "../workspaces.js";
import { bringInWork, sendWork } from "./exchange.js";
import { connectTeam } from "./connect.js";
import { openExport } from "./export.js";
import { setBaseline } from "./set_baseline.js";
import { openSpreadsheet } from "./spreadsheet.js";

/** @typedef {import("../kit/popup.js").Item} Item */

const RECENT = 5;

/** What can be done with the workspace and the program. @returns {Item[]} */
export function items() {
  const recent = otherRecent().filter(({ exists }) => exists);
  /** @type {Item[]} */
  const recentItems = recent
    .slice(0, RECENT)
    .map(({ name, path, folder }) => ({ label: `Open ${name}`, hint: folder, run: () => openRecent(path) }));
  const { undo, redo } = undoable();
  /** @type {Item[]} */
  const steps = [];
  if (undo !== null) steps.push({ label: `Undo: ${undo}`, hint: spelled("mod+z"), writes: true, run: () => void takeBack() });
  if (redo !== null) steps.push({ label: `Redo: ${redo}`, hint: spelled("mod+shift+z"), writes: true, run: () => void doAgain() });
  if (steps.length > 0) steps.push("line");
  return [
    ...steps,
    { label: "New workspace…", run: newWorkspace },
    { label: "Open workspace…", hint: spelled("mod+o"), run: openWorkspace },
    ...recentItems,
    "line",
    { label: "Save a copy…", run: saveCopy },
    { label: "Restore a backup…", run: openBackups },
    { label: "Check the workspace…", run: openCheck },
    { label: `Show in ${session().fileManager}`, run: showWorkspace },
    { label: "Set a baseline…", writes: true, run: () => setBaseline() },
    { label: "Send work…", run: sendWork },
    { label: "Bring in work…", writes: true, run: bringInWork },
    ...team(),
    { label: "Import a spreadsheet…", writes: true, run: () => openSpreadsheet() },
    { label: "Export…", hint: spelled("mod+e"), run: openExport },
    "line",
    { label: "Find in page", hint: spelled("mod+f"), run: openFind },
    { label: "Settings", hint: spelled("mod+,"), run: openSettings },
    { label: "Keyboard shortcuts", hint: "F1", run: openShortcuts },
    { label: "Help and about", run: openAbout },
  ];
}

/** What can be done about a team server. @returns {Item[]} */
function team() {
  const { team } = session();
  if (!team) return [
    { label: "Connect to a team server…", run: () => void connectTeam() },
    { label: "Join a team…", run: () => void connectTeam({ isNew: true }) },
  ];
  return [
    { label: "Team…", hint: team.title, run: () => go({ screen: "team" }) },
    ...(team.kind === "signed-out" ? [{ label: "Connect to a team server again…", run: () => void connectTeam() }] : []),
    { label: "What arrived", run: () => go({ screen: "arrived" }) },
    { label: "Join another team…", run: () => void connectTeam({ isNew: true }) },
  ];
}

/** @type {import("../screen.js").Actions} */
export const actions = {
  menu: (button) => openMenu(button, items()),
};

/** @type {import("../keys.js").Keys} */
export const keys = {
  "mod+o"(event) {
    event.preventDefault();
    if (!inDialog()) void openWorkspace();
  },
  f10(event) {
    event.preventDefault();
    const button = document.querySelector('[data-action="menu"]');
    if (button instanceof HTMLElement && !inDialog()) openMenu(button, items());
  },
};
