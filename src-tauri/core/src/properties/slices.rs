//! Long lists in slices: joined they are the whole, in its order, at every revision.

use std::cmp::Reverse;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use serde_json::{Value, json};

use super::scoping::use_case;
use super::{World, holds_only_with};
use crate::view::{List, Rows, Slice, TagFilter, UseCaseRow, Wanted};
use crate::workspace::{Reader, Workspace};

/// What is done to one of the use cases.
#[derive(Debug, Clone)]
enum Deed {
    Make,
    Type(usize, String),
    Archive(usize),
    Restore(usize),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => Just(Deed::Make),
        3 => (0..20_usize, "[abZé’ ]{0,6}").prop_map(|(which, text)| Deed::Type(which, text)),
        1 => (0..20_usize).prop_map(Deed::Archive),
        1 => (0..20_usize).prop_map(Deed::Restore),
        1 => Just(Deed::Undo),
    ]
}

/// Does it, as far as it can be done.
fn act(workspace: &mut Workspace, made: &mut Vec<String>, deed: &Deed) {
    let which = |at: usize| {
        made.get(at % made.len().max(1))
            .cloned()
            .unwrap_or_default()
    };
    match deed {
        Deed::Make => {
            let place = workspace.create_use_case().unwrap().place.unwrap();
            made.push(place.use_case.unwrap());
        }
        Deed::Type(at, text) => {
            let id = which(*at);
            let _ = workspace.type_text(&id, &id, "title", text);
        }
        Deed::Archive(at) => drop(workspace.archive_use_case(&which(*at), "later")),
        Deed::Restore(at) => drop(workspace.restore_use_case(&which(*at))),
        Deed::Undo => drop(workspace.undo()),
    }
}

fn slice(reader: &Reader, list: &List, wanted: Wanted) -> Slice<UseCaseRow> {
    match reader.rows(list, &wanted).unwrap() {
        Rows::UseCases(slice) => slice,
        other => panic!("rows of use cases: {other:?}"),
    }
}

/// Rows of any list as they are sent.
fn sent(reader: &Reader, list: &List, wanted: &Wanted) -> Value {
    json!(reader.rows(list, wanted).unwrap())
}

fn between(from: u32, to: u32) -> Wanted {
    Wanted {
        few: 0,
        spans: vec![(from, to)],
        about: Vec::new(),
    }
}

#[test]
fn slices_joined_are_the_whole_in_its_order() {
    holds_only_with(
        &["an order is of a revision"],
        40,
        || (vec(deed(), 1..30), 1..7_u32),
        |(deeds, size)| {
            let world = World::new();
            let (mut workspace, first) = world.with_use_case();
            let mut made = vec![first];
            for deed in &deeds {
                world.pass(1000);
                act(&mut workspace, &mut made, deed);
                let reader = workspace.reader();
                let whole = reader.use_cases().unwrap();
                let at_work: Vec<i64> = whole.use_cases.iter().map(|row| row.edited_at).collect();
                prop_assert!(at_work.is_sorted_by_key(|at| Reverse(*at)));
                let at = |row: &UseCaseRow| row.archived.as_ref().map(|archived| archived.at);
                let archived: Vec<_> = whole.archived.iter().map(at).collect();
                prop_assert!(archived.iter().all(Option::is_some));
                prop_assert!(archived.is_sorted_by_key(|at| Reverse(*at)));
                let gone = made.len() - whole.use_cases.len() - whole.archived.len();
                let there = |id: &&String| workspace.overview(id).is_ok();
                prop_assert_eq!(made.len() - gone, made.iter().filter(there).count());
                joined(&reader, &List::UseCases, &whole.use_cases, size)?;
                joined(&reader, &List::Archived, &whole.archived, size)?;
            }
            Ok(())
        },
    );
}

/// Rows asked for a few at a time, or one by one by what they are, are those of the whole.
fn joined(
    reader: &Reader,
    list: &List,
    whole: &[UseCaseRow],
    size: u32,
) -> Result<(), TestCaseError> {
    let all = u32::try_from(whole.len()).unwrap();
    let mut rows = Vec::new();
    for from in (0..all).step_by(size as usize) {
        let part = slice(reader, list, between(from, from + size));
        prop_assert_eq!((part.all, part.revision), (all, reader.revision()));
        // The first and the last come with every part.
        let ends = [part.rows.first(), part.rows.last()].map(|row| row.unwrap().at);
        prop_assert_eq!(ends, [0, all - 1]);
        let own = part.rows.into_iter();
        rows.extend(
            own.filter(|row| (from..from + size).contains(&row.at))
                .map(|row| row.row),
        );
    }
    prop_assert_eq!(&rows, whole);
    for (at, row) in (0_u32..).zip(whole) {
        let about = Wanted {
            about: vec![row.id.clone()],
            ..between(0, 0)
        };
        let found = slice(reader, list, about);
        prop_assert!(
            found
                .rows
                .iter()
                .any(|placed| placed.at == at && placed.row == *row)
        );
        prop_assert!(found.rows.len() <= 7);
    }
    let few = Wanted {
        few: all,
        ..between(0, 0)
    };
    prop_assert_eq!(slice(reader, list, few).rows.len(), whole.len());
    Ok(())
}

