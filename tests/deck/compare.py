"""Compares what python-pptx finds in a file with what the deck says: texts, tables, notes, alternative texts."""

import re
import unicodedata
from collections import Counter
from itertools import groupby

NUMBERED = re.compile(r" \((\d+) of (\d+)\)$")
CONTENT = 1
LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"


def differences(presentation, told):
    """In words."""
    properties = presentation.core_properties
    for name, value in [
        ("title", properties.title),
        ("subject", properties.subject),
        ("author", properties.author),
        ("language", properties.language),
    ]:
        expected = plain(told[name])
        if not (expected.startswith(plain(value)) and bool(expected) == bool(value)):
            yield f"the property {name} is {value!r}"
    slides = list(presentation.slides)
    yield from logo_differences(slides, told["logo"])
    for slide in told["slides"]:
        group, slides = take(slides)
        for difference in slide_differences(group, slide):
            yield f"{slide['title'][:40]!r}: {difference}"
    if slides:
        yield f"{len(slides)} slides more than expected"


def logo_differences(slides, told):
    """A logo stands on the first slide, and nowhere else, in its own proportions and with an alternative text."""
    found = [(number, shape) for number, slide in enumerate(slides, 1) for shape in slide.shapes if shape.name == "Logo"]
    if [number for number, _ in found] != ([1] if told else []):
        yield f"the logo stands on {[number for number, _ in found]}"
    for _, shape in found:
        if plain(alt(shape)) != plain(told):
            yield f"the logo is told as {alt(shape)!r}"
        width, height = shape.image.size
        if abs(shape.width / shape.height - width / height) > 0.01 * width / height:
            yield f"the logo of {width} × {height} points became {shape.width} × {shape.height}"


def take(slides):
    """The slides that one went on to, and the rest."""
    if not slides:
        return [], []
    number = NUMBERED.search(slides[0].shapes.title.text_frame.text)
    count = int(number.group(2)) if number else 1
    return slides[:count], slides[count:]


def slide_differences(group, told):
    if not group:
        yield "is missing"
        return
    for index, slide in enumerate(group, 1):
        title = slide.shapes.title.text_frame.text
        if len(group) > 1 and not title.endswith(f"({index} of {len(group)})"):
            yield f"slide {index} of {len(group)} is called {title!r}"
        title = plain(NUMBERED.sub("", title))
        cut = title.endswith("…") and plain(told["title"]).startswith(title[:-1])
        if title != plain(told["title"]) and not cut:
            yield f"the title is {title!r}"
        if cut and plain(told["title"]) not in plain(words(group)):
            yield "the title is cut, and stands nowhere as a whole"
    notes = [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "" for slide in group]
    if plain(notes[0]) != plain(told["notes"]) or any(notes[1:]):
        yield f"the notes are {notes!r}"
    alts = {plain(alt(shape)) for slide in group for shape in slide.shapes}
    # Most readers of text leave such a line end out, and glue what it divides.
    if "\v" in words(group):
        yield "a line ends within a paragraph"
    everything = plain(words(group))
    for text in told["alts"]:
        if text and plain(text) not in alts and plain(text) not in everything:
            yield f"no picture or chart has the alternative text {text!r}"
    for slide in group:
        for shape in slide.shapes:
            is_drawn = shape.has_chart or shape.has_table or shape.shape_type == 13
            if is_drawn and not alt(shape):
                yield f"{shape.name!r} has no alternative text"
    for text in told["words"]:
        if plain(text) not in everything:
            yield f"{text!r} is missing"
    for part in told["parts"]:
        yield from part_differences(group, part)


def part_differences(group, part):
    """Every part has shapes of its own, called what it is called."""
    name = plain(part["title"][:80]) or "Text"
    shapes = [shape for slide in group for shape in slide.shapes if plain(shape.name) == name]
    found = plain("".join(shape.text_frame.text for shape in shapes if shape.has_text_frame))
    said, title = plain(part["text"]), plain(part["title"])
    # A box that does not hold everything is followed by a part that does.
    whole = found in (said, title + said)
    in_lines = part["tables"] and not any(shape.has_table for shape in shapes)
    repeated = "Allofitis" in found and found.endswith(said)
    if not (whole or repeated or (in_lines and said in found)):
        yield f"{part['title'][:40]!r} says {found[:200]!r} instead of {said[:200]!r}"
    tables = [shape.table for shape in shapes if shape.has_table]
    pieces = groupby(tables, key=lambda table: tuple(cell.text for cell in table.rows[0].cells))
    found = [columns(list(tables)) for _, tables in pieces]
    expected = [
        [(plain(column["heading"]), plain(column["cells"])) for column in table]
        for table in part["tables"]
    ]
    # Where there is no room for a table, what it says stands there as lines.
    if expected and not found:
        lacking = Counter("".join(text for table in expected for column in table for text in column[1:]))
        lacking -= Counter(plain(words(group)))
        if lacking:
            yield f"the tables of {part['title'][:40]!r} lack {''.join(lacking)!r}"
    elif found != expected:
        yield f"the tables of {part['title'][:40]!r} say {found!r} instead of {expected!r}"


def columns(tables):
    """Each column of a table that may go on: its heading, and its cells as one text."""
    head = [plain(cell.text) for cell in tables[0].rows[0].cells]
    rows = [row for table in tables for row in list(table.rows)[1:]]
    return [
        (heading, plain("".join(row.cells[index].text for row in rows)))
        for index, heading in enumerate(head)
    ]


def words(group):
    """What stands on slides besides titles and footers, which come again on each."""
    texts = []
    for slide in group:
        for shape in slide.shapes:
            again = shape.is_placeholder and shape.placeholder_format.idx != CONTENT
            if again:
                continue
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            elif shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts)


def alt(shape):
    return shape._element._nvXxPr.cNvPr.get("descr", "")


def plain(text):
    """Without white space, which lines and slides divide; with � for what XML can't hold. A hyphen that keeps a day
    together is one like any other."""
    kept = []
    for c in text or "":
        if c in LINE_ENDS or c.isspace():
            continue
        unprintable = unicodedata.category(c) == "Cc" or c in "\ufffe\uffff"
        kept.append("\ufffd" if unprintable else "-" if c == "\u2011" else c)
    return "".join(kept)
