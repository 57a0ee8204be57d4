//! Files for other tools, beside fixtures that a person can read.

use super::calendar::Event;
use super::mermaid::{Flow, Section, Waiting};
use super::*;
use crate::page::answer::answer;
use crate::snapshot;

/// Names as people type them, and as nobody should.
pub const HOSTILE: [&str; 12] = [
    "Say \"hello\", twice; then: wait",
    "end",
    "%% no comment %%{init: {}}%%",
    "#35; is # no entity",
    "Title [of] {a} (section) | bar",
    "👩‍💻 שלום עולם and مرحبا",
    "=1+1",
    "-20% for regulars, -5 more",
    "a\\b\\\\c \\n",
    "1. first",
    "<b>bold</b> & `code`",
    "*bold* _slanted_ h1. ??",
];

fn item(title: &str, text: &str, labels: &[&str], parts: Vec<Item>) -> Item {
    Item {
        title: title.to_owned(),
        text: answer(text, 2),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        parts,
        ..Item::default()
    }
}

/// Two use cases with steps and tags.
fn use_cases() -> Vec<Item> {
    let tags = vec![item(
        "Product added",
        "**Where:** product page",
        &[],
        Vec::new(),
    )];
    let mut email = item(
        "Abandoned cart email",
        "Remind people of what they left:\n\n- two hours later\n- with the `basket` in it, \"as it was\"\n\n*No* add_to_cart event, no mail.",
        &["CRM", "Q1 2027"],
        vec![
            item(
                "The visitor leaves the basket",
                "Decisioning rules: none of the last 7 days",
                &[],
                Vec::new(),
            ),
            item("Tags for Abandoned cart email", "", &[], tags),
        ],
    );
    email.owner = "mara.lind@noordkaap.example".to_owned();
    email.due = "2027-03-01".to_owned();
    vec![
        email,
        item("-20% for regulars", "", &["loyalty"], Vec::new()),
    ]
}

fn text(made: &Made) -> String {
    String::from_utf8(made.bytes.clone()).unwrap()
}

#[track_caller]
fn same(name: &str, written: &str) {
    snapshot::check(&snapshot::folder("handover/fixtures").join(name), written);
}

