//! What was acknowledged is kept, through kills.

use proptest::prelude::*;

use super::{World, holds_only_with};
use crate::typing::removed;

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
