// Moving by Tab brings a field into sight whole, out from under what stays at the top; a web view by itself shows no
// more of it than the cursor.

let tabbed = false;

/** Does so from now on. */
export function revealTabbed() {
  addEventListener("keydown", ({ key }) => (tabbed = key === "Tab"), true);
  addEventListener("pointerdown", () => (tabbed = false), true);
  addEventListener("focusin", ({ target }) => {
    if (!tabbed || !(target instanceof Element) || !target.closest("#main")) return;
    (target.closest(".question, label") ?? target).scrollIntoView({ block: "nearest" });
  });
}
