//! What is typed in scoping is exported, and read back the same: by every reader, from all that lists it.

use crate::confluence::{arrives_in_confmark, settled};
use crate::fields::{JOINER, page_of, shown};
use crate::html::on_web_page;
use crate::markdown::arrives_in_comrak;
use crate::support::{CORPORA, arrives, looks, same_tree, tell};
use ninefold_core::document::value::clean;
use ninefold_core::page::Page;
use ninefold_core::page::answer::answer;
use ninefold_core::page::csv;
use ninefold_core::page::target::Target;
use ninefold_core::view::Scope;
use ninefold_foreign::compare::Looks;
use ninefold_foreign::office::Office;
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::read::{cmark, comrak, confmark, html, pulldown, sheet, storage};
use ninefold_foreign::scoping::{Answer, Scoped};
use ninefold_foreign::spreadsheet::formulas;
use ninefold_foreign::tree::{Block, each_text, of_page};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How many texts are in a workspace: few enough to be told which one fails.
const IN_A_WORKSPACE: usize = 24;

/// What begins a formula to spreadsheet programs, and after what.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];
const SEPARATORS: [char; 5] = [',', ';', '\t', '\r', '\n'];

/// What is exported of a workspace, and its tagging plan as CSV.
type Written = (Vec<Scoped>, Vec<u8>);

/// The examples of the specifications are for answers, and every answer is written alike.
static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let is_example = |name: &str| matches!(name, "CommonMark" | "GFM");
    let corpora = CORPORA.iter().filter(|corpus| !is_example(&corpus.name));
    let texts: Vec<String> = corpora.flat_map(|corpus| corpus.texts.clone()).collect();
    let workspaces = texts.chunks(IN_A_WORKSPACE).map(|texts| {
        let mut office = Office::empty().unwrap();
        let scoped = office.type_scoping(texts).unwrap();
        (scoped, office.sheet().unwrap())
    });
    workspaces.collect()
});

/// Compares what a reader finds in every export with what it has to find, and the lines with what was typed.
#[track_caller]
fn all(
    reader: &str,
    meant: impl Fn(&Page) -> Vec<Block>,
    looks: impl Fn(&Page) -> Looks,
    mut read: impl FnMut(&Scoped) -> Result<Vec<Block>, String>,
) {
    let scoped = || WRITTEN.iter().flat_map(|(scoped, _)| scoped);
    let differ = scoped().filter_map(|scoped| {
        let page = &scoped.exported.page;
        let read = read(scoped);
        let typed = read.as_ref().map(|read| has_lines(read, &scoped.answers));
        let typed = typed.unwrap_or(Ok(()));
        let same = same_tree(&meant(page), read, &scoped.exported.markdown, looks(page));
        let same = same.and(typed);
        Some(format!("{:?}:\n{}", scoped.scope, same.err()?))
    });
    let failures: Vec<String> = differ.collect();
    let typed: usize = scoped().map(|scoped| scoped.answers.len()).sum();
    println!(
        "{reader}: {} exports of scoping, {typed} answers",
        scoped().count()
    );
    tell(reader, &failures);
}

#[test]
fn markdown_reads_the_same() {
    let looks = |page: &Page| looks(page, Target::Markdown);
    let meant = |page: &Page| arrives(page, Target::Markdown);
    all("pulldown-cmark", meant, looks, |scoped| {
        pulldown::markdown(&scoped.exported.markdown)
    });
    all("cmark-gfm", meant, looks, |scoped| {
        cmark::markdown(&scoped.exported.markdown)
    });
    all("comrak", arrives_in_comrak, looks, |scoped| {
        comrak::markdown(&scoped.exported.markdown)
    });
}

#[test]
fn confluence_pastes_markdown_the_same() {
    let target = Target::MarkdownInConfluence;
    let mut editor = Editor::start().unwrap();
    all(
        "Confluence, Markdown",
        |page| arrives(page, target),
        |page| looks(page, target),
        |scoped| editor.paste_markdown(&scoped.exported.markdown),
    );
}

#[test]
fn confluence_pastes_rich_text_the_same() {
    let mut editor = Editor::start().unwrap();
    all(
        "Confluence, rich text",
        |page| settled(arrives(page, Target::Rich)),
        |_| Looks::Same,
        |scoped| {
            let pasted = editor.paste_html(&scoped.exported.rich, "plain");
            pasted.map(settled)
        },
    );
}

#[test]
fn files_read_the_same() {
    let looks = |page: &Page| looks(page, Target::Storage);
    let meant = |page: &Page| arrives(page, Target::Storage);
    all("XML, storage format", meant, looks, |scoped| {
        storage::storage(&scoped.exported.storage)
    });
    all(
        "confmark, storage format",
        arrives_in_confmark,
        |_| Looks::Same,
        |scoped| confmark::storage(&scoped.exported.storage),
    );
    all(
        "html5ever, web page",
        on_web_page,
        |_| Looks::Same,
        |scoped| html::html(page_of(&scoped.exported.web_page)),
    );
}

