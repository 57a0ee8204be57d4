"""Whether everything on the slides has room, as LibreOffice draws it.

Frames stand inside their slide and beside one another, and every word stands inside a frame: so no text is beyond an
edge, and none lies on another.
"""

import html
import re
import subprocess
import unicodedata

POINT = 12700
PAGE = re.compile(r"<page width=\"([\d.]+)\" height=\"([\d.]+)\">(.*?)</page>", re.DOTALL)
WORD = re.compile(
    r"<word xMin=\"(-?[\d.]+)\" yMin=\"(-?[\d.]+)\" xMax=\"(-?[\d.]+)\" yMax=\"(-?[\d.]+)\">(.*?)</word>"
)

# What a word may stand out of its frame, in points and in its own height: fonts that help out with signs are higher
# than what they stand for.
OUT = 2.0
OUT_OF_HEIGHT = 0.25


def faults(presentation, pdf):
    """In words."""
    printed = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    pages = PAGE.findall(printed)
    slides = list(presentation.slides)
    if len(pages) != len(slides):
        yield f"{len(slides)} slides became {len(pages)} pages"
        return
    size = (presentation.slide_width / POINT, presentation.slide_height / POINT)
    for number, (slide, page) in enumerate(zip(slides, pages), 1):
        for fault in slide_faults(slide, page, size):
            yield f"slide {number}: {fault}"


def slide_faults(slide, page, size):
    frames = [frame(shape) for shape in slide.shapes if is_box(shape)]
    for name, (left, top, right, bottom) in frames:
        if left < 0 or top < 0 or right > size[0] or bottom > size[1]:
            yield f"{name!r} stands out of the slide"
    for index, (name, one) in enumerate(frames):
        for other_name, other in frames[index + 1 :]:
            if overlap(one, other):
                yield f"{name!r} lies on {other_name!r}"
    scale = size[0] / float(page[0])
    for *place, text in WORD.findall(page[2]):
        # A pile of accents has no width, and is as high as somebody liked.
        if all(unicodedata.combining(c) for c in html.unescape(text)):
            continue
        word = [float(edge) * scale for edge in place]
        if not any(holds(box, word) for _, box in frames):
            yield f"{html.unescape(text)!r} stands in no frame: {[round(edge) for edge in word]}"


def is_box(shape):
    """Lines have no inside, and what is empty takes no room."""
    if shape.shape_type is not None and "LINE" in str(shape.shape_type):
        return False
    return shape.height > 0 and not (shape.has_text_frame and not shape.text_frame.text.strip())


def frame(shape):
    left, top = shape.left / POINT, shape.top / POINT
    return shape.name, (left, top, left + shape.width / POINT, top + shape.height / POINT)


def overlap(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


def holds(box, word):
    high = OUT + OUT_OF_HEIGHT * (word[3] - word[1])
    return (
        word[0] >= box[0] - OUT
        and word[2] <= box[2] + OUT
        and word[1] >= box[1] - high
        and word[3] <= box[3] + high
    )
