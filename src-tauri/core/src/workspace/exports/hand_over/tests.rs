//! What the sample hands over, as files to read; what comes back of it; and what is refused.

use super::*;
use crate::document::spot::Spot;
use crate::page::csv;
use crate::properties::World;
use crate::snapshot;
use crate::spreadsheet::Spreadsheet;
use crate::view::{Chosen, Format, PartOfEach, Preview};
use crate::workspace::{Entry, sheet_view};

fn sample(world: &World) -> Workspace {
    Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap()
}

/// All use cases at work.
fn all() -> Scope {
    Scope::Several {
        part: PartOfEach::UseCases,
        chosen: Chosen {
            at_work: true,
            archived: false,
            but: Vec::new(),
        },
    }
}

fn handed(workspace: &mut Workspace, scope: &Scope, to: HandOver) -> Handover {
    let handed = workspace.hand_over(scope, to, &ExportOptions::default());
    handed.unwrap()
}

fn preview(workspace: &mut Workspace, scope: &Scope) -> Preview {
    let preview = workspace.preview(scope, &ExportOptions::default());
    preview.unwrap()
}

/// Identifiers and the moment of the export are others every time.
fn settled(text: &str) -> String {
    let settle = |line: &str| match line.split_once(':') {
        Some(("UID", id)) => format!("UID:{}", &id[36..]),
        Some(("DTSTAMP", _)) => "DTSTAMP:".to_owned(),
        _ => line.to_owned(),
    };
    text.split("\r\n")
        .map(settle)
        .collect::<Vec<_>>()
        .join("\r\n")
}

fn enter(workspace: &mut Workspace, document: &str, record: &str, field: &str, entry: Entry) {
    let spot = Spot {
        document: document.parse().unwrap(),
        record: record.parse().unwrap(),
        field: field.to_owned(),
    };
    workspace.enter(&spot, entry).unwrap();
}

#[test]
fn the_sample_as_every_tool_takes_it() {
    let world = World::new();
    let mut workspace = sample(&world);
    for (scope, to) in [
        (all(), HandOver::Jira),
        (all(), HandOver::AzureBoards),
        (all(), HandOver::Calendar),
        (all(), HandOver::ConfluenceIndex),
        (Scope::Roadmap, HandOver::Flowchart),
        (Scope::Roadmap, HandOver::Gantt),
    ] {
        let handed = handed(&mut workspace, &scope, to);
        let [file] = handed.files.as_slice() else {
            panic!("{to:?} is in {} files", handed.files.len());
        };
        let text = settled(std::str::from_utf8(&file.bytes).unwrap());
        let name = format!(
            "{}.{}",
            to.part().to_lowercase().replace(' ', "-"),
            to.extension()
        );
        snapshot::check(
            &snapshot::folder("workspace/exports/sample/hand_over").join(name),
            &text,
        );
    }
}

#[test]
fn what_is_offered_says_what_the_receiver_does_with_it() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let of = |scope: &Scope, workspace: &mut Workspace| {
        let offered = preview(workspace, scope).hand_over;
        assert!(offered.iter().all(|choice| choice.receiver.ends_with('.')));
        offered.iter().map(|choice| choice.to).collect::<Vec<_>>()
    };
    let use_cases = vec![id];
    let whole = Scope::UseCases {
        use_cases: use_cases.clone(),
    };
    assert_eq!(of(&whole, &mut workspace), HandOver::OF_USE_CASES);
    assert_eq!(of(&Scope::Roadmap, &mut workspace), HandOver::OF_ROADMAP);
    let tracker = Scope::Tracker { use_cases };
    assert_eq!(of(&tracker, &mut workspace), []);
    let refused = workspace.hand_over(&tracker, HandOver::Jira, &ExportOptions::default());
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}

#[test]
fn without_days_or_places_it_is_said_where_they_come_from() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    for (scope, to, why) in [
        (all(), HandOver::Calendar, "No day is planned here yet."),
        (
            Scope::Roadmap,
            HandOver::Gantt,
            "No day is planned here yet.",
        ),
        (
            Scope::Roadmap,
            HandOver::Flowchart,
            "Nothing is ranked in Build next yet",
        ),
    ] {
        let refused = workspace.hand_over(&scope, to, &ExportOptions::default());
        let Err(Error::Invalid(said)) = refused else {
            panic!("{to:?}: {refused:?}");
        };
        assert!(said.starts_with(why), "{said}");
    }
}

