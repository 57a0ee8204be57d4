//! What was acknowledged is kept, through kills.

use proptest::prelude::*;

use super::{World, holds_only_with, id};
use crate::document::mutant;
use crate::document::origin::Author;
use crate::document::typing::removed;
use crate::document::value::Value;
use crate::store::{Draft, Store, Typing};
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";

/// How many characters of a text are not in a kept one, in their order.
fn lost(text: &str, kept: &str) -> usize {
    let quick = removed(text, kept);
    if quick <= 40 {
        return quick;
    }
    let kept: Vec<char> = kept.chars().collect();
    let mut common = vec![0; kept.len() + 1];
    for char in text.chars() {
        let mut diagonal = 0;
        for (at, other) in kept.iter().enumerate() {
            let above = common[at + 1];
            common[at + 1] = if char == *other {
                diagonal + 1
            } else {
                above.max(common[at])
            };
            diagonal = above;
        }
    }
    text.chars().count() - common[kept.len()]
}

#[test]
fn an_acknowledged_text_is_within_forty_characters_of_a_kept_one() {
    // Texts as typing makes them: something is added, something is removed anywhere, all is replaced.
    let edit = || {
        prop_oneof![
            3 => "[a-z ]{1,50}".prop_map(|text| (0, 0, text)),
            3 => (0_usize..200, 1_usize..30).prop_map(|(at, length)| (at, length, String::new())),
            1 => (0_usize..200, 1_usize..300, "[a-z]{0,20}").prop_map(|(at, length, text)| (at, length, text)),
        ]
    };
    let strategy =
        move || prop::collection::vec((edit(), 0_i64..20_000, prop::bool::weighted(0.1)), 1..25);
    holds_only_with(
        &["a draft settles before much is removed"],
        100,
        strategy,
        |flushes| {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            let mut text = String::new();
            let mut acknowledged = Vec::new();
            for ((at, length, inserted), pause, killed) in flushes {
                let mut chars: Vec<char> = text.chars().collect();
                let at = at.min(chars.len());
                let end = (at + length).min(chars.len());
                chars.splice(at..end, inserted.chars());
                text = chars.into_iter().collect();
                workspace
                    .type_text(&use_case, &use_case, FIELD, &text)
                    .unwrap();
                acknowledged.push(text.clone());
                world.pass(pause);
                if killed {
                    drop(workspace); // nothing is written on dropping: as a kill
                    workspace = world.open();
                }
            }
            drop(workspace);
            let mut workspace = world.open();
            let kept = workspace.wordings(&use_case, FIELD);
            for text in acknowledged {
                let nearest = kept
                    .iter()
                    .map(|kept| lost(&text, kept))
                    .min()
                    .unwrap_or(text.chars().count());
                prop_assert!(
                    nearest <= 40,
                    "{nearest} characters of {text:?} are in no kept wording"
                );
            }
            prop_assert_eq!(
                kept.last().cloned().unwrap_or_default(),
                text,
                "the last wording is shown"
            );
            Ok(())
        },
    );
}

#[test]
fn a_draft_becomes_a_change_after_a_minute() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "one")
        .unwrap();
    workspace.settle_due().unwrap();
    assert_eq!(
        workspace.wordings(&use_case, FIELD),
        Vec::<String>::new(),
        "still a draft"
    );
    world.pass(60_000);
    workspace.settle_due().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), ["one"]);
}

#[test]
fn typing_that_ends_where_it_began_is_no_change() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let before = workspace.undo_state();
    workspace
        .type_text(&use_case, &use_case, FIELD, "one")
        .unwrap();
    workspace
        .type_text(&use_case, &use_case, FIELD, "")
        .unwrap();
    workspace.settle().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), Vec::<String>::new());
    assert_eq!(workspace.undo_state(), before);
}

#[test]
fn what_was_typed_when_the_laptop_died_is_recovered_and_named() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "not lost")
        .unwrap();
    drop(workspace);
    let mut workspace = world.open();
    let notices = workspace.info().notices;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(
        notices[0].contains("answer to “Brief explanation of use case”"),
        "{notices:?}"
    );
    assert_eq!(
        workspace.undo_state().undo.as_deref(),
        Some("answer to “Brief explanation of use case”")
    );
}

#[test]
fn what_another_person_typed_when_the_laptop_died_is_not_mine_to_undo() {
    let property = || {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        workspace
            .type_text(&use_case, &use_case, FIELD, "typed by Anna")
            .unwrap();
        drop(workspace);
        let ben = Author {
            id: id(0xB0),
            name: "Ben".to_owned(),
        };
        let can_undo = |who: &Author| {
            let backups = world.backups();
            let mut workspace =
                Workspace::open(&world.path(), who, world.origin(), &backups).unwrap();
            assert_eq!(workspace.wordings(&use_case, FIELD), ["typed by Anna"]);
            workspace.undo_state().undo.is_some()
        };
        // As it is recovered, and as it is when the file is opened again.
        let ben_can = [can_undo(&ben), can_undo(&ben)];
        assert!(can_undo(&world.author), "Anna can");
        ben_can == [false, false]
    };
    assert!(property());
    for rule in [
        "only my own typing is undone",
        "only my own actions are undone",
    ] {
        assert!(!mutant::without(rule, property), "{rule}");
    }
}

#[test]
fn a_draft_comes_back_with_all_that_is_known_of_it() {
    let world = World::new();
    let (workspace, use_case) = world.with_use_case();
    drop(workspace);
    let doc = use_case.parse().unwrap();
    let draft = Draft {
        doc,
        record: id(1),
        kind: "use-case".to_owned(),
        field: FIELD.to_owned(),
        value: Value::from("words"),
        base: vec![id(2), id(3)],
        began: 4,
        stamp: 5,
        at: 6,
        author: id(7),
        removed: 8,
    };
    let open = || Store::open(&world.path(), &world.backups(), false).unwrap();
    open().put_draft(&draft, "").unwrap();
    assert_eq!(open().draft().unwrap(), Some(draft.clone()));
    let later = Draft {
        value: Value::Integer(9),
        removed: 39,
        ..draft
    };
    open().put_draft(&later, "").unwrap();
    let mut store = open();
    assert_eq!(store.draft().unwrap(), Some(later));
    store
        .append(&[], || (Vec::new(), ()), Typing::Settled, &mut |_| true)
        .unwrap();
    drop(store);
    assert_eq!(open().draft().unwrap(), None);
}