fn event(id: &str, from: &str, to: &str) -> Event {
    Event {
        id: id.to_owned(),
        title: String::new(),
        text: String::new(),
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

#[test]
fn jira_gets_parents_above_what_is_part_of_them() {
    let made = jira::write(&use_cases());
    same("jira.csv", &text(&made));
    let [spaces, days, apostrophe] = made.told.as_slice() else {
        panic!("{:?}", made.told);
    };
    assert!(
        spaces.contains("“Q1 2027” is written “Q1-2027”"),
        "{spaces}"
    );
    assert!(days.contains("yyyy-MM-dd"), "{days}");
    assert!(apostrophe.contains("apostrophe"), "{apostrophe}");
    let rows = csv::read(&made.bytes).unwrap();
    let ids: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
    for (place, row) in rows.iter().enumerate().skip(1) {
        let above = &ids[..place - 1];
        assert!(
            row[2].is_empty() || above.contains(&row[2].as_str()),
            "{row:?}"
        );
    }
}

#[test]
fn azure_boards_gets_a_column_of_titles_for_each_level() {
    let [made] = &azure::write(&use_cases())[..] else {
        panic!("more than one file");
    };
    same("azure-boards.csv", &text(made));
}

#[test]
fn azure_boards_gets_a_thousand_items_at_a_time_and_no_use_case_in_two_files() {
    let part = || item("Step", "", &[], Vec::new());
    let use_case = |number: usize| {
        let parts = (0..number % 7).map(|_| part()).collect();
        item(&format!("Use case {number}"), "", &[], parts)
    };
    let use_cases: Vec<Item> = (0..700).map(use_case).collect();
    let all: usize = use_cases.iter().map(Item::count).sum();
    let files = azure::write(&use_cases);
    assert_eq!(files.len(), all.div_ceil(azure::MOST));
    assert!(
        files[0].told[0].starts_with(&format!("{all} work items are in {} files", files.len()))
    );
    let mut found = 0;
    for file in &files {
        let rows = csv::read(&file.bytes).unwrap();
        let items = &rows[1..];
        assert!(items.len() <= azure::MOST, "{}", items.len());
        assert_eq!(items[0][0], "Epic");
        found += items.len();
    }
    assert_eq!(found, all);
    // One that is more than a file may have is told.
    let parts = (0..azure::MOST).map(|_| part()).collect();
    let files = azure::write(&[
        item("A", "", &[], Vec::new()),
        item("Large", "", &[], parts),
    ]);
    assert_eq!(files.len(), 2);
    assert!(
        files[1].told[0].contains("“Large” has 1001 work items"),
        "{:?}",
        files[1].told
    );
}

#[test]
fn a_title_is_one_line_that_both_take() {
    let long = "wörd ".repeat(80);
    let titles = [
        item(&long, "", &[], Vec::new()),
        item("two\nlines", "", &[], Vec::new()),
    ];
    let made = jira::write(&titles);
    let rows = csv::read(&made.bytes).unwrap();
    assert_eq!(rows[1][3].chars().count(), TITLE);
    assert!(rows[1][3].ends_with("wörd…"), "{}", rows[1][3]);
    assert_eq!(rows[2][3], "two lines");
    assert!(
        made.told[0].starts_with("1 title of more than 255 characters"),
        "{:?}",
        made.told
    );
}

#[test]
fn hostile_titles_come_back_to_the_letter() {
    let items: Vec<Item> = HOSTILE
        .iter()
        .map(|title| item(title, title, &[], Vec::new()))
        .collect();
    let titles = |made: &Made, column: usize| -> Vec<String> {
        let rows = csv::read(&made.bytes).unwrap();
        rows[1..].iter().map(|row| row[column].clone()).collect()
    };
    assert_eq!(titles(&jira::write(&items), 3), HOSTILE);
    assert_eq!(titles(&azure::write(&items)[0], 1), HOSTILE);
}

#[test]
fn days_become_events_of_whole_days() {
    let events = [
        Event {
            title: "Go-live: Cart email, \"spring\"; 🛒".to_owned(),
            text: "One\\two\nthree".to_owned(),
            ..event("0193-go-live", "2027-03-01", "2027-03-01")
        },
        Event {
            title: "Run time: ".to_owned() + &"Größe and שלום 👩‍💻 ".repeat(8),
            ..event("0193-run", "2026-12-31", "2027-01-31")
        },
        event("0193-none", "soon", "soon"),
    ];
    let written = String::from_utf8(calendar::write(
        "Noordkaap, days",
        &events,
        1_796_000_000_000,
    ))
    .unwrap();
    same("days.ics", &written);
    assert_eq!(written.matches("BEGIN:VEVENT").count(), 2);
    assert!(!written.replace("\r\n", "").contains(['\r', '\n']));
    for line in written.split("\r\n") {
        assert!(line.len() <= 75, "{line:?}");
    }
    let unfolded = written.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:Go-live: Cart email\\, \"spring\"\\; 🛒\r\n"),
        "{unfolded}"
    );
    assert!(
        unfolded.contains("DTEND;VALUE=DATE:20270201\r\n"),
        "{unfolded}"
    );
}

#[test]
fn what_to_build_next_becomes_a_flowchart() {
    let waiting = |name: &str, needs: &[usize], is_completed| Waiting {
        name: name.to_owned(),
        needs: needs.to_vec(),
        is_completed,
    };
    let flow = Flow {
        places: vec![("Order feed".to_owned(), 2), ("CRM; consent".to_owned(), 3)],
        use_cases: vec![
            waiting("Cart email", &[0, 1], true),
            waiting("end", &[1], false),
        ],
        possible: vec!["Say \"hello\"".to_owned()],
    };
    same(
        "flowchart.mmd",
        &mermaid::flowchart("Noordkaap: \"Build next\"", &flow),
    );
}

#[test]
fn planned_days_become_a_gantt_chart() {
    let sections = [Section {
        name: "Section: of Title".to_owned(),
        events: vec![
            (
                "Run time".to_owned(),
                event("a", "2026-12-31", "2027-01-31"),
            ),
            (
                "Go-live: now".to_owned(),
                event("b", "2027-03-01", "2027-03-01"),
            ),
        ],
    }];
    same("gantt.mmd", &mermaid::gantt("Noordkaap", &sections));
}
