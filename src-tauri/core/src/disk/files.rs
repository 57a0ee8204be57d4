//! Files: written whole or not at all, and what lies beside a workspace file.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::file_name::{cut, is_reserved};
use super::held;
use crate::document::mutant;
use crate::error::of_file;

/// What is done where a file is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place.
    Replace,
    /// It stays, and writing fails with [`io::ErrorKind::AlreadyExists`].
    Keep,
}

/// Writes a file whole or not at all: beside the target first, synced, then renamed. One that is there already is
/// replaced.
///
/// # Errors
/// What writing can meet, such as a folder that is missing; then the target is as it was.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    whole(&System, target, bytes)
}

/// The same for one of many files in a folder: its bytes are on disk when this returns, its name after
/// [`sync_folder`], which is called once for all of them.
///
/// # Errors
/// As [`write_whole`].
pub fn write_one_of_many(target: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    one_of_many(&System, target, bytes, existing)
}

/// What makes a file last. Tests see in which order it is done, and let it fail.
trait Disk {
    /// Puts the bytes of a file on disk.
    fn sync(&self, file: &File) -> io::Result<()>;

    /// Gives a file its name.
    fn name(&self, file: NamedTempFile, target: &Path, existing: Existing) -> io::Result<()>;

    /// Puts the names of a folder on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The disk as it is.
struct System;

impl Disk for System {
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn name(&self, file: NamedTempFile, target: &Path, existing: Existing) -> io::Result<()> {
        held::once_free(file, |file| {
            let named = match existing {
                Existing::Replace => file.persist(target),
                Existing::Keep => file.persist_noclobber(target),
            };
            named.map(drop).map_err(|failed| match existing {
                Existing::Replace => (of_file(target, failed.error), failed.file),
                Existing::Keep => (failed.error, failed.file),
            })
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }
}

fn whole(disk: &impl Disk, target: &Path, bytes: &[u8]) -> io::Result<()> {
    one_of_many(disk, target, bytes, Existing::Replace)?;
    disk.sync_folder(folder_of(target))
}

fn one_of_many(
    disk: &impl Disk,
    target: &Path,
    bytes: &[u8],
    existing: Existing,
) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // A temporary file is its maker's alone; a saved one is as readable as any other.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder
        .prefix(".ninefold-")
        .tempfile_in(folder_of(target))?;
    temporary.write_all(bytes)?;
    disk.sync(temporary.as_file())?;
    disk.name(temporary, target, existing)
}

/// Gives a complete file its name, and takes the place of one that is there.
///
/// # Errors
/// What the system says; then both are as they were.
pub(crate) fn put(file: &Path, target: &Path) -> io::Result<()> {
    held::once_free((), |()| {
        fs::rename(file, target).map_err(|error| (of_file(target, error), ()))
    })
}

/// Makes the names of new files in a folder last.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Makes the names of new files in a folder last, which this system does by itself.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What lies beside a workspace file while it is worked on, or since a crash: SQLite's write-ahead log, its index and the
/// rollback journal, and the witness of the log.
pub fn companions(workspace: &Path) -> [PathBuf; 4] {
    ["-wal", "-shm", "-journal", ".witness"].map(|end| beside(workspace, end))
}

/// The file whose name has an ending more.
pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}

/// The most bytes that the name of a file made beside another has: systems take 255, and companions have longer names.
const LONGEST: usize = 240;

/// A path beside a workspace file where nothing is yet: `name (why).ninefold`. A name that is too long is cut.
pub fn free_beside(path: &Path, why: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let names = (1..).map(|number| {
        let end = match number {
            1 => format!(" ({why}).ninefold"),
            _ => format!(" ({why}, {number}).ninefold"),
        };
        let room = match mutant::lacks("a name beside another is not too long") {
            false => LONGEST.saturating_sub(end.len()),
            true => usize::MAX,
        };
        format!("{}{end}", cut(&stem, room))
    });
    let mut paths = names.map(|name| path.with_file_name(name));
    paths
        .find(|path| !path.exists())
        .unwrap_or_else(|| path.to_owned())
}

/// The one path of what is there, by whatever name and links it was reached, in the form that people read.
///
/// # Errors
/// What the system says, such as that nothing is there.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    if mutant::lacks("a path has one form, whatever it was reached by") {
        return std::path::absolute(path);
    }
    let found = dunce::canonicalize(path)?;
    Ok(match found.to_str().and_then(shared) {
        Some(usual) => PathBuf::from(usual),
        None => found,
    })
}

