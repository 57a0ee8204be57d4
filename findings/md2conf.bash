# Sourced: installs markdown-to-confluence, and turns Markdown into storage format without a server.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check markdown-to-confluence==0.6.5
echo "markdown-to-confluence 0.6.5"

# The storage format of a text.
stored() {
  mkdir -p "$folder/pages"
  printf '<!-- confluence-page-id: 1 -->\n\n%s\n' "$1" >"$folder/pages/page.md"
  "$folder/python/bin/python" -m md2conf "$folder/pages" --local --no-generated-by \
    --domain wiki.example --path / --space S 2>/dev/null
  cat "$folder/pages/page.csf"
}
