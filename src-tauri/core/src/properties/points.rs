//! What changed since a point in history: in the list, in exports, and between versions of the requirements.

use super::agreeing::agree;
use super::{World, id};
use crate::document::change::{Change, Edit};
use crate::document::what::What;
use crate::view::{
    Arrangement, ExportOptions, Format, List, Point, Rows, Scope, Since, UseCaseRow, Wanted,
};
use crate::workspace::Workspace;

const PROBLEM: &str = "answer/ideation/problem";

fn say(workspace: &mut Workspace, use_case: &str, field: &str, text: &str) {
    workspace
        .type_text(use_case, use_case, field, text)
        .unwrap();
    workspace.settle().unwrap();
}

fn options(since: &Point, as_of: Option<&Point>) -> ExportOptions {
    ExportOptions {
        since: Some(since.clone()),
        as_of: as_of.cloned(),
        ..ExportOptions::default()
    }
}

fn written(workspace: &mut Workspace, scope: &Scope, options: &ExportOptions) -> String {
    let preview = workspace.preview(scope, options).unwrap();
    let export = workspace.export(scope, Format::Markdown, options).unwrap();
    let text = String::from_utf8(export.bytes).unwrap();
    assert_eq!(preview.markdown, text);
    text
}

pub(super) const ALL: Wanted = Wanted::ALL;

fn rows(workspace: &Workspace, point: &Point, only: bool) -> Vec<UseCaseRow> {
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
    let Rows::UseCases(slice) = workspace.rows(&list, &ALL).unwrap() else {
        panic!("not of use cases");
    };
    slice.rows.into_iter().map(|placed| placed.row).collect()
}

/// What the row of a use case says, if it is in the list.
fn mark(workspace: &Workspace, point: &Point, only: bool, use_case: &str) -> Option<String> {
    let rows = rows(workspace, point, only).into_iter();
    let mut rows = rows.filter(|row| row.id == use_case);
    rows.next().map(|row| row.since.unwrap().words)
}

#[test]
fn the_list_marks_what_changed_and_can_show_that_alone() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, PROBLEM, "We lose buyers.");
    let agreed = agree(&mut workspace, "Agreed");
    let other = workspace.create_use_case().unwrap().place.unwrap();
    let other = other.use_case.unwrap();
    let told = |workspace: &Workspace, id: &str| mark(workspace, &agreed, false, id).unwrap();
    assert_eq!(told(&workspace, &one), "As it was then");
    assert_eq!(told(&workspace, &other), "New since then");
    assert_eq!(mark(&workspace, &agreed, true, &one), None);
    // What is being typed counts at once.
    workspace
        .type_text(&one, &one, PROBLEM, "We lose new buyers.")
        .unwrap();
    assert_eq!(told(&workspace, &one), "Changed: Ideation");
    workspace
        .set_score(&one, "score/ideation/customer-value", Some(4))
        .unwrap();
    say(&mut workspace, &one, "req/actor", "A shopper");
    assert_eq!(told(&workspace, &one), "Changed: Ideation, Requirements");
    assert_eq!(
        mark(&workspace, &agreed, true, &one).as_deref(),
        Some("Changed: Ideation, Requirements")
    );
    // Taken back, it is as it was, though something was done.
    for _ in 0..3 {
        workspace.undo().unwrap();
    }
    assert_eq!(
        told(&workspace, &one),
        "Worked on since then, and as it was"
    );
    // Nobody decided anything yet.
    let decision = Point::Decision;
    assert_eq!(
        mark(&workspace, &decision, false, &one).as_deref(),
        Some("Nothing was decided here yet")
    );
    workspace.decide_phase(&one, "ideation", "go").unwrap();
    assert_eq!(
        mark(&workspace, &decision, false, &one).as_deref(),
        Some("As it was then")
    );
    world.pass(1000);
    say(&mut workspace, &one, PROBLEM, "Other.");
    assert_eq!(rows(&workspace, &decision, true).len(), 1);
    let since = Some(Since {
        point: decision,
        only: true,
    });
    let arrangement = Arrangement {
        since,
        ..Arrangement::default()
    };
    let screen = workspace.use_case_screen(&ALL, &ALL, &arrangement).unwrap();
    assert_eq!((screen.use_cases.all, screen.points.len()), (1, 2));
}

