#!/usr/bin/env bash
# Of a table whose rows have headings, as page properties of Confluence have, one row is left, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "rows"
version = "0.0.0"
edition = "2021"

[dependencies]
confmark = { version = "=0.6.0", default-features = false }
TOML
cat > "$folder/src/main.rs" <<'RUST'
use confmark::ast::Document;

fn main() {
    let row = |name: &str, what: &str| format!("<tr><th><p>{name}</p></th><td><p>{what}</p></td></tr>");
    let rows = [row("Owner", "Anna"), row("State", "At work"), row("Phase", "Design")].concat();
    let table = format!("<table><tbody>{rows}</tbody></table>");
    print!("{}", Document::from_confluence(&table).to_markdown());
}
RUST
found=$(cargo run --quiet --manifest-path "$folder/Cargo.toml" | tr -s ' -')
printf 'confmark 0.6.0\n%s\n' "$found"
expected='| Phase | Design |
| - | - |'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
