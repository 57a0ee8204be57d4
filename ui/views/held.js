// All that is held about a person: to be seen, to be exported, to be made one with another entry, and to be erased.

import { h, patch } from "../dom.js";
import { peopleApart, peopleMerge, people, personErase, personHeld } from "../ipc.js";
import { combobox, offer } from "../kit/combobox.js";
import { openDialog } from "../kit/dialog.js";
import { windowed } from "../kit/long_list/list.js";
import { alsoOf, lookFor } from "../parts/also.js";
import { exportButton, header } from "../parts/header.js";
import { everybody, know, peopleLike } from "../parts/person.js";
import { way } from "../parts/way.js";
import { here } from "../router.js";
import { draw, perform } from "../screen.js";

/** @import { Held, HeldThing, Mention, PersonEntry } from "../bindings.d.ts" */

/** What is shown. @type {Held | null} */
let shown = null;
/** Whom somebody chose as the same person. */
let other = "";
/** The texts that are to stay as they are when the person is erased: of a long list only what is in sight is drawn. */
const staying = new Set();

/** @param {Held} held */
const render = (held) =>
  h(
    "div",
    { class: "held", key: held.person.id },
    section("own", "Details", list("Details", held.own, thing), held.own.length === 0),
    section("roles", "Where the person is named", list("Where the person is named", held.roles, thing), held.roles.length === 0),
    section(
      "written",
      "What the person wrote",
      h("p", null, held.written === "" ? "Nothing." : `${held.written}. Changes keep who made them; History shows each.`),
      false,
    ),
    section("mentions", `Texts that mention ${held.person.name}`, [texts(held), otherNames(held)], false),
    section("same", "The same person", same(held), false),
    section("erase", "Erase", eraseBlock(held), false),
  );

/** @type {(id: string, title: string, content: import("../dom.js").Child, isEmpty: boolean) => HTMLElement} */
const section = (id, title, content, isEmpty) =>
  h(
    "section",
    { key: id, "aria-labelledby": `held-${id}` },
    h("h2", { class: "label", id: `held-${id}` }, title),
    h("div", { class: "card" }, isEmpty ? h("p", { class: "muted" }, "Nothing.") : content),
  );

/**
 * @template T
 * @param {string} label
 * @param {T[]} items
 * @param {(item: T, index: number) => HTMLElement} drawn
 */
const list = (label, items, drawn) =>
  windowed(h("ul", { class: "held-list", "aria-label": label }), {
    items: items.map((item, index) => ({ item, index })),
    key: ({ index }) => `${index}`,
    draw: ({ item, index }) => drawn(item, index),
    height: 48,
  });

/** @type {(thing: HeldThing, index: number) => HTMLElement} */
const thing = ({ what, said, place }, index) =>
  h(
    "li",
    { key: `${index}` },
    place ? h("button", { type: "button", class: "link", dir: "auto", ...way(place) }, what) : h("strong", null, what),
    said !== "" && h("p", { dir: "auto" }, said),
  );

/** @param {Held} held */
const texts = ({ mentions }) =>
  mentions.length === 0
    ? h("p", { class: "muted", key: "texts" }, "None was found as written.")
    : h("div", { key: "texts" }, list("Texts that mention the person", mentions, mention));

/** @type {(mention: Mention, index: number) => HTMLElement} */
const mention = ({ what, of, said, place, ...rest }, index) =>
  h(
    "li",
    { key: `${index}` },
    place ? h("button", { type: "button", class: "link", dir: "auto", ...way(place) }, what) : h("strong", null, what),
    h("span", { class: "muted", dir: "auto" }, ` · ${of}`),
    said !== "" && h("p", { dir: "auto" }, said),
    h("p", { class: "muted" }, told({ said, ...rest })),
  );

