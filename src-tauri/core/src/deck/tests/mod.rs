//! Decks as pages and as PowerPoint files.

use super::*;
use crate::page::{answer::answer, build::picture, markdown, plain::plain};

fn part(title: &str, text: &str) -> Part {
    Part {
        title: title.into(),
        blocks: answer(text, 3),
    }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.into(),
        value: plain(value),
    }
}

/// All that stands on the slides.
pub(crate) fn told(deck: &Deck) -> String {
    format!("{:?}", place::sheets(deck))
}

/// What stands above every sheet.
pub(crate) fn titles(deck: &Deck) -> Vec<String> {
    let sheets = place::sheets(deck).into_iter();
    sheets.map(|sheet| sheet.title).collect()
}

#[test]
fn a_page_says_what_the_slides_say() {
    let slide = |title: &str, content| Slide {
        title: title.into(),
        content,
        notes: String::new(),
    };
    let deck = Deck {
        title: "Abandoned cart email".into(),
        subject: String::new(),
        author: String::new(),
        foot: String::new(),
        logo: None,
        language: "en-US".into(),
        slides: vec![
            slide(
                "Abandoned cart email",
                Content::Cover(Cover {
                    facts: vec![fact("Owner", "Daan"), fact("Type", "")],
                    steps: Vec::new(),
                    ..Cover::default()
                }),
            ),
            slide(
                "Hypothesis",
                Content::Statement {
                    sentence: plain("We believe."),
                    parts: vec![part("Change", "An **email**")],
                },
            ),
            slide("Build", Content::Body(Vec::new())),
            slide(
                "Design",
                Content::Picture(picture("Three products", "", "0a1b")),
            ),
        ],
    };
    let expected = "\
# Abandoned cart email

**Owner:** Daan

**Type:** _Still open_

## Hypothesis

> We believe.

### Change

An **email**

## Build

_Still open_

## Design

_Three products_
";
    let said = markdown::write(&page(&deck));
    assert_eq!(said.trim_end(), expected.trim_end());
}
