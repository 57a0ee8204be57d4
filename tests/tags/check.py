"""Has two validators read the schemas of events that an example of the core wrote.

Each schema has to take its own example, and to refuse it with one required attribute missing, with one value of another type,
and with one attribute more: in jsonschema here, and in ajv by validate.mjs. The files of the plan as code have to be YAML, and
name only what they hold. What a self-describing schema says of itself has to be what its registry takes, once the vendor is filled
in. A receiver's own SDK has to refuse and to lose what its limits say, by receive.mjs.

    python check.py FOLDER NODE
"""

import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

FOLDER = pathlib.Path(sys.argv[1])
HERE = pathlib.Path(__file__).parent
DRAFTS = {"draft-07": jsonschema.Draft7Validator, "draft-04": jsonschema.Draft4Validator}
# What draft-04 has no words for: https://json-schema.org/draft-04/json-schema-validation
YOUNGER = {"const", "if", "then", "else", "contains", "propertyNames", "examples", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}


def other(schema):
    """A value of another type than a schema takes; nothing where it takes any."""
    kind = schema.get("type")
    return None if kind is None else (7 if kind in ("string", "array", "object", "boolean") else "seven")


def cases(schema, example):
    """What is to be taken (True) or refused (False), each with a word for it."""
    yield "its example", example, True
    for name in schema.get("required", []):
        without = copy.deepcopy(example)
        del without[name]
        yield f"without {name}", without, False
    for name, part in schema["properties"].items():
        wrong = other(part)
        if wrong is not None and name in example:
            yield f"{name} is {wrong!r}", {**example, name: wrong}, False
        if part.get("type") == "object" and part.get("properties"):
            for word, value, takes in cases(part, example[name]):
                yield f"{name}: {word}", {**example, name: value}, takes
        inner = part.get("items", {})
        if inner.get("properties") and example[name]:
            for word, value, takes in cases(inner, example[name][0]):
                yield f"{name}[]: {word}", {**example, name: [value]}, takes
        if "enum" in part and part["type"] == "string":
            yield f"{name} is not allowed", {**example, name: "not allowed"}, False
    yield "one attribute more", {**example, "nobody_planned_this": 1}, False


def words(schema):
    """All words of a schema, those of its parts included; what its attributes are called is none."""
    for word, value in schema.items():
        yield word
        if word == "properties":
            for part in value.values():
                yield from words(part)
        if word == "items":
            yield from words(value)


def main():
    asked, faults = [], []
    for path in sorted(FOLDER.glob("*/*.draft-0?.json")):
        name, draft, _ = path.name.rsplit(".", 2)
        schema = json.loads(path.read_text())
        example = json.loads((path.parent / f"{name}.example.json").read_text())
        if draft == "draft-04":
            # It describes what an event carries, without its name.
            if "event" not in schema["properties"]:
                del example["event"]
            faults += [f"{path}: {word} is no word of draft-04" for word in set(words(schema)) & YOUNGER]
            faults += [f"{path}: {fault}" for fault in of_itself(schema)]
            # Validators know the meta-schema of the draft, not that of the registry.
            schema["$schema"] = "http://json-schema.org/draft-04/schema#"
            del schema["self"]
        DRAFTS[draft].check_schema(schema)
        validator = DRAFTS[draft](schema)
        for word, value, takes in cases(schema, example):
            asked.append({"of": f"{path.parent.name}/{path.name}: {word}", "draft": draft, "schema": schema, "value": value, "takes": takes})
            if validator.is_valid(value) != takes:
                faults.append(f"jsonschema: {asked[-1]['of']}: {'refused' if takes else 'taken'}")
    told = subprocess.run([sys.argv[2], HERE / "validate.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=False)
    if told.returncode != 0:
        faults.append(told.stderr)
    else:
        faults += json.loads(told.stdout)
    told = subprocess.run([sys.argv[2], HERE / "receive.mjs", FOLDER / "received.json"], capture_output=True, text=True, check=False)
    received = json.loads(told.stdout) if told.returncode == 0 else {"cases": 0, "wrong": [told.stderr]}
    faults += received["wrong"]
    for plan in sorted(FOLDER.glob("*/tracking-plan.yaml")):
        kinds = {kind: yaml.safe_load((plan.parent / f"{kind}.yaml").read_text())["spec"] for kind in ("events", "properties", "tracking-plan")}
        known = {f"#event:{one['id']}" for one in kinds["events"]["events"]} | {f"#property:{one['id']}" for one in kinds["properties"]["properties"]}
        faults += [f"{plan}: {name} is named and not there" for name in named(kinds["tracking-plan"]) - known]
    print(f"{len(asked)} values, {sum(one['takes'] for one in asked)} to be taken, in two validators")
    print(f"{received['cases']} events sent by an SDK")
    if not asked:
        faults.append("there was nothing to check")
    sys.exit("\n".join(faults) or None)


def of_itself(schema):
    """What a registry would not take of what a schema says of itself: https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/self-describing-json-schemas/"""
    own = schema.get("self", {})
    if schema.get("$schema") != "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#":
        yield "its meta-schema is another"
    if set(own) != {"vendor", "name", "format", "version"}:
        yield f"it says {sorted(own)} of itself"
    for key, form in {"vendor": r"[a-zA-Z0-9_.-]+", "name": r"[a-zA-Z0-9_-]+", "format": "jsonschema", "version": r"[0-9]+-[0-9]+-[0-9]+"}.items():
        if not re.fullmatch(form, own.get(key, "")):
            yield f"its {key} is {own.get(key)!r}"


def named(plan):
    """What a plan names of events and of what they carry."""
    if isinstance(plan, dict):
        return {plan[key] for key in ("event", "property") if key in plan}.union(*(named(value) for value in plan.values()))
    return set().union(*(named(value) for value in plan)) if isinstance(plan, list) else set()


main()