/** @param {{ said: string, earlier: number, isAnother: boolean }} mention */
function told({ said, earlier, isAnother }) {
  const before = earlier === 1 ? "1 earlier wording" : `${earlier} earlier wordings`;
  const parts = [
    isAnother && "Another person’s own entry",
    earlier > 0 && (said === "" ? `Only in ${before}` : `Also in ${before}`),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {Held} held */
const otherNames = ({ person, names }) =>
  h(
    "form",
    { class: "held-also", key: "also", "data-on-submit": "lookAlso" },
    h("label", { for: "also" }, "Look for other names too, such as a first name or a nickname, with commas between them"),
    h(
      "div",
      { class: "choices" },
      h("input", {
        class: "field",
        id: "also",
        type: "text",
        dir: "auto",
        autocomplete: "off",
        spellcheck: "false",
        value: alsoOf(person.id).join(", "),
      }),
      h("button", { class: "button" }, "Look"),
    ),
    h("p", { class: "muted" }, `Looked for: ${names.join(", ")}`),
  );

/** @param {Held} held */
const same = ({ entries, alike }) => [
  entries.length > 1 &&
    h(
      "ul",
      { key: "entries", class: "held-list", "aria-label": "Entries shown as one" },
      entries.map((entry) => person(entry, "takeApart", "Take apart")),
    ),
  alike.length > 0 &&
    h(
      "ul",
      { key: "alike", class: "held-list", "aria-label": "People of the same name" },
      alike.map((entry) => person(entry, "mergeWith", "Same person")),
    ),
  h(
    "form",
    { class: "held-also", key: "merge", "data-on-submit": "mergeChosen" },
    h("label", { for: "same-as" }, "Same person as…"),
    h(
      "div",
      { class: "choices" },
      combobox(
        h("input", {
          class: "field",
          id: "same-as",
          type: "text",
          dir: "auto",
          autocomplete: "off",
          spellcheck: "false",
          placeholder: "Name",
          "data-on-focusin": "knowPeople",
        }),
        "same-person",
        "People the workspace knows",
      ),
      h("button", { class: "button" }, "Show as one"),
    ),
    h("p", { class: "muted" }, "Both entries are kept, and can be taken apart again."),
  ),
];

/** @type {(entry: PersonEntry, action: string, label: string) => HTMLElement} */
const person = ({ id, name, about }, action, label) =>
  h(
    "li",
    { key: id, class: "held-entry" },
    h("span", null, h("strong", { dir: "auto" }, name), about !== "" && h("span", { class: "muted", dir: "auto" }, ` · ${about}`)),
    h(
      "button",
      { type: "button", class: "button small", "data-action": action, "data-writes": true, "data-document": id, "aria-label": `${label}: ${name}` },
      label,
    ),
  );

/** @param {Held} held */
const eraseBlock = ({ keptBecause }) => [
  h(
    "p",
    { key: "what" },
    "Everything that is entered of the person, and every wording that names them, goes from the workspace, its history and its backups. That can’t be undone.",
  ),
  keptBecause !== null
    ? h("p", { key: "kept", class: "muted" }, keptBecause)
    : h("button", { key: "erase", type: "button", class: "button danger", "data-action": "eraseThis", "data-writes": true }, "Erase…"),
];

/** Asks what is to go, in two steps: what goes and what stays, and the name typed. @param {Held} held */
async function erase(held) {
  const { person, mentions, elsewhere, own, roles, written } = held;
  staying.clear();
  for (const { key, isAnother } of mentions) if (isAnother) staying.add(key);
  const typed = h("input", {
    class: "field",
    id: "erase-name",
    type: "text",
    dir: "auto",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "erase-how",
  });
  const complaint = h("p", { class: "bad", role: "alert" });
  const form = h("form", { method: "dialog" });
  patch(form, [
    h("h2", { id: "erase-title" }, `Erase ${person.name}?`),
    h("h3", { class: "label" }, "What goes"),
    h(
      "ul",
      { class: "erase-list" },
      h("li", null, own.length === 0 ? "The entry" : `Details, earlier wordings included: ${own.map(({ what }) => what.toLowerCase()).join(", ")}`),
      mentions.length > 0 && h("li", null, "The name in the texts ticked below: they read “a person”, and their wordings with the name are blanked in the history"),
      mentions.length > 0 && h("li", null, "The same wordings in baselines: what was agreed no longer says them"),
      h("li", null, "All of it in every backup, and in what is exported or sent from now on"),
    ),
    mentions.length > 0 && [
      h("h3", { class: "label", id: "erase-texts" }, "Texts"),
      windowed(h("ul", { class: "erase-texts", "aria-labelledby": "erase-texts" }), {
        items: mentions,
        key: ({ key }) => key,
        draw: choice,
        height: 56,
        few: 200,
      }),
    ],
    h("h3", { class: "label" }, "What stays"),
    h(
      "ul",
      { class: "erase-list" },
      roles.length > 0 && h("li", null, "Where the person is named by a choice: it reads “Erased person”"),
      written !== "" && h("li", null, "What the person wrote, as written by “Erased person”"),
      h("li", null, "A note that somebody was erased, and when, but not whom"),
    ),
    h("h3", { class: "label" }, "What can’t be reached from here"),
    h(
      "ul",
      { class: "erase-list" },
      h("li", null, "Files exported, sent, copied or moved elsewhere before, backups among them: delete them where they are"),
      h("li", null, "A second place for backups while it is not connected: it follows when it is there again"),
      h(
        "li",
        null,
        elsewhere.length > 0
          ? `Copies of ${elsewhere.join(", ")}, until they bring in your work and agree`
          : "Copies of the workspace on other computers, until they bring in your work and agree",
      ),
    ),
    h("p", null, "It can’t be undone, and what was done before can’t be undone any more either."),
    h("label", { class: "label", for: "erase-name", id: "erase-how" }, `To erase, enter the name: ${person.name}`),
    typed,
    complaint,
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", class: "button", "data-action": "closeAsked" }, "Cancel"),
      h("button", { value: "erase", class: "button danger" }, "Erase"),
    ),
  ]);
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "mention") return;
    if (target.checked) staying.delete(target.value);
    else staying.add(target.value);
  });
  // A wrong name is no way out: it is said, and the dialog stays.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.getAttribute("value") !== "erase" || typed.value.trim() === person.name.trim()) return;
    event.preventDefault();
    complaint.textContent = "That is not the name above. Nothing is erased yet.";
    typed.focus();
  });
  const dialog = h("dialog", { class: "dialog erase", "aria-labelledby": "erase-title" }, form);
  if ((await openDialog(dialog)) !== "erase") return;
  await perform(() => personErase({ person: person.id, also: alsoOf(person.id), kept: [...staying] }), { follow: true });
}

