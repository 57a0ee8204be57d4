// The clipboard, written in a copy event: the one way that works everywhere, Wayland included.

/**
 * Puts a text on the clipboard, as plain text alone. Call it inside the click, with the text at hand.
 * @param {string} text
 * @returns {boolean} whether the clipboard took it
 */
export function copyText(text) {
  let taken = false;
  /** @param {ClipboardEvent} event */
  const copy = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  /** WebKit copies without a selection only where this is prevented. @param {Event} event */
  const allow = (event) => event.preventDefault();

  addEventListener("beforecopy", allow, true);
  addEventListener("copy", copy, true);
  try {
    return document.execCommand("copy") && taken;
  } finally {
    removeEventListener("beforecopy", allow, true);
    removeEventListener("copy", copy, true);
  }
}
