//! Undo, redo, and the listing, over any sequence of actions.

use proptest::prelude::*;
use rusqlite::Connection;

use super::stamps::{DAY, NOW, claims, put};
use super::steps::{PHASE, shown, step, take};
use super::{World, holds_only_with, id};
use crate::document::change::{Change, Edit};
use crate::document::stamp::END;
use crate::document::value::Value;
use crate::document::what::What;

#[test]
fn undo_of_all_is_the_start_and_redo_of_all_the_end() {
    let strategy = || prop::collection::vec(step(), 1..14);
    holds_only_with(&["undo counts what it hides"], 60, strategy, |steps| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        workspace.undo().unwrap();
        let start = shown(&mut workspace);
        workspace.redo().unwrap();
        for step in &steps {
            take(&world, &mut workspace, &use_case, step);
        }
        let end = shown(&mut workspace);

        let mut undone = 0;
        while workspace.undo_state().undo.is_some() {
            workspace.undo().unwrap();
            undone += 1;
            prop_assert!(undone < 200, "undo comes to an end");
            if undone == 3 {
                // A restart in between changes nothing.
                drop(workspace);
                workspace = world.open();
            }
            let before = shown(&mut workspace);
            workspace.redo().unwrap();
            workspace.undo().unwrap();
            prop_assert_eq!(before, shown(&mut workspace), "redo and undo");
        }
        prop_assert_eq!(&start, &shown(&mut workspace), "undo of all");
        for _ in 0..undone {
            workspace.redo().unwrap();
        }
        prop_assert_eq!(workspace.undo_state().redo, None);
        prop_assert_eq!(&end, &shown(&mut workspace), "redo of all");
        Ok(())
    });
}

#[test]
fn the_caches_equal_a_refill() {
    let strategy = || prop::collection::vec(step(), 1..20);
    holds_only_with(
        &["the listing follows the log", "links follow the log"],
        60,
        strategy,
        |steps| {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            for step in &steps {
                take(&world, &mut workspace, &use_case, step);
                workspace.use_cases().unwrap();
            }
            let (kept, refilled) = workspace.caches();
            prop_assert_eq!(kept, refilled);
            let before = shown(&mut workspace);
            drop(workspace);
            prop_assert_eq!(
                before,
                shown(&mut world.open()),
                "a restart changes nothing that is shown"
            );
            Ok(())
        },
    );
}

/// A wording of the first answer that arrives from another laptop.
fn arriving(use_case: &str, number: u8, stamp: i64, text: &str) -> Change {
    let doc = use_case.parse().unwrap();
    Change {
        id: id(100 + number),
        doc,
        stamp,
        at: stamp,
        author: id(0xB0),
        what: What::Type,
        action: Some(id(200 + number)),
        undoes: None,
        via: Some(1),
        edits: vec![Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: "answer/ideation/explanation".to_owned(),
            value: Value::from(text),
            base: vec![],
        }],
    }
}

#[test]
fn undo_never_replaces_a_wording_from_elsewhere() {
    let strategy = || (prop::collection::vec("[a-z]{1,9}", 1..5), 0_usize..5);
    holds_only_with(&["elsewhere stays"], 40, strategy, |(texts, when)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let field = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
            .field
            .clone();
        for (index, text) in texts.iter().enumerate() {
            if index == when % texts.len() {
                let mut change = arriving(&use_case, 1, workspace.stamp() + 10, "FROM ELSEWHERE");
                change.edits[0].field.clone_from(&field);
                workspace.arrive(change);
            }
            // Numbered, since typing what stands there already is no action.
            let text = format!("{index}{text}");
            workspace
                .type_text(&use_case, &use_case, &field, &text)
                .unwrap();
            workspace.settle().unwrap();
        }
        for _ in &texts {
            workspace.undo().unwrap();
        }
        let answer = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
            .answer
            .clone();
        prop_assert_eq!(answer, "FROM ELSEWHERE");
        Ok(())
    });
}

#[test]
fn a_later_wording_from_elsewhere_is_named() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let field = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
        .field
        .clone();
    workspace
        .type_text(&use_case, &use_case, &field, "mine")
        .unwrap();
    workspace.settle().unwrap();
    let mut change = arriving(&use_case, 1, workspace.stamp() + 10, "theirs");
    change.edits[0].field = field;
    workspace.arrive(change);
    let notice = workspace.undo().unwrap().notice.unwrap();
    assert!(
        notice.contains("A later wording by Unknown person was kept."),
        "{notice}"
    );
}

/// Who opens a file knows the next stamp from the listing, whatever came into the log in whatever order.
#[test]
fn the_highest_stamp_is_known_without_the_log() {
    let stamp = || {
        prop_oneof![
            3 => NOW - 40 * DAY..NOW + 40 * DAY,
            1 => prop::sample::select(vec![i64::MIN, -1, END, i64::MAX]),
        ]
    };
    holds_only_with(
        &["the highest stamp is known without the log"],
        20,
        move || prop::collection::vec(stamp(), 1..6),
        |stamps| {
            let world = World::new();
            let (workspace, use_case) = world.with_use_case();
            drop(workspace);
            for (number, stamp) in (50..).zip(stamps) {
                let mut change = claims(&use_case, stamp, "said elsewhere");
                change.id = id(number);
                put(&world, change);
            }
            let file = Connection::open(world.path()).unwrap();
            let sql = format!(
                "SELECT max(stamp) FROM change WHERE stamp BETWEEN 0 AND {}",
                END - 1
            );
            let highest: i64 = file.query_row(&sql, [], |row| row.get(0)).unwrap();
            drop(file);
            prop_assert_eq!(world.open().stamp(), highest);
            Ok(())
        },
    );
}
