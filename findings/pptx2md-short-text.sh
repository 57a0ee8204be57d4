#!/usr/bin/env bash
# A text of up to fifteen letters is left out, and so is a title much like the one before: the decision, and "(2 of 2)".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check pptx2md==2.0.6 python-pptx==1.0.2
cat >"$folder/deck.py" <<'PY'
import sys
from pptx import Presentation
from pptx.util import Inches

deck = Presentation()
for title, text in [("Build (1 of 2)", "Keep"), ("Build (2 of 2)", "Keep it for all markets")]:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    slide.shapes.add_textbox(Inches(1), Inches(3), Inches(6), Inches(1)).text_frame.text = text
deck.save(sys.argv[1])
PY
"$folder/python/bin/python" "$folder/deck.py" "$folder/deck.pptx"
read_with() {
  "$folder/python/bin/pptx2md" "$folder/deck.pptx" --output "$folder/deck.md" "$@" >/dev/null 2>&1
  grep -v '^$' "$folder/deck.md" | paste -sd '/'
}
found="as it is:     $(read_with)
all of it:    $(read_with --min-block-size 0 --keep-similar-titles)"
printf 'pptx2md 2.0.6, python-pptx 1.0.2\n%s\n' "$found"
expected='as it is:     # Build (1 of 2)/Keep it for all markets
all of it:    # Build (1 of 2)/Keep/# Build (2 of 2) (cont.)/Keep it for all markets'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
