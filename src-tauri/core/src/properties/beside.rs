//! What lies beside a workspace file, and what happens to the file from outside: nothing that said "Saved" is lost without
//! a word, and whatever is refused stays as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::World;
use crate::disk::files::companions;
use crate::document::mutant;
use crate::error::Doubt;
use crate::error::Error;
use crate::store::check::{Fault, check};
use crate::workspace::Workspace;

pub(super) const FIELD: &str = "answer/ideation/explanation";
pub(super) const OTHER: &str = "answer/ideation/problem";

/// Every file of a world, with its bytes.
pub(super) fn contents(world: &World) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(world.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Another world with the files as they are now, as a crash, a copy or a sync client leaves them.
pub(super) fn as_now(world: &World) -> World {
    let other = World::new();
    copy(&world.path(), &other.path());
    other
}

/// Copies a file and what lies beside it.
fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).unwrap();
    for (from, to) in companions(from).iter().zip(companions(to)) {
        let _ = fs::copy(from, to);
    }
}

pub(super) fn say(workspace: &mut Workspace, use_case: &str, field: &str, text: &str) {
    workspace
        .type_text(use_case, use_case, field, text)
        .unwrap();
    workspace.settle().unwrap();
}

pub(super) fn answers(workspace: &mut Workspace, use_case: &str) -> Vec<String> {
    let page = workspace.phase(use_case, "ideation").unwrap();
    let questions = page.sections.iter().flat_map(|section| &section.questions);
    questions
        .map(|question| question.answer.clone())
        .filter(|answer| !answer.is_empty() && answer != "Cart email")
        .collect()
}

/// Tries to open a file twice, as "Try again" does, and to read it: every byte of it and of what lies beside it is as it
/// was.
pub(super) fn refused(world: &World) -> Error {
    let before = contents(world);
    let open = || {
        Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        )
    };
    let error = open().unwrap_err();
    assert_eq!(before, contents(world), "after {error}");
    assert_eq!(open().unwrap_err().code(), error.code());
    assert_eq!(
        Workspace::open_reading(&world.path()).unwrap_err().code(),
        error.code()
    );
    assert_eq!(before, contents(world), "after trying again");
    error
}

pub(super) fn doubt(error: Error) -> Doubt {
    match error {
        Error::Doubt(doubt) => doubt,
        other => panic!("{other}"),
    }
}

/// Opens what is whole of a file in doubt; the file and what lay beside it are kept byte for byte.
pub(super) fn mended(world: &World) -> Workspace {
    let before: Vec<_> = contents(world).into_values().collect();
    let kept = Workspace::mend(&world.path()).unwrap();
    let mut found: Vec<_> = companions(&kept)
        .into_iter()
        .chain([kept])
        .filter_map(|path| fs::read(path).ok())
        .collect();
    found.sort();
    let mut before = before;
    before.sort();
    assert!(found == before, "kept as found");
    world.open()
}

/// A workspace that crashed with a log: an answer in the file, and two in the log.
pub(super) fn crashed() -> (World, String) {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    say(&mut workspace, &use_case, FIELD, "said at nine");
    workspace.rest().unwrap();
    say(&mut workspace, &use_case, FIELD, "said at ten, in the log");
    workspace
        .type_text(&use_case, &use_case, OTHER, "being typed at eleven")
        .unwrap();
    (as_now(&world), use_case)
}

/// The index of a byte string in a file, where it is an edit's: bytes of what was typed are left in the draft's page,
/// which comes before.
pub(super) fn position(bytes: &[u8], text: &str) -> usize {
    *positions(bytes, text).last().unwrap()
}

