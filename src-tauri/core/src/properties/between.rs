//! What was between two points in history, of several use cases and of what is no longer as it was.

use super::agreeing::{agree, agree_on, hold_otherwise};
use super::exchanging::copies;
use super::{World, id};
use crate::document::erasure::Target;
use crate::document::id::Id;
use crate::error::Error;
use crate::view::{
    Arrangement, BundleScope, Covering, ExportOptions, Extent, Format, List, Point, Rows, Scope,
    Since, Wanted,
};
use crate::workspace::Workspace;

const PROBLEM: &str = "answer/ideation/problem";

fn named(point: &Point) -> String {
    match point {
        Point::Baseline { baseline } => baseline.clone(),
        other => panic!("{other:?}"),
    }
}

fn say(workspace: &mut Workspace, use_case: &str, text: &str) {
    workspace
        .type_text(use_case, use_case, PROBLEM, text)
        .unwrap();
    workspace.settle().unwrap();
}

fn create(workspace: &mut Workspace, title: &str) -> String {
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let id = place.use_case.unwrap();
    workspace.type_text(&id, &id, "title", title).unwrap();
    workspace.settle().unwrap();
    id
}

fn text(workspace: &Workspace, use_case: &str) -> String {
    let document = workspace.fold_of(use_case.parse().unwrap());
    document.own().unwrap().text(PROBLEM).to_owned()
}

fn note(
    workspace: &mut Workspace,
    use_cases: &[&String],
    since: &Point,
    until: Option<&Point>,
) -> Result<String, Error> {
    let scope = Scope::Notes {
        use_cases: use_cases.iter().map(|id| (*id).clone()).collect(),
    };
    let options = ExportOptions {
        since: Some(since.clone()),
        as_of: until.cloned(),
        ..ExportOptions::default()
    };
    let each = workspace.export_each(&scope, Format::Markdown, &options);
    let preview = workspace.preview(&scope, &options);
    assert!(each.is_ok() || preview.is_err());
    Ok(preview?.markdown)
}

/// What the row of a use case says, if it is in the list.
fn mark(workspace: &Workspace, point: &Point, only: bool, use_case: &str) -> Option<String> {
    let since = Some(Since {
        point: point.clone(),
        only,
    });
    let list = List::Table {
        arrangement: Arrangement {
            since,
            ..Arrangement::default()
        },
    };
    let all = Wanted::ALL;
    let Rows::UseCases(slice) = workspace.rows(&list, &all).unwrap() else {
        panic!("not of use cases");
    };
    let mut rows = slice.rows.into_iter().map(|placed| placed.row);
    let row = rows.find(|row| row.id == use_case);
    row.map(|row| row.since.unwrap().words)
}

#[test]
fn a_note_between_baselines_tells_of_each_that_changed() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    let other = create(&mut workspace, "Other");
    // What is overruled is not held: of one a change more is held at the second than at the first, of none as many as there were.
    let mut points = Vec::new();
    for number in 0..4 {
        say(&mut workspace, &one, &format!("Said {number} times."));
        say(&mut workspace, &other, &format!("Said {number} times."));
        points.push(agree(&mut workspace, &format!("workshop {number}")));
        workspace
            .set_score(&one, "score/ideation/customer-value", Some(number + 1))
            .unwrap();
    }
    for (number, since) in points.iter().enumerate() {
        for until in &points[number + 1..] {
            let told = note(&mut workspace, &[&one, &other], since, Some(until)).unwrap();
            assert!(told.contains("2 of 2 use cases changed."), "{told}");
        }
    }
}

#[test]
fn why_it_was_decided_is_no_change_since_the_decision() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, "We lose buyers.");
    workspace.decide_phase(&one, "ideation", "go").unwrap();
    world.pass(1000);
    let decisions = workspace.phase(&one, "ideation").unwrap().decisions;
    let row = decisions[0].row.id.clone();
    workspace
        .type_text(&one, &row, "reason", "It pays.")
        .unwrap();
    workspace.settle().unwrap();
    let decision = Point::Decision;
    let told = mark(&workspace, &decision, false, &one);
    assert_eq!(told.as_deref(), Some("As it was then"));
    assert_eq!(mark(&workspace, &decision, true, &one), None);
    let told = note(&mut workspace, &[&one], &decision, None).unwrap();
    assert!(told.contains("It is as it was."), "{told}");
    world.pass(1000);
    say(&mut workspace, &one, "We lose new buyers.");
    let told = mark(&workspace, &decision, true, &one);
    assert_eq!(told.as_deref(), Some("Changed: Ideation"));
    let told = note(&mut workspace, &[&one], &decision, None).unwrap();
    assert!(!told.contains("It pays."), "{told}");
}

