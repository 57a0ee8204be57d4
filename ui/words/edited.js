// Who edited something last, and when.

import { when } from "./when.js";

/** @type {(at: number, by: string) => string} `by` is empty where nobody is known */
export const edited = (at, by) => `Edited ${when(at)}${by === "" ? "" : ` by ${by}`}`;
