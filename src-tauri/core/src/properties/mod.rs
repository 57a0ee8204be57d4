//! The design's properties, each with its mutant: the rule that is taken away to see the property fail.

mod agreeing;
mod altered;
mod around;
mod bare;
mod baselines;
mod begun;
mod benefit;
mod beside;
mod between;
mod board;
mod build_next;
mod by_hand;
mod calendar;
mod checking;
mod choices;
mod commits;
mod deciding;
mod documents;
mod entering;
mod erasing;
mod erasing_elsewhere;
mod events;
pub(crate) mod exchanging;
mod exporting;
mod fold;
mod formats;
#[cfg(not(windows))]
mod gone;
mod history;
mod hostile;
mod importing;
mod involving;
mod journey;
mod keeping;
mod labels;
mod lawful;
#[cfg(windows)]
mod locked;
mod long;
mod looking;
mod mending;
mod merging;
mod metrics;
mod moving;
mod naming;
mod opening;
mod outside;
mod past;
mod paths;
mod points;
mod portfolio;
mod proof;
mod quoting;
mod ranking;
mod reading;
mod reasons;
mod requirements;
mod rescuing;
mod same;
mod sample;
mod schema;
mod scoping;
mod searching;
mod sharing;
mod slices;
mod spreadsheets;
mod stamps;
mod steps;
mod suspects;
mod table;
mod tables;
pub(crate) mod team;
mod templates;
mod touching;
mod tracker;
mod trust;
mod typing;
mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::document::id::Id;
use crate::document::mutant;
use crate::document::origin::{Author, Origin};
use crate::error::Error;
use crate::workspace::{Finding, Workspace};

/// A workspace file in a folder of its own, with a clock that tests turn.
pub(crate) struct World {
    folder: tempfile::TempDir,
    now: Arc<AtomicI64>,
    elapsed: Arc<AtomicI64>,
    pub(crate) author: Author,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: Arc::new(AtomicI64::new(1_700_000_000_000)),
            elapsed: Arc::new(AtomicI64::new(0)),
            author: Author {
                id: id(0xA0),
                name: "Anna de Vries".to_owned(),
            },
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("Test.ninefold")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    /// Lets time pass, in milliseconds.
    pub(crate) fn pass(&self, ms: i64) {
        self.now.fetch_add(ms, Ordering::Relaxed);
        self.elapsed.fetch_add(ms, Ordering::Relaxed);
    }

    /// Sets the clock of the computer, in milliseconds since 1970. No time passes by that.
    pub(crate) fn set_clock(&self, now: i64) {
        self.now.store(now, Ordering::Relaxed);
    }

    pub(crate) fn origin(&self) -> Origin {
        let now = Arc::clone(&self.now);
        let clock = move || now.fetch_add(1, Ordering::Relaxed);
        let elapsed = Arc::clone(&self.elapsed);
        Origin {
            clock: Arc::new(clock),
            elapsed: Box::new(move || {
                Duration::from_millis(elapsed.load(Ordering::Relaxed).unsigned_abs())
            }),
            zone: Arc::new(|| TimeZone::UTC),
            language: "en".to_owned(),
            ..Origin::system()
        }
    }

    pub(crate) fn create(&self) -> Workspace {
        Workspace::create(&self.path(), &self.author, self.origin()).unwrap()
    }

    pub(crate) fn open(&self) -> Workspace {
        Workspace::open(&self.path(), &self.author, self.origin(), &self.backups()).unwrap()
    }

    /// What a window does after it shows a workspace: all of it is looked at, and it is opened anew where a fault is found.
    pub(crate) fn looked_through(&self, mut workspace: Workspace) -> Result<Workspace, Error> {
        match workspace.examination().map(|all| all.run().unwrap()) {
            None => Ok(workspace),
            Some(Finding::Sound(notices)) => {
                workspace.examined(notices)?;
                Ok(workspace)
            }
            Some(Finding::Fault) => {
                workspace.abandon();
                Workspace::open_examined(&self.path(), &self.author, self.origin(), &self.backups())
            }
        }
    }

    /// Makes the closed file one of the first format, which had neither a listing nor pictures.
    pub(crate) fn age(&self) {
        let first = include_str!("../../migrations/0001_log.sql");
        let of_edit = |from: &str, to: &str| {
            let start = first.find(from).unwrap();
            let length = first[start..].find(to).unwrap() + to.len();
            &first[start..start + length]
        };
        let table = of_edit("CREATE TABLE edit", ";");
        let triggers = of_edit("CREATE TRIGGER edit_is_kept", "append-only'); END;");
        let more = of_edit("CREATE TRIGGER edit_stays", "END;");
        rusqlite::Connection::open(self.path())
            .unwrap()
            .execute_batch(&format!(
                "DROP TABLE listing; DROP TABLE link; DROP TABLE blob; DROP TABLE cache_import; DROP TABLE cache_own;
                 DROP TABLE cache_peer; DROP TABLE cache_search; DROP TABLE cache_search_text; DROP TABLE cache_search_seal;
                 DROP TABLE cache_team; DROP TABLE cache_team_import; DROP TABLE cache_team_erasure; DROP TABLE erasure; ALTER TABLE draft DROP COLUMN crc;
                 ALTER TABLE edit RENAME TO newer; {table}
                 INSERT INTO edit SELECT change, record, kind, field, value, base FROM newer;
                 DROP TABLE newer; {triggers} {more} PRAGMA user_version = 1"
            ))
            .unwrap();
    }

    /// A workspace with a use case in it.
    pub(crate) fn with_use_case(&self) -> (Workspace, String) {
        let mut workspace = self.create();
        let place = workspace.create_use_case().unwrap().place.unwrap();
        (workspace, place.use_case.unwrap())
    }
}

/// An identifier that is easy to recognize.
pub(crate) fn id(last: u8) -> Id {
    let mut bytes = [0; 16];
    bytes[15] = last;
    Id::from_bytes(bytes)
}

/// Shows that a property holds for a number of generated cases, and that it fails with each of the rules taken away.
pub(crate) fn holds_only_with<S: Strategy>(
    rules: &[&'static str],
    cases: u32,
    strategy: impl Fn() -> S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = || Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    if let Err(failure) = TestRunner::new(config()).run(&strategy(), &property) {
        panic!("{failure}");
    }
    for rule in rules {
        let config = Config {
            max_shrink_iters: 0,
            cases: cases * 4,
            ..config()
        };
        let failed = mutant::without(rule, || {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                TestRunner::new(config).run(&strategy(), &property).is_err()
            }))
        });
        assert!(
            failed.unwrap_or(true),
            "the property holds without the rule “{rule}”, so it does not test it"
        );
    }
}
