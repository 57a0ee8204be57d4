//! Tables for spreadsheet programs, and the ranking in the terminal.

use std::fs;

use ninefold_core::spreadsheet::Spreadsheet;
use serde_json::Value;

use crate::stage::{FILE, Stage, told};

#[test]
fn every_table_is_a_workbook() {
    let stage = Stage::sample();
    for (what, name, first) in [
        ("portfolio", "Use cases", "Use case"),
        ("ranking", "Ranking", "Rank"),
        ("people", "People", "Name"),
        ("integrations", "Integrations", "Name"),
        ("roadmap", "Build next", "Place"),
        ("tags", "Tagging plan", "What is captured"),
        ("metrics", "Metrics", "Name"),
    ] {
        let out = stage.path(what);
        fs::create_dir(&out).unwrap();
        let written = stage
            .run(&[
                "export", FILE, "--what", what, "--format", "xlsx", "--to", what,
            ])
            .done();
        let file = format!("Noordkaap — {name}.xlsx");
        assert_eq!(written, told(what, &file) + "\n");
        let bytes = fs::read(out.join(&file)).unwrap();
        let read = Spreadsheet::read(&file, bytes).unwrap();
        assert_eq!(read.rows[0].cells[0].text, first);
        assert!(read.rows.len() > 1, "{what}");
    }
}

#[test]
fn csv_is_separated_as_it_is_wished() {
    let stage = Stage::sample();
    for (given, beginning) in [
        (&["--what", "portfolio"][..], "\u{FEFF}Use case,Type,Owner,"),
        (
            &["--what", "people", "--separator", "tab"],
            "\u{FEFF}Name\tRole\t",
        ),
        (
            &["--what", "ranking", "--separator", "semicolon"],
            "\u{FEFF}Rank;Use case;",
        ),
        (
            &["--what", "integrations", "--all"],
            "\u{FEFF}Name,Direction,",
        ),
    ] {
        let mut arguments = vec!["export", FILE, "--format", "csv"];
        arguments.extend(given);
        let table = stage.run(&arguments).exported();
        assert!(table.starts_with(beginning), "{given:?}: {table}");
    }
}

#[test]
fn the_ranking_is_listed_with_what_is_missing() {
    let stage = Stage::sample();
    let run = stage.run(&["list", FILE, "--what", "ranking"]);
    let first = run.out.lines().nth(1).unwrap();
    assert!(
        first.trim_start().starts_with("1  Suppress recent buyers"),
        "{}",
        run.out
    );
    assert!(run.said.starts_with("Firm to ±4: "), "{}", run.said);
    let missing = "\nNot ranked: Send-time optimization. Effort: none of 5 ratings; Risk: ";
    assert!(run.said.contains(missing), "{}", run.said);
    let json = stage
        .run(&["list", FILE, "--what", "ranking", "--json"])
        .done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["ranking"][0]["priority"].to_string(), "80.2");
    assert_eq!(json["ranking"][0]["effort"], 8);
    let missing = &json["unranked"][0]["missing"];
    assert_eq!(missing[0], "Effort: none of 5 ratings");
}
