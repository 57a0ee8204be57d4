//! Tells Windows what it is to know of the program, as of the window.

const MANIFEST: &str = "../windows/ninefold.manifest";

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={MANIFEST}");
    match std::env::var("CARGO_CFG_WINDOWS") {
        Ok(_) => embed_manifest::embed_manifest_file(MANIFEST),
        Err(_) => Ok(()),
    }
}
