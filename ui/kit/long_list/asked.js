// Rows of a list that is long on the other side of the bridge: asked for when they come into sight, one time after the other.

import { hosts, kept, keyOf, renew, states, wantedOf } from "./drawn.js";
import { add, carry, forget, missing, release, some, spansOf } from "./held.js";
import { anchorOf, hold, sight } from "../sight.js";
import { indexAt } from "./heights.js";

/** @import { Wanted } from "../../bindings.d.ts" */
/** @import { State } from "./drawn.js" */
/** @import { Held } from "./held.js" */

/** So many rows ahead are asked for together: each answer costs the time of a frame. */
const AHEAD = 40;

/**
 * Puts what is here by now in place of what was. What is in sight of a list stays where it stands, but for its beginning.
 * @type {(host: HTMLElement, state: State, held: Held<any>, force: boolean) => void}
 */
export function replace(host, state, held, force) {
  /** @type {string[]} */
  const lost = [];
  for (const [key, row] of state.drawn)
    if (row.contains(document.activeElement) && carry(held, state.held, key)) lost.push(key);
  state.held = held;
  state.tops = null;
  const isWithin = state.rows.far && sight(host).start < 0;
  const anchor = isWithin ? anchorOf(host, state.drawn.values()) : null;
  state.anchored = anchor && keyOf(anchor.row);
  renew(host, state, { anew: true, force });
  state.anchored = null;
  if (anchor) {
    hold(host, anchor);
    renew(host, state);
  }
  if (lost.length > 0) void seek(host, state, lost);
  fetchMissing(host, state);
}

/** Draws what is here anew. @type {(host: HTMLElement, state: State, force: boolean) => void} */
export function redraw(host, state, force) {
  state.tops = null;
  renew(host, state, { anew: true, force });
  fetchMissing(host, state);
}

/** Asks where rows are that were kept where they stood; they go where they are no more. @type {(host: HTMLElement, state: State, keys: string[]) => Promise<void>} */
async function seek(host, state, keys) {
  const before = state.held;
  const rows = new Map(keys.map((key) => [key, before.rows[before.places.get(key) ?? -1]]));
  await ask(host, state, { few: 0, spans: [], about: keys });
  const { held } = state;
  const gone = keys.filter((key) => held.rows[held.places.get(key) ?? -1] === rows.get(key));
  if (held !== before || gone.length === 0) return;
  for (const key of gone) forget(held, key);
  state.tops = null;
  renew(host, state, { filled: true });
  fetchMissing(host, state);
}

/** Asks for what is in sight and not here, until all of it is. @type {(host: HTMLElement, state: State) => void} */
function fetchMissing(host, state) {
  if (!state.rows.far || state.asks) return;
  state.asks = true;
  requestAnimationFrame(async () => {
    const { far } = state.rows;
    const needed = host.isConnected ? neededBy(host, state) : null;
    const came = needed !== null && (await ask(host, state, needed));
    state.asks = false;
    // Rows of what the list was before are none of it.
    if (came || state.rows.far?.of !== far?.of) fetchMissing(host, state);
  });
}

/** What is to be asked for, of what is drawn and what will be if the person scrolls on. @type {(host: HTMLElement, state: State) => Wanted | null} */
function neededBy(host, state) {
  const { held } = state;
  const drawn = wantedOf(host, state);
  const { top, bottom, start } = sight(host);
  const edge = indexAt(state, (down > 0 ? bottom : top) - start);
  const ahead = bottom > top ? Array.from({ length: AHEAD }, (_, by) => edge + down * by) : [];
  const soon = ahead.slice(0, drawn.length);
  const notHere = soon.filter((at) => at >= 0 && at < held.count && held.rows[at] === undefined);
  // What is ahead is a reason to ask only when half of what comes next is not here.
  const asks = missing(held, drawn) !== null || notHere.length * 2 > soon.length;
  return asks ? missing(held, drawn, ahead) : null;
}

/**
 * Asks for rows, and draws them; tells whether any came. Where they are of a later revision than what is here, all that is
 * drawn is asked for again.
 * @type {(host: HTMLElement, state: State, needed: Wanted) => Promise<boolean>}
 */
export async function ask(host, state, needed) {
  const turn = state.asking.then(async () => {
    const { far, key } = state.rows;
    // The list may have left the page, or be another one by now.
    const isGone = () => !host.isConnected || state.rows.far?.of !== far?.of;
    if (!far || isGone()) return false;
    const slice = await far.rows(needed).catch(() => null);
    if (!slice || isGone()) return false;
    if (slice.revision === state.held.revision) {
      add(state.held, slice, key);
      release(state.held, [...slice.rows.map(({ at }) => at), ...wantedOf(host, state)]);
      state.tops = null;
      renew(host, state, { filled: true });
    } else if (slice.revision > state.held.revision) {
      const spans = [...needed.spans, ...spansOf(wantedOf(host, state))];
      const about = [...needed.about, ...kept(host, state)];
      const anew = await far.rows({ few: 0, spans, about }).catch(() => null);
      if (anew && !isGone()) replace(host, state, some(anew, key), false);
    }
    return slice.rows.length > 0;
  });
  state.asking = turn.catch(() => {});
  return turn;
}

// Drawing what came into sight may have left places of rows that are not here.
document.addEventListener("scrolled-in", () => {
  for (const host of hosts()) {
    const state = states.get(host);
    if (state) fetchMissing(host, state);
  }
});

/** Which way was scrolled last: 1 or -1. */
let down = 1;
/** @type {WeakMap<EventTarget, number>} */
const tops = new WeakMap();
addEventListener(
  "scroll",
  ({ target }) => {
    const scroller = target instanceof Element ? target : document.scrollingElement;
    if (!scroller) return;
    const before = tops.get(scroller) ?? 0;
    if (scroller.scrollTop !== before) down = scroller.scrollTop > before ? 1 : -1;
    tops.set(scroller, scroller.scrollTop);
  },
  { capture: true, passive: true },
);
