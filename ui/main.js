// Puts the parts together: views, actions and shortcuts, one delegated listener an event type, and the start.
//
// A module that takes part exports one of these; add it to the lists below.
//
// | export | type | what for |
// | --- | --- | --- |
// | view | View (screen.js) | a screen: load, title, render, header |
// | actions | Actions (screen.js) | `data-action="name"` on a button runs `actions.name(element, event)` on a click; |
// |   |   | `data-on-TYPE="name"` does so for an event of that TYPE, see `types` below |
// | keys | Keys (keys.js) | shortcuts of the whole window, such as "mod+f" |
//
// What is expected of the modules around the planning screens:
//
// | module | exports |
// | --- | --- |
// | views/welcome.js | view (bare; load resolves to the session): first start, or no workspace open; actions |
// | views/problem.js | view (bare): why the workspace couldn't be opened, and the ways out; actions |
// | views/settings.js | openSettings(field?); applySettings(settings): theme, text size, spelling; actions; keys (zoom) |
// | views/backups.js | openBackups(): the list, and restoring; what the settings say of backups; actions |
// | views/check.js | openCheck(): the check of the workspace and its backups, and mending; actions |
// | views/about.js | openAbout(); actions |
// | views/shortcuts.js | openShortcuts(); actions; keys |
// | parts/menu.js | actions.menu(button): opens the workspace menu; keys |
// | kit/find.js | openFind(); actions; keys |
// | parts/export.js | openExport(): the panel for what is on the screen; actions; keys |
//
// A command that answers a Session is shown with `enter(session)` of screen.js, one that answers Done runs inside
// `perform(…)`; before a command that opens another workspace or a dialog, `await flush()` of autosave.js.

import * as autosave from "./autosave.js";
import * as closing from "./closing.js";
import * as guard from "./guard.js";
import * as history from "./history.js";
import { openLink, start, watch } from "./ipc.js";
import { shortcut } from "./keys.js";
import { lastPhase } from "./left.js";
import * as combobox from "./kit/combobox.js";
import * as drag from "./kit/drag.js";
import * as find from "./kit/find.js";
import "./kit/moves.js";
import * as notice from "./kit/notice.js";
import * as rows from "./kit/rows.js";
import * as adder from "./parts/adder.js";
import * as applicable from "./parts/applicable.js";
import * as checklist from "./parts/checklist.js";
import * as choice from "./parts/choice.js";
import * as decisions from "./parts/decisions.js";
import * as rankingMap from "./parts/ranking_map.js";
import * as rankingWeights from "./parts/ranking_weights.js";
import * as reason from "./parts/reason.js";
import * as quote from "./parts/quote.js";
import * as suspects from "./parts/suspects.js";
import * as designs from "./parts/designs.js";
import * as exchange from "./parts/exchange.js";
import * as exporting from "./parts/export.js";
import * as exportHere from "./parts/export_here.js";
import * as field from "./parts/field.js";
import { takeDropped } from "./parts/handed.js";
import * as labels from "./parts/labels.js";
import * as links from "./parts/links.js";
import * as matrix from "./parts/matrix.js";
import * as menu from "./parts/menu.js";
import * as newcomer from "./parts/newcomer.js";
import * as palette from "./parts/palette.js";
import "./parts/paste.js";
import * as saved from "./parts/saved.js";
import * as arrangement from "./parts/arrangement.js";
import * as board from "./parts/board.js";
import * as picked from "./parts/picked.js";
import * as benefit from "./parts/benefit.js";
import * as baselineSetting from "./parts/set_baseline.js";
import * as since from "./parts/since.js";
import * as coach from "./parts/coach.js";
import * as connect from "./parts/connect.js";
import { keepForReaders } from "./parts/reader.js";
import * as teamParts from "./parts/team.js";
import * as slides from "./parts/slides.js";
import * as variations from "./parts/variations.js";
import * as somebody from "./parts/somebody.js";
import * as stakeholders from "./parts/stakeholders.js";
import * as steps from "./parts/steps.js";
import * as strips from "./parts/strips.js";
import * as suggested from "./parts/suggested.js";
import * as capture from "./parts/capture.js";
import * as spreadsheet from "./parts/spreadsheet.js";
import * as templates from "./parts/templates.js";
import * as versions from "./parts/versions.js";
import "./parts/versions_beside.js";
import { placeOf } from "./parts/way.js";
import { recall } from "./remembered.js";
import { revealTabbed } from "./reveal.js";
import { go, onSheets } from "./router.js";
import * as screen from "./screen.js";
import * as about from "./views/about.js";
import * as arrivedView from "./views/arrived.js";
import * as backups from "./views/backups.js";
import * as baseline from "./views/baseline.js";
import * as baselines from "./views/baselines.js";
import * as check from "./views/check.js";
import * as error from "./views/error.js";
import * as told from "./views/history.js";
import * as held from "./views/held.js";
import * as integration from "./views/integration.js";
import * as integrations from "./views/integrations.js";
import * as learned from "./views/learned.js";
import * as list from "./views/list.js";
import * as metric from "./views/metric.js";
import * as metrics from "./views/metrics.js";
import * as overview from "./views/overview.js";
import * as past from "./views/past.js";
import * as people from "./views/people.js";
import * as phase from "./views/phase.js";
import * as problem from "./views/problem.js";
import * as ranking from "./views/ranking.js";
import * as roadmap from "./views/roadmap.js";
import * as scoping from "./views/scoping.js";
import * as settings from "./views/settings.js";
import * as settle from "./views/settle.js";
import * as sharing from "./views/sharing.js";
import * as shortcuts from "./views/shortcuts.js";
import * as stated from "./views/stated.js";
import * as planCheck from "./views/plan_check.js";
import * as event from "./views/event.js";
import * as tags from "./views/tags.js";
import * as team from "./views/team.js";
import * as tracker from "./views/tracker.js";
import * as welcome from "./views/welcome.js";
import * as workshop from "./views/workshop.js";
import * as workshopBegin from "./parts/workshop/begin.js";
import * as workshopEnd from "./parts/workshop/end.js";
import * as workshopNotes from "./parts/workshop/notes.js";
import * as workshopRound from "./parts/workshop/round.js";
import * as workspaces from "./workspaces.js";