/// The indexes of a byte string in a file, but for the listing, which repeats the beginning of a first answer, and for what it
/// is found by.
fn positions(bytes: &[u8], text: &str) -> Vec<usize> {
    let brief = br#""brief":""#;
    let is_listed = |at: usize| {
        let before = &bytes[at.saturating_sub(200)..at];
        before.windows(brief.len()).any(|part| part == brief)
    };
    // An edit has its kind before its field, what is found has not; and a word of the index begins with a zero.
    let is_sought = |at: usize| {
        let is_name = |byte: &u8| byte.is_ascii_lowercase() || b"/-".contains(byte);
        let start = bytes[..at].iter().rposition(|byte| !is_name(byte));
        let name = String::from_utf8_lossy(&bytes[start.map_or(0, |start| start + 1)..at]);
        let is_field = name.contains("answer/") || name.ends_with("title");
        let is_word = bytes[at.saturating_sub(1)] == b'0';
        is_word || is_field && !name.contains("use-case")
    };
    let is_there = |at: &usize| {
        bytes[*at..].starts_with(text.as_bytes()) && !is_listed(*at) && !is_sought(*at)
    };
    (0..=bytes.len() - text.len()).filter(is_there).collect()
}

#[test]
fn a_log_that_a_crash_left_is_in_the_file_after_opening() {
    let (world, use_case) = crashed();
    let report = check(&world.path()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!(
        report.in_log, 1,
        "a change that a copy of the file alone lacks"
    );
    let mut workspace = world.open();
    assert_eq!(
        answers(&mut workspace, &use_case),
        ["said at ten, in the log", "being typed at eleven"]
    );
    workspace.rest().unwrap();
    assert_eq!(contents(&world).len(), 1, "nothing is beside it");
}

#[test]
fn a_file_with_the_log_of_another_state_is_refused_and_both_are_left() {
    // Without a witness too, as an older Ninefold leaves them.
    for with_witness in [true, false] {
        let (world, use_case) = crashed();
        let later = as_now(&world);
        let mut workspace = later.open();
        for text in [
            "said at noon",
            "said at one, and much longer than anything that was said before it",
        ] {
            say(&mut workspace, &use_case, FIELD, text);
            workspace.create_use_case().unwrap();
        }
        drop(workspace);
        fs::copy(later.path(), world.path()).unwrap();
        if !with_witness {
            fs::remove_file(&companions(&world.path())[3]).unwrap();
        }
        let doubt = doubt(refused(&world));
        assert!(
            doubt.what.contains("another state of the file"),
            "{}",
            doubt.what
        );
        assert!(doubt.what.contains("The file holds 1"), "{}", doubt.what);
        assert!(
            !with_witness || doubt.what.contains("1 change to “Cart email”"),
            "{}",
            doubt.what
        );
        let report = check(&world.path()).unwrap();
        assert!(
            report
                .findings
                .iter()
                .any(|finding| finding.fault == Fault::Log),
            "{:?}",
            report.findings
        );
        let mut workspace = mended(&world);
        assert!(answers(&mut workspace, &use_case)[0].starts_with("said at one"));
    }
}

#[test]
fn a_newer_file_that_a_sync_client_brought_keeps_every_answer() {
    let (world, use_case) = crashed();
    // A colleague had the file as it was before the log, and went on.
    let colleague = World::new();
    fs::copy(world.path(), colleague.path()).unwrap();
    let mut theirs = colleague.open();
    say(&mut theirs, &use_case, OTHER, "the colleague's answer");
    drop(theirs);
    fs::copy(colleague.path(), world.path()).unwrap();
    let doubt = doubt(refused(&world));
    assert!(
        doubt.what.contains("None of the log was applied"),
        "{}",
        doubt.what
    );
    mutant::without("a log belongs to the file it began with", || {
        // The check that a log only adds finds most of these; the witness finds all.
        let opened = Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        );
        assert!(opened.is_err());
    });
    let mut workspace = mended(&world);
    assert_eq!(
        answers(&mut workspace, &use_case),
        ["said at nine", "the colleague's answer"]
    );
}

#[test]
fn a_log_over_a_file_in_which_one_byte_differs_is_not_applied() {
    let (world, _) = crashed();
    let mut bytes = fs::read(world.path()).unwrap();
    // In a page that the log does not touch, where no change is: only the witness can know.
    let at = position(&bytes, "[[phases");
    bytes[at] ^= 1;
    fs::write(world.path(), &bytes).unwrap();
    let error = refused(&world);
    assert!(["doubt", "damaged"].contains(&error.code()), "{error}");
}

