//! What is typed is exported, into a field of one line as the equal text, and what changes on the way is told.

use crate::support::{each, exported};
use ninefold_core::document::kind::UNTITLED;
use ninefold_core::outline::discovery::{self, Phase, UseCase};
use ninefold_core::page::Page;
use ninefold_core::page::answer::answer;
use ninefold_core::page::target::Target;
use ninefold_core::page::told::{Held, hold};
use ninefold_foreign::address::decoded;
use ninefold_foreign::compare::{Looks, difference, lines};
use ninefold_foreign::fields::{Filled, line, stakeholder};
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::read::{cmark, comrak, confmark, html, pulldown, storage};
use ninefold_foreign::tree::{Block, Text, of_page};

const TARGETS: [Target; 4] = [
    Target::Markdown,
    Target::MarkdownInConfluence,
    Target::Rich,
    Target::Storage,
];

/// What is put into lines that would become lists, and told.
pub const JOINER: char = '\u{2060}';

/// The level of the headings above answers, in the export of a use case.
const SECTION: u8 = 4;

/// Compares the fields of one line that were read with what was typed.
pub fn same_lines(filled: &Filled, read: &[Block]) -> Result<(), String> {
    let titles = filled.titles.iter().map(|title| match title.trim() {
        "" => UNTITLED,
        title => title,
    });
    equal(titles, self::titles(read).skip(1))?;
    equal(lines_of(&filled.people), people(read))
}

#[test]
fn lines_typed_through_the_door_are_in_every_export() {
    let mut editor = Editor::start().unwrap();
    for exported in exported() {
        let people: Vec<[String; 5]> = exported.texts.chunks(6).map(row).collect();
        for (reader, read) in [
            ("pulldown-cmark", pulldown::markdown(&exported.markdown)),
            ("comrak", comrak::markdown(&exported.markdown)),
            ("cmark-gfm", cmark::markdown(&exported.markdown)),
            (
                "Confluence, Markdown",
                editor.paste_markdown(&exported.markdown),
            ),
            (
                "Confluence, rich text",
                editor.paste_html(&exported.rich, "plain"),
            ),
            ("html5ever", html::html(page_of(&exported.web_page))),
            ("XML", storage::storage(&exported.storage)),
            ("confmark", confmark::storage(&exported.storage)),
        ] {
            let same = read.and_then(|read| {
                equal([&*exported.texts[0]], titles(&read))?;
                equal(lines_of(&people), self::people(&read))
            });
            assert_eq!(same, Ok(()), "{reader}");
        }
    }
}

#[test]
fn answers_typed_through_the_door_are_in_every_export() {
    for exported in exported() {
        for (target, read) in [
            (
                Some(Target::Markdown),
                pulldown::markdown(&exported.markdown),
            ),
            (Some(Target::Markdown), cmark::markdown(&exported.markdown)),
            (None, html::html(page_of(&exported.web_page))),
            (Some(Target::Storage), storage::storage(&exported.storage)),
        ] {
            let read = lines(&read.unwrap());
            for text in &exported.texts {
                assert!(is_answered(text, target, &read), "{target:?} {text:?}");
            }
        }
    }
}

/// Is an answer among the lines of a page as a target holds it, or as it is?
pub fn is_answered(typed: &str, target: Option<Target>, read: &[String]) -> bool {
    let blocks = answer(typed, SECTION);
    let page = Page { blocks };
    let meant = target.map_or(page.clone(), |target| hold(&page, target).page);
    let meant = lines(&of_page(&meant));
    meant.is_empty() || read.windows(meant.len()).any(|there| there == meant)
}

#[test]
fn what_changes_on_the_way_is_told() {
    each("what is told", |text| {
        let stakeholders = vec![stakeholder(text)];
        let pages = [
            Page {
                blocks: answer(text, 1),
            },
            discovery::phase(&Phase {
                stakeholders,
                ..Phase::default()
            }),
            discovery::use_case(&UseCase {
                title: text.to_owned(),
                ..UseCase::default()
            }),
        ];
        pages.iter().try_for_each(|page| {
            TARGETS.iter().try_for_each(|target| {
                told(page, &hold(page, *target)).map_err(|untold| format!("{target:?}:\n{untold}"))
            })
        })
    });
}

/// What changed on a page, unless there is a word about it.
pub fn told(page: &Page, held: &Held) -> Result<(), String> {
    let changed = difference(&of_page(page), &of_page(&held.page), Looks::Same);
    match changed {
        Some(changed) if held.losses.is_empty() => Err(changed),
        _ => Ok(()),
    }
}

/// A page without the file around it.
pub fn page_of(web_page: &str) -> &str {
    let start = "<main class=\"page\">";
    let (_, after) = web_page.split_once(start).unwrap();
    after.split_once("</main>").unwrap().0
}

/// The lines of a stakeholder, and not the involvement, given what was typed. Somebody has a name.
fn row(typed: &[String]) -> [String; 5] {
    let mut row: [String; 5] =
        std::array::from_fn(|field| typed.get(field).cloned().unwrap_or_default());
    if row[0].trim().is_empty() {
        row[0] = "Unknown person".into();
    }
    row
}

/// Name, role, company, team and email of every stakeholder.
fn people(page: &[Block]) -> impl Iterator<Item = String> {
    let tables = page.iter().filter_map(|block| match block {
        Block::Table(rows) if rows[0].len() == 6 && rows[0][0].said() == "Name" => Some(&rows[1..]),
        _ => None,
    });
    tables
        .flatten()
        .flat_map(|row| row[..5].iter().map(Text::said))
}

/// The titles of use cases.
fn titles(page: &[Block]) -> impl Iterator<Item = String> {
    page.iter().filter_map(|block| match block {
        Block::Heading(1, text) => Some(text.said()),
        _ => None,
    })
}

fn lines_of(people: &[[String; 5]]) -> impl Iterator<Item = &str> {
    people.iter().flatten().map(String::as_str)
}

fn equal<'a>(
    typed: impl IntoIterator<Item = &'a str>,
    read: impl Iterator<Item = String>,
) -> Result<(), String> {
    let typed: Vec<String> = typed.into_iter().map(shown).collect();
    let read: Vec<String> = read.map(|read| read.replace(JOINER, "")).collect();
    let other = typed.iter().zip(&read).find(|(typed, read)| typed != read);
    match other {
        Some((typed, read)) => Err(format!("  {typed:?}\n  is {read:?}")),
        None if typed.len() != read.len() => {
            Err(format!("{} of {} fields", read.len(), typed.len()))
        }
        None => Ok(()),
    }
}

/// What a page shows of a line that was typed: nothing around it, � for what no output can hold, and addresses in the
/// one form.
pub fn shown(typed: &str) -> String {
    let held = |c: char| match c {
        '\t' => c,
        '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let line = line(typed).replace(JOINER, "");
    decoded(&line.trim().chars().map(held).collect::<String>())
}