const views = {
  welcome: welcome.view,
  problem: problem.view,
  list: list.view,
  overview: overview.view,
  phase: phase.view,
  scoping: scoping.view,
  tracker: tracker.view,
  integrations: integrations.view,
  integration: integration.view,
  ranking: ranking.view,
  "build-next": roadmap.view,
  learned: learned.view,
  tags: tags.view,
  event: event.view,
  "plan-check": planCheck.view,
  metrics: metrics.view,
  metric: metric.view,
  history: told.view,
  past: past.view,
  baselines: baselines.view,
  baseline: baseline.view,
  people: people.view,
  held: held.view,
  settle: settle.view,
  arrived: arrivedView.view,
  team: team.view,
  workshop: workshop.view,
};

/** @type {screen.Actions} */
const ours = {
  go: ({ dataset }) => go(placeOf(dataset)),
  plan({ dataset: { useCase = "", phase = "" } }) {
    go({ useCase, phase: lastPhase(useCase) ?? phase });
  },
  skip(_, event) {
    event.preventDefault();
    document.getElementById("main")?.focus();
  },
};

/** @type {{ actions?: screen.Actions, keys?: import("./keys.js").Keys }[]} */
const modules = [
  { actions: ours },
  ...[
    adder,
    applicable,
    arrangement,
    baselineSetting,
    benefit,
    checklist,
    choice,
    closing,
    combobox,
    decisions,
    quote,
    suspects,
    reason,
    designs,
    drag,
    exchange,
    exporting,
    exportHere,
    field,
    find,
    history,
    integrations,
    labels,
    links,
    list,
    board,
    matrix,
    menu,
    newcomer,
    notice,
    palette,
    picked,
    rows,
    since,
    slides,
    coach,
    variations,
    somebody,
    stakeholders,
    steps,
    strips,
    suggested,
    spreadsheet,
    capture,
    templates,
    connect,
    teamParts,
  ],
  ...[about, arrivedView, backups, baseline, check, error, held, metric, metrics, overview, past, people, problem, ranking, rankingMap, rankingWeights, roadmap, settings, sharing, shortcuts, stated, event, tags, team, told, tracker, versions, welcome, workshop, workshopBegin, workshopEnd, workshopNotes, workshopRound, workspaces],
];

const actions = merge(modules.map((module) => module.actions));
const keys = merge(modules.map((module) => module.keys));

/** Events heard, by the attribute that names their action. */
const types = [
  "click",
  "change",
  "input",
  "keydown",
  "submit",
  "focusin",
  "focusout",
  "mouseover",
  "pointerdown",
  "paste",
  "dragover",
  "dragleave",
  "drop",
  "redrawn",
];

