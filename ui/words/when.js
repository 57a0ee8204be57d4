// Dates and times for people.

import { h } from "../dom.js";

const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", year: "numeric" });

/** "today at 2:03 PM", "yesterday at …", or "Mar 12, 2026". @param {number} at in milliseconds since 1970 */
export function when(at) {
  const date = new Date(at);
  const midnight = new Date().setHours(0, 0, 0, 0);
  const yesterday = new Date(midnight).setDate(new Date(midnight).getDate() - 1);
  if (at >= midnight) return `today at ${time.format(date)}`;
  if (at >= yesterday) return `yesterday at ${time.format(date)}`;
  return day.format(date);
}

/** A text whose days stay on one line. @param {string} text */
export const withDays = (text) =>
  text.split(/(\d{4}-\d{2}-\d{2})/).map((part, index) => (index % 2 ? h("span", { class: "day" }, part) : part));