/** @param {Mention} mention */
const choice = ({ key, what, of, said, isAnother, earlier }) =>
  h(
    "li",
    { key },
    h(
      "label",
      null,
      h("input", { type: "checkbox", name: "mention", value: key, checked: !staying.has(key) }),
      h(
        "span",
        null,
        h("span", { dir: "auto" }, `${what} · ${of}`),
        h("span", { class: "muted", dir: "auto" }, said !== "" ? ` ${said}` : ` ${told({ said, earlier, isAnother })}`),
      ),
    ),
  );

offer("same-person", {
  options: async (text) => {
    const like = await peopleLike(text);
    return like.filter(({ value }) => value !== shown?.person.id);
  },
  choose(input, { value, label }) {
    input.value = label;
    other = value;
  },
});

/** @type {import("../screen.js").Actions} */
export const actions = {
  lookAlso(form, event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (form.querySelector("#also"));
    const names = input.value.split(",").map((name) => name.trim());
    lookFor(here().document ?? "", names.filter(Boolean));
    void draw();
  },
  mergeWith: ({ dataset: { document = "" } }) => merge(document),
  takeApart: ({ dataset: { document = "" } }) => void perform(() => peopleApart(document), { offerUndo: true }),
  async mergeChosen(form, event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (form.querySelector("#same-as"));
    const named = (await peopleLike(input.value)).filter(({ value }) => value !== shown?.person.id);
    const meant = named.find(({ value, label }) => value === other && label === input.value) ?? (named.length === 1 ? named[0] : null);
    if (meant) return merge(meant.value);
    // The list says which there are.
    input.focus();
    input.click();
  },
  eraseThis: () => void (shown && erase(shown)),
};

/** @param {string} document */
function merge(document) {
  const id = shown?.person.id;
  if (id) void perform(() => peopleMerge(id, document), { offerUndo: true });
}

/** @type {import("../screen.js").View} */
export const view = {
  async load({ document }) {
    if (everybody().length === 0) know(await people());
    return personHeld(document ?? "", alsoOf(document ?? ""));
  },
  /** @param {Held} held */
  take: (held) => {
    shown = held;
    other = "";
  },
  render,
  /** @param {Held} held */
  title: ({ person }) => person.name,
  /** @param {Held} held */
  header: ({ person }) =>
    header({
      parent: h("button", { type: "button", class: "link", ...way({ screen: "people" }) }, "People"),
      title: person.name,
      actions: [
        h("button", { type: "button", class: "button", key: "history", ...way({ screen: "history", document: person.id }) }, "History"),
        exportButton(),
      ],
    }),
};
