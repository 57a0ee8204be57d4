//! A file that rests, is copied, moves, changes or is damaged while it is worked on.

use std::fs;

use super::World;
use super::beside::{
    FIELD, answers, as_now, contents, crashed, doubt, mended, position, refused, say,
};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::store::check::{Fault, check};
use crate::workspace::Workspace;

#[test]
fn a_copy_of_the_file_alone_has_everything_when_it_rests_and_says_so_when_it_does_not() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(
        &mut workspace,
        &use_case,
        FIELD,
        "said while the window is open",
    );
    let copied = World::new();
    fs::copy(world.path(), copied.path()).unwrap();
    let report = check(&copied.path()).unwrap();
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    assert!(
        report.findings[0]
            .what
            .contains("without the log beside it"),
        "{:?}",
        report.findings
    );
    let mut lacking = copied.open();
    assert!(lacking.info().notices[0].contains("without the log beside it"));
    assert!(Workspace::open_reading(&copied.path()).is_ok());

    workspace
        .rest_after(std::time::Duration::from_secs(3600))
        .unwrap();
    assert!(
        companions(&world.path())[0].exists(),
        "not quiet for an hour"
    );
    workspace.rest_after(std::time::Duration::ZERO).unwrap();
    assert_eq!(contents(&world).len(), 1, "nothing is beside it");
    let copied = World::new();
    fs::copy(world.path(), copied.path()).unwrap();
    let report = check(&copied.path()).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    let mut whole = copied.open();
    assert_eq!(
        answers(&mut whole, &use_case),
        ["said while the window is open"]
    );
    assert!(whole.info().notices.is_empty());
    // And the window goes on.
    say(&mut workspace, &use_case, FIELD, "and after that");
    assert_eq!(answers(&mut workspace, &use_case), ["and after that"]);
}

#[test]
fn a_saved_copy_says_that_it_needs_no_log() {
    let (world, use_case) = crashed();
    let mut workspace = world.open();
    say(&mut workspace, &use_case, FIELD, "said before the copy");
    let copy = World::new();
    workspace.save_copy(&copy.path()).unwrap();
    assert!(check(&copy.path()).unwrap().is_sound());
    assert!(copy.open().info().notices.is_empty());
}

#[test]
fn a_flipped_bit_in_what_is_being_typed_is_not_taken_for_an_answer() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    workspace
        .type_text(
            &use_case,
            &use_case,
            FIELD,
            "being typed when the battery died",
        )
        .unwrap();
    workspace.rest().unwrap();
    let crashed = as_now(&world);
    let whole = fs::read(crashed.path()).unwrap();
    let text = "being typed when the battery died";
    let at = position(&whole, text);
    for byte in at..at + text.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 2;
        fs::write(crashed.path(), flipped).unwrap();
        let doubt = match Workspace::open(
            &crashed.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        ) {
            Err(error) => doubt(error),
            Ok(_) => panic!("byte {byte} became the answer"),
        };
        assert!(doubt.what.contains("“Cart email”"), "{}", doubt.what);
    }
    assert_eq!(
        check(&crashed.path()).unwrap().findings[0].fault,
        Fault::Typing
    );
    refused(&crashed);
    let mut workspace = mended(&crashed);
    assert!(answers(&mut workspace, &use_case).is_empty());
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_again() {
    let attempt = || {
        let (world, use_case) = crashed();
        drop(world.open());
        let path = world.path();
        let author = world.author.clone();
        let (origin, backups) = (world.origin(), world.backups());
        let spoken = use_case.clone();
        crate::store::while_read(move || {
            let mut writing = Workspace::open(&path, &author, origin, &backups).unwrap();
            say(&mut writing, &spoken, FIELD, "said while it was read");
        });
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        answers(&mut reading, &use_case)[0].clone()
    };
    assert_eq!(attempt(), "said while it was read");
    let taken = mutant::without(
        "a file that changed while it was read is read again",
        attempt,
    );
    assert_eq!(taken, "said at ten, in the log");
}
