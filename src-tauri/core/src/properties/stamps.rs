//! Stamps of no time, clocks that are wrong, and clocks that are set while somebody types.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::{World, holds_only_with, id};
use crate::document::change::{Change, Edit};
use crate::document::stamp::{self, END};
use crate::document::value::Value;
use crate::document::what::What;
use crate::framework::Framework;
use crate::store::check::{Fault, check};
use crate::store::{Cached, Draft, Sought, Store, Typing};
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";
pub(super) const NOW: i64 = 1_700_000_000_000;
pub(super) const DAY: i64 = 86_400_000;
const IN_2150: i64 = 5_680_281_600_000;

/// A change of an answer with any stamp, made by somebody else.
pub(super) fn claims(use_case: &str, stamp: i64, text: &str) -> Change {
    let doc = use_case.parse().unwrap();
    Change {
        id: id(0xF1),
        doc,
        stamp,
        at: stamp,
        author: id(0xB0),
        what: What::Type,
        action: Some(id(0xF2)),
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: FIELD.to_owned(),
            value: Value::from(text),
            base: vec![],
        }],
    }
}

/// Puts a change into the closed file.
pub(super) fn put(world: &World, change: Change) {
    let mut store = Store::open(&world.path(), Path::new(""), false).unwrap();
    let state = crate::document::fold::fold(change.doc, &{
        let mut changes = store.changes(change.doc).unwrap();
        changes.push(change.clone());
        changes
    });
    let listed = crate::store::Listed::of(&Arc::new(state.clone()), |_| {
        Arc::new(Framework::built_in().clone())
    });
    let cached = Cached {
        listed,
        links: None,
        sought: Sought::all(&state),
    };
    let folding = || (vec![cached], ());
    store
        .append(&[change], folding, Typing::Stays, &mut |_| true)
        .unwrap();
}

fn answer(workspace: &mut Workspace, use_case: &str) -> String {
    let page = workspace.phase(use_case, "ideation").unwrap();
    page.sections[0].questions[1].answer.clone()
}

/// A closed workspace with an answer and one more change of it, from elsewhere.
fn closed(world: &World, stamp: i64) -> String {
    let (mut workspace, use_case) = world.with_use_case();
    for (field, text) in [("title", "Cart email"), (FIELD, "ours")] {
        workspace
            .type_text(&use_case, &use_case, field, text)
            .unwrap();
        workspace.settle().unwrap();
    }
    drop(workspace);
    put(world, claims(&use_case, stamp, "theirs"));
    use_case
}

#[test]
fn a_file_with_a_stamp_of_no_time_opens_is_told_and_can_be_worked_in() {
    for (odd, year) in [
        (i64::MAX, "292278994"),
        (i64::MAX - 1, "292278994"),
        (END, "2100"),
        (-1, "1969"),
        (i64::MIN, "-292275055"),
    ] {
        let world = World::new();
        let use_case = closed(&world, odd);
        let report = check(&world.path()).unwrap();
        let found = &report.findings[..];
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].fault, Fault::Stamp);
        assert!(found[0].what.contains(year), "{found:?}");

        let mut workspace = world.open();
        let told = workspace.info().notices.join(" ");
        assert!(
            told.contains("“Cart email”") && told.contains(year),
            "{told}"
        );
        assert_eq!(
            answer(&mut workspace, &use_case),
            "ours",
            "theirs is the oldest"
        );
        for text in ["later", "later still"] {
            workspace
                .type_text(&use_case, &use_case, FIELD, text)
                .unwrap();
            workspace.settle().unwrap();
            assert_eq!(answer(&mut workspace, &use_case), text, "{odd}");
        }
        workspace.undo().unwrap();
        assert_eq!(answer(&mut workspace, &use_case), "later", "{odd}");
        let (kept, folded) = workspace.folds(&use_case);
        assert_eq!(kept, folded);
        drop(workspace);
        let mut workspace = world.open();
        assert_eq!(answer(&mut workspace, &use_case), "later", "{odd}");
        assert_eq!(
            workspace.info().notices,
            Vec::<String>::new(),
            "it was dealt with"
        );
    }
}

