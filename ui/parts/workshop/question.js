// A question of a workshop with its answer, as it reads; edited in place, in large type.

import { fillers, h } from "../../dom.js";
import { icon } from "../../kit/icon.js";
import { textField } from "../field.js";
import { fillPage } from "../page.js";
import { savedState } from "../saved.js";
import { room } from "./room.js";

/** @import { WorkshopPage, WorkshopQuestion } from "../../bindings.d.ts" */

/** @type {(page: WorkshopPage, question: WorkshopQuestion) => import("../../dom.js").Child} */
export const question = (page, asked) => (room.editing && !page.readonly ? edited(page, asked) : said(page, asked));

/** @type {(page: WorkshopPage, question: WorkshopQuestion) => HTMLElement} */
function said({ useCase, readonly }, { field, hint, html, answer }) {
  const page = h("div", { class: "page", key: `said ${field}`, "data-own": true, lang: "", "data-action": readonly ? null : "workshopEdit" });
  fillers.set(page, (live) => fillPage(live, html));
  return h(
    "div",
    { class: "said", key: "said" },
    answer.trim() === "" ? h("p", { class: "invites", key: "empty", "data-action": readonly ? null : "workshopEdit" }, hint) : page,
    !readonly &&
      h(
        "button",
        // Undo finds its place by the name.
        { type: "button", class: "button quiet", key: "edit", name: field, "data-record": useCase, "data-action": "workshopEdit" },
        icon("edit"),
        answer.trim() === "" ? "Answer" : "Edit the answer",
      ),
  );
}

/** @type {(page: WorkshopPage, question: WorkshopQuestion) => HTMLElement} */
function edited({ useCase, heading }, { field, hint, singleLine, answer }) {
  const saved = savedState(useCase, useCase, field);
  return h(
    "div",
    { class: "said edited", key: "edited" },
    textField({
      document: useCase,
      record: useCase,
      name: field,
      value: answer,
      singleLine,
      props: { id: "workshop-answer", placeholder: hint, "aria-label": heading, "data-markdown": !singleLine, "aria-describedby": saved.id },
    }),
    h("div", { class: "edited-foot" }, saved, h("button", { type: "button", class: "button", "data-action": "workshopEdited" }, "Done")),
  );
}
