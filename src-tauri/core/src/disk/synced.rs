//! Folders that a sync program keeps in step between computers: whether a file lies in one, and what such a program calls a file
//! that it set aside.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::Deserialize;

/// The programs that are known.
const PROGRAMS: &str = include_str!("synced.toml");

/// A folder that a program keeps in step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synced {
    /// What the program is called.
    pub program: String,
    /// The folder.
    pub folder: PathBuf,
}

/// What a computer says of itself.
pub struct Computer<'a> {
    /// The person's own folder, where it is known.
    pub home: Option<PathBuf>,
    /// What a variable of the environment holds.
    pub variable: &'a dyn Fn(&str) -> Option<OsString>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Programs {
    programs: Vec<Program>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Program {
    name: String,
    folders: Vec<String>,
    home: Vec<String>,
    markers: Vec<String>,
    variables: Vec<String>,
}

impl Synced {
    /// The folder that a file lies in, if a sync program keeps one of those around it; the innermost of several.
    pub fn around(path: &Path, computer: &Computer<'_>) -> Option<Self> {
        let folders = path.ancestors().skip(1);
        let found = folders.filter(|folder| folder.file_name().is_some());
        found
            .filter_map(|folder| {
                let program = programs().iter().find(|one| one.keeps(folder, computer))?;
                Some(Self {
                    program: program.name.clone(),
                    folder: folder.to_owned(),
                })
            })
            .next()
    }
}

impl Program {
    fn keeps(&self, folder: &Path, computer: &Computer<'_>) -> bool {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let is_at_home = folder.parent().is_some() && folder.parent() == computer.home.as_deref();
        let is_named = |names: &[String]| names.iter().any(|pattern| is_like(&name, pattern));
        is_named(&self.folders)
            || (is_at_home && is_named(&self.home))
            || self.is_told_by(computer, folder)
            || self.has_marked(folder)
    }

    fn is_told_by(&self, computer: &Computer<'_>, folder: &Path) -> bool {
        let told = self
            .variables
            .iter()
            .filter_map(|name| (computer.variable)(name));
        told.into_iter()
            .any(|told| !told.is_empty() && Path::new(&told) == folder)
    }

    fn has_marked(&self, folder: &Path) -> bool {
        let (patterns, names): (Vec<_>, Vec<_>) =
            self.markers.iter().partition(|marker| marker.contains('*'));
        if names.iter().any(|name| folder.join(name).exists()) {
            return true;
        }
        // Only who has one with a star is looked for in the whole folder.
        let entries = match patterns.is_empty() {
            true => None,
            false => fs::read_dir(folder).ok(),
        };
        entries.into_iter().flatten().flatten().any(|entry| {
            let name = entry.file_name();
            patterns
                .iter()
                .any(|pattern| is_like(&name.to_string_lossy(), pattern))
        })
    }
}

/// Whether a file beside another is called as sync programs call one that they set aside: both computers wrote it. Whether it is
/// one, only what it holds can tell.
pub fn is_set_aside(path: &Path, beside: &Path) -> bool {
    let end = beside.extension();
    let (Some(stem), Some(other)) = (beside.file_stem(), path.file_stem()) else {
        return false;
    };
    let (stem, other) = (stem.to_string_lossy(), other.to_string_lossy());
    let Some(rest) = other
        .strip_prefix(&*stem)
        .filter(|_| path.extension() == end)
    else {
        return false;
    };
    let lower = rest.to_lowercase();
    let says_so = ["conflict", "konflikt", "conflit"]
        .iter()
        .any(|word| lower.contains(word));
    let bare = rest
        .trim_start()
        .trim_start_matches('(')
        .trim_end_matches(')');
    let is_number = rest.starts_with(' ') && bare.len() <= 2 && bare.parse::<u8>().is_ok();
    // OneDrive puts the computer's name behind.
    let computer = rest.strip_prefix('-').unwrap_or_default();
    let is_computer = (1..=15).contains(&computer.len())
        && computer
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    says_so || is_number || is_computer
}

/// Whether a name is as a pattern has it, in which one `*` stands for anything. Case is not looked at.
fn is_like(name: &str, pattern: &str) -> bool {
    let (name, pattern) = (name.to_lowercase(), pattern.to_lowercase());
    match pattern.split_once('*') {
        None => name == pattern,
        Some((begin, end)) => {
            name.len() >= begin.len() + end.len() && name.starts_with(begin) && name.ends_with(end)
        }
    }
}

