//! Any text in any field comes back as the same cells and paragraphs.

use super::confluence::{rich_comes_back, storage_comes_back};
use super::hostile::hostile;
use super::{reader, sample};
use crate::outline::discovery;
use crate::page::{
    Align, Block, Column, Inline, Page, Style, Table, answer::answer, html, inlines::Inlines,
    markdown, plain, text,
};
use proptest::prelude::*;

/// Inlines with styles and links as dense as no answer has them.
fn styled() -> impl Strategy<Value = Vec<Inline>> {
    const WORDS: &[&str] = &[
        "a",
        "b1",
        "é",
        " ",
        " ",
        "*",
        "_",
        "~",
        "`",
        "(",
        ")",
        "!",
        ".",
        "[",
        "]",
        "-",
        "1.",
        "€",
        "|",
        "&",
        "&am",
        "p;",
        "\\",
        "<",
        "\n",
        "#",
        "https://a.example",
    ];
    let step = prop_oneof![
        6 => prop::sample::select(WORDS).prop_map(Step::Text),
        1 => prop::sample::select(WORDS).prop_map(Step::Code),
        3 => prop::sample::select(vec![Style::Emphasis, Style::Strong, Style::Struck]).prop_map(Step::Open),
        1 => Just(Step::Link),
        4 => Just(Step::Close),
    ];
    prop::collection::vec(step, 0..20).prop_map(|steps| {
        let mut inlines = Inlines::default();
        for step in steps {
            match step {
                Step::Text(text) => inlines.text(text),
                Step::Code(code) => inlines.code(code),
                Step::Open(style) => inlines.open_style(style),
                Step::Link => inlines.open_link("https://a.example/b"),
                Step::Close => inlines.close(),
            }
        }
        inlines.finish()
    })
}

#[derive(Debug, Clone)]
enum Step {
    Text(&'static str),
    Code(&'static str),
    Open(Style),
    Link,
    Close,
}

/// What is read in the Markdown of an answer says what the answer says.
fn says_the_same(text: &str) -> Result<(), TestCaseError> {
    let page = Page {
        blocks: answer(text, 0),
    };
    let written = markdown::write(&page);
    let again = Page {
        blocks: answer(&written, 0),
    };
    prop_assert_eq!(
        reader::of_held(&again),
        reader::of_held(&page),
        "\n{}",
        written
    );
    Ok(())
}

fn comes_back(page: &Page) -> Result<(), TestCaseError> {
    let markdown = markdown::write(page);
    prop_assert_eq!(
        reader::of_markdown(&markdown),
        reader::of_held(page),
        "\n{}\n{:?}",
        markdown,
        page
    );
    html::write(page, 1);
    let confluence = storage_comes_back(page).and_then(|()| rich_comes_back(page));
    prop_assert!(
        confluence.is_ok(),
        "{}\n{:?}",
        confluence.unwrap_err(),
        page
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("CASES").map_or(500, |n| n.parse().unwrap()), failure_persistence: None, max_global_rejects: 1_000_000, ..ProptestConfig::default() })]

    #[test]
    fn an_answer(text in hostile(24)) {
        comes_back(&Page { blocks: answer(&text, 3) })?;
    }

    #[test]
    fn styles_in_styles(texts in prop::collection::vec(styled(), 4)) {
        let [paragraph, heading, head, cell] = <[Vec<Inline>; 4]>::try_from(texts).unwrap();
        let column = Column { heading: head, align: Align::Right };
        comes_back(&Page {
            blocks: vec![
                Block::Heading { level: 2, text: heading },
                Block::Paragraph([vec![Inline::Text("x".to_owned())], paragraph.clone()].concat()),
                Block::Table(Table { head: vec![column.clone(), column], rows: vec![vec![cell, paragraph]] }),
            ],
        })?;
    }

    #[test]
    fn every_field_of_a_phase(texts in prop::collection::vec(hostile(24), 12)) {
        let mut phase = sample::phase();
        phase.title.clone_from(&texts[0]);
        phase.sections[0].heading.clone_from(&texts[1]);
        for (question, text) in phase.sections[0].questions.iter_mut().zip(&texts[2..]) {
            question.answer.clone_from(text);
        }
        let fields: [&str; 6] = std::array::from_fn(|i| texts[4 + i].as_str());
        phase.stakeholders.push(sample::stakeholder(fields));
        phase.dimensions[0].name.clone_from(&texts[10]);
        phase.dimensions[0].rating = Some((5, texts[11].clone()));
        phase.checklist[0].0 = format!("x{}", texts[0]);
        comes_back(&discovery::phase(&phase))?;
    }

    #[test]
    fn plain_text_is_kept(text in hostile(24)) {
        let kept = text::clean(text.trim()).trim_matches('\n').to_owned();
        let words = reader::words(&plain::plain(&text));
        if !text.contains("://") {
            prop_assert_eq!(words, kept);
        } else {
            prop_assert_eq!(decoded(&words), decoded(&kept));
        }
    }

    #[test]
    fn what_was_exported_says_the_same_as_an_answer(text in hostile(24)) {
        // Where a style can't be written, words may join to an address.
        prop_assume!(!text.contains("://"));
        says_the_same(&text)?;
    }
}

/// What the properties found.
#[test]
fn answers_that_came_back_as_something_else() {
    for text in [
        // Empty lines at the end of code, with and without a fence in it.
        "~~~\u{b}```\n\u{b}",
        "~~~\n\n\n",
        // A heading in an item, which Markdown does not hold, above one that stood under it.
        "- [ ]  | \n    - \u{b}|\n###### *",
        // A path behind a sign that was written as an entity, and is the sign when it is written again.
        "&#124;C:\\new[**A*👩\u{200d}💻",
    ] {
        let page = Page {
            blocks: answer(text, 3),
        };
        comes_back(&page).unwrap();
        says_the_same(text).unwrap();
    }
}

/// Percent-encodings undone.
fn decoded(text: &str) -> String {
    "_*~`|\\[];()".chars().fold(text.to_owned(), |text, c| {
        text.replace(&format!("%{:02X}", u32::from(c)), &c.to_string())
    })
}
