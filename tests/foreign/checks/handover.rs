//! What is handed over, read by Mermaid, ical.js, Python and the parser of Jira Cloud: names arrive to the letter.

use crate::support::{CORPORA, arrives, same_tree, tell};
use ninefold_core::handover::calendar::{self, Event};
use ninefold_core::handover::mermaid::{self, Flow, Section, Waiting};
use ninefold_core::handover::{Item, azure, jira};
use ninefold_core::outline::facts::{self, Fact};
use ninefold_core::page::answer::answer;
use ninefold_core::page::markup::words;
use ninefold_core::page::plain::plain;
use ninefold_core::page::target::Target;
use ninefold_core::page::text::clean;
use ninefold_core::page::{Block, Page, csv, storage as storage_format, wiki};
use ninefold_foreign::compare::Looks;
use ninefold_foreign::fields::line;
use ninefold_foreign::read::{handover, sheet, storage};
use serde_json::{Value, json};

/// What our writer puts between signs that would be markup together.
const JOINER: char = '\u{2060}';

/// Words that mean something to one of the receivers.
const MEANT: [&str; 14] = [
    "end",
    "Title test",
    "Section pages",
    "click me",
    "call me back",
    "excludes weekends",
    "%% no comment",
    "%%{init: {}}%%",
    "Say \"hello\"; then: #35; wait",
    "1. first",
    "- first",
    "subgraph x",
    "👩‍💻 שלום עולם، مرحبا",
    "h1. a {b} [c] ??d?? (x) :) :D -- !e! |f| \\\\g",
];

/// Names of one line, as fields keep them, none of them empty.
fn names() -> Vec<String> {
    // The examples of the specifications are for answers.
    let is_example = |name: &str| matches!(name, "CommonMark" | "GFM");
    let corpora = CORPORA.iter().filter(|corpus| !is_example(&corpus.name));
    let texts = corpora.flat_map(|corpus| &corpus.texts);
    let meant = MEANT.iter().map(|text| (*text).to_owned());
    let names = meant.chain(texts.map(|text| line(text).replace('\t', " ")));
    // Blank names are told as such before they get here.
    let names = names.map(|name| clean(name.trim()).into_owned());
    names.filter(|name| !bare(name).is_empty()).collect()
}

/// Without what nobody sees: white space, and what stands between signs.
fn bare(text: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && *c != JOINER && *c != '\u{FEFF}';
    text.chars().filter(seen).collect()
}

#[track_caller]
fn all(reader: &str, names: &[String], found: &[Value], same: impl Fn(&str, &Value) -> bool) {
    let pairs = names.iter().zip(found);
    let differ = pairs.filter(|(name, found)| !same(name, found));
    let failures: Vec<String> = differ
        .map(|(name, found)| format!("{name:?} is {found}"))
        .collect();
    println!("{reader}: {} texts", names.len());
    assert_eq!(names.len(), found.len());
    tell(reader, &failures);
}