#[test]
fn the_other_lists_in_slices_are_the_whole_by_name() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for kind in ["integration", "tag", "metric"] {
        for name in ["b", "é", "A", "10", "9", "a b", "z"] {
            workspace
                .add_document(kind, &format!("{name} {kind}"))
                .unwrap();
        }
    }
    let integrations = workspace.integrations().unwrap().integrations;
    let by_name = ["9", "10", "a b", "A", "b", "é", "z"];
    let names: Vec<&str> = integrations.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, by_name.map(|name| format!("{name} integration")));
    let [first, .., last] = &integrations[..] else {
        panic!("there are several")
    };
    workspace
        .set_field(&first.id, &first.id, "status", Some("retired"))
        .unwrap();
    let needs = format!("needs/{}", last.id);
    workspace
        .set_field(&use_case, &use_case, &needs, Some("1"))
        .unwrap();
    let reader = workspace.reader();
    let whole = reader.integrations().unwrap().integrations;
    assert_eq!(whole[6].id, first.id, "those retired are at the end");
    let all = Wanted {
        few: 100,
        ..between(0, 0)
    };
    let matrix = reader.matrix(&all).unwrap();
    let heads: Vec<&String> = matrix.columns.iter().map(|column| &column.id).collect();
    assert_eq!(heads, whole.iter().map(|row| &row.id).collect::<Vec<_>>());
    assert_eq!(matrix.rows.rows[0].row.needs, [5]);
    let filter = TagFilter::default();
    let tags = List::Tags {
        filter: filter.clone(),
        shown: Vec::new(),
    };
    let ids = |list: &List| {
        let rows = sent(&reader, list, &all)["rows"].take();
        let ids = rows.as_array().unwrap().iter();
        ids.map(|placed| placed["row"]["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let metrics = reader.metrics().unwrap().metrics.into_iter();
    assert_eq!(
        ids(&List::Metrics),
        metrics.map(|row| row.id).collect::<Vec<_>>()
    );
    assert_eq!(
        ids(&List::Integrations),
        whole.iter().map(|row| row.id.clone()).collect::<Vec<_>>()
    );
    let plan = reader.tagging_plan(&filter).unwrap().tags.into_iter();
    assert_eq!(ids(&tags), plan.map(|row| row.id).collect::<Vec<_>>());
    for list in [List::Integrations, List::Metrics, List::Matrix, tags] {
        let whole = sent(&reader, &list, &all);
        let count = whole["all"].as_u64().unwrap() as u32;
        for at in 0..count {
            let part = sent(&reader, &list, &between(at, at + 1));
            let placed = part["rows"].as_array().unwrap().iter();
            let placed = placed.filter(|placed| placed["at"] == at);
            assert_eq!(placed.collect::<Vec<_>>(), [&whole["rows"][at as usize]]);
        }
        let times = reader.find_in(&list, "a").unwrap().times;
        assert_eq!(times.len(), count as usize);
    }
    let times = reader.find_in(&List::Metrics, "B METRIC").unwrap().times;
    assert_eq!(times, [0, 0, 1, 0, 1, 0, 0]);
}

/// A tag that the filter no longer lets through stays as long as it is shown, and its number stays with it.
#[test]
fn what_is_shown_stays_in_the_slices_of_a_filter() {
    let world = World::new();
    let mut workspace = world.create();
    let made = ["one", "two", "three"].map(|name| {
        let place = workspace.add_document("tag", name).unwrap().place.unwrap();
        let id = place.document.unwrap();
        workspace
            .set_field(&id, &id, "state", Some("planned"))
            .unwrap();
        id
    });
    let filter = TagFilter {
        state: Some("planned".to_owned()),
        ..TagFilter::default()
    };
    let all = between(0, 9);
    let shown: Vec<String> = made.to_vec();
    workspace
        .set_field(&made[1], &made[1], "state", Some("verified"))
        .unwrap();
    let without = workspace.tag_screen(&filter, &[], &all).unwrap();
    assert_eq!(
        (without.tags.all, without.count.as_str()),
        (2, "2 of 3 tags")
    );
    let with = workspace.tag_screen(&filter, &shown, &all).unwrap();
    assert_eq!(with.count, "2 of 3 tags, and 1 that no longer passes");
    let ids: Vec<&String> = with.tags.rows.iter().map(|placed| &placed.row.id).collect();
    assert_eq!(ids, made.iter().collect::<Vec<_>>());
}

#[test]
fn use_cases_to_filter_by_are_asked_for_where_they_are_many() {
    let world = World::new();
    let (mut workspace, first) = world.with_use_case();
    let filter = TagFilter {
        use_case: Some(first.clone()),
        ..TagFilter::default()
    };
    let few = workspace.tag_screen(&filter, &[], &between(0, 1)).unwrap();
    assert_eq!((few.use_cases.len(), few.more), (1, 0));
    for number in 0..50 {
        use_case(&mut workspace, &format!("Case {number}"), None);
    }
    let many = workspace.tag_screen(&filter, &[], &between(0, 1)).unwrap();
    assert_eq!((many.use_cases.len(), many.more), (1, 50));
    assert!(many.use_cases[0].chosen && many.use_cases[0].key == first);
    let found = workspace.link_choices("", "", "serves", "case 4").unwrap();
    assert_eq!(found.options.len(), 11);
    assert!(found.options.iter().all(|option| !option.chosen));
}

#[test]
fn no_more_is_answered_than_a_window_holds() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    for _ in 0..120 {
        workspace.create_use_case().unwrap();
    }
    let slice = slice(&workspace.reader(), &List::UseCases, between(0, u32::MAX));
    assert_eq!(slice.all, 121);
    assert!((40..=50).contains(&slice.rows.len()));
}
