"""What a Word file says, line by line, in the same words as `preview`, by what python-docx and the standard know of it."""

import re

import docx
from docx.oxml.ns import qn

from preview import BREAK, tidy

INDENT = 425
QUOTE = INDENT // 2
CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def lines(file):
    document = docx.Document(str(file))
    return Reader(document).read()


def faults(file):
    """What everything relies on, in words."""
    document = docx.Document(str(file))
    properties = document.core_properties
    if not properties.title or properties.modified is None:
        yield "it does not say what it is called, or when it was edited"
    named = {style.style_id for style in document.styles}
    used = {element.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for element in document.element.iter(qn(tag))}
    for style in sorted(used - named):
        yield f"the style {style} is not there"
    for row in document.element.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w"))) for column in row.find(qn("w:tblGrid"))]
        if min(widths) <= 0:
            yield f"columns are {widths} wide"
    anchors = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))} - {None}
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    for anchor in sorted(anchors - marks):
        yield f"a link leads to {anchor}, which is nowhere"


class Reader:
    def __init__(self, document):
        self.document = document
        self.links = {id: relation.target_ref for id, relation in document.part.rels.items() if relation.is_external}
        self.formats = numbering(document)
        self.counters = {}

    def read(self):
        found = []
        for child in self.document.element.body:
            self.block(child, (), found)
        return found

    def block(self, child, place, found):
        if child.tag == qn("w:tbl"):
            style = child.find(qn("w:tblPr")).find(qn("w:tblStyle")).get(qn("w:val"))
            if style == "Panel":
                for inner in child.find(qn("w:tr")).find(qn("w:tc")):
                    self.block(inner, (*place, "panel"), found)
                return
            indent = child.find(qn("w:tblPr")).find(qn("w:tblInd"))
            left = 0 if indent is None else int(indent.get(qn("w:w")))
            for row in child.iter(qn("w:tr")):
                heads = row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
                for cell in row.iter(qn("w:tc")):
                    runs = [run for p in cell.findall(qn("w:p")) for run in self.runs(p, frozenset())]
                    found.append(((*place, *self.within(left), "th" if heads else "td"), tidy(runs)))
        elif child.tag == qn("w:p"):
            self.para(child, place, found)

    def para(self, p, place, found):
        properties = p.find(qn("w:pPr"))
        style = value(properties, "w:pStyle") or "Normal"
        if style == "Gap":
            return
        runs = self.runs(p, frozenset())
        left = properties.find(qn("w:ind")) if properties is not None else None
        left = 0 if left is None else int(left.get(qn("w:left"), "0"))
        mark = self.mark(p, properties)
        around = self.within(left)
        if mark:
            # What stands before the tabs of an item is its mark.
            typed = properties.find(qn("w:numPr")) is None and not mark.startswith(("☐", "☒"))
            for _ in range(typed + mark.endswith(("☐", "☒"))):
                runs = behind_tab(runs)
            around = (*around[:-1], f"item {mark}")
        kind = {"Code": "pre", "Rule": "hr", "Picture": "picture"}.get(style, "p")
        if style.startswith("Heading"):
            kind = f"h{style.removeprefix('Heading')}"
        if style.startswith("TOC"):
            kind = "toc"
        if kind == "picture":
            runs = [(drawn.get("descr"), frozenset()) for drawn in p.iter(qn("wp:docPr"))]
        found.append(((*place, *around, kind), tidy(runs) if kind != "pre" else [("".join(text for text, _ in runs).replace(BREAK, "\n"), frozenset())]))

    def within(self, left):
        """What something stands in, by how far it is set in. Lists and quotations are told by the different steps."""
        for quotes in range(0, 17):
            rest = left - quotes * QUOTE
            if rest >= 0 and rest % INDENT == 0:
                return ("quote",) * quotes + ("within",) * (rest // INDENT)
        return (f"{left} twentieths",)

    def mark(self, p, properties):
        box = next(iter(p.iter(CHECKBOX)), None)
        task = "" if box is None else ("☒" if box[0].get(box[0].keys()[0]) == "1" else "☐")
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        if numbered is not None:
            list_id, level = value(numbered, "w:numId"), value(numbered, "w:ilvl")
            kind, start = self.formats[list_id][level]
            if kind == "bullet":
                return "•"
            count = self.counters[list_id] = self.counters.get(list_id, start - 1) + 1
            return f"{count}. {task}".strip()
        first = "".join(t.text or "" for t in list(p.iter(qn("w:t")))[:1])
        typed = re.fullmatch(r"\d+\.", first)
        hanging = None if properties is None else properties.find(qn("w:ind"))
        if typed and hanging is not None and hanging.get(qn("w:hanging")) != "0":
            return f"{first} {task}".strip()
        return task

    def runs(self, parent, looks):
        found = []
        for child in parent:
            if child.tag == qn("w:r"):
                found += self.run(child, looks)
            elif child.tag == qn("w:hyperlink"):
                link = self.links.get(child.get(qn("r:id")))
                found += self.runs(child, looks | {f"to {link}"} if link else looks)
            elif child.tag == qn("w:sdt"):
                found += self.runs(child.find(qn("w:sdtContent")), looks)
        return found

    def run(self, run, looks):
        properties = run.find(qn("w:rPr"))
        if properties is not None:
            for tag, look in (("w:b", "bold"), ("w:i", "italic"), ("w:strike", "struck")):
                if properties.find(qn(tag)) is not None:
                    looks = looks | {look}
            if value(properties, "w:rStyle") == "CodeInLine":
                looks = looks | {"code"}
            if properties.find(qn("w:shd")) is not None:
                looks = looks | {"status"}
        for child in run:
            if child.tag == qn("w:t"):
                yield child.text or "", looks
            elif child.tag == qn("w:tab"):
                yield "\t", looks
            elif child.tag == qn("w:br"):
                yield BREAK, frozenset()


def behind_tab(runs):
    skip = "".join(text for text, _ in runs).index("\t") + 1
    kept = []
    for text, looks in runs:
        kept.append((text[min(skip, len(text)) :], looks))
        skip = max(0, skip - len(text))
    return kept


def numbering(document):
    """The kind and the first number of each level of each list."""
    root = document.part.numbering_part.element
    definitions = {
        one.get(qn("w:abstractNumId")): {
            level.get(qn("w:ilvl")): (value(level, "w:numFmt"), int(value(level, "w:start")))
            for level in one.iter(qn("w:lvl"))
        }
        for one in root.iter(qn("w:abstractNum"))
    }
    return {num.get(qn("w:numId")): definitions[value(num, "w:abstractNumId")] for num in root.findall(qn("w:num"))}


def value(parent, tag):
    element = None if parent is None else parent.find(qn(tag))
    return None if element is None else element.get(qn("w:val"))