#[test]
fn mermaid_draws_every_name() {
    let names = names();
    let flow = |name: &String| {
        let flow = Flow {
            places: vec![(name.clone(), 3), ("Next".to_owned(), 1)],
            use_cases: vec![Waiting {
                name: name.clone(),
                needs: vec![0, 1],
                is_completed: true,
            }],
            possible: vec![name.clone()],
        };
        mermaid::flowchart(name, &flow)
    };
    let found = handover::read("flowchart", &names.iter().map(flow).collect::<Vec<_>>()).unwrap();
    all("Mermaid, flowchart", &names, &found, |name, found| {
        let label = format!("1 · {name} · effort 3");
        let expected = json!([
            ["i1", label],
            ["i2", "2 · Next · effort 1"],
            ["u1", name],
            ["p1", name]
        ]);
        let edges = json!([
            ["i1", "then", "i2"],
            ["i1", "", "u1"],
            ["i2", "completes", "u1"]
        ]);
        found["names"] == expected && found["edges"] == edges && found["title"] == *name
    });
    let gantt = |name: &String| {
        let event = |from: &str, to: &str| Event {
            id: "a".to_owned(),
            title: String::new(),
            text: String::new(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let section = Section {
            name: name.clone(),
            events: vec![
                (name.clone(), event("2026-12-31", "2027-01-31")),
                (name.clone(), event("2027-03-01", "2027-03-01")),
            ],
        };
        mermaid::gantt(name, &[section])
    };
    let found = handover::read("gantt", &names.iter().map(gantt).collect::<Vec<_>>()).unwrap();
    all("Mermaid, Gantt chart", &names, &found, |name, found| {
        let task = |from: &str, to: &str| json!([name, name, from, to]);
        found["tasks"]
            == json!([
                task("2026-12-31", "2027-02-01"),
                task("2027-03-01", "2027-03-01")
            ])
    });
}

#[test]
fn calendars_show_every_name() {
    let names = names();
    let write = |name: &String| {
        let event = Event {
            id: "0193-run".to_owned(),
            title: name.clone(),
            text: name.clone(),
            from: "2026-12-31".to_owned(),
            to: "2027-01-31".to_owned(),
        };
        String::from_utf8(calendar::write(name, &[event], 1_796_000_000_000)).unwrap()
    };
    let found = handover::read("calendar", &names.iter().map(write).collect::<Vec<_>>()).unwrap();
    all("ical.js", &names, &found, |name, found| {
        *found == json!([["0193-run@ninefold", name, "2026-12-31", "2027-02-01", true]])
    });
}

#[test]
fn trackers_get_every_name() {
    let names = names();
    let item = |name: &String| Item {
        title: name.clone(),
        ..Item::default()
    };
    let items: Vec<Item> = names.iter().map(item).collect();
    let one_line = |name: &String| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let expected: Vec<String> = names.iter().map(one_line).collect();
    let is_short = |title: &String| title.chars().count() <= 255;
    let titles = |csv: &[u8], column: usize| -> Vec<String> {
        let rows = sheet::csv(csv).unwrap().into_iter().skip(1).map(csv::typed);
        rows.map(|mut row| row.swap_remove(column)).collect()
    };
    let mut in_azure = Vec::new();
    for file in azure::write(&items) {
        in_azure.extend(titles(&file.bytes, 1));
    }
    for (tool, found) in [
        ("Jira", titles(&jira::write(&items).bytes, 3)),
        ("Azure Boards", in_azure),
    ] {
        assert_eq!(found.len(), expected.len(), "{tool}");
        let pairs = found
            .iter()
            .zip(&expected)
            .filter(|(_, expected)| is_short(expected));
        for (found, expected) in pairs {
            assert_eq!(found, expected, "{tool}");
        }
        println!("{tool}: {} titles", found.len());
    }
}

#[test]
fn jira_reads_every_description() {
    // Of an address, the parser takes a backslash behind it for a part.
    let texts = CORPORA.iter().flat_map(|corpus| corpus.texts.clone());
    let texts = texts.filter(|text| !text.starts_with("mailto:") && !text.contains("?search=]["));
    let texts: Vec<String> = MEANT
        .iter()
        .map(|text| (*text).to_owned())
        .chain(texts)
        .collect();
    let written: Vec<String> = texts
        .iter()
        .map(|text| wiki::write(&answer(text, 2)))
        .collect();
    let found = handover::read("wiki", &written).unwrap();
    // A bar in a cell is another sign, and an address to write to stands without its scheme.
    let told = |text: &str| bare(text).replace('|', "¦").replace("mailto:", "");
    all("Jira's markup", &texts, &found, |text, found| {
        let said = found["words"].as_str().unwrap_or_default();
        told(said) == told(&said_in(&answer(text, 2)))
    });
}

#[test]
fn confluence_gets_facts_as_properties_of_the_page() {
    let names = names();
    let fact = |name: &String| ("Owner", plain(name));
    for names in names.chunks(12) {
        let facts: Vec<Fact> = names.iter().map(fact).collect();
        let blocks: Vec<Block> = facts::block(&facts).into_iter().collect();
        let page = Page { blocks };
        let written = storage_format::write(&page);
        assert!(written.starts_with("<ac:structured-macro ac:name=\"details\">"));
        let meant = arrives(&page, Target::Storage);
        let read = storage::storage(&written);
        assert_eq!(same_tree(&meant, read, &written, Looks::Same), Ok(()));
        // confmark keeps one row of a table whose rows have headings (findings/confmark-row-headings.sh).
    }
}

/// The words of blocks, in their order, with what stands for a task.
fn said_in(blocks: &[Block]) -> String {
    let mut said = String::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => said += &words(text),
            Block::Quote(blocks) | Block::Panel(blocks) => said += &said_in(blocks),
            Block::List(list) => {
                for item in &list.items {
                    said += match item.done {
                        Some(true) => "[x]",
                        Some(false) => "[ ]",
                        None => "",
                    };
                    said += &said_in(&item.blocks);
                }
            }
            Block::Code { text, .. } => said += text,
            Block::Table(table) | Block::Facts(table) => {
                let head = table.head.iter().map(|column| &column.heading);
                head.chain(table.rows.iter().flatten())
                    .for_each(|cell| said += &words(cell));
            }
            Block::Rule | Block::Picture(_) | Block::Contents { .. } => {}
        }
    }
    said
}
