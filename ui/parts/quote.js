// What was said elsewhere to the same, quoted beside the field that asks for it, and ready to be used there.

import { h } from "../dom.js";
import { quoteTake } from "../ipc.js";
import { perform } from "../screen.js";
import { withDaysIn } from "../words/when.js";
import { made } from "./made.js";
import { way } from "./way.js";

/** @import { Quote } from "../bindings.d.ts" */

/** A quote of more characters, as HTML, is folded. */
const LONG = 700;

/** @type {(useCase: string, field: string, asked: string, quotes: Quote[], readonly: boolean) => import("../dom.js").Child} */
export const quotesFor = (useCase, field, asked, quotes, readonly) =>
  quotes.length > 0 &&
  h(
    "div",
    { class: "quotes", key: "quotes" },
    quotes.map((quote) => shown({ useCase, field, asked }, quote, readonly)),
  );

/** @type {(at: { useCase: string, field: string, asked: string }, quote: Quote, readonly: boolean) => HTMLElement} */
const shown = ({ useCase, field, asked }, { from, saidIn, question, html, place, take, instead }, readonly) =>
  h(
    "div",
    { class: "quote", key: from, role: "group", "aria-label": `${saidIn}: ${question}` },
    h(
      "p",
      { class: "said-in" },
      h("button", { type: "button", class: "link", ...way(place), "aria-label": `${saidIn}: ${question}` }, saidIn),
    ),
    html.length > LONG ? h("details", { key: "long" }, h("summary", null, question), read(html)) : read(html),
    !readonly &&
      (take
        ? h(
            "button",
            {
              type: "button",
              class: "button small",
              key: "take",
              "data-action": "takeQuote",
              "data-writes": true,
              "data-use-case": useCase,
              "data-field": field,
              "data-from": from,
              "aria-label": `${take}: ${saidIn}, for ${asked}`,
            },
            take,
          )
        : instead !== "" && h("p", { class: "muted", key: "instead" }, instead)),
  );

/** @param {string} html */
const read = (html) => withDaysIn(made(html));

/** @type {import("../screen.js").Actions} */
export const actions = {
  takeQuote: ({ dataset: { useCase = "", field = "", from = "" } }) =>
    perform(() => quoteTake(useCase, field, from), { offerUndo: true, follow: true }),
};
