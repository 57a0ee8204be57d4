//! File names and paths: what is saved is found by the name that was told, one file is one workspace by whatever path it is
//! reached, and a long name is no reason to lose something. On Windows as well, where names and paths are another matter.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::beside::{FIELD, answers, say};
use super::{World, holds_only_with};
use crate::disk::file_name::{Names, file_name};
use crate::disk::files::canonical;
use crate::disk::folder::Folder;
use crate::disk::lock::{Lock, Locked};
#[cfg(not(windows))]
use crate::error::Error;
use crate::store::check::check;
use crate::text::name::key;
use crate::workspace::Workspace;

/// What some system takes for something else than a name, or for the same name as another.
const HOSTILE: [&str; 32] = [
    "CON",
    "nul",
    "Aux.md",
    "COM1",
    "lpt³",
    "CONIN$",
    "con .txt",
    ".",
    "..",
    " ",
    ". .",
    "...",
    "../../",
    "\\\\server\\share\\",
    "\\\\?\\C:\\",
    "\\\\.\\pipe\\",
    "C:",
    "file.md:stream",
    "PROGRA~1",
    "%TEMP%",
    "Zoë",
    "Zoe\u{308}",
    "ZOË",
    "Straße",
    "STRASSE",
    "각",
    "\u{1100}\u{1161}\u{11A8}",
    "👩‍💻",
    "a\u{202E}b",
    "a\0b",
    "\u{FEFF}",
    "\u{1F}",
];

fn title() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        2 => select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => "[a-zA-Z ._-]{0,12}",
        1 => "\\PC{0,90}",
    ];
    vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// How many characters the paths of workspaces have at least. Of a file by a longer path Wine 8 can't tell where it is
/// (GetFinalPathNameByHandle answers 234, "More data available").
const LENGTHS: &[usize] = if cfg!(windows) {
    &[0, 60]
} else {
    &[0, 270, 300]
};

