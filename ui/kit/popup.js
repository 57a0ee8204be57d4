// Menus that open beside a button.

import { guests, h } from "../dom.js";

/** @typedef {{ label: string, hint?: string, run: () => void, danger?: boolean, writes?: boolean } | "line"} Item an entry, with a shortcut or a place as its hint, which who reads is not offered where it writes; or a line between entries */

/**
 * Opens a menu beside the button; Escape or a click elsewhere closes it, arrow keys and first letters move in it.
 * The button should have `aria-haspopup="menu"`.
 *
 * @param {HTMLElement} button
 * @param {Item[]} items
 */
export function openMenu(button, items) {
  const menu = h(
    "div",
    {
      class: "menu",
      role: "menu",
      popover: "auto",
      "aria-label": button.getAttribute("aria-label") ?? button.textContent,
    },
    items.map((item) =>
      item === "line"
        ? h("hr", { role: "separator" })
        : h(
            "button",
            { type: "button", role: "menuitem", tabindex: -1, class: item.danger ? "button danger" : "button", "data-writes": item.writes === true },
            h("span", null, item.label),
            item.hint && h("span", { class: "hint" }, item.hint),
          ),
    ),
  );
  const entries = items.filter((item) => item !== "line");
  const buttons = [...menu.querySelectorAll("button")];

  // A menu lives for one opening, so it brings its own listeners with it.
  menu.addEventListener("click", (event) => {
    const index = buttons.findIndex((entry) => entry.contains(/** @type {Node} */ (event.target)));
    if (index < 0) return;
    menu.hidePopover();
    button.focus();
    entries[index].run();
  });
  menu.addEventListener("keydown", (event) => {
    const offered = buttons.filter((entry) => entry.checkVisibility());
    const at = offered.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = target(offered, at, event.key);
    if (event.key === "Tab") menu.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    offered[to].focus();
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    if (inside) button.focus();
  });

  guests.add(menu);
  button.after(menu);
  menu.showPopover();
  button.setAttribute("aria-expanded", "true");
  placeBeside(menu, button);
  buttons.find((entry) => entry.checkVisibility())?.focus();
}

/**
 * @param {HTMLButtonElement[]} buttons
 * @param {number} at
 * @param {string} key
 * @returns {number | undefined} the entry to go to
 */
function target(buttons, at, key) {
  const count = buttons.length;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at + count - 1) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key.length !== 1 || key === " ") return undefined;
  const order = [...buttons.keys()].map((step) => (at + 1 + step) % count);
  return order.find((index) => buttons[index].textContent.toLowerCase().startsWith(key.toLowerCase()));
}

/**
 * Puts a popover under the element, or above it where there is more room, and inside the window.
 * @param {HTMLElement} popover
 * @param {HTMLElement} element
 */
export function placeBeside(popover, element) {
  const at = element.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = innerHeight - at.bottom >= height + 8 || at.top < height + 8;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const top = below ? Math.min(at.bottom + 4, innerHeight - height - 8) : at.top - height - 4;
  popover.style.left = `${left}px`;
  popover.style.top = `${Math.max(8, top)}px`;
}
