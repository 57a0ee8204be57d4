// What an element says that is not in the document.

/** The texts of an element that is not in the document: of each that has text itself, and of each field. @param {Element} row */
export function textsOf(row) {
  /** @type {string[]} */
  const texts = [];
  /** @type {Element | null} */
  let last = null;
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(".unseen, .mirror, select, details > :not(summary)")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLTextAreaElement || (node instanceof HTMLInputElement && node.type === "text")) {
      texts.push(node.value);
      last = null;
    } else if (node instanceof Text && node.parentElement) {
      const block = node.parentElement.closest(":not(span, strong, em, code, a)");
      if (block === last) texts.push((texts.pop() ?? "") + node.data);
      else texts.push(node.data);
      last = block;
    }
  }
  return texts;
}
