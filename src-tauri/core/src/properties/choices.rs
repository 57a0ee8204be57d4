//! What links can lead to: few at once, many by name.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::json;

use super::{World, holds_only_with};
use crate::view::{Ask, Choice, Likeness, TagFilter, Wanted};
use crate::workspace::{Reader, Workspace};

fn use_cases(workspace: &mut Workspace, names: impl Iterator<Item = String>) -> Vec<String> {
    let made = names.map(|name| {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        workspace.type_text(&id, &id, "title", &name).unwrap();
        id
    });
    made.collect()
}

fn serves(reader: &Reader) -> Ask {
    let plan = reader.tagging_plan(&Default::default()).unwrap();
    let mut asks = plan.tags[0].asks.iter();
    asks.find(|ask| ask.field == "serves").unwrap().clone()
}

#[test]
fn all_of_few_are_sent_and_of_many_those_chosen() {
    let world = World::new();
    let mut workspace = world.create();
    let ids = use_cases(&mut workspace, (0..40).map(|n| format!("Case {n:03}")));
    let tag = workspace.add_document("tag", "Cart").unwrap();
    let tag = tag.place.unwrap().document.unwrap();
    let field = format!("serves/{}", ids[7]);
    workspace.set_field(&tag, &tag, &field, Some("1")).unwrap();
    let few = serves(&workspace);
    assert_eq!((few.options.len(), few.all), (40, 40));

    use_cases(&mut workspace, (40..200).map(|n| format!("Case {n:03}")));
    let many = serves(&workspace);
    assert_eq!((many.options.len(), many.all), (1, 200));
    assert!(many.options[0].chosen);
    assert_eq!(
        (many.shown, few.shown),
        ("Case 007".into(), "Case 007".to_owned())
    );

    let look = |wanted: &str| {
        workspace
            .link_choices(&tag, &tag, "serves", wanted)
            .unwrap()
    };
    let found = look("case 00");
    let names: Vec<&str> = found.options.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert_eq!((names[0], names[9]), ("Case 000", "Case 009"));
    assert!(found.options[7].chosen && found.options[7].field == field);
    let all = look("CASE");
    assert_eq!((all.options.len(), all.more), (60, 140));
    assert_eq!(look("case 150").likeness, [Likeness::Same]);
    assert!(look("nothing").options.is_empty());
}

#[test]
fn the_other_end_is_looked_for_in_the_same_way() {
    let world = World::new();
    let mut workspace = world.create();
    let ids = use_cases(&mut workspace, (0..60).map(|n| format!("Case {n:03}")));
    let metric = workspace.add_document("metric", "Rate").unwrap();
    let metric = metric.place.unwrap().document.unwrap();
    let field = format!("metric/{metric}");
    workspace
        .set_field(&ids[3], &ids[3], &field, Some("1"))
        .unwrap();
    let used_by = workspace.metric(&metric).unwrap().used_by;
    assert_eq!((used_by.options.len(), used_by.all), (1, 60));
    let found = workspace
        .link_choices("", "", &used_by.field, "003")
        .unwrap();
    assert_eq!(found.options, used_by.options[..]);
    for (document, field) in [("", "nothing"), (metric.as_str(), "unit")] {
        let none = workspace.link_choices(document, &metric, field, "a");
        assert_eq!(none.unwrap_err().code(), "unknown");
    }
}

/// The identifiers of those that are chosen.
fn chosen<'a>(options: impl IntoIterator<Item = &'a Choice>) -> BTreeSet<String> {
    let chosen = options.into_iter().filter(|option| option.chosen);
    chosen.map(|option| option.key.clone()).collect()
}

/// Of these no more is sent than a few; with what is answered then they are all that is chosen, and each is found by its name.
fn all_come(
    reader: &Reader,
    ask: &Ask,
    most: usize,
    expected: &BTreeSet<String>,
) -> Result<(), TestCaseError> {
    let sent: Vec<Choice> = serde_json::from_value(json!(ask)["options"].take()).unwrap();
    prop_assert!(sent.len() <= most);
    prop_assert_eq!(ask.chosen as usize, expected.len());
    prop_assert_eq!(&chosen(ask.options.iter()), expected);
    let choices =
        |wanted: &str| reader.link_choices(&ask.document, &ask.record, &ask.field, wanted);
    let answered = choices("").unwrap();
    let joined = &chosen(&sent) | &chosen(&answered.options);
    prop_assert_eq!(&joined, expected);
    prop_assert_eq!(answered.options.len() as u32 + answered.more, ask.all);
    // Those that are sent are the first of those answered, so that nothing moves when it is opened.
    let in_order = answered.options.iter().filter(|option| option.chosen);
    let begins = in_order.zip(sent.iter().filter(|option| option.chosen));
    prop_assert!(begins.into_iter().all(|(answered, sent)| answered == sent));
    for option in ask.options.iter().filter(|option| option.chosen) {
        let found = choices(&option.name).unwrap();
        prop_assert!(found.options.contains(option));
    }
    Ok(())
}

