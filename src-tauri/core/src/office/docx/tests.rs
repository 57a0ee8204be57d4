//! A Word file to read, and what programs rely on.

use std::io::{Cursor, Read};

use super::*;
use crate::page::answer::answer;
use crate::snapshot;
use zip::ZipArchive;

/// Something of everything.
const TYPED: &str = "# One\n\nSome **bold** and *slanted* [words](https://a.example/?q=1), `code`, ~~gone~~\n\n\
    - a\n    1. first\n    2. second\n- b\n\n- [x] done\n- [ ] open\n\n> quoted\n\n```sql\nselect\n  1\n```\n\n\
    | Who | Much |\n|---|--:|\n| Anna | 4 |\n\n***\n\nשלום";

const ABOUT: Properties<'static> = Properties {
    title: "One <title>",
    subject: "",
    author: "Anna de Vries",
    language: "nl-NL",
    modified: "2026-11-22T09:30:00Z",
};

fn page(typed: &str) -> Page {
    Page {
        blocks: answer(typed, 0),
    }
}

fn part(file: &[u8], path: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(path).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// A line an element that stands for something by itself.
fn readable(xml: &str) -> String {
    [
        "<w:p>",
        "<w:tbl>",
        "<w:tr>",
        "<w:sectPr>",
        "<w:abstractNum ",
        "<w:num ",
    ]
    .iter()
    .fold(xml.to_owned(), |text, tag| {
        text.replace(tag, &format!("\n{tag}"))
    }) + "\n"
}

#[test]
fn everything_that_a_page_can_hold() {
    let file = write(&page(TYPED), &ABOUT).unwrap();
    let check = |path: &str, name: &str| {
        let folder = snapshot::folder("office/docx/fixtures");
        snapshot::check(&folder.join(name), &readable(&part(&file, path)));
    };
    check("word/document.xml", "document.xml");
    check("docProps/core.xml", "core.xml");
    check("word/_rels/document.xml.rels", "document.xml.rels");
}

#[test]
fn the_same_page_has_the_same_bytes() {
    let [one, other] = [0; 2].map(|_| write(&page(TYPED), &ABOUT).unwrap());
    assert!(one == other);
}

#[test]
fn the_sheet_is_what_people_have() {
    let sheet = |language| {
        let about = Properties { language, ..ABOUT };
        let file = write(&page("a"), &about).unwrap();
        part(&file, "word/document.xml").contains("w:w=\"12240\"")
    };
    for (language, is_letter) in [
        ("en-US", true),
        ("es-MX", true),
        ("nl-NL", false),
        ("en-GB", false),
        ("de", false),
        ("zh-Hant-TW", false),
    ] {
        assert_eq!(sheet(language), is_letter, "{language}");
    }
}

#[test]
fn each_list_with_numbers_counts_by_itself() {
    let file = write(&page("1. a\n2. b\n\ntext\n\n5. c\n"), &ABOUT).unwrap();
    let numbering = part(&file, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:num ").count(), 3, "{numbering}");
    assert!(numbering.contains("<w:start w:val=\"5\">"), "{numbering}");
}

#[test]
fn a_number_that_word_does_not_count_to_is_typed() {
    let file = write(&page("32767. a\n\nb\n\n40000. c"), &ABOUT).unwrap();
    let document = part(&file, "word/document.xml");
    assert!(document.contains("40000."), "{document}");
    assert!(document.contains("32767."), "the next one is one too many");
}

#[test]
fn what_word_has_no_place_for_is_told() {
    use crate::page::hold::Loss;
    use crate::page::told::hold;
    let far = format!("[far](https://a.example/{})", "x".repeat(2100));
    let wide = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(64));
    for (typed, loss) in [
        (far, Loss::Address),
        (wide("h") + &wide("-") + &wide("c"), Loss::Columns),
    ] {
        let losses = hold(&page(&typed), Target::Word).losses;
        let losses: Vec<Loss> = losses.iter().map(|noted| noted.loss).collect();
        assert_eq!(losses, [loss]);
    }
}

#[test]
fn a_language_that_is_none_is_that_of_the_app() {
    for (tag, language) in [
        ("nl-NL", "nl-NL"),
        ("C", "en-US"),
        ("", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ] {
        assert_eq!(properties::language(tag), language);
    }
}