#[test]
fn altered_bytes_in_a_file_with_its_own_log_are_refused_and_both_are_left() {
    for ages in [false, true] {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        say(&mut workspace, &use_case, FIELD, "said at nine");
        say(&mut workspace, &use_case, OTHER, "eight altered bytes");
        drop(workspace);
        if ages {
            world.age();
        }
        let connection = rusqlite::Connection::open(world.path()).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO framework VALUES ('a', 'b')")
            .unwrap();
        let crashed = as_now(&world);
        let mut bytes = fs::read(crashed.path()).unwrap();
        for at in positions(&bytes, "eight altered") {
            bytes[at..at + 8].fill(b'X');
        }
        fs::write(crashed.path(), &bytes).unwrap();
        assert_eq!(refused(&crashed).code(), "damaged");
        assert!(
            !crashed.backups().exists(),
            "nothing is migrated or backed up"
        );
    }
}

#[test]
fn closing_a_refused_file_moves_no_log_into_it() {
    // What is refused is not even opened; this holds where something else fails after that.
    let (world, _) = crashed();
    let attempt = || {
        let world = as_now(&world);
        // The log's index holds nothing, and is a file on some systems.
        let contents = |world: &World| {
            let mut contents = contents(world);
            contents.remove(&companions(&world.path())[1]);
            contents
        };
        let before = contents(&world);
        let writer = crate::store::connect(&world.path()).unwrap();
        let count: i64 = writer
            .query_row("SELECT count(*) FROM change", [], |row| row.get(0))
            .unwrap();
        assert!(count > 0);
        drop(writer);
        before == contents(&world)
    };
    assert!(attempt());
    assert!(!mutant::without(
        "closing moves no log into the file",
        attempt
    ));
}

#[test]
fn a_damaged_log_is_never_less_without_a_word() {
    let (world, use_case) = crashed();
    let log = companions(&world.path())[0].clone();
    let whole = fs::read(&log).unwrap();
    let frames = (whole.len() - 32) / (4096 + 24);
    let frame = |index: usize| 32 + index * (4096 + 24);
    let mut damaged: Vec<Vec<u8>> = Vec::new();
    for bit in (0..whole.len() * 8).step_by(whole.len() * 8 / 76) {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        damaged.push(flipped);
    }
    for index in 0..frames {
        let mut zeroed = whole.clone();
        zeroed[frame(index)..frame(index + 1)].fill(0);
        damaged.push(zeroed);
        damaged.push(whole[..frame(index)].to_vec());
    }
    damaged.push(Vec::new());
    let (mut told, mut harmless) = (0, 0);
    let count = damaged.len();
    for (case, bytes) in damaged.into_iter().enumerate() {
        let world = as_now(&world);
        fs::write(&companions(&world.path())[0], &bytes).unwrap();
        match Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        ) {
            Err(error) => {
                told += 1;
                let doubt = doubt(error);
                assert!(
                    doubt.what.contains("“Cart email”") || doubt.what.contains("another state"),
                    "{}",
                    doubt.what
                );
                if case % 8 == 0 {
                    refused(&world);
                    let mut workspace = mended(&world);
                    assert!(answers(&mut workspace, &use_case)[0].starts_with("said at"));
                }
            }
            Ok(mut workspace) => {
                harmless += 1;
                let all = answers(&mut workspace, &use_case);
                assert_eq!(
                    all,
                    ["said at ten, in the log", "being typed at eleven"],
                    "case {case}"
                );
            }
        }
    }
    assert!(
        told > count / 2,
        "{told} of {count} told, {harmless} harmless"
    );
    // A log that is gone altogether.
    let gone = as_now(&world);
    fs::remove_file(&companions(&gone.path())[0]).unwrap();
    let doubt = doubt(refused(&gone));
    assert!(
        doubt.what.contains("is not there any more")
            && doubt.what.contains("being typed in “Cart email”"),
        "{}",
        doubt.what
    );
    mutant::without("what the witness saw is missed", || {
        let world = as_now(&gone);
        assert!(
            Workspace::open(
                &world.path(),
                &world.author,
                world.origin(),
                &world.backups()
            )
            .is_ok()
        );
    });
}
