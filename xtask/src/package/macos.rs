//! The app for macOS: its programs in the folders, and with the papers, that the system looks for.
//!
//! It is put together here and not by Tauri's tool, so that it is tested where nothing can be linked for macOS.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{VERSION, build, emptied};
use crate::process::{Failure, root, run, target};

/// The processors of Macs, each with what the compiler calls a system of them.
const SYSTEMS: [&str; 2] = ["aarch64-apple-darwin", "x86_64-apple-darwin"];

const PROGRAMS: [&str; 2] = ["ninefold", "ninefold-cli"];

/// Builds the programs for both processors and puts the app together. What is left is to sign it: docs/RELEASING.md.
pub fn package() -> Result<(), Failure> {
    let programs = target().join("macos");
    emptied(&programs)?;
    for system in SYSTEMS {
        run(Command::new("rustup").args(["target", "add", system]))?;
        build(Some(system))?;
    }
    for program in PROGRAMS {
        let built = SYSTEMS.map(|system| target().join(system).join("release").join(program));
        let mut join = Command::new("lipo");
        join.args(["-create", "-output"])
            .arg(programs.join(program));
        run(join.args(built))?;
    }
    let app = app(&programs, &target().join("release/bundle/macos"))?;
    println!("{}", app.display());
    Ok(())
}

/// Puts the app together from the programs that lie in a folder, and says where it is.
pub fn app(programs: &Path, into: &Path) -> Result<PathBuf, Failure> {
    emptied(into)?;
    let app = into.join("Ninefold.app");
    let contents = app.join("Contents");
    for folder in ["MacOS", "Resources"] {
        fs::create_dir_all(contents.join(folder))?;
    }
    for program in PROGRAMS {
        fs::copy(programs.join(program), contents.join("MacOS").join(program))?;
    }
    let papers = fs::read_to_string(root().join("src-tauri/macos/Info.plist"))?;
    fs::write(
        contents.join("Info.plist"),
        papers.replace("@VERSION@", VERSION),
    )?;
    // What CFBundlePackageType says, for what looks for it here, and that nobody signs as a creator any more.
    fs::write(contents.join("PkgInfo"), "APPL????")?;
    for file in ["icons/icon.icns", "LICENSE", "THIRD-PARTY-LICENSES.txt"] {
        let file = root().join(file);
        fs::copy(
            &file,
            contents
                .join("Resources")
                .join(file.file_name().unwrap_or_default()),
        )?;
    }
    Ok(app)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use plist::{Dictionary, Value};

    fn dictionary(file: &Path) -> Dictionary {
        Value::from_file(file).unwrap().into_dictionary().unwrap()
    }

    fn text<'a>(of: &'a Dictionary, key: &str) -> &'a str {
        of.get(key)
            .and_then(Value::as_string)
            .unwrap_or_else(|| panic!("no {key}"))
    }

    /// The dictionaries in a list.
    fn all<'a>(of: &'a Dictionary, key: &str) -> Vec<&'a Dictionary> {
        let all = of.get(key).unwrap().as_array().unwrap().iter();
        all.map(|one| one.as_dictionary().unwrap()).collect()
    }

    fn made() -> (tempfile::TempDir, PathBuf, Dictionary) {
        let folder = tempfile::tempdir().unwrap();
        for program in PROGRAMS {
            fs::write(folder.path().join(program), program).unwrap();
        }
        let app = app(folder.path(), &folder.path().join("made")).unwrap();
        let papers = dictionary(&app.join("Contents/Info.plist"));
        (folder, app, papers)
    }

    #[test]
    fn all_that_its_papers_name_is_in_the_app() {
        let (_folder, app, papers) = made();
        let contents = app.join("Contents");
        let program = contents
            .join("MacOS")
            .join(text(&papers, "CFBundleExecutable"));
        assert_eq!(fs::read(program).unwrap(), b"ninefold");
        assert!(contents.join("MacOS/ninefold-cli").is_file());
        assert_eq!(text(&papers, "CFBundleVersion"), VERSION);
        assert_eq!(text(&papers, "CFBundleShortVersionString"), VERSION);
        let kinds = all(&papers, "CFBundleDocumentTypes");
        let exported = all(&papers, "UTExportedTypeDeclarations");
        let icons = kinds.iter().map(|kind| text(kind, "CFBundleTypeIconFile"));
        let icons = icons.chain(exported.iter().map(|kind| text(kind, "UTTypeIconFile")));
        for icon in icons.chain([text(&papers, "CFBundleIconFile")]) {
            let icon = fs::read(contents.join("Resources").join(icon)).unwrap();
            assert_eq!(&icon[..4], b"icns");
            let length = u32::from_be_bytes(icon[4..8].try_into().unwrap());
            assert_eq!(length as usize, icon.len());
        }
        assert!(dictionary(&root().join("src-tauri/macos/entitlements.plist")).is_empty());
    }

    #[test]
    fn workspaces_and_bundles_are_the_same_types_everywhere() {
        let (_folder, _app, papers) = made();
        let config = fs::read_to_string(root().join("tauri.conf.json")).unwrap();
        let config: serde_json::Value = serde_json::from_str(&config).unwrap();
        assert_eq!(text(&papers, "CFBundleIdentifier"), config["identifier"]);
        assert_eq!(text(&papers, "CFBundleName"), config["productName"]);

        let exported = all(&papers, "UTExportedTypeDeclarations");
        let kinds = all(&papers, "CFBundleDocumentTypes");
        let associations = config["bundle"]["fileAssociations"].as_array().unwrap();
        assert_eq!((exported.len(), kinds.len()), (2, 2));
        assert_eq!(associations.len(), 2);
        let read = |file: &str| fs::read_to_string(root().join("src-tauri").join(file)).unwrap();
        let [types, entry, metainfo, installer] = [
            "linux/ninefold.xml",
            "linux/ninefold.desktop",
            "linux/app.ninefold.desktop.metainfo.xml",
            "windows/ninefold.nsi",
        ]
        .map(read);
        for ((exported, kind), association) in exported.iter().zip(kinds).zip(associations) {
            let opened = kind.get("LSItemContentTypes").unwrap().as_array().unwrap();
            assert_eq!(
                opened[0].as_string(),
                Some(text(exported, "UTTypeIdentifier"))
            );
            let tags = exported.get("UTTypeTagSpecification").unwrap();
            let tags = tags.as_dictionary().unwrap();
            let first = |key: &str| tags.get(key).unwrap().as_array().unwrap()[0].as_string();
            let end = association["ext"][0].as_str().unwrap();
            let mime = association["mimeType"].as_str().unwrap();
            let name = association["name"].as_str().unwrap();
            assert_eq!(first("public.filename-extension"), Some(end));
            assert_eq!(first("public.mime-type"), Some(mime));
            assert_eq!(text(exported, "UTTypeDescription"), name);
            // On Linux and Windows, too.
            let declared = format!("<mime-type type=\"{mime}\">\n    <comment>{name}</comment>");
            assert!(types.contains(&declared), "{declared}");
            assert!(types.contains(&format!("<glob pattern=\"*.{end}\"/>")));
            let opens = entry
                .lines()
                .find(|line| line.starts_with("MimeType="))
                .unwrap();
            assert!(opens.contains(&format!("{mime};")), "{opens}");
            assert!(metainfo.contains(&format!("<mediatype>{mime}</mediatype>")));
            for done in ["ASSOCIATE", "DISSOCIATE"] {
                let line = format!("!insertmacro {done} \".{end}\"");
                assert!(installer.contains(&line), "{line}");
            }
        }
    }
}
