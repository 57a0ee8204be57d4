// Has the SDK of a receiver send events, without a network, and tells where it does otherwise than its limits say: which it refuses,
// and of which something is lost. What the remarks of its limits say is tried, too.
//
//     node receive.mjs received.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** @type {any[]} */
const bodies = [];
globalThis.fetch = /** @type {any} */ (
  async (/** @type {string} */ _, /** @type {RequestInit} */ { body } = {}) => {
    if (body) bodies.push(JSON.parse(String(body)));
    return { ok: true, status: 200, json: async () => ({ status: "OK" }) };
  }
);
const { CloudSDK } = require("@sitecore-cloudsdk/core/server");
const { event, identity } = require("@sitecore-cloudsdk/events/server");
const request = { headers: { cookie: "" }, cookies: {} };
const settings = { sitecoreEdgeContextId: "nobody", siteName: "shop", cookieDomain: "localhost", enableServerCookie: false };
await CloudSDK(request, { setHeader() {} }, settings).addEvents().initialize();

/** What arrives of an event, or why it is refused. @param {() => Promise<unknown>} send */
async function arrived(send) {
  bodies.length = 0;
  try {
    await send();
  } catch (error) {
    return { refused: String(error) };
  }
  return { body: bodies[0] };
}

/** How many values there are, a list being one. @param {any} value @returns {number} */
const count = (value) =>
  typeof value !== "object" || Array.isArray(value) || Object.keys(value).length === 0
    ? 1
    : Object.values(value).reduce((sum, part) => sum + count(part), 0);

/** @type {{ event: string, sent: any, faults: string[] }[]} */
const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const REFUSED = ["too-many", "written-otherwise", "lacking"];
const LOST = ["collide", "record-empty"];
const wrong = [];
for (const { event: type, sent, faults } of cases) {
  const isIdentity = type === "IDENTITY";
  const fields = isIdentity ? { identifiers: [], ...sent } : { type, extensionData: sent };
  const { refused, body } = await arrived(() => (isIdentity ? identity : event)(request, fields));
  const told = (/** @type {string[]} */ flaws) => faults.some((flaw) => flaws.includes(flaw));
  const lost = body !== undefined && !isIdentity && count(body.ext) < count(sent);
  const of = `${type.slice(0, 30)} ${JSON.stringify(sent).slice(-90)}`;
  if (told(REFUSED) !== (refused !== undefined)) wrong.push(`${of}: ${refused ?? "taken"}, and the limits say ${faults.join() || "nothing"}`);
  if (!refused && told(LOST) !== lost) wrong.push(`${of}: ${lost ? "something is lost" : "all arrives"}, and the limits say ${faults.join() || "nothing"}`);
  if (body && body.type !== type) wrong.push(`${of}: its type arrives as ${body.type}`);
}

/** What remarks say. @type {[string, boolean][]} */
const remarks = [];
const dropped = await arrived(() => event(request, { type: "x", extensionData: { day: new Date(0), none: null, empty: {}, left: 1 } }));
remarks.push(["a Date, null and an empty object are dropped", JSON.stringify(dropped.body?.ext) === '{"left":1}']);
const outside = await arrived(() => event(request, { type: "x", order: { id: 1 }, browser_id: "a", client_key: "a", pos: "a", requested_at: "a" }));
const own = ["browser_id", "client_key", "pos", "requested_at"];
remarks.push(["outside extensionData its own names are replaced", own.every((name) => outside.body && outside.body[name] !== "a")]);
remarks.push(["outside extensionData nothing is flattened", JSON.stringify(outside.body?.order) === '{"id":1}']);
const identifiers = [{ id: "1", provider: "shop" }];
const more = await arrived(() => identity(request, { identifiers, loyalty: "gold" }));
remarks.push(["an identity event drops what it does not know", more.body !== undefined && !("loyalty" in more.body)]);
const email = await arrived(() => identity(request, { identifiers, email: "anna" }));
remarks.push(["an email without @ and dot is refused", email.refused !== undefined]);
for (const [what, holds] of remarks) if (!holds) wrong.push(`It is not so that ${what}.`);
console.log(JSON.stringify({ cases: cases.length + remarks.length, wrong }));
