//! Faults that people met in other programs, each with where it was told. What is not here: an edit made offline and a clock
//! (`exchanging.rs`), the conflicted copy of a sync program (`importing.rs`).

use crate::document::spot::Spot;
use crate::properties::World;
use crate::properties::beside::{FIELD, say};
use crate::properties::exchanging::{copies, exchange_all};
use crate::view::{
    BundleScope, Decision, ExportOptions, Format, HistoryFilter, HistoryOf, Joint, Scope,
};
use crate::workspace::{Who, Workspace};

/// As obsidian-headless #42 tells: of two versions one is gone.
#[test]
fn the_losing_side_of_a_merge_is_in_the_history_and_on_the_list() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        "written by Anna",
    );
    say(&mut copies[1].workspace, &use_case, FIELD, "written by Ben");
    exchange_all(&mut copies);
    for copy in &copies {
        let open = copy.workspace.disagreements().unwrap();
        let shown = open[0].shown.shown.as_str();
        let loses = open[0].others[0].shown.as_str();
        let mut both = [shown, loses];
        both.sort_unstable();
        assert_eq!(both, ["written by Anna", "written by Ben"]);
        let of = HistoryOf::Field {
            document: use_case.clone(),
            record: use_case.clone(),
            field: FIELD.to_owned(),
        };
        let history = copy
            .workspace
            .history(&of, &HistoryFilter::default())
            .unwrap();
        let told = serde_json::to_string(&history).unwrap();
        for name in ["Anna", "Ben"] {
            assert!(told.contains(&format!("\"{name}\"")), "{name}: {told}");
        }
    }
}

/// As nextcloudsync #36 and nutstore-sync #110 tell: a long text is there twice after two people changed a word each.
#[test]
fn one_word_changed_in_a_long_text_is_one_word_in_the_merge() {
    let long = |first: &str, last: &str| {
        let words: Vec<String> = (0..2_000).map(|number| format!("word{number}")).collect();
        let text = words.join(" ");
        let text = text.replace("word100 ", &format!("{first} "));
        text.replace("word1900 ", &format!("{last} "))
    };
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let before = long("word100", "word1900");
    say(&mut copies[0].workspace, &use_case, FIELD, &before);
    exchange_all(&mut copies);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        &long("Anna's", "word1900"),
    );
    say(
        &mut copies[1].workspace,
        &use_case,
        FIELD,
        &long("word100", "Ben's"),
    );
    exchange_all(&mut copies);
    let spot = Spot::of(&use_case, FIELD).unwrap();
    let suggestion = copies[0].workspace.suggestion(&spot).unwrap();
    let changed: Vec<&str> = suggestion
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Joint::Shown { text } | Joint::Other { text } => Some(text.trim()),
            _ => None,
        })
        .collect();
    let mut words = changed.clone();
    words.sort_unstable();
    assert_eq!(words, ["Anna's", "Ben's"]);
    let text = suggestion.text.unwrap();
    assert_eq!(text, long("Anna's", "Ben's"));
    copies[0]
        .workspace
        .decide(&spot, &Decision::Text { text: text.clone() })
        .unwrap();
    exchange_all(&mut copies);
    for copy in &copies {
        assert_eq!(
            copy.workspace.shows(&use_case, FIELD).as_deref(),
            Some(text.as_str())
        );
    }
}

/// As mcp-atlassian #1167 tells: a table comes back with fewer rows than it had.
#[test]
fn of_150_rows_with_one_changed_150_stay() {
    let table = |changed: &str| {
        let rows = (0..150).map(|row| match row {
            75 => format!("| 75 | {changed} |\n"),
            row => format!("| {row} | as it was |\n"),
        });
        format!(
            "| Row | What |\n| --- | --- |\n{}",
            rows.collect::<String>()
        )
    };
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        &table("as it was"),
    );
    exchange_all(&mut copies);
    say(
        &mut copies[1].workspace,
        &use_case,
        FIELD,
        &table("changed"),
    );
    exchange_all(&mut copies);
    for copy in &mut copies {
        let workspace = &mut copy.workspace;
        assert_eq!(workspace.disagreements().unwrap(), []);
        let shown = workspace.shows(&use_case, FIELD).unwrap();
        assert_eq!(shown.trim(), table("changed").trim());
        for (format, row) in [(Format::Markdown, "\n| "), (Format::Confluence, "<tr")] {
            let text = exported(workspace, &use_case, format);
            let rows = text.matches(row).count();
            assert!(rows >= 151, "{format:?}: {rows} rows");
            assert_eq!(text.matches("as it was").count(), 149, "{format:?}");
            assert_eq!(text.matches("changed").count(), 1, "{format:?}");
        }
    }
}

fn exported(workspace: &mut Workspace, use_case: &str, format: Format) -> String {
    let scope = Scope::Phase {
        use_case: use_case.to_owned(),
        phase: "ideation".to_owned(),
    };
    let export = workspace.export(&scope, format, &ExportOptions::default());
    String::from_utf8(export.unwrap().bytes).unwrap()
}

/// As focalboard #4275 tells: what an archive brings back has nobody's name.
#[test]
fn the_people_of_a_bundle_survive_the_round_trip() {
    let (mut copies, use_case) = copies(&["Anna"]);
    let anna = &mut copies[0].workspace;
    let names = ["Dora Ağaoğlu", "Ben O’Neill", "李小龍"];
    for name in names {
        let who = Who::New(name.to_owned());
        anna.add_stakeholder(&use_case, "ideation", &who).unwrap();
    }
    let bundle = copies[0].sends(&BundleScope::Everything);
    // Into a workspace that has nothing yet, by somebody else.
    let mut elsewhere = World::new();
    elsewhere.author.id = crate::properties::id(0xC7);
    elsewhere.author.name = String::new();
    let mut empty = elsewhere.create();
    empty.import(&bundle, None).unwrap();
    let page = empty.phase(&use_case, "ideation").unwrap();
    let found: Vec<_> = page
        .stakeholders
        .iter()
        .map(|row| row.person.name.as_str())
        .collect();
    assert_eq!(found, names);
    let back = elsewhere.path().with_file_name("back");
    let wish = crate::view::BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    std::fs::write(&back, empty.bundle(&wish).unwrap().bytes).unwrap();
    let (told, _) = copies[0].workspace.import(&back, None).unwrap();
    assert_eq!(told.changes, 0, "nothing is new, and nobody is there twice");
    let people = copies[0].workspace.people().unwrap();
    let told = serde_json::to_string(&people).unwrap();
    for name in names {
        assert_eq!(told.matches(&format!("\"{name}\"")).count(), 1, "{told}");
    }
}