#[test]
fn a_late_arrival_with_an_early_stamp_counts_as_changed_since_a_baseline() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, PROBLEM, "We lose buyers.");
    let stamp = workspace.stamp() - 1;
    let agreed = agree(&mut workspace, "Agreed");
    assert_eq!(mark(&workspace, &agreed, true, &one), None);
    let record = one.parse().unwrap();
    workspace.arrive(Change {
        id: id(0x77),
        doc: record,
        stamp,
        at: stamp,
        author: id(0xB0),
        what: What::Type,
        action: Some(id(0x78)),
        undoes: None,
        via: Some(1),
        edits: vec![Edit {
            value: "By more orders.".into(),
            ..Edit::at(record, "use-case", "answer/ideation/success")
        }],
    });
    assert_eq!(
        mark(&workspace, &agreed, true, &one).as_deref(),
        Some("Changed: Ideation")
    );
}

#[test]
fn a_change_note_goes_from_any_point_to_any_other_and_is_in_every_format() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, PROBLEM, "We lose old buyers.");
    say(&mut workspace, &one, "req/actor", "A shopper");
    let first = agree(&mut workspace, "workshop 1");
    say(&mut workspace, &one, PROBLEM, "We lose new buyers.");
    let second = agree(&mut workspace, "workshop 2");
    say(&mut workspace, &one, "req/actor", "");
    workspace
        .set_tick(&one, "tick/ideation/stakeholders-aligned", true)
        .unwrap();
    let note = Scope::Notes {
        use_cases: vec![one.clone()],
    };
    let now = written(&mut workspace, &note, &options(&first, None));
    for said in [
        "From workshop 1 (14 November 2023) to now, 14 November 2023.",
        "## Phase 1: Discovery",
        "– changed by Anna de Vries, 14 November 2023",
        "> We lose ~~old~~ **new** buyers.",
        "**Actor** – removed by Anna de Vries",
        "> ~~A shopper~~",
        "– set by Anna de Vries",
    ] {
        assert!(now.contains(said), "{said}\n{now}");
    }
    let between = written(&mut workspace, &note, &options(&first, Some(&second)));
    assert!(between.contains("to workshop 2."), "{between}");
    assert!(between.contains("~~old~~"), "{between}");
    assert!(!between.contains("Actor"), "{between}");
    assert!(!between.contains("As it was"), "{between}");
    let none = written(&mut workspace, &note, &options(&second, Some(&second)));
    assert!(none.contains("It is as it was."), "{none}");
    for format in [Format::Html, Format::Confluence] {
        let export = workspace
            .export(&note, format, &options(&first, None))
            .unwrap();
        let text = String::from_utf8(export.bytes).unwrap();
        assert!(text.contains(">old</"), "{text}");
    }
    // A decision is a point, too.
    workspace.decide_phase(&one, "ideation", "go").unwrap();
    let points = workspace.points_of(&one).unwrap();
    let names: Vec<&str> = points.iter().map(|choice| choice.name.as_str()).collect();
    let decided = "Ideation: Go on 14 November 2023, decided by Anna de Vries";
    let baselines = [
        "workshop 2 (14 November 2023)",
        "workshop 1 (14 November 2023)",
    ];
    assert_eq!(
        names,
        ["the last decision", baselines[0], baselines[1], decided]
    );
    world.pass(1000);
    say(&mut workspace, &one, PROBLEM, "We lose buyers.");
    let text = written(&mut workspace, &note, &options(&points[3].point, None));
    assert!(text.contains("We lose ~~new~~ buyers."), "{text}");
    assert!(!text.contains("Decision"), "{text}");
    workspace.undo().unwrap();
    // Other exports say in short what changed, and a deck at its end.
    let ids = vec![one.clone()];
    let whole = Scope::UseCases {
        use_cases: ids.clone(),
    };
    let text = written(&mut workspace, &whole, &options(&second, None));
    assert!(
        text.contains("Changed since workshop 2 (14 November 2023):"),
        "{text}"
    );
    assert!(text.contains("**Requirements:** Actor"), "{text}");
    let phase = Scope::Phase {
        use_case: one.clone(),
        phase: "assessment".to_owned(),
    };
    let text = written(&mut workspace, &phase, &options(&second, None));
    assert!(
        text.contains("Nothing of this changed since workshop 2"),
        "{text}"
    );
    let tracker = Scope::Tracker { use_cases: ids };
    let text = written(&mut workspace, &tracker, &options(&second, None));
    assert!(text.contains("## Changed since workshop 2"), "{text}");
    assert!(text.contains("~~A shopper~~"), "{text}");
    let deck = workspace.export(&tracker, Format::Pptx, &options(&second, None));
    assert!(!deck.unwrap().bytes.is_empty());
}

