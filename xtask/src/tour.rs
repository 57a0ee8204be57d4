//! `cargo xtask tour`.

use std::fs;

use crate::features;
use crate::node::Node;
use crate::process::{Failure, cargo, root, run, target};
use crate::system;

/// The picture that the README opens with.
const PICTURE: &str = "4-phase-2-assessment-light.png";

/// Plays the sample journey in the real window. The driver is that of the end-to-end tests, and so
/// is the journey: a test that plain runs leave out.
pub fn tour(arguments: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = arguments.iter().find(|argument| *argument != "--docs") {
        return Err(Failure(format!(
            "there is no option {unknown:?}; there is --docs"
        )));
    }
    if !cfg!(target_os = "linux") {
        return Err(Failure(
            "the tour drives WebKitGTK, so it needs Linux".into(),
        ));
    }
    system::ensure(&[system::BUILD, system::DISPLAY, system::TEST])?;
    Node::ensure()?;
    let journey = ["--", "--ignored", "--exact", "tour::tour"];
    run(cargo()
        .args(["test", "--test", "e2e"])
        .args(features::SHELL)
        .args(journey))?;
    let folder = target().join("tour");
    println!("Screenshots and exported files:");
    let mut files: Vec<_> = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for file in files {
        println!("  {}", file.display());
    }
    if !arguments.is_empty() {
        let pictures = root().join("docs/pictures");
        fs::create_dir_all(&pictures)?;
        fs::copy(folder.join(PICTURE), pictures.join("phase.png"))?;
        println!("docs/pictures/phase.png is renewed");
    }
    Ok(())
}
