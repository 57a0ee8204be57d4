// Has ajv look at values with their schemas, as JSON on standard input, and tells those with which it does otherwise than was expected.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv04 from "ajv-draft-04";

/** @type {{ of: string, draft: "draft-07" | "draft-04", schema: object, value: unknown, takes: boolean }[]} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const validators = new Map();
const wrong = [];
for (const { of, draft, schema, value, takes } of asked) {
  const key = draft + JSON.stringify(schema);
  if (!validators.has(key)) {
    const ajv = draft === "draft-07" ? new Ajv({ strict: true }) : new (Ajv04.default ?? Ajv04)({ strict: true });
    validators.set(key, ajv.compile(schema));
  }
  if (validators.get(key)(value) !== takes) wrong.push(`ajv: ${of}: ${takes ? "refused" : "taken"}`);
}
console.log(JSON.stringify(wrong));
