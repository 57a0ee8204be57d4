#!/usr/bin/env bash
# What Confluence's document format has no place for is left out with its words: a bullet under a task, a quotation or a heading in
# a list, tasks in a quotation.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check marklas==0.8.6
cat >"$folder/try.py" <<'PY'
from marklas import to_adf


def outline(node):
    if node["type"] == "text":
        return node["text"]
    return f"{node['type']}({' '.join(outline(part) for part in node.get('content', []))})"


for text in ["- [x] task\n  - bullet", "- item\n\n  > quoted", "- item\n\n  # heading", "> - [ ] task", "- [ ] task\n  - [ ] below"]:
    print(repr(text), "->", outline(to_adf(text)))
PY
found=$("$folder/python/bin/python" "$folder/try.py")
printf 'marklas 0.8.6\n%s\n' "$found"
expected="'- [x] task\\n  - bullet' -> doc(taskList(taskItem(task)))
'- item\\n\\n  > quoted' -> doc(bulletList(listItem(paragraph(item))))
'- item\\n\\n  # heading' -> doc(bulletList(listItem(paragraph(item))))
'> - [ ] task' -> doc(blockquote())
'- [ ] task\\n  - [ ] below' -> doc(taskList(taskItem(task) taskList(taskItem(below))))"
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
