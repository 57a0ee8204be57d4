//! Documents with a long history: what is done in them next costs what it costs in a short one.

use std::path::Path;

use super::World;
use crate::document::value::Value;
use crate::store::{REACH, READ, Store, Typing};
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";
const SCORE: &str = "score/ideation/customer-value";

/// A workspace with a use case that has been scored so many times, as scoring it so many times makes it.
fn scored(world: &World, times: usize) -> (Workspace, String) {
    let (mut workspace, use_case) = world.with_use_case();
    workspace.set_score(&use_case, SCORE, Some(1)).unwrap();
    drop(workspace);
    let mut store = Store::open(&world.path(), Path::new(""), false).unwrap();
    let scores = store.changes(use_case.parse().unwrap()).unwrap();
    let mut last = scores.last().unwrap().clone();
    let mut more = Vec::new();
    for number in 0..times {
        let mut next = last.clone();
        next.id = crate::document::id::Id::at(number as i64, [1; 10]);
        next.action = Some(crate::document::id::Id::at(number as i64, [2; 10]));
        next.stamp += 1;
        next.edits[0].value = Value::Integer(1 + number as i64 % 5);
        next.edits[0].base = vec![last.id];
        more.push(next.clone());
        last = next;
    }
    store
        .append(&more, || (Vec::new(), ()), Typing::Stays, &mut |_| true)
        .unwrap();
    drop(store);
    (world.open(), use_case)
}

/// How many changes are read from the log while something is done.
fn read(what: impl FnOnce()) -> usize {
    let before = READ.get();
    what();
    READ.get() - before
}

/// What a person does in a use case, and how many changes are read for it.
fn costs(times: usize) -> Vec<(&'static str, usize)> {
    let world = World::new();
    let (mut workspace, use_case) = scored(&world, times);
    workspace.phase(&use_case, "ideation").unwrap();
    let mut costs = Vec::new();
    let mut text = String::new();
    for (name, score) in [("score", 4), ("another score", 2)] {
        let cost = read(|| {
            drop(workspace.set_score(&use_case, SCORE, Some(score)).unwrap());
        });
        costs.push((name, cost));
    }
    for name in ["typing", "typing on", "typing and on"] {
        text.push_str("word ");
        let cost = read(|| {
            drop(
                workspace
                    .type_text(&use_case, &use_case, FIELD, &text)
                    .unwrap(),
            );
        });
        costs.push((name, cost));
        let cost = read(|| {
            drop(workspace.phase(&use_case, "ideation").unwrap());
            drop(workspace.use_cases().unwrap());
            workspace.undo_state();
        });
        costs.push(("what is shown", cost));
    }
    costs.push(("settling", read(|| workspace.settle().unwrap())));
    for (name, redo) in [
        ("undo", false),
        ("redo", true),
        ("undo", false),
        ("undo", false),
        ("redo", true),
    ] {
        let cost = read(|| {
            drop(match redo {
                true => workspace.redo().unwrap(),
                false => workspace.undo().unwrap(),
            });
        });
        costs.push((name, cost));
    }
    let (kept, folded) = workspace.folds(&use_case);
    assert_eq!(
        kept, folded,
        "what is kept in memory is the fold of the file"
    );
    costs
}

#[test]
fn a_long_history_makes_nothing_dearer() {
    let (short, long) = (costs(5), costs(2_000));
    assert_eq!(short, long);
    let dearest = long.iter().max_by_key(|(_, cost)| cost).unwrap();
    assert!(dearest.1 < 40, "{dearest:?}");
    let (name, cost) = long[0];
    assert_eq!((name, cost < 5), ("score", true), "{cost}");
}

#[test]
fn undo_in_a_long_history_brings_back_what_was() {
    let world = World::new();
    let (mut workspace, use_case) = scored(&world, 300);
    let score = |workspace: &mut Workspace| {
        let (document, _) = workspace.folds(&use_case);
        document.own().unwrap().integer(SCORE)
    };
    let last = score(&mut workspace);
    let mut seen = Vec::new();
    for _ in 0..300 {
        workspace.undo().unwrap();
        seen.push(score(&mut workspace));
    }
    let expected: Vec<Option<i64>> = (0..299)
        .rev()
        .map(|number| Some(1 + number % 5))
        .chain([Some(1)])
        .collect();
    assert_eq!(seen, expected);
    for _ in 0..300 {
        workspace.redo().unwrap();
    }
    assert_eq!(score(&mut workspace), last);
}

/// After a restart undo goes back over the latest changes and no further, so that no history has to be read for it.
#[test]
fn a_restart_leaves_the_latest_actions_to_be_taken_back() {
    let world = World::new();
    let beyond = 12;
    let (workspace, _) = scored(&world, REACH as usize + beyond);
    drop(workspace);
    let mut workspace = world.open();
    let mut undone = 0;
    while workspace.undo_state().undo.is_some() {
        workspace.undo().unwrap();
        undone += 1;
    }
    assert_eq!(undone, REACH);
    assert!(workspace.undo_state().redo.is_some());
}
