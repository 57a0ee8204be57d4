#!/bin/sh
# Exporting use cases as web pages, a file each, beside Zim, which exports the same texts: both as whole processes, in turn.
#
#   cargo build --release --locked -p ninefold-cli
#   src-tauri/core/benches/zim.sh target/release/ninefold-cli 1000
#
# It needs Debian's package zim, and is not run by `cargo xtask test`.
set -eu
program=$1
use_cases=${2:-1000}
rounds=${3:-5}

work=$(mktemp -d "$(dirname "$program")/zim.XXXXXX")
trap 'rm -rf "$work"' EXIT
notebook=$work/notebook
mkdir "$notebook" "$work/texts"
"$program" generate --use-cases "$use_cases" --seed 1 "$work/texts.ninefold" >"$work/log" 2>&1
"$program" export "$work/texts.ninefold" --all --to "$work/texts" >"$work/log" 2>&1

# Zim's own marks for headings, items and words in italics; bold is the same, and so is a table.
printf '[Notebook]\nversion=0.4\nname=texts\n' >"$notebook/notebook.zim"
page=0
for text in "$work/texts"/*.md; do
    page=$((page + 1))
    {
        printf 'Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n\n'
        sed -E \
            -e 's/^# (.*)/====== \1 ======/' -e 's/^## (.*)/===== \1 =====/' -e 's/^### (.*)/==== \1 ====/' \
            -e 's/^#{4,6} (.*)/=== \1 ===/' -e 's/^( *)- \[x\] /\1[*] /' -e 's/^( *)- \[ \] /\1[ ] /' \
            -e 's/^( *)- /\1* /' -e 's/(^| )_([^_]+)_/\1\/\/\2\/\//g' "$text"
    } >"$notebook/Page_$page.txt"
done
# What it knows of the pages before it exports them.
zim --index "$notebook" >"$work/log" 2>&1

milliseconds() {
    before=$(date +%s%N)
    "$@" >"$work/log" 2>&1
    echo $((($(date +%s%N) - before) / 1000000))
}

# A folder each time, and none is emptied before the end: where files were deleted a moment ago, ext4 looks long for a number
# for a new one, and each round would slow down the next.
for round in $(seq "$rounds"); do
    mkdir "$work/ours $round" "$work/theirs $round"
    ours=$(milliseconds "$program" export "$work/texts.ninefold" --all --format html --to "$work/ours $round")
    written=$(find "$work/ours $round" -name '*.html' | wc -l)
    theirs=$(milliseconds zim --export --format=html --output="$work/theirs $round" "$notebook")
    exported=$(find "$work/theirs $round" -name '*.html' | wc -l)
    times=$(echo "$theirs $ours" | awk '{ printf "%.1f", $1 / $2 }')
    echo "$written files in $ours ms, $exported by Zim in $theirs ms: $times times"
done
