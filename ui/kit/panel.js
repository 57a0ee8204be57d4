// Panels that open beside a button, with more in them than a menu has.

import { guests } from "../dom.js";
import { placeBeside } from "./popup.js";

/**
 * Opens a panel beside the button; Escape or a click elsewhere closes it, and the focus returns.
 * The button should have `aria-haspopup="dialog"`.
 *
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 */
export function openPanel(button, panel) {
  panel.setAttribute("popover", "auto");
  panel.tabIndex = -1;
  panel.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    const inside = panel.contains(document.activeElement) || document.activeElement === document.body;
    panel.remove();
    button.setAttribute("aria-expanded", "false");
    if (inside && button.isConnected) button.focus();
  });
  guests.add(panel);
  button.after(panel);
  panel.showPopover();
  button.setAttribute("aria-expanded", "true");
  placeBeside(panel, button);
  panel.focus();
}
