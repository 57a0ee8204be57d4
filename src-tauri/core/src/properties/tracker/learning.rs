//! Learn: the use case started from what was learned with another.

use proptest::prelude::*;

use super::Project;
use crate::properties::holds_only_with;
use crate::view::{Screen, TagFilter, TaggingPlan, TrackerPage, UseCaseList};

#[test]
fn the_next_use_case_starts_from_what_was_learned() {
    let mut project = Project::new();
    let refused = project
        .workspace
        .learn(&project.use_case.clone())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Write down the next hypothesis first: the next use case starts from it."
    );
    let consent = project.linked("integration", "Consent");
    let carts = project.linked("metric", "Recovered carts");
    let tag = project.linked("tag", "Basket");
    project
        .types("tracker/audience", "Shoppers")
        .types("tracker/result", "4.1%")
        .types("tracker/next-hypothesis", "An offer of help")
        .sets("activation", "triggered-experience");
    let first = project.use_case.clone();
    let done = project.workspace.learn(&first).unwrap();
    assert_eq!(
        done.undo.undo.as_deref(),
        Some("next use case “Abandoned cart email, round 2”")
    );
    let place = done.place.unwrap();
    assert_eq!(place.field.as_deref(), Some("tracker/change"));
    let next = project.page().next.remove(0);
    assert_eq!(next.name, "Abandoned cart email, round 2");
    assert_eq!(next.place.screen, Some(Screen::Tracker));

    project.use_case = place.use_case.unwrap();
    assert_eq!(project.use_case, next.id);
    let page = project.page();
    assert_eq!(page.follows.unwrap().id, first);
    assert!(page.hypothesis.sentence.starts_with(
        "We believe that An offer of help for Shoppers will cause [effect], because [reason];"
    ));
    let scoping = project.workspace.scoping(&next.id).unwrap();
    assert_eq!(scoping.needs[0].id, consent);
    assert_eq!(scoping.metrics[0].id, carts);
    assert_eq!(scoping.tags[0].id, tag);
    assert_eq!(scoping.asks[0].shown, "Triggered Experience");
    let learn = page
        .slides
        .iter()
        .find(|slide| slide.key == "learn")
        .unwrap();
    assert!(
        learn
            .boxes
            .iter()
            .flat_map(|one| &one.asks)
            .all(|ask| ask.value.is_empty()),
        "nothing is learned yet"
    );
    project.workspace.delete_use_case(&first).unwrap();
    assert_eq!(project.page().follows, None);
}

/// What a person sees that an undone start must leave as it was.
fn seen(project: &mut Project) -> (TrackerPage, TaggingPlan, UseCaseList) {
    let mut seen = (
        project.page(),
        project
            .workspace
            .tagging_plan(&TagFilter::default())
            .unwrap(),
        project.workspace.use_cases().unwrap(),
    );
    (seen.0.revision, seen.1.revision, seen.2.revision) = (0, 0, 0);
    seen
}

#[test]
fn a_use_case_started_from_what_was_learned_can_be_undone_and_redone() {
    let entered = || {
        (
            prop::collection::vec((0..6_usize, "[a-z ]{1,12}"), 0..8),
            0..3_usize,
            0..3_usize,
        )
    };
    holds_only_with(
        &["the listing follows the log"],
        24,
        entered,
        |(texts, tags, metrics)| {
            let mut project = Project::new();
            let fields = [
                "tracker/audience",
                "tracker/objective",
                "tracker/channels",
                "tracker/result",
                "req/actor",
                "title",
            ];
            for (field, text) in texts {
                project.types(fields[field], &text);
            }
            for kind in
                std::iter::repeat_n("tag", tags).chain(std::iter::repeat_n("metric", metrics))
            {
                project.linked(kind, "Something");
            }
            project.types("tracker/next-hypothesis", "More of it");
            project.workspace.settle().unwrap();
            let before = seen(&mut project);
            project.workspace.learn(&project.use_case.clone()).unwrap();
            let after = seen(&mut project);
            prop_assert_eq!(after.0.next.len(), 1);
            project.workspace.undo().unwrap();
            prop_assert_eq!(seen(&mut project), before);
            project.workspace.redo().unwrap();
            let again = seen(&mut project);
            prop_assert_eq!(again.0, after.0);
            prop_assert_eq!(again.1, after.1);
            Ok(())
        },
    );
}