/// The usual form of a path on a server that Windows gives by `\\?\UNC\`, where there is one.
fn shared(path: &str) -> Option<String> {
    /// As long as a path may be without that.
    const LONGEST: usize = 259;
    let usual = format!(r"\\{}", path.strip_prefix(r"\\?\UNC\")?);
    let is_taken_as_it_is = |name: &str| !name.ends_with(['.', ' ']) && !is_reserved(name);
    let may_be =
        usual.encode_utf16().count() <= LONGEST && usual.split('\\').all(is_taken_as_it_is);
    may_be.then_some(usual)
}

/// The folder that a file is in, for a name without one too.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// A disk that is watched, and fails from a step on.
    struct Watched {
        target: PathBuf,
        steps: RefCell<Vec<String>>,
        fails_at: usize,
    }

    impl Watched {
        fn step(&self, what: &str) -> io::Result<()> {
            let shown = fs::read_to_string(&self.target).unwrap_or_default();
            self.steps.borrow_mut().push(format!("{what}: {shown}"));
            match self.steps.borrow().len() > self.fails_at {
                true => Err(io::Error::other("the cable is out")),
                false => Ok(()),
            }
        }
    }

    impl Disk for Watched {
        fn sync(&self, file: &File) -> io::Result<()> {
            self.step(&format!("sync {} bytes", file.metadata()?.len()))?;
            System.sync(file)
        }

        fn name(&self, file: NamedTempFile, target: &Path, existing: Existing) -> io::Result<()> {
            self.step("name")?;
            System.name(file, target, existing)
        }

        fn sync_folder(&self, folder: &Path) -> io::Result<()> {
            self.step("sync the folder")?;
            System.sync_folder(folder)
        }
    }

    #[test]
    fn bytes_are_on_disk_before_they_get_the_name_and_the_name_before_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("file.md");
        let steps = ["sync 5 bytes: old", "name: old", "sync the folder: newer"];
        for fails_at in 0..=steps.len() {
            fs::write(&target, "old").unwrap();
            let disk = Watched {
                target: target.clone(),
                steps: RefCell::default(),
                fails_at,
            };
            let written = whole(&disk, &target, b"newer");
            assert_eq!(written.is_ok(), fails_at == steps.len());
            let taken = (fails_at + 1).min(steps.len());
            assert_eq!(*disk.steps.borrow(), steps[..taken]);
            let expected = if fails_at < 2 { "old" } else { "newer" };
            assert_eq!(fs::read_to_string(&target).unwrap(), expected);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_file_that_can_not_be_written_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("taken");
        fs::create_dir(&target).unwrap();
        assert!(write_whole(&target, b"x").is_err());
        assert!(write_whole(&folder.path().join("missing/file.md"), b"x").is_err());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no temporary file is left"
        );
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_or_kept() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("file.md");
        write_whole(&target, b"first").unwrap();
        write_whole(&target, b"2nd").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"2nd");
        let error = write_one_of_many(&target, b"third", Existing::Keep).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"2nd");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_path_on_a_server_is_told_as_people_write_it() {
        for (found, usual) in [
            (
                r"\\?\UNC\nas\Clients\Cart.ninefold",
                Some(r"\\nas\Clients\Cart.ninefold"),
            ),
            (r"\\?\UNC\nas\Clients\con.ninefold", None),
            (r"\\?\UNC\nas\Clients.\Cart.ninefold", None),
            (r"\\?\C:\Clients\Cart.ninefold", None),
            ("/clients/Cart.ninefold", None),
        ] {
            assert_eq!(shared(found).as_deref(), usual, "{found}");
        }
        let long = format!(r"\\?\UNC\nas\Clients\{}.ninefold", "é".repeat(240));
        assert_eq!(shared(&long), None);
    }

    #[test]
    fn a_name_without_a_folder_is_in_this_one() {
        assert_eq!(folder_of(Path::new("file.md")), Path::new("."));
        assert_eq!(folder_of(Path::new("a/file.md")), Path::new("a"));
    }
}
