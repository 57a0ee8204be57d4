// What a web page does by itself and a desktop app must not: reloading, leaving, opening what is dropped on it.

/** Prevents all of it, from now on. */
export function guard() {
  addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const mod = event.ctrlKey || event.metaKey;
    const reloads = key === "f5" || (mod && key === "r") || key === "browserrefresh";
    const leaves = event.altKey && (key === "arrowleft" || key === "arrowright");
    if (reloads || (leaves && !isField(event.target)) || key === "browserback" || key === "browserforward")
      event.preventDefault();
  });
  // The menu of a text field is kept for its spelling suggestions; the page's own has "Reload" in it.
  addEventListener("contextmenu", (event) => {
    if (!isField(event.target)) event.preventDefault();
  });
  // Text may be dragged from field to field; files and links would be opened in place of the app.
  for (const type of /** @type {const} */ (["dragover", "drop"])) {
    addEventListener(type, (event) => {
      const carried = event.dataTransfer?.types ?? [];
      if (!isField(event.target) || carried.includes("Files") || carried.includes("text/uri-list"))
        event.preventDefault();
    });
  }
}

/** @param {EventTarget | null} target */
const isField = (target) => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
