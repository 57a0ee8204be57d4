// The preview of an export: as it reads, or its Markdown; in the panel, and at the end of a phase.

import { h } from "../dom.js";

/** @import { Child } from "../dom.js" */
/** @import { Losses, Preview } from "../bindings.d.ts" */

/**
 * Tabs and what they show. The page itself is put into what bears `data-own`.
 * @param {string} of what names it apart from others on the screen, and its actions: `${of}Tab` and `${of}TabKey`
 * @param {Preview} preview
 * @param {boolean} raw
 * @returns {Child}
 */
export const previewOf = (of, { markdown, losses }, raw) => [lossList(losses), tabs(of, raw), shown(of, markdown, raw)];

/** @type {(losses: Losses[]) => Child} */
const lossList = (losses) =>
  losses.length > 0 &&
  h(
    "section",
    { class: "losses", key: "losses", "aria-label": "What can't be kept" },
    losses.map(({ target, what }) =>
      h(
        "details",
        { key: target },
        h("summary", null, `${target} can't show ${what.length === 1 ? "one thing" : `${what.length} things`}`),
        h(
          "ul",
          null,
          what.map((sentence) => h("li", null, sentence)),
        ),
      ),
    ),
  );

/** @type {(of: string, raw: boolean) => HTMLElement} */
const tabs = (of, raw) =>
  h(
    "div",
    { key: "tabs", class: "export-tabs", role: "tablist", "aria-label": "Preview", "data-on-keydown": `${of}TabKey` },
    tab(of, "rendered", "Rendered", !raw),
    tab(of, "raw", "Raw Markdown", raw),
  );

/** @type {(of: string, markdown: string, raw: boolean) => HTMLElement} */
const shown = (of, markdown, raw) => {
  const name = raw ? "raw" : "rendered";
  const props = { key: name, id: `${of}-${name}`, class: name, role: "tabpanel", tabindex: 0 };
  const labeled = { ...props, "aria-labelledby": `${of}-tab-${name}` };
  return raw ? h("pre", labeled, markdown) : h("div", { ...labeled, "data-own": true });
};

/** @type {(of: string, name: string, label: string, selected: boolean) => HTMLElement} */
const tab = (of, name, label, selected) =>
  h(
    "button",
    {
      type: "button",
      class: "button",
      key: name,
      id: `${of}-tab-${name}`,
      role: "tab",
      tabindex: selected ? 0 : -1,
      "aria-selected": selected,
      "aria-controls": selected ? `${of}-${name}` : null,
      "data-action": `${of}Tab`,
      "data-tab": name,
    },
    label,
  );

/**
 * Which tab a key goes to; null for a key that goes nowhere.
 * @type {(event: KeyboardEvent, raw: boolean) => boolean | null}
 */
export function tabOfKey(event, raw) {
  if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return null;
  event.preventDefault();
  return event.key === "Home" ? false : event.key === "End" ? true : !raw;
}

/** Puts the page where the preview shows it, once that is drawn. @type {(sheet: Element, page: HTMLElement) => void} */
export function place(sheet, page) {
  const own = sheet.querySelector("[role=tabpanel][data-own]");
  if (own && page.parentElement !== own) own.replaceChildren(page);
}

/** Selects what the preview shows, to be copied by hand. @param {Element} sheet */
export function selectShown(sheet) {
  const text = sheet.querySelector("[role=tabpanel]");
  if (!(text instanceof HTMLElement)) return;
  text.focus();
  getSelection()?.selectAllChildren(text);
}

/** Gives the focus to the tab that is chosen. @param {Element} sheet */
export function focusTab(sheet) {
  const tab = sheet.querySelector('[role=tab][aria-selected="true"]');
  if (tab instanceof HTMLElement) tab.focus();
}
