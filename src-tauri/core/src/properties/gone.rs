//! The file of an open workspace, its log or its witness is renamed, exchanged or deleted. Windows lets nobody do that, which
//! `locked.rs` shows.

use std::fs;

use super::World;
use super::around::{arrives, colleague, log, window, witness};
use super::beside::{FIELD, OTHER, answers, as_now, say};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::error::Error;
use crate::workspace::Workspace;

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
fn a_log_that_is_deleted_renamed_or_exchanged_costs_nothing_after_a_crash() {
    a_log_goes();
    mutant::without("a log that is gone is noticed", || {
        assert!(std::panic::catch_unwind(a_log_goes).is_err());
    });
}

fn a_log_goes() {
    type Outside = fn(&World);
    let outsides: [Outside; 5] = [
        |world| fs::remove_file(log(world)).unwrap(),
        |world| fs::rename(log(world), world.path().with_file_name("away")).unwrap(),
        |world| {
            fs::remove_file(log(world)).unwrap();
            fs::remove_file(witness(world)).unwrap();
        },
        |world| fs::remove_file(witness(world)).unwrap(),
        |world| {
            let other = World::new();
            let (mut workspace, use_case) = other.with_use_case();
            say(&mut workspace, &use_case, FIELD, "of another client");
            arrives(&log(&other), &log(world));
            arrives(&witness(&other), &witness(world));
        },
    ];
    for (case, outside) in outsides.into_iter().enumerate() {
        for saves in [true, false] {
            let (world, mut workspace, use_case) = window(false);
            outside(&world);
            let mut last = "said at ten";
            if saves {
                last = "said at eleven";
                say(&mut workspace, &use_case, FIELD, last);
            }
            // A second later.
            workspace.check_place().unwrap();
            let crashed = as_now(&world);
            let mut open = crashed.open();
            assert_eq!(
                answers(&mut open, &use_case),
                [last],
                "case {case}, saves {saves}"
            );
            drop(workspace);
            let mut open = world.open();
            assert_eq!(answers(&mut open, &use_case), [last], "case {case}");
        }
    }
}

#[test]
fn a_file_that_arrives_with_its_log_is_left_with_its_log() {
    for rests in [true, false] {
        let (world, mut workspace, use_case) = window(rests);
        let theirs = colleague(&world, &use_case);
        let of = |world: &World| {
            let all = [world.path(), log(world), witness(world)];
            all.map(|path| fs::read(path).ok())
        };
        let before = of(&theirs);
        arrives(&log(&theirs), &log(&world));
        arrives(&witness(&theirs), &witness(&world));
        arrives(&theirs.path(), &world.path());
        let error = workspace.check_place().unwrap_err();
        let Error::Moved(kept) = error else {
            panic!("{error}")
        };
        drop(workspace);
        assert!(
            before == of(&world),
            "rests {rests}: all that arrived is left"
        );
        let mut arrived = world.open();
        assert_eq!(
            answers(&mut arrived, &use_case),
            ["said at nine", "the colleague's answer"]
        );
        let mut ours =
            Workspace::open(&kept, &world.author, world.origin(), &world.backups()).unwrap();
        let expected = if rests { "said at nine" } else { "said at ten" };
        assert_eq!(answers(&mut ours, &use_case), [expected], "rests {rests}");
    }
}