fn programs() -> &'static [Program] {
    static READ: OnceLock<Vec<Program>> = OnceLock::new();
    // What is built in is read by a test.
    READ.get_or_init(|| {
        toml::from_str::<Programs>(PROGRAMS).map_or_else(|_| Vec::new(), |read| read.programs)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &Path, home: &Path, variables: &[(&str, &Path)]) -> Option<String> {
        let variable = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, path)| path.as_os_str().to_owned())
        };
        let computer = Computer {
            home: Some(home.to_owned()),
            variable: &variable,
        };
        let synced = Synced::around(path, &computer)?;
        assert!(path.starts_with(&synced.folder));
        Some(synced.program)
    }

    #[test]
    fn folders_of_sync_programs_are_told_by_their_names() {
        assert_eq!(programs().len(), 7);
        for (path, program) in [
            (
                "/home/anna/OneDrive/a.ninefold",
                Some("OneDrive or SharePoint"),
            ),
            (
                "/home/anna/OneDrive - Contoso GmbH/Clients/a.ninefold",
                Some("OneDrive or SharePoint"),
            ),
            (
                "/Users/anna/Library/CloudStorage/OneDrive-SharedLibraries-Contoso/a.ninefold",
                Some("OneDrive or SharePoint"),
            ),
            ("/home/anna/Dropbox/a.ninefold", Some("Dropbox")),
            ("/home/anna/Dropbox (Agency)/a.ninefold", Some("Dropbox")),
            ("/home/anna/google drive/a.ninefold", Some("Google Drive")),
            (
                "/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.com/My Drive/a.ninefold",
                Some("Google Drive"),
            ),
            ("/home/anna/My Drive/a.ninefold", Some("Google Drive")),
            (
                "/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/a.ninefold",
                Some("iCloud Drive"),
            ),
            ("/home/anna/iCloudDrive/a.ninefold", Some("iCloud Drive")),
            ("/home/anna/Nextcloud/a.ninefold", Some("Nextcloud")),
            ("/home/anna/Box/a.ninefold", Some("Box")),
            (
                "/Users/anna/Library/CloudStorage/Box-Box/a.ninefold",
                Some("Box"),
            ),
            // Names that say nothing by themselves.
            ("/home/anna/Clients/Box/a.ninefold", None),
            ("/home/anna/Clients/My Drive/a.ninefold", None),
            ("/home/anna/OneDriveway/a.ninefold", None),
            ("/home/anna/Dropbox.ninefold", None),
            ("/home/anna/Documents/a.ninefold", None),
            ("a.ninefold", None),
        ] {
            let found = told(Path::new(path), Path::new("/home/anna"), &[]);
            assert_eq!(found.as_deref(), program, "{path}");
        }
    }

    #[test]
    fn folders_of_sync_programs_are_told_by_what_they_leave_there_and_by_the_environment() {
        let place = tempfile::tempdir().unwrap();
        let file = place
            .path()
            .join("Contoso/Team - Documents/Clients/a.ninefold");
        let library = file.ancestors().nth(2).unwrap().to_owned();
        fs::create_dir_all(library.join("Clients")).unwrap();
        let home = Path::new("/nowhere");
        assert_eq!(told(&file, home, &[]), None);
        for (marker, program) in [
            (
                ".849C9593-D756-4E56-8D6E-42412F2A707B",
                "OneDrive or SharePoint",
            ),
            (".dropbox.cache", "Dropbox"),
            (".tmp.drivedownload", "Google Drive"),
            ("._sync_a1b2c3.db", "Nextcloud"),
            (".stfolder", "Syncthing"),
        ] {
            let path = library.join(marker);
            fs::write(&path, "").unwrap();
            assert_eq!(told(&file, home, &[]).as_deref(), Some(program), "{marker}");
            fs::remove_file(path).unwrap();
        }
        let there = [("OneDriveCommercial", &*library)];
        assert_eq!(
            told(&file, home, &there).as_deref(),
            Some("OneDrive or SharePoint")
        );
        assert_eq!(told(&file, home, &[("OneDrive", Path::new(""))]), None);
    }

    #[test]
    fn files_that_a_sync_program_set_aside_are_told_by_their_names() {
        let of = Path::new("/x/Client.ninefold");
        for (name, is_one) in [
            ("Client (Anna's conflicted copy 2026-11-28).ninefold", true),
            ("Client (conflicted copy 2026-11-28 101112).ninefold", true),
            ("Client_conflict-20261128-101112.ninefold", true),
            (
                "Client.sync-conflict-20261128-101112-ABCDEFG.ninefold",
                true,
            ),
            (
                "Client (In Konflikt stehende Kopie von Anna).ninefold",
                true,
            ),
            ("Client-LAPTOP7.ninefold", true),
            ("Client (1).ninefold", true),
            ("Client 2.ninefold", true),
            ("Client.ninefold", false),
            ("Client (copy).ninefold", false),
            ("Client (kept 2026-11-28).ninefold", false),
            (
                "Client (before restore 2026-11-28 10.11.12+0100).ninefold",
                false,
            ),
            ("Client-LAPTOP7.ninefold-bundle", false),
            ("Client of another.ninefold", false),
            ("Other-LAPTOP7.ninefold", false),
            ("Client2.ninefold", false),
        ] {
            assert_eq!(
                is_set_aside(&Path::new("/x").join(name), of),
                is_one,
                "{name}"
            );
        }
    }
}