#[test]
fn a_note_that_would_end_before_it_begins_is_refused_in_words() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    say(&mut workspace, &one, PROBLEM, "We lose old buyers.");
    let first = agree(&mut workspace, "workshop 1");
    world.pass(2 * 86_400_000);
    say(&mut workspace, &one, PROBLEM, "We lose new buyers.");
    let second = agree(&mut workspace, "workshop 2");
    world.pass(2 * 86_400_000);
    let use_cases = vec![one];
    let note = Scope::Notes { use_cases };
    let day = |day: &str| Point::Day {
        day: day.to_owned(),
    };
    let refused = |since: &Point, as_of: Option<&Point>| {
        let told = workspace.reader().preview(&note, &options(since, as_of));
        told.map(|preview| preview.markdown)
            .unwrap_err()
            .to_string()
    };
    let said = refused(&second, Some(&first));
    assert!(said.contains("would end before it begins"), "{said}");
    assert!(said.contains("“workshop 2 (16 November 2023)”"), "{said}");
    for said in [
        refused(&second, Some(&day("2023-11-15"))),
        refused(&day("2023-11-17"), Some(&second)),
    ] {
        assert!(said.contains("would end before it begins"), "{said}");
    }
    // From a day to a day, and up to today.
    for (since, until) in [
        (day("2023-11-15"), Some(day("2023-11-17"))),
        (day("2023-11-14"), Some(day("2023-11-18"))),
        (day("2023-11-15"), Some(second)),
        (day("2023-11-15"), None),
    ] {
        let text = written(&mut workspace, &note, &options(&since, until.as_ref()));
        assert!(text.contains("~~old~~ **new**"), "{text}");
    }
}

#[test]
fn requirements_carry_their_version_and_what_changed_since_the_one_before() {
    let world = World::new();
    let (mut workspace, one) = world.with_use_case();
    assert!(workspace.scoping(&one).unwrap().version.is_none());
    say(&mut workspace, &one, "req/actor", "A shopper");
    let version = |workspace: &Workspace| {
        let version = workspace.scoping(&one).unwrap().version.unwrap();
        (version.in_words, version.since, version.changed)
    };
    let by = "14 November 2023 · Anna de Vries";
    assert_eq!(version(&workspace).0, format!("Draft · {by}"));
    let first = agree(&mut workspace, "workshop 1");
    // What is no requirement makes no other version.
    say(&mut workspace, &one, PROBLEM, "We lose buyers.");
    let expected = (
        format!("Version 1 · workshop 1 · {by}"),
        String::new(),
        vec![],
    );
    assert_eq!(version(&workspace), expected);
    say(&mut workspace, &one, "req/data", "Orders");
    let changed = vec!["Data needed (added)".to_owned()];
    let since = "Changed since version 1".to_owned();
    let expected = (
        format!("Draft after version 1 · {by}"),
        since.clone(),
        changed.clone(),
    );
    assert_eq!(version(&workspace), expected);
    agree(&mut workspace, "workshop 2");
    let expected = (format!("Version 2 · workshop 2 · {by}"), since, changed);
    assert_eq!(version(&workspace), expected);
    let document = Scope::Scoping {
        use_cases: vec![one.clone()],
    };
    let text = written(&mut workspace, &document, &ExportOptions::default());
    assert!(
        text.contains("**Version 2 · workshop 2 · 14 November 2023 · Anna de Vries**"),
        "{text}"
    );
    assert!(
        text.contains("Changed since version 1:\n\n- Data needed (added)"),
        "{text}"
    );
    let then = ExportOptions {
        as_of: Some(first),
        ..ExportOptions::default()
    };
    let text = written(&mut workspace, &document, &then);
    assert!(text.contains("**Version 1 · workshop 1"), "{text}");
    assert!(
        text.contains("As it was when “workshop 1” was set."),
        "{text}"
    );
    assert!(!text.contains("Orders"), "{text}");
}
