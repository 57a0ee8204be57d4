// Reordering rows by a handle with mouse, pen or finger; the keyboard has buttons of its own.

import { move, rowOf } from "./rows.js";

/** @type {import("../screen.js").Actions} */
export const actions = {
  dragRow(handle, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const row = rowOf(handle);
    const rows = /** @type {HTMLElement[]} */ ([...(row.parentElement?.children ?? [])]);
    const from = rows.indexOf(row);
    let to = from;

    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");

    /** @param {PointerEvent} moved */
    const follow = ({ clientY }) => {
      const above = rows.filter((other) => other !== row && middle(other) < clientY).length;
      to = above;
      for (const [index, other] of rows.entries()) {
        const place = index > from ? index - 1 : index;
        other.classList.toggle("drop-before", other !== row && to !== from && place === to);
        other.classList.toggle(
          "drop-after",
          other !== row && to !== from && to === rows.length - 1 && place === to - 1,
        );
      }
    };
    const end = () => {
      handle.removeEventListener("pointermove", follow);
      for (const other of rows) other.classList.remove("dragged", "drop-before", "drop-after");
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointercancel", end, { once: true });
    handle.addEventListener(
      "pointerup",
      () => {
        end();
        if (to !== from) void move(row, to);
      },
      { once: true },
    );
  },
};

/** @param {HTMLElement} row */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
