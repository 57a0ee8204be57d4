//! Bytes altered anywhere in a file, pages of no table included: it shows what was saved, or is refused and left as it is.

use std::fs;

use super::World;
use super::beside::{FIELD, OTHER, answers, as_now, contents, crashed, mended, say};
use super::proof::{figure, times};
use crate::disk::files::companions;
use crate::store::check::check;
use crate::workspace::Workspace;

/// A file at rest with every kind of page: long texts overflow, what is being typed was longer before, so that pages are
/// free, and lists of changes have inner pages.
fn file() -> (World, String) {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    for number in 0..60 {
        let text = format!("wording {number} {}", "of many words ".repeat(number * 3));
        say(&mut workspace, &use_case, OTHER, &text);
    }
    let long = "being typed ".repeat(3_000);
    workspace
        .type_text(&use_case, &use_case, FIELD, &long)
        .unwrap();
    say(&mut workspace, &use_case, FIELD, "said at last");
    drop(workspace);
    (world, use_case)
}

#[test]
fn altered_bytes_anywhere_are_told_or_show_nothing_else() {
    let (world, use_case) = file();
    let whole = fs::read(world.path()).unwrap();
    let shown = |workspace: &mut Workspace| answers(workspace, &use_case);
    let expected = shown(&mut world.open());
    let cases = times(40, 500);
    let (mut refused, mut unharmed) = (0, 0);
    let mut seed = 0x9E37_79B9_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 11).unwrap() % below
    };
    for case in 0..cases {
        let mut bytes = whole.clone();
        match case % 6 {
            0 => bytes[random(100)] ^= 1 << random(8),
            1 => bytes[100 + random(4_000)] ^= 1 << random(8),
            2 => bytes.truncate(random(whole.len())),
            3 => {
                let page = 4096 * random(whole.len() / 4096);
                bytes[page..page + 4096].fill(0);
            }
            4 => {
                let (from, to) = (random(whole.len() / 4096), random(whole.len() / 4096));
                bytes.copy_within(from * 4096..from * 4096 + 4096, to * 4096);
            }
            _ => {
                // The head of a page: what kind it is, and how many cells it has.
                let page = 4096 * (1 + random(whole.len() / 4096 - 1));
                bytes[page + random(12)] = u8::try_from(random(256)).unwrap();
            }
        }
        fs::write(world.path(), &bytes).unwrap();
        let _ = check(&world.path());
        let before = contents(&world);
        let reading = Workspace::open_reading(&world.path());
        assert_eq!(before, contents(&world), "case {case}");
        if let Ok(mut reading) = reading {
            assert_eq!(shown(&mut reading), expected, "case {case}, read");
        }
        let opened = Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        );
        match opened {
            Ok(mut workspace) => {
                // Before all was looked at: what was saved, or an error.
                if workspace.phase(&use_case, "ideation").is_ok() {
                    assert_eq!(shown(&mut workspace), expected, "case {case}, at once");
                }
                match world.looked_through(workspace) {
                    Ok(mut workspace) => {
                        assert_eq!(shown(&mut workspace), expected, "case {case}");
                        unharmed += 1;
                    }
                    Err(error) => {
                        assert_eq!(before, contents(&world), "case {case}: {error}");
                        refused += 1;
                    }
                }
            }
            Err(error) => {
                assert_eq!(before, contents(&world), "case {case}: {error}");
                refused += 1;
            }
        }
    }
    figure(
        "bits flipped",
        &format!(
            "{cases} mutations of a file at rest: 0 crashes, {unharmed} show all that was saved, {refused} refused with 0 bytes altered"
        ),
    );
}

#[test]
fn a_witness_that_says_nothing_or_something_else_costs_nothing() {
    let (world, use_case) = crashed();
    let at = |world: &World| companions(&world.path())[3].clone();
    let whole = fs::read(at(&world)).unwrap();
    let other = {
        let (other, _) = crashed();
        fs::read(at(&other)).unwrap()
    };
    // Too far: as from a copy that went on, of which the log is here in an older state.
    let mut torn = whole.clone();
    torn[..16_384].fill(b' ');
    let cases = [
        Vec::new(),
        whole[..10_000].to_vec(),
        vec![0xFF; whole.len()],
        vec![b'9'; whole.len() * 2],
        "ninefold-witness 1 18446744073709551615 ffffffff 99999999999999999999\n{".into(),
        other,
        torn,
    ];
    for (case, bytes) in cases.into_iter().enumerate() {
        let world = as_now(&world);
        fs::write(at(&world), bytes).unwrap();
        let _ = check(&world.path());
        let before = contents(&world);
        let opened = Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        );
        match opened {
            Ok(mut workspace) => assert_eq!(
                answers(&mut workspace, &use_case),
                ["said at ten, in the log", "being typed at eleven"],
                "case {case}"
            ),
            Err(error) => {
                assert_eq!((error.code(), case), ("doubt", 5), "{error}");
                assert_eq!(before, contents(&world), "case {case}");
            }
        }
    }
}

#[test]
fn a_journal_of_another_state_is_not_rolled_back_over_the_file() {
    // What a crash in the midst of a commit without a log leaves: a migration, or an older Ninefold.
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    say(&mut workspace, &use_case, FIELD, "said at nine");
    drop(workspace);
    let journal = |world: &World| companions(&world.path())[2].clone();
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    connection
        .execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE")
        .unwrap();
    for number in 0..300 {
        let sql = format!("INSERT INTO framework VALUES ('{number}', printf('%.*c', 3000, 'a'))");
        connection.execute_batch(&sql).unwrap();
    }
    let half = as_now(&world);
    connection.execute_batch("ROLLBACK").unwrap();
    drop(connection);
    assert!(
        fs::metadata(journal(&half)).unwrap().len() > 512,
        "it is hot"
    );
    // The half written file and its journal are the file as it was.
    for reads in [true, false] {
        let half = as_now(&half);
        let mut open = match reads {
            true => Workspace::open_reading(&half.path()).unwrap(),
            false => half.open(),
        };
        assert_eq!(answers(&mut open, &use_case), ["said at nine"]);
    }
    // A newer file with that journal is not.
    let mut workspace = world.open();
    for number in 0..50 {
        say(
            &mut workspace,
            &use_case,
            OTHER,
            &format!("wording {number} {}", "long ".repeat(99)),
        );
    }
    drop(workspace);
    fs::copy(journal(&half), journal(&world)).unwrap();
    let before = contents(&world);
    match Workspace::open(
        &world.path(),
        &world.author,
        world.origin(),
        &world.backups(),
    ) {
        Ok(mut open) => assert_eq!(answers(&mut open, &use_case).len(), 2),
        Err(error) => {
            assert_eq!(error.code(), "doubt", "{error}");
            assert_eq!(before, contents(&world));
            let mut open = mended(&world);
            assert_eq!(answers(&mut open, &use_case).len(), 2);
        }
    }
}
