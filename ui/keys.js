// Keyboard shortcuts, written as "mod+shift+z"; mod is Ctrl, and Cmd on macOS.

/** @typedef {Record<string, (event: KeyboardEvent) => void>} Keys a shortcut that is answered; the event's default stays unless prevented */

const mac = /Mac/.test(navigator.platform);

/**
 * @param {KeyboardEvent} event
 * @returns {string} the shortcut, its modifiers in the order mod, alt, shift
 */
export function shortcut(event) {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const key = event.key.toLowerCase();
  return `${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${event.shiftKey ? "shift+" : ""}${key}`;
}

/** How a shortcut is shown to the person. @param {string} keys */
export function spelled(keys) {
  const names = mac ? { mod: "⌘", alt: "⌥", shift: "⇧" } : { mod: "Ctrl", alt: "Alt", shift: "Shift" };
  const parts = keys
    .split(/\+(?!$)/)
    .map((key) => names[/** @type {keyof typeof names} */ (key)] ?? key.charAt(0).toUpperCase() + key.slice(1));
  return parts.join(mac ? "" : "+");
}