#[test]
fn what_is_sent_and_what_is_answered_is_all_that_is_chosen() {
    const COUNT: usize = 50;
    holds_only_with(
        &[
            "what was not sent is answered",
            "what is archived stays chosen",
        ],
        12,
        || (vec(0..COUNT, 0..COUNT), vec(0..COUNT, 0..4), 5..=COUNT),
        |(ticked, archived, count)| {
            let world = World::new();
            let mut workspace = world.create();
            let ids = use_cases(&mut workspace, (0..count).map(|n| format!("Case {n:03}")));
            let [tag, integration] = ["tag", "integration"].map(|kind| {
                let added = workspace.add_document(kind, "Cart").unwrap();
                added.place.unwrap().document.unwrap()
            });
            let ticked = ticked.iter().filter_map(|at| ids.get(*at));
            let ticked: BTreeSet<String> = ticked.cloned().collect();
            for id in &ticked {
                for (document, field) in [
                    (&tag, format!("serves/{id}")),
                    (id, format!("needs/{integration}")),
                ] {
                    workspace
                        .set_field(document, document, &field, Some("1"))
                        .unwrap();
                }
            }
            let mut at_work = ticked.clone();
            for id in archived.iter().filter_map(|at| ids.get(*at)) {
                if workspace.archive_use_case(id, "later").is_ok() {
                    at_work.remove(id);
                }
            }
            let reader = workspace.reader();
            all_come(&reader, &serves(&reader), 3, &ticked)?;
            // At the other end an archived use case is not asked.
            let needed_by = reader.integration(&integration).unwrap().needed_by;
            all_come(&reader, &needed_by, 40, &at_work)
        },
    );
}

/// Of a great many those are answered that a window holds, and the rest is found by name.
#[test]
fn a_great_many_that_are_chosen_are_found_by_name() {
    let world = World::new();
    let mut workspace = world.create();
    let ids = use_cases(&mut workspace, (0..230).map(|n| format!("Case {n:03}")));
    let tag = workspace.add_document("tag", "Cart").unwrap();
    let tag = tag.place.unwrap().document.unwrap();
    for id in &ids {
        workspace
            .set_field(&tag, &tag, &format!("serves/{id}"), Some("1"))
            .unwrap();
    }
    let ask = serves(&workspace);
    assert_eq!((ask.chosen, ask.options.len()), (230, 230));
    let answered = workspace.link_choices(&tag, &tag, "serves", " ").unwrap();
    assert_eq!((answered.options.len(), answered.more), (200, 30));
    let last = workspace
        .link_choices(&tag, &tag, "serves", "case 229")
        .unwrap();
    assert_eq!(last.options, ask.options[229..]);
}

/// A filter reads each tag once a revision, however often its list is asked for and whatever is shown of it by then.
#[test]
fn a_filter_reads_each_tag_once() {
    const TAGS: usize = 12;
    let world = World::new();
    let mut workspace = world.create();
    for n in 0..TAGS {
        let tag = workspace.add_document("tag", &format!("Tag {n}")).unwrap();
        let id = tag.place.unwrap().document.unwrap();
        let state = if n % 2 == 0 { "placed" } else { "planned" };
        workspace.set_field(&id, &id, "state", Some(state)).unwrap();
    }
    let filter = TagFilter {
        state: Some("placed".to_owned()),
        ..TagFilter::default()
    };
    let rows = Wanted {
        few: 0,
        spans: vec![(0, 3)],
        about: Vec::new(),
    };
    let mut shown = Vec::new();
    let mut asks = |workspace: &mut Workspace| {
        let screen = workspace.tag_screen(&filter, &shown, &rows).unwrap();
        assert_eq!(screen.tags.all, 6);
        assert_eq!(screen.count, "6 of 12 tags");
        shown = screen
            .tags
            .rows
            .into_iter()
            .map(|placed| placed.row.id)
            .collect();
    };
    // The first three of those that pass and the last of them are made rows.
    assert_eq!(workspace.looks(&mut asks), TAGS + 4);
    assert_eq!(workspace.looks(&mut asks), 4);
}
