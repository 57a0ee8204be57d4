#!/usr/bin/env bash
# A text between <r> and </r> is taken for markup that the writer has made itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "tagged"
version = "0.0.0"
edition = "2021"

[dependencies]
rust_xlsxwriter = "=0.102.0"
calamine = "=0.38.0"
TOML
cat > "$folder/src/main.rs" <<'RUST'
use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;

fn main() {
    for text in ["<s>checkout</s>", "<r>checkout</r>", "<r>checkout</r>.", "<r><t>checkout</t></r>"] {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 0, text).unwrap();
        let bytes = std::io::Cursor::new(workbook.save_to_buffer().unwrap());
        let mut read: Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let cells = read.worksheet_range("Sheet1").unwrap();
        println!("{text} -> {:?}", cells.get((0, 0)).unwrap().to_string());
    }
}
RUST
found=$(cargo run --quiet --manifest-path "$folder/Cargo.toml")
printf 'rust_xlsxwriter 0.102.0, calamine 0.38.0\n%s\n' "$found"
expected='<s>checkout</s> -> "<s>checkout</s>"
<r>checkout</r> -> ""
<r>checkout</r>. -> "<r>checkout</r>."
<r><t>checkout</t></r> -> "checkout"'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
