//! What can't be held is told, once each, with where.

use crate::page::hold::{Loss, Noted};
use crate::page::target::Target;
use crate::page::told::hold;
use crate::page::{Block, Item, List, Page, answer::answer, html};

const TARGETS: [Target; 5] = [
    Target::Markdown,
    Target::MarkdownInConfluence,
    Target::Rich,
    Target::Storage,
    Target::Word,
];

/// All losses of a page, a line each.
pub fn told(page: &Page) -> String {
    let of = |target: Target| {
        let losses = hold(page, target).losses;
        losses
            .into_iter()
            .map(move |Noted { loss, under }| format!("{target:?}: {}; {under:?}\n", loss.words()))
    };
    TARGETS.into_iter().flat_map(of).collect()
}

fn losses(typed: &str, target: Target) -> Vec<Loss> {
    let page = Page {
        blocks: answer(typed, 3),
    };
    let losses = hold(&page, target).losses.into_iter();
    losses.map(|noted| noted.loss).collect()
}

#[test]
fn ordinary_answers_lose_nothing() {
    let typed = "Some *words* and `code`, https://a.example\n\n- a\n    - b\n\n1. one\n2. two\n\n> quoted\n\n```sql\nselect\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |";
    for target in TARGETS {
        assert_eq!(losses(typed, target), [], "{target:?}");
    }
}

#[test]
fn what_is_lost_is_told_for_those_that_lose_it() {
    use Loss::*;
    use Target::*;
    let confluence = &[MarkdownInConfluence, Rich][..];
    let markdown = &[Markdown, MarkdownInConfluence][..];
    let both = &[Markdown, MarkdownInConfluence, Rich][..];
    let cases: &[(&str, Loss, &[Target])] = &[
        ("- a\n\n  | t |\n  |---|\n  | x |", TableInside, both),
        ("- a\n\n  ```\n  C:\\a\n  ```", CodeInside, markdown),
        ("> # a", HeadingInside, both),
        ("- > a", QuoteInside, both),
        ("- a\n\n  ***", RuleInside, both),
        ("- [x] a", Tasks, &[MarkdownInConfluence]),
        ("> - [x] a", TasksInQuote, &[Rich]),
        ("1. [x] a", TaskNumbers, &[Rich, Storage]),
        ("- [x] a\n- b", MixedList, &[Rich, Storage]),
        ("- [x] a\n\n  b", BelowTask, &[Rich, Storage]),
        ("a\nb\n===", BreakInLine, markdown),
        ("| a |\n|:-:|\n| b |", Alignment, &[MarkdownInConfluence]),
        ("````\n```\n````", FenceInCode, markdown),
        ("`a\\b`", CodeCharacters, markdown),
        ("`https://a.example`", CodeCharacters, markdown),
        ("`![a](b)`", CodeCharacters, markdown),
        ("[`a`](https://a.example)", CodeInLink, both),
        ("**a `b`**", StyledCode, confluence),
        ("日***b***本", Looks, markdown),
        ("> - 日***b***本", Looks, markdown),
        ("| a |\n|---|\n| 日***b***本 |", Looks, markdown),
        ("```brainf\n+\n```", Language, &[Storage]),
    ];
    for (typed, loss, targets) in cases {
        for target in TARGETS {
            let told = losses(typed, target).contains(loss);
            assert_eq!(
                told,
                targets.contains(&target),
                "{typed:?} {loss:?} {target:?}"
            );
        }
    }
}

#[test]
fn a_loss_is_told_once_with_the_headings_it_is_met_under() {
    let page = Page {
        blocks: answer(
            "- [ ] a\n- [x] b\n\n# One\n- [ ] c\n\n# Two\nd\n\n# One\n- [ ] e",
            3,
        ),
    };
    let losses = hold(&page, Target::MarkdownInConfluence).losses;
    let tasks = Noted {
        loss: Loss::Tasks,
        under: vec!["One".to_owned()],
    };
    assert_eq!(losses, [tasks]);
}

#[test]
fn what_is_lifted_out_keeps_its_words_and_the_numbers_around_it() {
    let page = Page {
        blocks: answer(
            "4. a\n5. b\n\n   | t |\n   |---|\n   | x |\n\n   c\n6. d",
            3,
        ),
    };
    let held = hold(&page, Target::Rich).page;
    let firsts: Vec<Option<u32>> = held
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::List(List { first, .. }) => Some(*first),
            _ => None,
        })
        .collect();
    assert_eq!(firsts, [Some(4), Some(6)]);
    assert!(matches!(
        held.blocks.as_slice(),
        [
            Block::List(_),
            Block::Table(_),
            Block::Paragraph(_),
            Block::List(_)
        ]
    ));
}

#[test]
fn html_holds_it_all() {
    let item = |done: Option<bool>| Item {
        done,
        blocks: answer("a\n\n> # b\n\n| c |\n|---|\n| d |", 3),
    };
    let items = vec![item(Some(true)), item(None)];
    let page = Page {
        blocks: vec![Block::List(List {
            first: Some(3),
            items,
        })],
    };
    let written = html::write(&page, 0);
    for held in [
        "<ol dir=\"auto\" class=\"tasks\" start=\"3\">",
        "checked",
        "<blockquote dir=\"auto\">",
        "<h4 dir=\"auto\">b</h4>",
        "<td dir=\"auto\">d</td>",
    ] {
        assert!(written.contains(held), "{held}\n{written}");
    }
}
