//! `cargo xtask package`.

use std::path::PathBuf;

use crate::node::Node;
use crate::process::{Failure, cargo, run, target};
use crate::system;

/// Makes the installers of this system, and proves the one for Debian if asked to.
pub fn package(arguments: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = arguments.iter().find(|argument| *argument != "--prove") {
        return Err(Failure(format!(
            "there is no option {unknown:?}; there is --prove"
        )));
    }
    if !cfg!(target_os = "linux") {
        return Err(Failure("packages are made on Linux so far".into()));
    }
    system::ensure(&[system::BUILD])?;
    // The packages install it beside the app.
    run(cargo().args([
        "build",
        "--release",
        "--locked",
        "--package",
        "ninefold-cli",
    ]))?;
    let bundle = target().join("release/bundle");
    // Packages of earlier versions would be taken for this one's.
    let _ = std::fs::remove_dir_all(&bundle);
    run(Node::ensure()?
        .program("tauri")
        .args(["build", "--ci", "--bundles", "deb,rpm"]))?;
    let deb = made(&bundle.join("deb"), "deb")?;
    let rpm = made(&bundle.join("rpm"), "rpm")?;
    println!("{}\n{}", deb.display(), rpm.display());
    #[cfg(target_os = "linux")]
    if !arguments.is_empty() {
        return crate::prove::prove(&deb);
    }
    Ok(())
}

fn made(folder: &std::path::Path, ending: &str) -> Result<PathBuf, Failure> {
    let mut files = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|found| found == ending))
        .ok_or_else(|| Failure(format!("no .{ending} in {}", folder.display())))
}
