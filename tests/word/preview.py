"""What a page says, line by line, read from the HTML that previews show.

A line is what it is, and its runs. What it is: `("h2",)`, `("p",)`, `("pre",)`, `("hr",)`, `("picture",)`, `("toc",)`, a cell
`("th",)` or `("td",)`, each behind what it stands in: `("quote", "item 2.", "p")`. An item's own mark is said by its first line
alone, `item 2.`, and `within` by the others; in which order quotations and lists stand in one another is not told. A run is a text, and the set of its looks.
"""

from lxml import html

LOOKS = {"strong": "bold", "em": "italic", "del": "struck", "code": "code"}
# A line end that is meant.
BREAK = "\v"
BLOCKS = {"p", "ul", "ol", "blockquote", "pre", "div", "hr", "figure", "nav", "table", *(f"h{n}" for n in range(1, 7))}


def lines(text):
    tree = html.document_fromstring(text)
    mains = tree.xpath("//main")
    found = []
    blocks(mains[0] if mains else tree.body, (), found)
    return [(in_order(place), runs) for place, runs in found]


def in_order(place):
    """What something stands in, quotations first."""
    around = {"quote": 1, "within": 2}
    return tuple(sorted(place, key=lambda one: around.get(one, 0 if one == "panel" else 3)))


def blocks(parent, place, found):
    for element in parent:
        block(element, place, found)


def block(element, place, found):
    tag = element.tag
    kind = element.get("class", "")
    if tag in ("ul", "ol"):
        items(element, place, found)
    elif tag == "blockquote":
        blocks(element, (*place, "quote"), found)
    elif tag == "div" and kind == "panel":
        blocks(element, (*place, "panel"), found)
    elif tag == "div":
        table(element.find("table"), place, found)
    elif tag == "nav":
        for link in element.iter("a"):
            found.append(((*place, "toc"), runs_of(link, frozenset())))
    elif tag == "figure":
        pictures = [alt.get("alt") for alt in element.iter("img")]
        if pictures:
            found.append(((*place, "picture"), [(pictures[0], frozenset())]))
        else:
            blocks(element, place, found)
    elif tag == "figcaption":
        found.append(((*place, "p"), tidy(runs_of(element, frozenset()))))
    elif tag == "pre":
        found.append(((*place, "pre"), [(element.text_content(), frozenset())]))
    elif tag == "hr":
        found.append(((*place, "hr"), []))
    else:
        found.append(((*place, tag), tidy(runs_of(element, frozenset()))))


def items(element, place, found):
    number = int(element.get("start", "1"))
    for item in element.findall("li"):
        mark = f"item {number}." if element.tag == "ol" else "item •"
        box = next((box for box in item if box.tag == "input"), None)
        if box is not None:
            task = "☒" if "checked" in box.attrib else "☐"
            mark = f"item {number}. {task}" if element.tag == "ol" else f"item {task}"
        number += 1
        first, rest = parts(item)
        found.append(((*place, mark, "p"), tidy(first)))
        for child in rest:
            block(child, (*place, "within"), found)


def parts(item):
    """The runs that an item begins with, and the blocks that follow."""
    children = list(item)
    if children and children[0].tag == "p":
        return runs_of(children[0], frozenset()), children[1:]
    runs = [(item.text or "", frozenset())]
    for index, child in enumerate(children):
        if child.tag in BLOCKS:
            return runs, children[index:]
        if child.tag != "input":
            runs += run(child, frozenset())
        runs.append((child.tail or "", frozenset()))
    return runs, []


def table(element, place, found):
    for row in element.iter("tr"):
        for cell in row:
            tag = "th" if row.getparent().tag == "thead" else "td"
            found.append(((*place, tag), tidy(runs_of(cell, frozenset()))))


def runs_of(element, looks):
    runs = [(element.text or "", looks)]
    for child in element:
        runs += run(child, looks)
        runs.append((child.tail or "", looks))
    return runs


def run(child, looks):
    if child.tag == "br":
        return [(BREAK, frozenset())]
    if child.tag == "a" and child.get("href"):
        return runs_of(child, looks | {f"to {child.get('href')}"})
    if child.tag == "span" and child.get("class", "").startswith("status"):
        return runs_of(child, looks | {"status"})
    return runs_of(child, looks | {LOOKS[child.tag]})


def tidy(runs):
    """Runs of one look as one, without white space at the ends of lines, which is the markup's own."""
    joined = []
    for text, looks in runs:
        # A line end in the markup is for who reads that.
        text = text.replace("\n", "").replace(BREAK, "\n")
        if not text:
            continue
        if joined and joined[-1][1] == looks:
            joined[-1] = (joined[-1][0] + text, looks)
        else:
            joined.append((text, looks))
    if joined:
        joined[0] = (joined[0][0].lstrip(" "), joined[0][1])
        joined[-1] = (joined[-1][0].rstrip(" "), joined[-1][1])
    return [run for run in joined if run[0]]