for (const type of types) {
  const attribute = type === "click" ? "data-action" : `data-on-${type}`;
  document.addEventListener(type, (event) => {
    const element = event.target instanceof Element && event.target.closest(`[${attribute}]`);
    if (!(element instanceof HTMLElement)) return;
    const name = element.getAttribute(attribute) ?? "";
    if (!Object.hasOwn(actions, name)) throw new Error(`no action is named "${name}"`);
    actions[name](element, event);
  });
}

onSheets({ settings: ({ field }) => void settings.openSettings(field) });

document.addEventListener("keydown", (event) => {
  const name = shortcut(event);
  if (!event.defaultPrevented && !event.isComposing && Object.hasOwn(keys, name)) keys[name](event);
});

// What is a line has no breaks, though it is shown in several where it is long.
document.addEventListener("keydown", (event) => {
  const line = event.target instanceof HTMLTextAreaElement && "line" in event.target.dataset;
  if (line && event.key === "Enter" && !event.isComposing) event.preventDefault();
});

document.addEventListener("input", (event) => {
  history.noteInput(event);
  const target = event.target;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (autosave.isSaved(target)) autosave.typed(target);
});
document.addEventListener("focusin", history.noteUntouched);
document.addEventListener("redrawn", history.noteUntouched);
document.addEventListener("focusout", () => void autosave.flush());
addEventListener("blur", () => void autosave.flush());
// Hidden by another window or by the system, the page may be ended without a word.
document.addEventListener("visibilitychange", () => document.hidden && void autosave.flush());
addEventListener("pagehide", () => autosave.keep(screen.session()?.workspace?.path ?? ""));

/** A link in a text leads down the page, or out of the app, into the system's browser. @param {Event} event */
function follow(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]:not([data-action])");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  if (link.hash && link.getAttribute("href") === link.hash) link.closest(".page")?.querySelector(link.hash)?.scrollIntoView();
  else if (event.type === "click") void openLink(link.href).catch((reason) => notice.notify({ text: reason.message }));
}
document.addEventListener("click", follow);
document.addEventListener("auxclick", follow);

autosave.listen({
  typed(reply, kind) {
    screen.heard(reply);
    // A text stands in its field as it is stored; a name or a measure is to be shown as it is understood.
    if (kind === "") screen.update();
    else screen.refresh();
  },
  changed: saved.show,
  stored(field) {
    field.dispatchEvent(new Event("redrawn", { bubbles: true }));
  },
});

/**
 * Two modules with the same name for something would silently take each other's place.
 * @template T
 * @param {(Record<string, T> | undefined)[]} tables
 * @returns {Record<string, T>}
 */
function merge(tables) {
  const all = tables.flatMap((table) => Object.entries(table ?? {}));
  const twice = all.find(([name], index) => all.findIndex(([other]) => other === name) !== index);
  if (twice) throw new Error(`"${twice[0]}" is defined twice`);
  return Object.fromEntries(all);
}

// How high the head is decides where the standing column begins, and what scrolling to a field leaves free.
const head = /** @type {HTMLElement} */ (document.getElementById("head"));
new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);

/** Asks for the session and draws the first screen. */
async function boot() {
  const [session] = await Promise.all([start(), recall()]);
  settings.applySettings(session.settings);
  screen.begin(views, session);
  await watch(hear);
  const count = await autosave.replay(session.workspace?.path ?? "");
  if (count > 0) {
    notice.notify({
      text:
        count === 1
          ? "A text that was not saved yet was brought back."
          : `${count} texts that were not saved yet were brought back.`,
    });
    screen.refresh();
  }
}

/** @param {import("./ipc.js").Signal} signal */
async function hear({ kind }) {
  if (kind === "close") await closing.close();
  else if (kind === "undo") history.undoHere();
  else if (kind === "redo") history.redoHere();
  else if (kind === "settings") settings.openSettings();
  else if (kind === "help") about.openAbout();
  else if (kind === "moved") screen.enter(await start());
  else if (kind === "told") screen.told(await start());
  else if (kind === "team") await teamParts.hearTeam();
  else await reopen();
}

/** Another workspace waits to be shown, and is opened by asking for the session: not before this one is on disk. */
async function reopen() {
  if (await autosave.flush()) screen.enter(await start());
  else notice.notify({ text: "Another workspace waits to be opened. First, some text here must be saved." });
}

error.watchErrors();
guard.guard();
takeDropped();
strips.tellBeside();
teamParts.watchTeam();
keepForReaders();
revealTabbed();
boot().catch(error.showError);