#[test]
fn a_wording_of_no_time_is_shown_until_somebody_writes_another_and_told_as_long() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    drop(workspace);
    put(&world, claims(&use_case, i64::MAX, "all there is"));
    workspace = world.open();
    assert_eq!(workspace.info().notices.len(), 1);
    assert_eq!(answer(&mut workspace, &use_case), "all there is");
    drop(workspace);
    workspace = world.open();
    assert_eq!(workspace.info().notices.len(), 1, "it still stands");
    workspace
        .type_text(&use_case, &use_case, FIELD, "seen and better")
        .unwrap();
    workspace.settle().unwrap();
    drop(workspace);
    workspace = world.open();
    assert_eq!(workspace.info().notices, Vec::<String>::new());
    assert_eq!(answer(&mut workspace, &use_case), "seen and better");
}

#[test]
fn the_highest_stamp_that_there_can_be_ends_no_work() {
    let world = World::new();
    let use_case = closed(&world, END - 1);
    let mut workspace = world.open();
    for text in ["one", "two", "three"] {
        workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
        workspace.settle().unwrap();
        assert_eq!(answer(&mut workspace, &use_case), text);
    }
    workspace.undo().unwrap();
    assert_eq!(answer(&mut workspace, &use_case), "two");
    workspace.redo().unwrap();
    drop(workspace);
    assert_eq!(answer(&mut world.open(), &use_case), "three");
}

#[test]
fn a_stamp_is_above_every_known_one_and_counts_whatever_the_clock_says() {
    let clock = || {
        prop_oneof![
            3 => -40 * DAY..40 * DAY,
            1 => prop::sample::select(vec![i64::MIN + NOW, -NOW, IN_2150 - NOW, i64::MAX - NOW]),
        ]
    };
    let strategy = move || prop::collection::vec((clock(), prop::bool::weighted(0.2)), 1..12);
    holds_only_with(
        &[
            "a stamp is above every known one",
            "a wrong clock is not believed",
        ],
        40,
        strategy,
        |clocks| {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            for (number, (difference, reopened)) in clocks.into_iter().enumerate() {
                // Clocks run on by some milliseconds, which the last of all moments leaves no room for.
                world.set_clock(NOW.saturating_add(difference).min(i64::MAX - 10_000));
                if reopened {
                    drop(workspace);
                    workspace = world.open();
                }
                workspace
                    .type_text(&use_case, &use_case, FIELD, &number.to_string())
                    .unwrap();
                workspace.settle().unwrap();
                prop_assert_eq!(answer(&mut workspace, &use_case), number.to_string());
            }
            let moments = workspace.moments(&use_case);
            for pair in moments.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0, "{:?}", pair);
            }
            for (stamp, at) in moments {
                prop_assert!((0..END).contains(&stamp) && (0..END).contains(&at));
            }
            Ok(())
        },
    );
}

#[test]
fn a_clock_that_is_wrong_is_said_and_leaves_nothing_in_the_file() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    world.set_clock(IN_2150);
    let set = |workspace: &mut Workspace, score| {
        let field = "score/ideation/customer-value";
        let done = workspace.set_score(&use_case, field, Some(score)).unwrap();
        done.notice.unwrap_or_default()
    };
    let told = set(&mut workspace, 1);
    assert!(told.contains("it is the year 2150"), "{told}");
    assert_eq!(set(&mut workspace, 2), "", "said once");
    drop(workspace);
    let mut workspace = world.open();
    let told = workspace.info().notices;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("2150"), "{told:?}");

    world.set_clock(NOW + DAY);
    assert_eq!(set(&mut workspace, 3), "");
    let moments = workspace.moments(&use_case);
    let (last, before) = moments.split_last().unwrap();
    assert!((NOW + DAY..NOW + DAY + 1000).contains(&last.0), "{last:?}");
    assert!(
        before
            .iter()
            .all(|(stamp, at)| *stamp < NOW + DAY && *at < NOW + DAY)
    );
    world.set_clock(0);
    assert!(
        set(&mut workspace, 4).contains("1970"),
        "and again, when it is wrong again"
    );
    drop(workspace);
    world.set_clock(NOW + 2 * DAY);
    assert_eq!(world.open().info().notices, Vec::<String>::new());
    assert!(check(&world.path()).unwrap().is_sound());
}