#[test]
fn everything_typed_is_on_the_page() {
    for (scoped, _) in WRITTEN.iter() {
        for scoped in scoped {
            let page = of_page(&scoped.exported.page);
            let (scope, answers) = (&scoped.scope, &scoped.answers);
            assert_eq!(has_lines(&page, answers), Ok(()), "{scope:?}");
            assert_eq!(has_texts(&page, answers), Ok(()), "{scope:?}");
        }
    }
}

#[test]
fn spreadsheets_find_no_formula_whatever_separates() {
    let all: Vec<u8> = WRITTEN.iter().flat_map(|(_, csv)| csv.clone()).collect();
    let attack = "Visit;=1+1;done".to_owned();
    let plain = [attack.as_bytes(), b"\r\n"].concat();
    let ours = csv::write([vec!["-4".to_owned(), "-4".into()], vec![attack]]);
    assert_eq!(formulas(&plain, ';'), Ok(vec!["of:=1+1".to_owned()]));
    for separator in [',', ';', '\t', '|'] {
        let csv = [all.as_slice(), &ours].concat();
        assert_eq!(formulas(&csv, separator), Ok(Vec::new()), "{separator:?}");
    }
}

#[test]
fn the_tagging_plan_is_a_harmless_table() {
    for (scoped, csv) in WRITTEN.iter() {
        let is_plan = |scoped: &&Scoped| matches!(scoped.scope, Scope::Tags { .. });
        let answers = &scoped.iter().find(is_plan).unwrap().answers;
        let read = sheet::csv(csv);
        assert_eq!(same_cells(answers, read.clone()), Ok(()));
        // Our own reader finds what Python finds.
        let typed = read.map(|rows| rows.into_iter().map(csv::typed).collect());
        assert_eq!(csv::read(csv).map_err(|error| error.to_string()), typed);
    }
}

/// Are the typed cells of a table what was typed, none of them a formula?
pub fn same_cells(
    answers: &[Answer],
    read: Result<Vec<Vec<String>>, String>,
) -> Result<(), String> {
    let read: Vec<Vec<String>> = read?;
    let formula = read.iter().flatten().find(|cell| {
        let is_number = cell
            .strip_prefix('-')
            .is_some_and(|cell| cell.parse::<f64>().is_ok());
        cell.split(SEPARATORS)
            .any(|stretch| stretch.trim_start().starts_with(FORMULA))
            && !is_number
    });
    if let Some(formula) = formula {
        return Err(format!("{formula:?} is a formula"));
    }
    let read: Vec<Vec<String>> = read.into_iter().map(csv::typed).collect();
    // Name, where, trigger and attributes come first, as they were asked.
    let mut read = read[1..].iter().flat_map(|row| &row[..4]);
    for answer in answers {
        let kept = clean(&answer.typed, !answer.is_text);
        let kept = kept.map_err(|_| "too long")?.text;
        let cell = read.next().ok_or("a cell is missing")?;
        if *cell != kept {
            return Err(format!("{kept:?} is {cell:?}"));
        }
    }
    read.next()
        .map_or(Ok(()), |more| Err(format!("{more:?} was not typed")))
}

/// Is every typed line among those of a page?
pub fn has_lines(read: &[Block], answers: &[Answer]) -> Result<(), String> {
    let read = lines(read);
    let typed = answers.iter().filter(|answer| !answer.is_text);
    for typed in typed.map(|answer| shown(&answer.typed)) {
        // A line end may be in an address, percent-encoded.
        let mut parts = typed.split('\n').map(str::trim);
        parts.try_for_each(|part| is_among(part, &read))?;
    }
    Ok(())
}

/// Is every line of typed Markdown among those of a page?
pub fn has_texts(read: &[Block], answers: &[Answer]) -> Result<(), String> {
    let read = lines(read);
    for typed in answers.iter().filter(|answer| answer.is_text) {
        let blocks = answer(&typed.typed, 1);
        let mut typed = lines(&of_page(&Page { blocks })).into_iter();
        typed.try_for_each(|line| is_among(&line, &read))?;
    }
    Ok(())
}

/// Is a line there: alone, behind a label, or with the name of a picture's file?
fn is_among(line: &str, read: &BTreeSet<String>) -> Result<(), String> {
    let labeled = format!(": {line}");
    let described = format!("{line} (");
    let is_there = line.is_empty()
        || read.contains(line)
        || (read.iter()).any(|read| read.ends_with(&labeled) || read.starts_with(&described));
    match is_there {
        true => Ok(()),
        false => {
            let start: String = line.chars().take(8).collect();
            let near = read.iter().filter(|read| read.contains(&start));
            Err(format!(
                "  {line:?} is not among {near:#?}",
                near = near.collect::<Vec<_>>()
            ))
        }
    }
}

/// The lines of all texts, without what is put around them.
fn lines(blocks: &[Block]) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    each_text(blocks, &mut |text| {
        let said = text.said().replace(JOINER, "");
        lines.extend(said.split('\n').map(|line| line.trim().to_owned()));
    });
    lines
}
