//! A file that rests, is copied, moves, changes or is damaged while it is worked on.

use std::fs;

use super::World;
use super::beside::{
    FIELD, OTHER, answers, as_now, contents, crashed, doubt, mended, position, refused, say,
};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::error::Error;
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
fn a_file_that_is_renamed_exchanged_or_deleted_is_noticed_and_all_is_kept() {
    type Outside = fn(&World);
    let outsides: [Outside; 4] = [
        |world| {
            fs::rename(
                world.path(),
                world.path().with_file_name("Renamed.ninefold"),
            )
            .unwrap()
        },
        |world| fs::remove_file(world.path()).unwrap(),
        |world| {
            // As sync clients do: a new file takes the old one's name.
            let other = World::new();
            drop(other.create());
            let beside = world.path().with_file_name("arrived");
            fs::copy(other.path(), &beside).unwrap();
            fs::rename(beside, world.path()).unwrap();
        },
        |world| {
            let folder = world.path().with_file_name("moved");
            fs::create_dir(&folder).unwrap();
            fs::rename(world.path(), folder.join("Test.ninefold")).unwrap();
        },
    ];
    for (case, outside) in outsides.into_iter().enumerate() {
        for resting in [true, false] {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            say(&mut workspace, &use_case, FIELD, "said before");
            if case % 2 == 0 {
                workspace
                    .type_text(&use_case, &use_case, OTHER, "typed")
                    .unwrap();
            }
            if resting {
                workspace.rest().unwrap();
            }
            outside(&world);
            let there = fs::read(world.path()).ok();
            // Over a draft of the same field, of another one, and over none.
            workspace
                .type_text(&use_case, &use_case, OTHER, "typed after")
                .unwrap();
            let error = workspace.check_place().unwrap_err();
            let Error::Moved(kept) = &error else {
                panic!("case {case}, resting {resting}: {error}")
            };
            assert_eq!(kept.parent(), world.path().parent(), "beside it");
            assert!(error.to_string().contains("Nothing is lost"));
            drop(workspace);
            assert_eq!(
                there,
                fs::read(world.path()).ok(),
                "what is there now is left alone"
            );
            let mut open =
                Workspace::open(kept, &world.author, world.origin(), &world.backups()).unwrap();
            assert_eq!(
                answers(&mut open, &use_case),
                ["said before", "typed after"],
                "case {case}, resting {resting}"
            );
            drop(open);
            let beside: Vec<_> = companions(&world.path())
                .into_iter()
                .filter(|path| path.exists())
                .collect();
            assert!(beside.is_empty(), "{beside:?}");
            let renamed = world.path().with_file_name("Renamed.ninefold");
            if renamed.exists() {
                let mut renamed =
                    Workspace::open(&renamed, &world.author, world.origin(), &world.backups())
                        .unwrap();
                let told = renamed.info().notices.concat();
                assert!(!told.contains("without the log"), "it is whole: {told}");
                assert_eq!(answers(&mut renamed, &use_case)[0], "said before");
            }
        }
    }
}

#[test]
fn a_file_that_moved_is_noticed_without_a_save() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    workspace.check_place().unwrap();
    fs::rename(
        world.path(),
        world.path().with_file_name("Renamed.ninefold"),
    )
    .unwrap();
    mutant::without("a file that is no longer there is noticed", || {
        workspace.check_place().unwrap()
    });
    assert_eq!(workspace.check_place().unwrap_err().code(), "moved");
    assert_eq!(
        workspace.check_place().unwrap_err().code(),
        "moved",
        "and stays so"
    );
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
