#!/usr/bin/env bash
# A line break on a slide, in a cell too, is a vertical tab in the Markdown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check markitdown==0.1.9 python-pptx==1.0.2
cat >"$folder/try.py" <<'PY'
import sys
from markitdown import MarkItDown
from pptx import Presentation
from pptx.util import Inches

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[5])
table = slide.shapes.add_table(1, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
# Two lines of one paragraph, and two paragraphs.
table.cell(0, 0).text = "owns\vdecides"
table.cell(0, 1).text = "owns\ndecides"
deck.save(sys.argv[1])
text = MarkItDown().convert(sys.argv[1]).text_content
start = text.index("| owns")
print(repr(text[start : text.index("\n", start)]))
PY
found=$("$folder/python/bin/python" "$folder/try.py" "$folder/deck.pptx")
printf 'markitdown 0.1.9, python-pptx 1.0.2\n%s\n' "$found"
[ "$found" = "'| owns\\x0bdecides | owns decides |'" ] || { echo "It behaves otherwise now."; exit 1; }