/// The draft of a closed file, as a fault or a broken clock can make it.
fn typing(world: &World, use_case: &str, stamp: i64, at: i64) {
    let mut store = Store::open(&world.path(), Path::new(""), false).unwrap();
    let doc = use_case.parse().unwrap();
    let draft = Draft {
        doc,
        record: doc,
        kind: "use-case".to_owned(),
        field: FIELD.to_owned(),
        value: Value::from("typed last"),
        base: vec![],
        began: at,
        stamp,
        at,
        author: world.author.id,
        removed: 0,
    };
    store.put_draft(&draft, "").unwrap();
}

#[test]
fn a_draft_with_a_stamp_of_no_time_is_recovered_as_typed_now() {
    for odd in [i64::MAX, END, -1, i64::MIN] {
        let world = World::new();
        let use_case = closed(&world, NOW - 1);
        typing(&world, &use_case, odd, odd);
        let report = check(&world.path()).unwrap();
        let found = &report.findings[..];
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].what.contains(&stamp::year(odd).to_string()),
            "{found:?}"
        );

        let mut workspace = world.open();
        assert_eq!(answer(&mut workspace, &use_case), "typed last");
        assert_eq!(
            workspace.info().notices.len(),
            1,
            "only that it was recovered"
        );
        let moments = workspace.moments(&use_case);
        let (last, before) = moments.split_last().unwrap();
        assert!(before.iter().all(|moment| moment.0 < last.0), "{moments:?}");
        assert!(
            (0..END).contains(&last.0) && (0..END).contains(&last.1),
            "{last:?}"
        );
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound());
    }
}

#[test]
fn a_draft_ages_by_the_time_that_passes_and_not_by_the_clock() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let mut text = "x".to_owned();
    for set_to in [NOW - 3_000_000, NOW + DAY, 0, IN_2150, NOW] {
        let before = workspace.wordings(&use_case, FIELD).len();
        text.push('x');
        workspace
            .type_text(&use_case, &use_case, FIELD, &text)
            .unwrap();
        world.set_clock(set_to);
        workspace.settle_due().unwrap();
        text.push('x');
        workspace
            .type_text(&use_case, &use_case, FIELD, &text)
            .unwrap();
        world.pass(59_999);
        workspace.settle_due().unwrap();
        let wordings = workspace.wordings(&use_case, FIELD);
        assert_eq!(wordings.len(), before, "no minute went by: {set_to}");
        world.pass(1);
        workspace.settle_due().unwrap();
        let wordings = workspace.wordings(&use_case, FIELD);
        assert_eq!(wordings.len(), before + 1, "a minute went by: {set_to}");
        assert_eq!(wordings.last(), Some(&text));
    }

    // What is typed on after a minute settles what was typed before.
    workspace
        .type_text(&use_case, &use_case, FIELD, "a")
        .unwrap();
    workspace.settle().unwrap();
    workspace
        .type_text(&use_case, &use_case, FIELD, "ab")
        .unwrap();
    world.set_clock(NOW - DAY);
    world.pass(60_000);
    workspace
        .type_text(&use_case, &use_case, FIELD, "abc")
        .unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD).last().unwrap(), "ab");
    drop(workspace);
    assert_eq!(
        answer(&mut world.open(), &use_case),
        "abc",
        "settled at opening"
    );
}

#[test]
fn actions_that_take_each_other_back_are_called_something() {
    let world = World::new();
    let use_case = closed(&world, NOW - 1);
    let mut odd = claims(&use_case, NOW - 2, "round and round");
    odd.author = world.author.id;
    for (number, (action, undoes)) in [(1, 2), (2, 1)].into_iter().enumerate() {
        odd.id = id(0xE0 + number as u8);
        (odd.action, odd.undoes) = (Some(id(action)), Some(id(undoes)));
        put(&world, odd.clone());
    }
    let workspace = world.open();
    assert_eq!(workspace.undo_state().redo.as_deref(), Some("change"));
}
