"""What programs in Python, and pandoc, make of our output.

Reads JSON: "markdown" and "html", a list of texts each; "turndown", Markdown that was made of the same HTML; "storage", a
page in Confluence's storage format; "deck", the path of a presentation. Writes, for each program by its name, what it makes
of each: the text that arrives, in the signs that converters.cjs has too.
"""

import json
import logging
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pypandoc
from lxml import etree
from markitdown import MarkItDown
from pptx import Presentation

AC = "{urn:confluence}"
BOXES = ("note", "tip", "important", "warning", "caution")
NAMES = ' xmlns:ac="urn:confluence" xmlns:ri="urn:resource"'


def run(arguments, text):
    done = subprocess.run(arguments, input=text, capture_output=True, text=True, check=True)
    return done.stdout


def tree(text, source="gfm"):
    """The text that pandoc finds."""
    document = json.loads(run([pypandoc.get_pandoc_path(), "-f", source, "-t", "json"], text))
    return " / ".join(filter(None, map(block, document["blocks"])))


def block(node):
    kind, inside = node["t"], node.get("c")
    if kind in ("Para", "Plain"):
        return inlines(inside)
    if kind == "Header":
        return inlines(inside[2])
    if kind == "BulletList":
        return " / ".join(item(blocks) for blocks in inside)
    if kind == "OrderedList":
        first = inside[0][0]
        return " / ".join(f"{first + index}. {parts(blocks)}" for index, blocks in enumerate(inside[1]))
    if kind == "BlockQuote":
        return f"> {parts(inside)}"
    if kind == "HorizontalRule":
        return "———"
    if kind == "CodeBlock":
        # Whatever pandoc writes, it leaves out what such a class begins with.
        language = "".join(inside[0][1]).removeprefix("language-")
        return f"{language}: {inside[1]}"
    if kind == "Table":
        rows = inside[3][1] + [row for body in inside[4] for row in body[3]]
        return " / ".join(" ¦ ".join(parts(cell[4]) for cell in row[1]) for row in rows)
    if kind == "Div":
        box = next((name for name in inside[0][1] if name in BOXES), None)
        return f"⟨box {box}⟩ {parts(inside[1][1:])}" if box else parts(inside[1])
    if kind == "RawBlock":
        return f"⟨raw {inside[1]}⟩"
    return f"⟨{kind}⟩"


def parts(blocks):
    return " / ".join(filter(None, map(block, blocks)))


def item(blocks):
    said = parts(blocks)
    for box, mark in (("☒ ", "[x] "), ("☐ ", "[ ] ")):
        if said.startswith(box):
            return mark + said[len(box) :]
    return f"• {said}"


def inlines(nodes):
    return "".join(map(inline, nodes))


def inline(node):
    kind, inside = node["t"], node.get("c")
    if kind == "Str":
        # A line end in a word is shown as a space.
        return inside.replace("\n", " ")
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "LineBreak":
        return "⏎"
    if kind == "Math":
        return f"⟨formula {inside[1]}⟩"
    if kind == "Note":
        return "⟨note⟩"
    if kind == "Code":
        return inside[1]
    if kind == "RawInline":
        return "⏎" if inside[1].startswith("<br") else f"⟨raw {inside[1]}⟩"
    if kind in ("Span", "Link"):
        return inlines(inside[1])
    return inlines(inside)


def md2conf(texts):
    """The storage format that it makes of each text, or why it makes none."""
    made = []
    for text in texts:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.md"
            page.write_text(f"<!-- confluence-page-id: 1 -->\n\n{text}", encoding="utf-8")
            command = [sys.executable, "-m", "md2conf", folder, "--local", "--no-generated-by"]
            command += ["--domain", "wiki.example", "--path", "/", "--space", "S"]
            done = subprocess.run(command, capture_output=True, text=True)
            written = page.with_suffix(".csf")
            if not written.exists():
                # It draws formulas by matplotlib, which it comes without.
                made.append("⟨formula⟩" if "matplotlib" in done.stderr else "⟨refused⟩")
                continue
            made.append(stored(etree.fromstring(f"<page{NAMES}>{written.read_text('utf-8')}</page>")))
    return made


def stored(parent):
    """The text of storage format."""
    said = []
    loose = parent.text or ""
    for node in parent:
        name = node.tag
        if name == "br":
            loose += "⏎"
        elif name == f"{AC}emoticon":
            loose += node.get(f"{AC}emoji-fallback")
        elif name in ("strong", "em", "code", "a", "del", "span"):
            loose += stored(node)
        else:
            said += [loose.strip(), storage_block(node)]
            loose = ""
        loose += (node.tail or "").removeprefix(" " if loose.endswith("⏎") else "")
    return " / ".join(part for part in [*said, loose.strip()] if part)


def storage_block(node):
    name = node.tag
    if name in ("ul", "ol"):
        first = int(node.get("start", "1"))
        marks = ["•" if name == "ul" else f"{first + index}." for index in range(len(node))]
        return " / ".join(f"{mark} {stored(one)}" for mark, one in zip(marks, node))
    if name == "blockquote":
        return f"> {stored(node)}"
    if name == "hr":
        return "———"
    if name == "tr":
        return " ¦ ".join(map(stored, node))
    if name == f"{AC}task":
        done = node.findtext(f"{AC}task-status") == "complete"
        return f"[{'x' if done else ' '}] {stored(node.find(f'{AC}task-body'))}"
    if name == f"{AC}structured-macro" and node.get(f"{AC}name") == "code":
        language = node.findtext(f"{AC}parameter")
        return f"{language}: {node.findtext(f'{AC}plain-text-body')}"
    if name == f"{AC}structured-macro":
        return f"⟨box {node.get(f'{AC}name')}⟩ {stored(node)}"
    return stored(node)


def lxml(storage):
    """Whether it reads storage format as it is, and within an element that declares its names."""
    found = []
    for text in (storage, f"<page>{storage}</page>", f"<page{NAMES}>{storage}</page>"):
        try:
            found.append("".join(etree.fromstring(text).itertext()))
        except etree.XMLSyntaxError:
            found.append(None)
    return found


def markitdown(text):
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
        page.write(text)
        page.flush()
        return MarkItDown().convert(page.name).text_content


def lines_of_deck(path):
    for slide in Presentation(path).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def main():
    logging.disable()
    given = json.load(sys.stdin)
    html, deck = given["html"], given["deck"]
    made = {
        "versions": [
            f"pandoc {pypandoc.get_pandoc_version()}",
            f"md2conf {version('markdown-to-confluence')}",
            *(f"{name} {version(name)}" for name in ("markitdown", "lxml", "python-pptx")),
        ],
        "pandoc": [tree(text) for text in given["markdown"]],
        "md2conf": md2conf(given["markdown"]),
        "pandoc of HTML": [tree(text, "html") for text in html],
        "markitdown": [tree(markitdown(text)) for text in html],
        "turndown": [tree(text) for text in given["turndown"]],
        "lxml": lxml(given["storage"]),
        "python-pptx, deck": list(lines_of_deck(deck)),
        "markitdown, deck": [MarkItDown().convert(deck).text_content],
        "pandoc, deck": [run([pypandoc.get_pandoc_path(), "-f", "pptx", "-t", "gfm", deck], None)],
    }
    json.dump(made, sys.stdout)


if __name__ == "__main__":
    main()
