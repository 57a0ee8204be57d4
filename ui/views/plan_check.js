// The check of the tagging plan: the limits it is held against, what is wrong, and the attributes that tags share.

import { h } from "../dom.js";
import { planCheck } from "../ipc_tags.js";
import { wanted } from "../kit/long_list/list.js";
import { tool } from "../kit/rows.js";
import { adder } from "../parts/adder.js";
import { attributes, FEW } from "../parts/attributes.js";
import { faults } from "../parts/faults.js";
import { exportButton, header } from "../parts/header.js";
import { help } from "../parts/help.js";
import { flag } from "../parts/links.js";
import { far } from "../parts/long.js";
import { way } from "../parts/way.js";

/** @import { LimitsChoice, PlanCheckScreen } from "../bindings.d.ts" */

/** @param {PlanCheckScreen} check */
const render = (check) =>
  h(
    "div",
    { class: "tag-page", key: "check" },
    h(
      "section",
      { key: "limits", "aria-labelledby": "limits-title" },
      h("h2", { class: "label", id: "limits-title" }, "Who receives the events"),
      h(
        "div",
        { class: "card" },
        h("p", { class: "muted" }, "Tick who receives your events: the plan is checked against what each of them takes."),
        check.limits.map((limits) => limitsOf(check.settings, limits)),
      ),
    ),
    h(
      "section",
      { key: "faults", "aria-labelledby": "faults-title" },
      h("h2", { class: "label", id: "faults-title" }, "To fix"),
      h("div", { class: "card" }, h("p", { role: "status", key: "count" }, check.count), check.faults.all > 0 && faults({ far: far({ kind: "faults" }, check.faults) })),
    ),
    h(
      "section",
      { key: "attributes", "aria-labelledby": "attributes-title" },
      h("h2", { class: "label", id: "attributes-title" }, "Attributes"),
      help(check.help),
      h(
        "div",
        { class: "card listing" },
        check.attributes.all === 0
          ? h("p", { class: "muted none", key: "none" }, "No attribute yet. They are named here, or in the tag that carries them.")
          : attributes({
              label: "Attributes",
              rows: { far: far({ kind: "attributes" }, check.attributes) },
              tools: ({ name }) => tool("deleteDocument", "trash", `Delete ${name}`),
            }),
        adder("attribute", "New attribute", "product_id"),
      ),
    ),
  );

/** @type {(settings: string, limits: LimitsChoice) => HTMLElement} */
const limitsOf = (settings, { option, version, source, remarks }) =>
  h(
    "div",
    { class: "limits", key: option.key },
    flag({ owner: settings, record: settings, option, readonly: false }),
    h("p", { class: "muted hint" }, `${version}. Source: ${source}`),
    option.chosen &&
      h(
        "ul",
        { class: "hint" },
        remarks.map((remark) => h("li", { key: remark }, remark)),
      ),
  );

/** @type {import("../screen.js").View} */
export const view = {
  load: () => planCheck(wanted("faults"), wanted("attributes", FEW)),
  render,
  title: () => "Check the tagging plan",
  header: () =>
    header({
      parent: h("button", { type: "button", class: "link", ...way({ screen: "tags" }) }, "Tagging plan"),
      title: "Check the tagging plan",
      actions: [exportButton()],
    }),
};
