//! Declares the window's commands, so that only those granted in tauri.conf.json can be called, and joins the window's files.

include!("src/command_names.rs");

mod joined;

use std::error::Error;
use std::path::{Path, PathBuf};

/// What everything that the program is made of may be used for.
const LICENSES: &str = "THIRD-PARTY-LICENSES.txt";

fn main() {
    println!("cargo:rerun-if-changed=tauri.conf.json");
    println!("cargo:rerun-if-changed=ui");
    println!("cargo:rerun-if-changed=src-tauri/windows/ninefold.manifest");
    println!("cargo:rerun-if-changed={LICENSES}");
    if let Err(error) = built() {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

fn built() -> Result<(), Box<dyn Error>> {
    let windows = tauri_build::WindowsAttributes::new()
        .app_manifest(include_str!("windows/ninefold.manifest"));
    let attributes = tauri_build::Attributes::new()
        .windows_attributes(windows)
        .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    tauri_build::try_build(attributes)?;
    let window = PathBuf::from(std::env::var("OUT_DIR")?).join("window");
    joined::write(Path::new("ui"), &window)?;
    // Compressed as these are.
    std::fs::copy(LICENSES, window.join(LICENSES))?;
    // Tauri takes `C:\out` for an address of the scheme `c`, and embeds nothing; `\\?\C:\out` is a folder to it.
    #[allow(clippy::disallowed_methods, reason = "nobody is shown it")]
    let window = std::fs::canonicalize(window)?;
    // What is embedded are the joined files; that they are made from `ui` stands in tauri.conf.json.
    let config = serde_json::json!({ "build": { "frontendDist": window } });
    println!("cargo:rustc-env=TAURI_CONFIG={config}");
    Ok(())
}