/// A folder in another, so deep that its path has at least so many characters.
fn deep(within: &Path, length: usize) -> PathBuf {
    let mut folder = within.to_owned();
    while folder.as_os_str().len() < length {
        folder.push("Client Noordkaap, workshops of a year that was long");
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn what_is_saved_is_found_by_the_name_that_was_told() {
    holds_only_with(
        &["names that one system takes for one are told apart"],
        64,
        || {
            (
                vec(title(), 1..6),
                any::<bool>(),
                select(&[0, 270, 400][..]),
            )
        },
        |(mut titles, twice, length)| {
            if twice {
                titles.extend(titles.clone().iter().map(|title| title.to_uppercase()));
            }
            let place = tempfile::tempdir().unwrap();
            let path = deep(place.path(), length);
            let mut folder = Folder::open(&path).unwrap();
            let mut free = Names::default();
            let mut told = Vec::new();
            for title in &titles {
                let name = file_name(title, None, "md");
                told.push(free.free(&name));
                let name = folder.free(&name);
                folder.save(&name, title.as_bytes()).unwrap();
            }
            folder.finish().unwrap();
            prop_assert_eq!(names(&path), told.iter().cloned().collect::<BTreeSet<_>>());
            let keys: BTreeSet<String> = told.iter().map(|name| key(name)).collect();
            prop_assert_eq!(keys.len(), titles.len(), "{:?}", told);
            for (name, title) in told.iter().zip(&titles) {
                prop_assert_eq!(&fs::read_to_string(path.join(name)).unwrap(), title);
            }
            Ok(())
        },
    );
}

/// A path to the same file by another way.
fn by_another_way(path: &Path, way: usize) -> PathBuf {
    let folder = path.parent().unwrap();
    let name = path.file_name().unwrap();
    match way {
        0 => folder.join(".").join(name),
        1 => folder
            .join("..")
            .join(folder.file_name().unwrap())
            .join(name),
        #[cfg(windows)]
        // Beyond these letters a file system has cases of its own: to Unicode `µ` has a capital, to Windows not this one.
        2 => path.to_str().unwrap().to_ascii_uppercase().into(),
        #[cfg(windows)]
        3 => fs::canonicalize(path).unwrap(),
        #[cfg(windows)]
        _ => path.to_str().unwrap().replace('\\', "/").into(),
        #[cfg(not(windows))]
        _ => {
            let link = folder.parent().unwrap().join("link");
            let _ = fs::remove_file(&link);
            std::os::unix::fs::symlink(folder, &link).unwrap();
            link.join(name)
        }
    }
}

#[test]
fn one_file_is_one_workspace_by_whatever_path_it_is_reached() {
    holds_only_with(
        &["a path has one form, whatever it was reached by"],
        24,
        || (title(), select(LENGTHS), 0..5_usize),
        |(title, length, way)| {
            let world = World::new();
            // The last folder of a path is not the one of all tests.
            let folder = deep(&world.folder.path().join("Workspaces"), length);
            let path = folder.join(file_name(&title, None, "ninefold"));
            let mut workspace = Workspace::create(&path, &world.author, world.origin()).unwrap();
            let use_case = workspace.create_use_case().unwrap().place.unwrap();
            let use_case = use_case.use_case.unwrap();
            say(&mut workspace, &use_case, FIELD, "said at nine");

            let other = by_another_way(&path, way);
            let plain = canonical(&path).unwrap();
            prop_assert_eq!(&canonical(&other).unwrap(), &plain);
            prop_assert_eq!(&canonical(&plain).unwrap(), &plain);
            let is_usual = !plain.to_string_lossy().starts_with(r"\\?\");
            prop_assert!(is_usual || plain.as_os_str().len() > 259, "{:?}", plain);
            let lock = Lock::take(&plain).unwrap();
            let again = Lock::take(&canonical(&other).unwrap());
            prop_assert!(matches!(again, Err(Locked::Elsewhere)));

            prop_assert!(check(&other).unwrap().is_sound());
            let mut reading = Workspace::open_reading(&other).unwrap();
            prop_assert_eq!(answers(&mut reading, &use_case), ["said at nine"]);
            let copy = folder.join(file_name(&title.repeat(2), Some("copy"), "ninefold"));
            workspace.save_copy(&copy).unwrap();
            prop_assert!(check(&copy).unwrap().is_sound());
            drop((workspace, lock));
            let open = Workspace::open(&other, &world.author, world.origin(), &world.backups());
            prop_assert_eq!(answers(&mut open.unwrap(), &use_case), ["said at nine"]);
            Ok(())
        },
    );
}

// Wine has no path of such a file.
#[cfg(not(windows))]
#[test]
fn what_is_kept_of_a_file_with_a_long_name_has_a_name() {
    holds_only_with(
        &["a name beside another is not too long"],
        16,
        // Half of them so long that it matters.
        || (title(), prop_oneof![150..=224_usize, 225..=230_usize]),
        |(title, length)| {
            let world = World::new();
            let mut name = file_name(&title, None, "ninefold");
            name.insert_str(0, &"x".repeat(length - name.len().min(length)));
            let path = world.folder.path().join(&name);
            let mut workspace = Workspace::create(&path, &world.author, world.origin()).unwrap();
            let use_case = workspace.create_use_case().unwrap().place.unwrap();
            let use_case = use_case.use_case.unwrap();
            say(&mut workspace, &use_case, FIELD, "said at nine");
            workspace.rest().unwrap();
            fs::rename(&path, world.path()).unwrap();
            let Err(Error::Moved(kept)) = workspace.check_place() else {
                return Err(TestCaseError::fail("it was not kept"));
            };
            drop(workspace);
            let open = Workspace::open(&kept, &world.author, world.origin(), &world.backups());
            prop_assert_eq!(answers(&mut open.unwrap(), &use_case), ["said at nine"]);
            Ok(())
        },
    );
}

#[cfg(unix)]
#[test]
fn a_path_that_is_too_long_is_refused_in_words_and_nothing_is_left() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    let folder = deep(&world.folder.path().join("Workspaces"), 460);
    let path = folder.join("A client with a long name.ninefold");
    let copied = workspace.save_copy(&path);
    let created = Workspace::create(&path, &world.author, world.origin());
    drop(workspace);
    let left = fs::read_dir(&folder).unwrap().count();
    fs::copy(world.path(), &path).unwrap();
    let opened = Workspace::open(&path, &world.author, world.origin(), &world.backups());
    for refused in [copied.err(), created.err(), opened.err()] {
        let told = refused.unwrap().to_string();
        assert!(
            told.contains("its path is too long for a workspace"),
            "{told}"
        );
    }
    assert_eq!(left, 0);
    assert!(check(&path).unwrap().is_sound(), "it is read all the same");
}
