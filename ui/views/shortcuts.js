// The sheet of keyboard shortcuts.

import { h } from "../dom.js";
import { spelled } from "../keys.js";
import { inDialog, openDialog } from "../kit/dialog.js";
import { sheetHead } from "../kit/sheet.js";

/**
 * What is done by which keys, alternatives beside each other.
 * @type {[group: string, [what: string, ...keys: string[]][]][]}
 */
const groups = [
  [
    "Everywhere",
    [
      ["Search everything, or run a command", "mod+k"],
      ["New use case", "mod+n"],
      ["Next phase", "mod+Page Down"],
      ["Previous phase", "mod+Page Up"],
      ["Undo the last change", "mod+z"],
      ["Redo", "mod+shift+z", "mod+y"],
      ["Find in page", "mod+f"],
      ["Next match", "F3", "mod+g"],
      ["Previous match", "shift+F3"],
      ["History of the field at hand", "mod+shift+h"],
      ["Export", "mod+e"],
      ["Print the export", "mod+p"],
      ["Open another workspace", "mod+o"],
      ["Menu", "F10"],
      ["Settings", "mod+,"],
      ["Shortcuts", "F1", "mod+/"],
    ],
  ],
  [
    "Answers",
    [
      ["Paste; cells of a spreadsheet become a table", "mod+v"],
      ["Paste as it is", "mod+shift+v"],
    ],
  ],
  [
    "Text size",
    [
      ["Larger", "mod++"],
      ["Smaller", "mod+-"],
      ["Back to 100%", "mod+0"],
    ],
  ],
  [
    "Navigation",
    [
      ["Next field or button", "Tab"],
      ["Previous", "shift+Tab"],
      ["Press a button, tick an item", "Space"],
      ["Close a menu or a dialog", "Esc"],
    ],
  ],
  [
    "Lists and tables",
    [
      ["Next row, or the one before", "↓", "↑"],
      ["A page further, or back", "Page Down", "Page Up"],
      ["First row, last row", "Home", "End"],
    ],
  ],
  [
    "Board",
    [
      ["Next card, or the one before", "↓", "↑"],
      ["Column to the right, or the left", "→", "←"],
      ["Move the card there", "alt+→", "alt+←"],
    ],
  ],
  [
    "Scores",
    [
      ["Choose 1 to 5", "1 – 5"],
      ["One higher", "→"],
      ["One lower", "←"],
      ["Clear the score", "0", "Delete"],
    ],
  ],
  [
    "Workshop",
    [
      ["Present the use case or phase", "F5"],
      ["Next, previous", "→", "←"],
      ["Rate for whose turn it is, then agree on a score", "1 – 5"],
      ["Back to who rated last", "Backspace"],
      ["Reveal the ratings", "R"],
      ["Estimate again", "G"],
      ["Edit the answer", "E"],
      ["Park something", "P"],
      ["Write down an action", "A"],
      ["Leave", "Esc"],
    ],
  ],
  [
    "Stakeholders",
    [
      ["Move the row up", "alt+↑"],
      ["Move it down", "alt+↓"],
      ["Go through suggestions", "↓"],
      ["Take the suggestion", "Enter"],
    ],
  ],
];

/** Opens the sheet. */
export function openShortcuts() {
  return openDialog(
    h(
      "dialog",
      { class: "dialog shortcuts", "aria-labelledby": "shortcuts-title" },
      sheetHead("shortcuts-title", "Keyboard shortcuts", { focused: true }),
      h("div", { class: "shortcut-groups" }, groups.map(section)),
    ),
  );
}

/** @type {import("../screen.js").Actions} */
export const actions = { shortcuts: openShortcuts };

/** @type {import("../keys.js").Keys} */
export const keys = {
  f1: onSheet,
  "mod+/": onSheet,
  "mod+shift+/": onSheet,
  "shift+?": onQuestionMark,
  "?": onQuestionMark,
};

/** @param {KeyboardEvent} event */
function onSheet(event) {
  event.preventDefault();
  if (!inDialog()) void openShortcuts();
}

/** @param {KeyboardEvent} event */
function onQuestionMark(event) {
  const field =
    event.target instanceof Element &&
    event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [role=menu]");
  if (!field) onSheet(event);
}

/** @type {(group: (typeof groups)[number]) => HTMLElement} */
const section = ([group, lines]) =>
  h(
    "section",
    null,
    h("h3", { class: "label" }, group),
    h(
      "dl",
      null,
      lines.map(([what, ...alternatives]) =>
        h(
          "div",
          null,
          h("dt", null, what),
          h(
            "dd",
            null,
            alternatives.map((keys, index) => [
              index > 0 && h("span", { class: "muted" }, " or "),
              h("kbd", null, spelled(keys)),
            ]),
          ),
        ),
      ),
    ),
  );
