#!/usr/bin/env bash
# An absolute path of Windows, as the folder of an app's files, is an address of the scheme `c`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "folder"
version = "0.0.0"
edition = "2021"

[dependencies]
tauri-utils = "=2.10.2"
serde_json = "1"
TOML
cat > "$folder/src/main.rs" <<'RUST'
use tauri_utils::config::FrontendDist;

fn main() {
    for path in [r"C:\out\window", r"\\?\C:\out\window", "/out/window", "out/window"] {
        let read: FrontendDist = serde_json::from_value(path.into()).unwrap();
        let kind = match read {
            FrontendDist::Url(_) => "Url",
            FrontendDist::Directory(_) => "Directory",
            _ => "something else",
        };
        println!("{path} -> {kind}");
    }
}
RUST
found=$(cargo run --quiet --manifest-path "$folder/Cargo.toml")
printf 'tauri-utils 2.10.2\n%s\n' "$found"
expected='C:\out\window -> Url
\\?\C:\out\window -> Directory
/out/window -> Directory
out/window -> Directory'
[ "$found" = "$expected" ] || { echo "It behaves otherwise now."; exit 1; }
