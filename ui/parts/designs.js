// The designs of a use case: pictures that are chosen, pasted or dropped, shown with their alternative text.

import { h } from "../dom.js";
import { designAdd, designChoose, rowMove, rowRemove } from "../ipc.js";
import { behindSystemDialog, openDialog } from "../kit/dialog.js";
import { announce } from "../kit/notice.js";
import { changeBy, rowProps, rowTools } from "../kit/rows.js";
import { sheetHead } from "../kit/sheet.js";
import { draw, perform } from "../screen.js";
import { ask } from "./ask.js";
import { picture } from "./picture.js";

/** @import { Design, Done } from "../bindings.d.ts" */
/** @import { Child } from "../dom.js" */

changeBy("design", { move: rowMove, remove: rowRemove });

/** Why the last pictures were not attached. */
let refused = "";

/** @type {(useCase: string, designs: Design[], readonly: boolean) => Child} */
export const designList = (useCase, designs, readonly) => [
  designs.length > 0 &&
    h(
      "ol",
      { class: "designs", key: "designs" },
      designs.map((design, index) => shown(useCase, design, index, designs.length, readonly)),
    ),
  !readonly &&
    h(
      "div",
      { class: "attach", key: "attach" },
      h(
        "button",
        {
          type: "button",
          class: "button small",
          key: "choose",
          "data-action": "chooseDesigns",
          "data-writes": true,
          "data-adds": "design",
          "data-use-case": useCase,
        },
        "+ Choose pictures…",
      ),
      h("span", { class: "muted", key: "ways" }, "or paste or drop them here"),
      refused !== "" && h("p", { class: "bad", key: "refused", role: "alert" }, refused),
    ),
];

/** What an element carries for pictures to be pasted and dropped anywhere on it. @param {string} useCase */
export const takesDesigns = (useCase) => ({
  "data-designs-of": useCase,
  "data-on-paste": "pasteDesigns",
  "data-on-dragover": "overDesigns",
  "data-on-dragleave": "leaveDesigns",
  "data-on-drop": "dropDesigns",
});

/** Forgets what was said about pictures of another use case. */
export const forgetRefused = () => void (refused = "");

/** @type {(useCase: string, design: Design, index: number, count: number, readonly: boolean) => HTMLElement} */
function shown(useCase, { row, name, hash, size }, index, count, readonly) {
  const [alt] = row.asks;
  const called = `design ${index + 1}`;
  return h(
    "li",
    { ...rowProps({ kind: "design", owner: useCase, id: row.id, name: called }), class: "design" },
    h(
      "button",
      {
        type: "button",
        class: "button picture",
        "data-action": "enlarge",
        "data-hash": hash,
        "data-alt": alt.value || name,
        "data-title": name || called,
        "aria-label": `Enlarge ${called}: ${alt.value || name}`,
      },
      picture(hash, "thumbnail", alt.value || name),
    ),
    h(
      "div",
      { class: "design-body" },
      ask(alt, { readonly, unnamed: true, narrow: true }),
      h("p", { class: "muted file" }, [name, size].filter(Boolean).join(" · ")),
    ),
    !readonly && rowTools(called, index, count),
  );
}

/**
 * Attaches pictures and goes to the alternative text of the first; a refusal is shown where they would have come.
 * @param {() => Promise<Done | null>} command
 */
async function attach(command) {
  refused = "";
  const done = await perform(command, { onRefusal: (message) => void (refused = message) });
  if (!done?.place) return draw();
  const { record, field } = done.place;
  announce("Attached. What does the picture show?");
  const alt = document.querySelector(`[data-record="${record}"][name="${field}"]`);
  if (!(alt instanceof HTMLElement)) return;
  alt.focus({ preventScroll: true });
  alt.closest("li")?.scrollIntoView({ block: "nearest" });
}

/**
 * The pictures on the clipboard, where a paste does not carry them along, as in WebKitGTK; null when it refuses to say, as
 * it does while it changes hands. It can't be asked again: only what follows a paste at once may look.
 * @returns {Promise<File[] | null>}
 */
async function onClipboard() {
  try {
    const pictures = (await navigator.clipboard.read()).map(async (item) => {
      const type = item.types.find((type) => type.startsWith("image/"));
      return type ? [new File([await item.getType(type)], `Pasted picture.${type.slice(6)}`, { type })] : [];
    });
    return (await Promise.all(pictures)).flat();
  } catch {
    return null;
  }
}

/** @param {Element} element */
const useCaseOf = (element) => {
  const around = element.closest("[data-designs-of]");
  return around instanceof HTMLElement ? (around.dataset.designsOf ?? "") : "";
};

/** @param {DataTransfer | null} carried */
const isFiles = (carried) => carried?.types.includes("Files") ?? false;

/** @type {(element: Element, over: boolean) => void} */
const mark = (element, over) => element.closest("[data-designs-of]")?.classList.toggle("dropping", over);

/** @type {import("../screen.js").Actions} */
export const actions = {
  chooseDesigns: ({ dataset: { useCase = "" } }) => attach(() => behindSystemDialog(() => designChoose(useCase))),
  async pasteDesigns(element, event) {
    const { clipboardData, target } = /** @type {ClipboardEvent} */ (event);
    const types = clipboardData?.types ?? [];
    const typing = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    // What is copied from a page or a document is text with a picture of itself.
    if (typing && types.includes("text/plain")) return;
    const carried = [...(clipboardData?.files ?? [])];
    if (carried.length > 0) event.preventDefault();
    const files = types.length > 0 ? carried : await onClipboard();
    if (files === null) {
      refused = "Nothing was pasted: the clipboard did not say what it holds. Paste once more, or choose the picture’s file.";
      return draw();
    }
    if (files.length > 0) await attach(() => designAdd(useCaseOf(element), files));
  },
  overDesigns(element, event) {
    if (!isFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    mark(element, true);
  },
  leaveDesigns(element, event) {
    if (!element.contains(event.relatedTarget)) mark(element, false);
  },
  dropDesigns(element, event) {
    mark(element, false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void attach(() => designAdd(useCaseOf(element), files));
  },
  enlarge: ({ dataset: { hash = "", alt = "", title = "" } }) =>
    openDialog(
      h(
        "dialog",
        { class: "dialog enlarged", "aria-labelledby": "enlarged-title" },
        sheetHead("enlarged-title", title, { focused: true }),
        picture(hash, "screen", alt),
      ),
    ),
};
