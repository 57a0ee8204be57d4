// The clipboard, written in a copy event: the one way that works everywhere, Wayland included.

/**
 * Puts a text on the clipboard, as plain text alone. Call it inside the click, with the text at hand.
 * @param {string} text
 * @returns {boolean} whether the clipboard took it
 */
export const copyText = (text) => copy({ "text/plain": text });

/**
 * Puts HTML on the clipboard with plain text beside it, for programs that take no HTML. Call it as `copyText`.
 * @param {string} html
 * @param {string} text
 * @returns {boolean} whether the clipboard took it
 */
export const copyRich = (html, text) => copy({ "text/html": html, "text/plain": text });

/**
 * @param {Record<string, string>} flavors
 * @returns {boolean}
 */
function copy(flavors) {
  let taken = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (!event.clipboardData) return;
    for (const [flavor, content] of Object.entries(flavors)) event.clipboardData.setData(flavor, content);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  /** WebKit copies without a selection only where this is prevented. @param {Event} event */
  const allow = (event) => event.preventDefault();

  addEventListener("beforecopy", allow, true);
  addEventListener("copy", fill, true);
  try {
    return document.execCommand("copy") && taken;
  } finally {
    removeEventListener("beforecopy", allow, true);
    removeEventListener("copy", fill, true);
  }
}
