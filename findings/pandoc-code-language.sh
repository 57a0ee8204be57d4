#!/usr/bin/env bash
# An attribute of pre, as accessibility asks for, hides the language of the code in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
pandoc=$("$folder/python/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
"$pandoc" --version | head -n 1
code='<code class="language-sql">select 1</code></pre>'
plain=$(printf '<pre>%s' "$code" | "$pandoc" -f html -t gfm | head -n 1)
focusable=$(printf '<pre tabindex="0">%s' "$code" | "$pandoc" -f html -t gfm | head -n 1)
printf '<pre>:              %s\n<pre tabindex="0">: %s\n' "$plain" "$focusable"
[ "$plain" = '``` sql' ] && [ "$focusable" = '```' ] || { echo "It behaves otherwise now."; exit 1; }