#[test]
fn a_note_up_to_a_point_leaves_out_what_was_not_there_yet() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, "We lose buyers.");
    let first = agree(&mut workspace, "workshop 1");
    say(&mut workspace, &one, "We lose new buyers.");
    let second = agree(&mut workspace, "workshop 2");
    world.pass(1000);
    let late = create(&mut workspace, "Late");
    let told = note(&mut workspace, &[&one, &late], &first, Some(&second)).unwrap();
    assert!(
        told.contains("~~buyers~~") || told.contains("**new**"),
        "{told}"
    );
    assert!(!told.contains("Late"), "{told}");
    let refused = note(&mut workspace, &[&late], &first, Some(&second));
    let words = refused.unwrap_err().to_string();
    assert!(words.contains("not there yet"), "{words}");
    // Nothing is told from a later point up to an earlier one.
    let refused = note(&mut workspace, &[&one], &second, Some(&first));
    let words = refused.unwrap_err().to_string();
    assert!(words.contains("Choose an earlier point"), "{words}");
}

#[test]
fn one_that_is_archived_keeps_no_other_from_being_brought_back() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    let archived = create(&mut workspace, "Archived");
    workspace.archive_use_case(&archived, "Too dear.").unwrap();
    say(&mut workspace, &one, "We lose buyers.");
    let agreed = named(&agree(&mut workspace, "Agreed"));
    say(&mut workspace, &one, "Other.");
    workspace.restore_baseline(&agreed, &[]).unwrap();
    assert_eq!(text(&workspace, &one), "We lose buyers.");
    // One that is archived and other by now is left as it is, and told.
    say(&mut workspace, &one, "Other.");
    workspace.restore_use_case(&archived).unwrap();
    say(&mut workspace, &archived, "Said meanwhile.");
    workspace.archive_use_case(&archived, "Too dear.").unwrap();
    let done = workspace.restore_baseline(&agreed, &[]).unwrap();
    let notice = done.notice.unwrap();
    assert!(notice.starts_with("Brought back 1 use case"), "{notice}");
    assert!(notice.contains("One was left as it is"), "{notice}");
    let named = workspace.restore_baseline(&agreed, std::slice::from_ref(&archived));
    assert!(matches!(named, Err(Error::Archived(_))), "{named:?}");
    workspace.restore_use_case(&archived).unwrap();
    let notice = workspace.restore_baseline(&agreed, &[]).unwrap().notice;
    let notice = notice.unwrap();
    assert!(notice.contains("stays at work"), "{notice}");
}

#[test]
fn what_was_erased_since_takes_nothing_away_from_what_is_said_now() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, "Anna loses buyers.");
    let agreed = agree(&mut workspace, "Agreed");
    let record: Id = one.parse().unwrap();
    let said = workspace.fold_of(record);
    let said = said.own().unwrap().fields[PROBLEM].change;
    say(&mut workspace, &one, "We lose buyers.");
    let wording = Target::Wording {
        change: said,
        record,
        field: PROBLEM.to_owned(),
    };
    let erased = [wording].into_iter().collect();
    workspace.erase(&erased, &[]).unwrap();
    workspace.bring_back(&one, &Extent::All, &agreed).unwrap();
    assert_eq!(text(&workspace, &one), "We lose buyers.");
    workspace.restore_baseline(&named(&agreed), &[]).unwrap();
    assert_eq!(text(&workspace, &one), "We lose buyers.");
}

#[test]
fn what_is_here_by_half_is_not_brought_back() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, "We lose buyers.");
    let agreed = agree(&mut workspace, "Agreed");
    // As if the baseline came from elsewhere, with a change of the use case that did not.
    hold_otherwise(&mut workspace, &named(&agreed), &one, |held| {
        held.ids.insert(id(0x66));
    });
    say(&mut workspace, &one, "Other.");
    let whole = workspace.restore_baseline(&named(&agreed), &[]);
    let single = workspace.bring_back(&one, &Extent::All, &agreed);
    for refused in [whole, single] {
        let words = refused.unwrap_err().to_string();
        assert!(words.starts_with("Not everything of"), "{words}");
    }
    assert_eq!(text(&workspace, &one), "Other.");
    // As many changes as there were are here, but not the same.
    let lacks = workspace.baseline(&named(&agreed)).unwrap().lacks;
    assert!(lacks.starts_with("Of one use case"), "{lacks}");
}

