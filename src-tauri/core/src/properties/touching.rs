//! What a reply does not name as touched looks as it did before.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::steps::PHASE;
use super::{World, holds_only_with};
use crate::error::Error;
use crate::view::{Done, Touched};
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";
const SCORE: &str = "score/ideation/customer-value";

/// What a person does, in one of several use cases.
#[derive(Debug, Clone)]
enum Deed {
    Type(usize, String),
    Title(usize, String),
    Score(usize, u32),
    Create,
    Duplicate(usize),
    Archive(usize),
    Restore(usize),
    Undo,
    Redo,
    /// Time passes, in milliseconds.
    Pass(i64),
    /// Somebody sets the clock, by so many milliseconds.
    SetClock(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let use_case = || 0_usize..3;
    prop_oneof![
        6 => (use_case(), "[a-c]{0,2}").prop_map(|(at, text)| Deed::Type(at, text)),
        1 => (use_case(), "[A-C]{0,2}").prop_map(|(at, text)| Deed::Title(at, text)),
        3 => (use_case(), 1_u32..=5).prop_map(|(at, score)| Deed::Score(at, score)),
        1 => Just(Deed::Create),
        1 => use_case().prop_map(Deed::Duplicate),
        1 => use_case().prop_map(Deed::Archive),
        1 => use_case().prop_map(Deed::Restore),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => (0_i64..90_000).prop_map(Deed::Pass),
        1 => (-900_000_i64..900_000).prop_map(Deed::SetClock),
    ]
}

#[test]
fn what_is_not_touched_looks_the_same() {
    let strategy = || prop::collection::vec(deed(), 1..30);
    let rules = [
        "another use case comes first",
        "what is typed in is touched",
    ];
    holds_only_with(&rules, 60, strategy, |deeds| {
        let world = World::new();
        let mut workspace = world.create();
        let ids: Vec<String> = (0..3)
            .map(|_| workspace.create_use_case().unwrap().place.unwrap())
            .map(|place| place.use_case.unwrap())
            .collect();
        let mut before = screens(&workspace, &ids);
        for deed in deeds {
            let Some(touched) = touched_by(&world, &mut workspace, &ids, &deed) else {
                continue;
            };
            let after = screens(&workspace, &ids);
            if !touched.listed {
                prop_assert_eq!(&before.0, &after.0, "the sidebar after {:?}", deed);
                for (id, (before, after)) in ids.iter().zip(before.1.iter().zip(&after.1)) {
                    if !touched.documents.contains(id) {
                        prop_assert_eq!(before, after, "a use case after {:?}", deed);
                    }
                }
            }
            before = after;
        }
        Ok(())
    });
}

#[test]
fn typing_on_touches_its_document_alone() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let mut type_in = |field: &str, text: &str| {
        let typed = workspace.type_text(&use_case, &use_case, field, text);
        typed.unwrap().touched
    };
    type_in(FIELD, "a");
    let one = |listed| Touched {
        documents: vec![use_case.clone()],
        listed,
    };
    assert_eq!(type_in(FIELD, "ab"), one(false));
    assert_eq!(type_in("title", "Cart"), one(true), "it is named elsewhere");
}

/// What the reply to a deed names as touched; nothing where the deed was refused.
fn touched_by(
    world: &World,
    workspace: &mut Workspace,
    ids: &[String],
    deed: &Deed,
) -> Option<Touched> {
    let typed = |workspace: &mut Workspace, id: &String, field: &str, text: &str| {
        let typed = workspace.type_text(id, id, field, text);
        typed.ok().map(|typed| typed.touched)
    };
    let done = |done: Result<Done, Error>| done.ok().map(|done| done.touched);
    match deed {
        Deed::Type(at, text) => typed(workspace, &ids[*at], FIELD, text),
        Deed::Title(at, text) => typed(workspace, &ids[*at], "title", text),
        Deed::Score(at, score) => {
            let scored = workspace.set_score(&ids[*at], SCORE, Some(*score));
            scored.ok().map(|scored| scored.touched)
        }
        Deed::Create => done(workspace.create_use_case()),
        Deed::Duplicate(at) => done(workspace.duplicate_use_case(&ids[*at])),
        Deed::Archive(at) => done(workspace.archive_use_case(&ids[*at], "")),
        Deed::Restore(at) => done(workspace.restore_use_case(&ids[*at])),
        Deed::Undo => done(workspace.undo()),
        Deed::Redo => done(workspace.redo()),
        Deed::Pass(ms) => {
            world.pass(*ms);
            None
        }
        Deed::SetClock(by) => {
            let now = world.now.load(std::sync::atomic::Ordering::Relaxed);
            world.set_clock(now + by);
            None
        }
    }
}

/// What is shown: the sidebar, and a page of each use case.
fn screens(workspace: &Workspace, ids: &[String]) -> (Value, Vec<Value>) {
    let page = |id: &String| {
        let mut page = json!(workspace.phase(id, PHASE).ok());
        if let Some(page) = page.as_object_mut() {
            page.remove("revision");
        }
        page
    };
    (
        json!(workspace.at_work().unwrap()),
        ids.iter().map(page).collect(),
    )
}
