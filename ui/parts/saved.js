// Whether everything is saved: once, in the header. What could not be saved is told beside its field too.

import { keyOf, statusOf, unsaved } from "../autosave.js";
import { h, patch } from "../dom.js";
import { spelled } from "../keys.js";
import { announce, banner } from "../kit/notice.js";
import { way } from "./way.js";

/** @import { Edited } from "../bindings.d.ts" */

const words = { waiting: "", saving: "Saving…", saved: "Saved", failed: "Not saved yet", refused: "Not saved." };

/**
 * What stands beside a field.
 * @type {(document: string, record: string, name: string, edited?: Edited | null) => HTMLElement}
 */
export function savedState(document, record, name, edited = null) {
  const key = keyOf(document, record, name);
  const status = statusOf(key);
  const bad = status?.state === "failed" || status?.state === "refused";
  const text = status ? words[status.state] : edited?.inWords ?? "";
  return h(
    "p",
    {
      // That all is saved is said once, at the top. Who can't see that is told here.
      class: `saved${bad ? " bad" : !status ? " quiet" : status.message ? "" : " unseen"}`,
      id: `saved ${key}`.replace(/[^\w-]+/g, "_"),
      "data-saved": key,
      "data-state": status?.state ?? null,
      "data-edited": edited ? JSON.stringify(edited) : null,
    },
    status || !edited ? text : lead(document, record, name, text),
    // Why saving fails is the same for all fields, and stands above them.
    status?.message && status.state !== "failed" && h("span", { class: bad ? "why" : "note" }, status.message),
  );
}

/**
 * When it was edited last leads to all that was before. By keyboard a shortcut does, so that Tab goes from field to field.
 * @type {(document: string, record: string, name: string, text: string) => HTMLElement}
 */
const lead = (document, record, name, text) =>
  h(
    "button",
    {
      type: "button",
      class: "link",
      tabindex: -1,
      title: `History of this field (${spelled("mod+shift+h")})`,
      ...way({ screen: "history", document, record, field: name }),
    },
    text,
  );

/** Everything together. */
export function saving() {
  const states = unsaved().map(({ status }) => status.state);
  const failed = states.some((state) => state === "failed" || state === "refused");
  const state = failed ? "failed" : states.length > 0 ? "saving" : "saved";
  return h("p", { class: "saving", key: "saving", "data-state": state, title: whole[state][1] }, whole[state][0]);
}

/** In a word, and in a sentence. */
const whole = {
  failed: ["Not saved", "Some text is not saved"],
  saving: ["Saving…", "What you typed is being saved"],
  saved: ["Saved", "All changes are saved"],
};

/** A text's state changed: shows it where it is on the screen. @param {string} key */
export function show(key) {
  for (const shown of document.querySelectorAll("[data-saved]")) {
    if (!(shown instanceof HTMLElement) || shown.dataset.saved !== key) continue;
    const [owner, record, name] = JSON.parse(key);
    const fresh = savedState(owner, record, name, JSON.parse(shown.dataset.edited ?? "null"));
    shown.className = fresh.className;
    shown.dataset.state = fresh.dataset.state;
    patch(shown, [...fresh.childNodes]);
  }
  const before = document.querySelector("[data-key=saving]");
  if (before) before.replaceWith(saving());

  const status = statusOf(key);
  if (status?.state === "refused") announce(`Not saved. ${status.message}`);
  const failed = unsaved().find((entry) => entry.status.state === "failed");
  banner("not-saved", failed ? `${failed.status.message} Ninefold keeps trying to save it.` : null);
}