#[test]
fn what_a_baseline_is_not_of_is_not_compared_with_it() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    let other = create(&mut workspace, "Other");
    let covering = Covering::UseCases {
        use_cases: vec![one.clone()],
    };
    let agreed = agree_on(&mut workspace, "Agreed", &covering).unwrap();
    let told = mark(&workspace, &agreed, false, &other);
    assert_eq!(told.as_deref(), Some("Not part of it"));
    assert_eq!(mark(&workspace, &agreed, true, &other), None);
    say(&mut workspace, &other, "We lose buyers.");
    let told = mark(&workspace, &agreed, false, &other);
    assert_eq!(told.as_deref(), Some("Not part of it"));
    let told = note(&mut workspace, &[&one, &other], &agreed, None).unwrap();
    assert!(told.contains("None of 2 use cases changed."), "{told}");
    let page = workspace.phase_since(&other, "ideation", Some(&agreed));
    let since = page.unwrap().since.unwrap();
    assert!(since.said.starts_with("Not part of Agreed"), "{since:?}");
    let late = create(&mut workspace, "Late");
    let told = mark(&workspace, &agreed, false, &late);
    assert_eq!(told.as_deref(), Some("New since then"));
}

#[test]
fn a_note_of_several_tells_what_was_deleted_and_archived_since() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    let deleted = create(&mut workspace, "Dropped");
    let archived = create(&mut workspace, "Shelved");
    let before = create(&mut workspace, "Shelved before");
    workspace.archive_use_case(&before, "Too dear.").unwrap();
    let agreed = agree(&mut workspace, "Agreed");
    let still = agree(&mut workspace, "Agreed again");
    workspace.delete_use_case(&deleted).unwrap();
    workspace.archive_use_case(&archived, "No budget.").unwrap();
    let other = create(&mut workspace, "Other");
    let told = note(&mut workspace, &[&one, &other], &agreed, None).unwrap();
    for said in [
        "1 of 2 use cases changed. 2 were archived or deleted.",
        "# Change note: Dropped",
        "Deleted by Anna de Vries, 14 November 2023.",
        "# Change note: Shelved",
        "Archived by Anna de Vries, 14 November 2023: No budget.",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert!(!told.contains("Shelved before"), "{told}");
    let told = note(&mut workspace, &[&archived], &agreed, None).unwrap();
    assert!(told.contains("No budget."), "{told}");
    let told = note(&mut workspace, &[&one, &archived], &agreed, Some(&still)).unwrap();
    assert!(
        !told.contains("Dropped") && !told.contains("No budget"),
        "{told}"
    );
}

#[test]
fn a_use_case_that_is_sent_takes_its_baselines_along() {
    let (mut copies, one) = copies(&["Anna", "Ben"]);
    let [anna, ben] = copies.as_mut_slice() else {
        panic!("not two");
    };
    create(&mut anna.workspace, "Other");
    agree(&mut anna.workspace, "Agreed");
    let bundle = anna.sends(&BundleScope::UseCase {
        use_case: one.clone(),
    });
    ben.workspace.import(&bundle, None).unwrap();
    let rows = ben.workspace.baselines().unwrap().baselines;
    assert_eq!(rows.len(), 1);
    let page = ben.workspace.baseline(&rows[0].id).unwrap();
    assert_eq!(page.lacks, "");
    assert_eq!(page.baseline.covers, "2 use cases, 1 of them in this copy");
    say(&mut ben.workspace, &one, "Other.");
    let done = ben.workspace.restore_baseline(&rows[0].id, &[]).unwrap();
    let notice = done.notice.unwrap();
    assert!(notice.starts_with("Brought back 1 use case"), "{notice}");
}

#[test]
fn requirements_are_another_version_when_what_they_name_or_the_order_of_steps_is_other() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    let made = workspace.add_document("integration", "Order feed").unwrap();
    let feed = made.place.unwrap().document.unwrap();
    let needs = format!("needs/{feed}");
    workspace.set_field(&one, &one, &needs, Some("1")).unwrap();
    for _ in 0..2 {
        workspace.add_row(&one, "step", None).unwrap();
    }
    agree(&mut workspace, "workshop 1");
    let version = |workspace: &Workspace| {
        let version = workspace.scoping(&one).unwrap().version.unwrap();
        (version.in_words, version.changed)
    };
    let (words, changed) = version(&workspace);
    assert!(words.starts_with("Version 1"), "{words}");
    assert!(changed.is_empty(), "{changed:?}");
    workspace
        .type_text(&feed, &feed, "answer/import-format", "CSV")
        .unwrap();
    workspace.settle().unwrap();
    let (words, changed) = version(&workspace);
    assert!(words.starts_with("Draft after version 1"), "{words}");
    assert_eq!(changed, ["Order feed, import format (changed)"]);
    let order = workspace.scoping(&one).unwrap().steps;
    let last = order.last().unwrap().id.clone();
    workspace.move_row(&one, &last, 0).unwrap();
    let (_, changed) = version(&workspace);
    assert_eq!(changed[0], "Order of steps (changed)");
}