#[test]
fn a_run_is_one_event_and_an_event_stays_the_same_one() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    let day = |day: &str| Entry::Day(day.to_owned());
    enter(
        &mut workspace,
        &id,
        &id,
        "tracker/run-from",
        day("2027-01-11"),
    );
    enter(
        &mut workspace,
        &id,
        &id,
        "tracker/run-to",
        day("2027-02-07"),
    );
    enter(
        &mut workspace,
        &id,
        &id,
        "tracker/needed-by",
        day("2026-12-01"),
    );
    let uids = |workspace: &mut Workspace| {
        let handed = handed(workspace, &all(), HandOver::Calendar);
        let text = String::from_utf8(handed.files[0].bytes.clone()).unwrap();
        let uids = text.lines().filter(|line| line.starts_with("UID:"));
        (uids.map(str::to_owned).collect::<Vec<_>>(), text)
    };
    let (before, text) = uids(&mut workspace);
    assert_eq!(before.len(), 2, "{text}");
    assert!(
        text.contains("SUMMARY:Run time: Untitled use case"),
        "{text}"
    );
    assert!(
        text.contains("DTSTART;VALUE=DATE:20270111\r\nDTEND;VALUE=DATE:20270208"),
        "{text}"
    );
    enter(
        &mut workspace,
        &id,
        &id,
        "tracker/run-to",
        day("2027-03-07"),
    );
    let (after, text) = uids(&mut workspace);
    assert_eq!(after, before);
    assert!(text.contains("DTEND;VALUE=DATE:20270308"), "{text}");
}

#[test]
fn a_tag_is_placed_once_and_named_where_it_serves_too() {
    let world = World::new();
    let mut workspace = sample(&world);
    let handed = handed(&mut workspace, &all(), HandOver::Jira);
    let rows = csv::read(&handed.files[0].bytes).unwrap();
    let tasks = rows.iter().filter(|row| row[0] == "Sub-task");
    let mut names: Vec<&str> = tasks.map(|row| row[3].as_str()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    assert!(all > 0);
    assert!(
        rows.iter()
            .any(|row| row[0] == "Story" && row[4].contains(": with "))
    );
}

#[test]
fn what_jira_and_azure_boards_get_comes_back_with_its_titles_and_labels() {
    let titles = [
        "Say \"hello\", twice; then: wait",
        "=1+1",
        "-20% for regulars, -5 more",
        "👩‍💻 שלום עולם",
        "end",
    ];
    let world = World::new();
    let mut workspace = world.create();
    for title in titles {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        enter(
            &mut workspace,
            &id,
            &id,
            "title",
            Entry::Text(title.to_owned()),
        );
        let labels = "CRM, loyalty".to_owned();
        enter(&mut workspace, &id, &id, "label", Entry::Labels(labels));
    }
    for to in [HandOver::Jira, HandOver::AzureBoards] {
        let handed = handed(&mut workspace, &all(), to);
        let bytes = handed.files[0].bytes.clone();
        let other = World::new();
        let mut copy = other.create();
        let table = Spreadsheet::read(&handed.files[0].name, bytes).unwrap();
        let mapping = sheet_view(&table, table.has_header).mapping;
        copy.import_sheet(&table, &mapping, &mut |_| true).unwrap();
        let told = |workspace: &Workspace| {
            let mut rows: Vec<(String, String)> = workspace
                .use_cases_at_work()
                .map(|row| {
                    let document = workspace.folded(row.doc).unwrap();
                    let labels = crate::use_case::labels::in_words(document.own().unwrap());
                    let own = document.own().unwrap();
                    assert_eq!(own.text(field::EXTERNAL_ID), "", "numbers of one file");
                    (row.title.clone(), labels)
                })
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(told(&copy), told(&workspace), "{to:?}");
        assert_eq!(told(&copy)[0].1, "CRM, loyalty");
    }
}

#[test]
fn the_index_asks_for_the_facts_that_pages_have() {
    let world = World::new();
    let mut workspace = sample(&world);
    let list = workspace.use_cases().unwrap().use_cases;
    let scope = Scope::UseCases {
        use_cases: vec![list[0].id.clone()],
    };
    let export = workspace.export(&scope, Format::Confluence, &ExportOptions::default());
    let page = String::from_utf8(export.unwrap().bytes).unwrap();
    let (_, facts) = page
        .split_once("<ac:structured-macro ac:name=\"details\">")
        .unwrap();
    let (facts, _) = facts.split_once("</table>").unwrap();
    let names: Vec<&str> = facts
        .split("<th><p>")
        .skip(1)
        .map(|row| row.split_once("</p>").unwrap().0)
        .collect();
    let index = handed(&mut workspace, &scope, HandOver::ConfluenceIndex);
    let index = String::from_utf8(index.files[0].bytes.clone()).unwrap();
    let (_, asked) = index.split_once("ac:name=\"headings\">").unwrap();
    let (asked, _) = asked.split_once('<').unwrap();
    let mut asked = asked.split(',');
    // All that pages have, in the order they have it.
    assert!(
        names.iter().all(|name| asked.any(|asked| asked == *name)),
        "{names:?}"
    );
    assert!(names.len() > 5, "{names:?}");
    // The preview shows the same as a table.
    let html = preview(&mut workspace, &scope).html;
    assert!(
        names
            .iter()
            .all(|name| html.contains(&format!(">{name}</td>"))),
        "{html}"
    );
}
