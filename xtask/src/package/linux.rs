//! Packages for Linux: deb and rpm, by Tauri's own tool.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::node::Node;
use crate::process::{Failure, cargo, root, run, target};
use crate::system;

/// Makes the packages for Debian and for systems with rpm, and proves the first in a clean Debian if asked to.
pub fn package(is_proved: bool) -> Result<(), Failure> {
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
    #[cfg(not(target_os = "linux"))]
    let _ = is_proved;
    #[cfg(target_os = "linux")]
    if is_proved {
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

/// Has other programs look at what the packages say of themselves: to a desktop, and to a shop of apps.
pub fn check() -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    system::ensure(&[system::PACKAGES])?;
    let folder = target().join("packages");
    super::emptied(&folder)?;
    let template = std::fs::read_to_string(root().join("src-tauri/linux/ninefold.desktop"))?;
    let entry = folder.join("app.ninefold.desktop.desktop");
    // As Tauri fills it in, and the manifest for Flatpak.
    let filled = [
        ("comment", "Of use cases"),
        ("exec", "ninefold"),
        ("icon", "ninefold"),
        ("categories", "Office;"),
    ];
    let text = filled.iter().fold(template, |text, (name, value)| {
        text.replace(&format!("{{{{{name}}}}}"), value)
    });
    std::fs::write(&entry, text)?;
    run(Command::new("desktop-file-validate").arg(&entry))?;
    let appstream = root().join("src-tauri/linux/app.ninefold.desktop.metainfo.xml");
    run(Command::new("appstreamcli")
        .args(["validate", "--no-net"])
        .arg(appstream))
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    #[allow(clippy::unwrap_used)]
    fn all_that_the_manifest_for_flatpak_names_is_there() {
        let read = |file: &str| std::fs::read_to_string(root().join(file)).unwrap();
        let manifest: Value =
            serde_json::from_str(&read("src-tauri/linux/app.ninefold.desktop.json")).unwrap();
        let config: Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
        assert_eq!(manifest["id"], config["identifier"]);
        let module = &manifest["modules"][0];
        assert_eq!(module["sources"][0]["path"], "../..");
        let commands = module["build-commands"].as_array().unwrap();
        let commands = commands.iter().map(|command| command.as_str().unwrap());
        let (build, install): (Vec<_>, Vec<_>) = commands
            .filter(|command| !command.starts_with("sed"))
            .partition(|command| command.starts_with("cargo"));
        for package in crate::features::SHIPPED.iter().skip(1) {
            let asked = package.join(" ");
            assert!(
                build.iter().any(|line| line.ends_with(&asked)),
                "{asked}: {build:?}"
            );
        }
        let files = install.iter().flat_map(|line| line.split(' ').skip(2));
        let files: Vec<&str> = files
            .filter(|word| !word.starts_with("/app") && !word.starts_with("-t"))
            .collect();
        assert!(files.len() > 5, "{files:?}");
        for file in files.iter().filter(|file| !file.starts_with("target/")) {
            assert!(root().join(file).is_file(), "{file}");
        }
        let metainfo = read("src-tauri/linux/app.ninefold.desktop.metainfo.xml");
        assert!(metainfo.contains(&format!(
            "<id>{}</id>",
            config["identifier"].as_str().unwrap()
        )));
        assert!(metainfo.contains(&format!(
            "<summary>{}</summary>",
            config["bundle"]["shortDescription"].as_str().unwrap()
        )));
    }
}
