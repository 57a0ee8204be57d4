//! A folder with a workspace in it, and the program run there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::{Entry, Workspace};

/// The workspace's file in the folder.
pub const FILE: &str = "Noordkaap.ninefold";

/// A folder of its own.
pub struct Stage {
    folder: tempfile::TempDir,
}

/// How the program ended.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub said: String,
}

impl Stage {
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With the sample workspace, closed, the same to the byte every time but for its salt.
    pub fn sample() -> Self {
        let stage = Self::empty();
        drop(Workspace::create_sample(&stage.file(), &author(), origin()).unwrap());
        stage
    }

    /// With a workspace of use cases with these titles, made in this order, closed.
    pub fn titled(titles: &[&str]) -> Self {
        let stage = Self::empty();
        let mut workspace = Workspace::create(&stage.file(), &author(), origin()).unwrap();
        for title in titles {
            let place = workspace.create_use_case().unwrap().place.unwrap();
            let id = place.use_case.unwrap();
            type_text(&mut workspace, &id, "title", title);
        }
        workspace.settle().unwrap();
        stage
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path(FILE)
    }

    /// The workspace open for writing, as a window has it, but for the lock.
    pub fn open(&self) -> Workspace {
        Workspace::open(
            &self.file(),
            &author(),
            Origin::system(),
            &self.path("backups"),
        )
        .unwrap()
    }

    /// The file by other means.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.file()).unwrap()
    }

    /// Makes the file one of the first format: as its migration alone makes it, with the same changes.
    pub fn make_older(&self) {
        let first = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../core/migrations/0001_log.sql"
        );
        let older = self.path("older");
        let connection = rusqlite::Connection::open(&older).unwrap();
        connection
            .execute_batch(&fs::read_to_string(first).unwrap())
            .unwrap();
        connection
            .execute("ATTACH ?1 AS newer", [self.file().to_string_lossy()])
            .unwrap();
        let draft = "one, doc, record, kind, field, value, base, began, stamp, at, author, removed";
        for (table, columns) in [
            ("change", "*"),
            ("edit", "*"),
            ("draft", draft),
            ("framework", "*"),
        ] {
            connection
                .execute(
                    &format!("INSERT INTO {table} SELECT {columns} FROM newer.{table}"),
                    [],
                )
                .unwrap();
        }
        connection
            .execute_batch(
                "DETACH newer; PRAGMA application_id = 0x4E696E65; PRAGMA user_version = 1;",
            )
            .unwrap();
        connection.close().unwrap();
        fs::rename(older, self.file()).unwrap();
    }

    /// Every file in the folder with its bytes.
    pub fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        contents(self.folder.path())
    }

    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }

    /// The program in the folder, in a world that is the same everywhere.
    pub fn command<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ninefold-cli"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("NINEFOLD_DATA", self.path("data"))
            .env("COLUMNS", "100")
            .env("TZ", "UTC")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("LANGUAGE");
        command
    }
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            said: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What it wrote, after it did what it was told and had nothing to say.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!((self.code, self.said.as_str()), (0, ""));
        self.out
    }

    /// What it wrote, after it did what it was told and had at most to say what a format can't hold.
    #[track_caller]
    pub fn exported(mut self) -> String {
        let told = self.said.split_once(" can't hold everything:\n  ");
        if told.is_some_and(|(format, _)| format.ends_with(')') && !format.contains('\n')) {
            self.said.clear();
        }
        self.done()
    }

    /// What it said, after it ended with this code and wrote no data.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.said);
        self.said
    }
}

/// A path in a folder as the program tells it on this system.
pub fn told(folder: &str, name: &str) -> String {
    Path::new(folder).join(name).display().to_string()
}

pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

/// Compares a text with a committed one; `UPDATE=1` writes it anew.
#[track_caller]
pub fn expect(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/expected")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{name} is not as expected:\n{text}");
}

pub fn author() -> Author {
    Author {
        id: Id::at(1, [7; 10]),
        name: "Anna de Vries".to_owned(),
    }
}

/// A clock and identifiers that are the same every time. Every identifier begins differently.
pub fn origin() -> Origin {
    const MINUTE: i64 = 1 << 16;
    let now = AtomicI64::new(1_793_000_000_000);
    Origin {
        clock: std::sync::Arc::new(move || now.fetch_add(MINUTE, Ordering::Relaxed)),
        ids: Box::new(|ms| Id::at(ms, [0; 10])),
        ..Origin::system()
    }
}

/// A text with identifiers and moments made unreadable: those of the sample follow from how much is in it.
pub fn masked(text: &str) -> String {
    let mask = |word: &str| match word {
        _ if word.starts_with("01a1") => "x".repeat(word.len()),
        _ if word.ends_with('Z') && word.starts_with("20") => "a moment".to_owned(),
        _ => word.to_owned(),
    };
    let words = text.split_inclusive([' ', '"', '\n']);
    words
        .map(|word| {
            let bare = word.trim_end_matches([' ', '"', '\n']);
            mask(bare) + &word[bare.len()..]
        })
        .collect()
}

/// Types a text into a field of a document itself, as a window would.
pub fn type_text(workspace: &mut Workspace, id: &str, field: &str, text: &str) {
    let spot = Spot::of(id, field).unwrap();
    workspace
        .enter(&spot, Entry::Text(text.to_owned()))
        .unwrap();
}
