// What use cases can be filtered by in one respect: boxes to tick, in a menu that stays open, and can be searched where it is long.

import { guests, h, patch } from "../dom.js";
import { facetChoices } from "../ipc_table.js";
import { placeBeside } from "../kit/popup.js";
import { alike } from "./like.js";

/** @import { Facet, FacetChoice } from "../bindings.d.ts" */

/** From so many on they can be searched. */
const MANY = 9;
/** So many are shown at once. */
const MOST = 100;

/**
 * @type {(button: HTMLElement, facet: Facet, chosen: () => string[], choose: (values: any[]) => void) => Promise<void>}
 */
export async function openChoices(button, facet, chosen, choose) {
  if (button.getAttribute("aria-expanded") === "true") return;
  const choices = await facetChoices(facet);
  if (!button.isConnected) return;
  const label = button.dataset.label ?? "";
  const list = h("ul", null);
  const search = choices.length >= MANY && h("input", { type: "search", class: "field", "aria-label": `Find: ${label}`, placeholder: "Find" });
  const box = h("div", { class: "menu facet-choices", popover: "auto", role: "dialog", "aria-label": `Filter: ${label}` }, search, list);
  const fill = async () => {
    const wanted = search ? search.value : "";
    const { like } = await alike(choices, (choice) => choice.label, wanted);
    patch(list, like.length > 0 ? like.slice(0, MOST).map((choice) => option(choice, chosen())) : h("li", { class: "muted" }, "Nothing to choose"));
  };
  box.addEventListener("input", ({ target }) => void (target === search && fill()));
  box.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "checkbox") return;
    const others = chosen().filter((value) => value !== target.value);
    choose(target.checked ? [...others, target.value] : others);
  });
  box.addEventListener("keydown", (event) => {
    const stops = [...box.querySelectorAll("input")];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") box.hidePopover();
    if (step === undefined) return;
    event.preventDefault();
    stops[(at + step + stops.length) % stops.length]?.focus();
  });
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const inside = box.contains(document.activeElement) || document.activeElement === document.body;
    box.remove();
    button.setAttribute("aria-expanded", "false");
    if (inside) button.focus();
  });
  await fill();
  guests.add(box);
  button.after(box);
  box.showPopover();
  button.setAttribute("aria-expanded", "true");
  placeBeside(box, button);
  box.querySelector("input")?.focus();
}

/** @type {(choice: FacetChoice, chosen: string[]) => HTMLElement} */
const option = ({ value, label, count }, chosen) =>
  h(
    "li",
    { key: `choice ${value}` },
    h(
      "label",
      { class: "option" },
      h("input", { type: "checkbox", value, checked: chosen.includes(value) }),
      h("span", null, label),
      h("span", { class: "muted hint" }, count),
    ),
  );
