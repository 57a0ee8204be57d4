// Workspaces opened before, each a button that opens it.

import { h } from "../dom.js";

/** @import { Recent } from "../bindings.d.ts" */

/**
 * @param {Recent[]} recent
 * @param {{ forget?: boolean }} [options] `forget` offers to take one that is gone from the list
 */
export function recentList(recent, { forget = false } = {}) {
  if (recent.length === 0) return null;
  return h(
    "section",
    { class: "recent-workspaces", "aria-labelledby": "recent-title" },
    h("h2", { id: "recent-title", class: "label" }, "Recent workspaces"),
    h(
      "ul",
      null,
      recent.map(({ name, path, folder, exists }) =>
        h(
          "li",
          { key: path },
          h(
            "button",
            { type: "button", class: "button recent-workspace", "data-action": "openRecent", "data-path": path, title: path },
            h("strong", null, name),
            h("span", null, exists ? folder : `Not found in ${folder}`),
          ),
          forget &&
            !exists &&
            h(
              "button",
              {
                type: "button",
                class: "button quiet",
                "data-action": "forgetWorkspace",
                "data-path": path,
                "aria-label": `Remove ${name} from this list`,
              },
              "Remove",
            ),
        ),
      ),
    ),
  );
}
