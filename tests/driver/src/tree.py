"""Prints what a screen reader is told of the app: a line of JSON for each thing in its window, from the top down."""

import json
import os
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20


def is_of(child, home):
    """Whether an app on the bus is somebody's: two people have one each."""
    with open(f"/proc/{child.get_process_id()}/environ", "rb") as environment:
        return f"HOME={home}".encode() in environment.read().split(b"\0")


def app(name):
    """The person's app, once it has told the bus of itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_name() == name and is_of(child, os.environ["HOME"]):
                return child
        time.sleep(0.2)
    sys.exit(f"the bus has no {name}")


def said(node):
    """What all in a node says."""
    text = node.get_text_iface()
    own = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""
    below = (node.get_child_at_index(index) for index in range(node.get_child_count()))
    return " ".join([own, *(said(child) for child in below if child)])


def walk(node, depth=0):
    """Everything in a node, with how deep it lies."""
    try:
        attributes = dict(node.get_attributes() or {})
        yield {
            "depth": depth,
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "attributes": attributes,
            # Of what is read aloud when it changes.
            "said": said(node) if "live" in attributes else "",
        }
        # Of a list that opens, all that could be chosen in it would be read each time.
        count = 0 if attributes.get("tag") == "select" else node.get_child_count()
    except GLib.Error:
        # It is gone meanwhile.
        return
    for index in range(count):
        child = node.get_child_at_index(index)
        if child:
            yield from walk(child, depth + 1)


for thing in walk(app(sys.argv[1])):
    print(json.dumps(thing))
