//! Lines that must stay lines when Confluence's editor is given HTML.

use crate::page::hold::Loss;
use crate::page::target::Target;
use crate::page::told::hold;
use crate::page::{Page, answer::answer, rich};

#[track_caller]
fn becomes(typed: &str, written: &str, is_told: bool) {
    let page = Page {
        blocks: answer(typed, 3),
    };
    assert_eq!(rich::write(&page).trim_end(), written);
    let losses = hold(&page, Target::Rich).losses;
    let told = losses.iter().any(|noted| noted.loss == Loss::ListLikeLines);
    assert_eq!(told, is_told, "{typed:?}");
}

#[test]
fn what_looks_like_an_item_gets_an_unseen_character() {
    for (typed, written) in [
        ("\\- a", "<p>-\u{2060} a</p>"),
        ("a\\\n\\* b", "<p>a<br>*\u{2060} b</p>"),
        ("• a", "<p>•\u{2060} a</p>"),
        ("1\\. a", "<p>1.\u{2060} a</p>"),
        ("**2\\)** a", "<p><strong>2)\u{2060}</strong> a</p>"),
    ] {
        becomes(typed, written, true);
    }
}

#[test]
fn other_lines_stay_as_they_are() {
    for (typed, written) in [
        ("-a", "<p>-a</p>"),
        ("12\\. a", "<p>12. a</p>"),
        ("a - b", "<p>a - b</p>"),
        ("**-** a", "<p><strong>-</strong> a</p>"),
        ("- \\- a", "<ul><li><p>- a</p></li></ul>"),
        ("# \\- a", "<h4>- a</h4>"),
    ] {
        becomes(typed, written, false);
    }
}

#[test]
fn a_mail_keeps_its_address_alone() {
    becomes(
        "[a](mailto:me@a.example?subject=b)",
        "<p><a href=\"mailto:me@a.example\">a</a></p>",
        false,
    );
}
