//! Hostile text through the store.

use super::World;
use crate::document::value::TEXT_LIMIT;
use crate::workspace::Who;

const FIELD: &str = "answer/ideation/explanation";

#[test]
fn hostile_text_comes_back_as_it_was() {
    for text in [
        "'; DROP TABLE change; --",
        "<script>alert(1)</script>",
        "مرحبا بالعالم \u{202E}txt.exe",
        "👩‍👩‍👧‍👦 e\u{301} \u{FEFF}",
        "| a | b |\n| --- | --- |\n\\|",
        "tab\tand    spaces   ",
        "\u{1}\u{7F}\u{85}\u{2028}",
    ] {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let typed = workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
        assert_eq!((typed.stored, typed.notice), (None, None), "{text:?}");
        drop(workspace);
        let workspace = world.open();
        assert_eq!(
            workspace.phase(&use_case, "ideation").unwrap().sections[0].questions[1].answer,
            text
        );
    }
}

#[test]
fn what_cannot_be_stored_is_replaced_with_a_word_about_it() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let typed = workspace
        .type_text(&use_case, &use_case, FIELD, "a\0b\r\nc")
        .unwrap();
    assert_eq!(typed.stored.as_deref(), Some("a\u{FFFD}b\nc"));
    assert_eq!(
        typed.notice.as_deref(),
        Some("One character that can't be stored was replaced by �.")
    );
}

#[test]
fn an_answer_over_a_mebibyte_is_refused_and_the_one_before_stays() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "before")
        .unwrap();
    let error = workspace
        .type_text(&use_case, &use_case, FIELD, &"x".repeat(TEXT_LIMIT + 1))
        .unwrap_err();
    assert_eq!(error.code(), "too-large");
    assert_eq!(
        workspace.phase(&use_case, "ideation").unwrap().sections[0].questions[1].answer,
        "before"
    );
    workspace
        .type_text(&use_case, &use_case, FIELD, &"x".repeat(TEXT_LIMIT))
        .unwrap();
}

#[test]
fn commands_are_strict() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let other = super::id(9).to_string();
    let refused = [
        workspace
            .set_score(&use_case, "score/ideation/customer-value", Some(6))
            .map(drop),
        workspace
            .set_score(&use_case, "score/ideation/nothing", Some(1))
            .map(drop),
        workspace
            .set_score(&use_case, "tick/ideation/opportunity-defined", Some(1))
            .map(drop),
        workspace
            .set_tick(&other, "tick/ideation/opportunity-defined", true)
            .map(drop),
        workspace
            .set_applicable(&use_case, "answer/ideation/use-case-name", false)
            .map(drop),
        workspace
            .type_text(&use_case, &use_case, ".gone", "1")
            .map(drop),
        workspace
            .type_text(&use_case, &use_case, "framework", "x")
            .map(drop),
        workspace
            .type_text("nonsense", &use_case, FIELD, "x")
            .map(drop),
        workspace
            .add_stakeholder(&use_case, "ideation", &Who::New("  ".into()))
            .map(drop),
        workspace
            .add_stakeholder(&use_case, "nowhere", &Who::New("A".into()))
            .map(drop),
        workspace
            .add_stakeholder(&use_case, "ideation", &Who::Known(other))
            .map(drop),
    ];
    for (number, result) in refused.into_iter().enumerate() {
        assert!(result.is_err(), "{number}");
    }
    assert_eq!(
        workspace.undo_state().undo.as_deref(),
        Some("new use case “Untitled use case”"),
        "nothing was written"
    );
}

#[test]
fn a_full_disk_costs_nothing_that_was_saved() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "before")
        .unwrap();
    workspace.fill_disk(true);
    let long = "x".repeat(100_000);
    let error = workspace
        .type_text(&use_case, &use_case, FIELD, &long)
        .unwrap_err();
    assert_eq!(error.code(), "not-saved");
    assert!(
        error
            .to_string()
            .starts_with("Not saved: the disk is full."),
        "{error}"
    );
    let other = "answer/ideation/problem";
    assert_eq!(
        workspace
            .type_text(&use_case, &use_case, other, &long)
            .unwrap_err()
            .code(),
        "not-saved"
    );
    let answer = |workspace: &mut crate::workspace::Workspace| {
        workspace.phase(&use_case, "ideation").unwrap().sections[0].questions[1]
            .answer
            .clone()
    };
    assert_eq!(answer(&mut workspace), "before");

    workspace.fill_disk(false);
    workspace
        .type_text(&use_case, &use_case, FIELD, &long)
        .unwrap();
    drop(workspace);
    assert_eq!(answer(&mut world.open()), long);
}
