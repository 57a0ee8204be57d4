//! `cargo xtask package`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

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
    run(cargo().args([
        "build",
        "--release",
        "--locked",
        "--package",
        "ninefold-cli",
    ]))?;
    let release = target().join("release");
    let bundle = release.join("bundle");
    // Packages of earlier versions would be taken for this one's.
    let _ = std::fs::remove_dir_all(&bundle);
    run(Node::ensure()?
        .program("tauri")
        .args(["build", "--ci", "--bundles", "deb,rpm", "--config"])
        .arg(with_cli(&release.join("ninefold-cli")).to_string()))?;
    let deb = made(&bundle.join("deb"), "deb")?;
    let rpm = made(&bundle.join("rpm"), "rpm")?;
    println!("{}\n{}", deb.display(), rpm.display());
    #[cfg(target_os = "linux")]
    if !arguments.is_empty() {
        return crate::prove::prove(&deb);
    }
    Ok(())
}

/// What tauri.conf.json gets besides: the packages install the command line beside the app. It is not written there, since
/// where it is built is known only here.
fn with_cli(built: &Path) -> Value {
    let files = json!({ "files": { "/usr/bin/ninefold-cli": built } });
    json!({ "bundle": { "linux": { "deb": files, "rpm": files } } })
}

fn made(folder: &Path, ending: &str) -> Result<PathBuf, Failure> {
    let mut files = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|found| found == ending))
        .ok_or_else(|| Failure(format!("no .{ending} in {}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::root;

    #[test]
    #[allow(clippy::unwrap_used)]
    fn the_command_line_is_packed_from_where_it_was_built() {
        let built = Path::new("/elsewhere/release/ninefold-cli");
        let besides = with_cli(built);
        let config = std::fs::read_to_string(root().join("tauri.conf.json")).unwrap();
        let config: Value = serde_json::from_str(&config).unwrap();
        for package in ["deb", "rpm"] {
            let files = |config: &Value| config["bundle"]["linux"][package]["files"].clone();
            assert_eq!(files(&besides)["/usr/bin/ninefold-cli"], json!(built));
            // What the project itself holds is there in every build, whatever folder that goes to.
            for file in files(&config).as_object().unwrap().values() {
                let file = file.as_str().unwrap();
                assert!(file.starts_with("src-tauri/"), "{file}");
                assert!(root().join(file).is_file(), "{file}");
            }
        }
    }
}
