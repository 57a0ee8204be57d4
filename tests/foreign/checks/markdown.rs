//! Markdown, read by everything that may read it.

use crate::support::{all, same};
use ninefold_core::page::hold::{Target, hold};
use ninefold_core::page::markdown;
use ninefold_foreign::fields::Filled;
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::read::{cmark, comrak, pulldown};
use ninefold_foreign::tree::{Block, of_page};

#[test]
fn pulldown_cmark_reads_the_same() {
    all("pulldown-cmark", |filled| {
        let written = markdown::write(&filled.page);
        same(
            &meant(filled, Target::Markdown),
            pulldown::markdown(&written),
            &written,
        )
    });
}

#[test]
fn comrak_reads_the_same() {
    all("comrak", |filled| {
        let written = markdown::write(&filled.page);
        same(
            &meant(filled, Target::Markdown),
            comrak::markdown(&written),
            &written,
        )
    });
}

#[test]
fn cmark_gfm_reads_the_same() {
    all("cmark-gfm", |filled| {
        let written = markdown::write(&filled.page);
        same(
            &meant(filled, Target::Markdown),
            cmark::markdown(&written),
            &written,
        )
    });
}

#[test]
fn confluence_pastes_the_same() {
    let mut editor = Editor::start().unwrap();
    all("Confluence, Markdown", |filled| {
        let written = markdown::write(&filled.page);
        let meant = meant(filled, Target::MarkdownInConfluence);
        same(&meant, editor.paste_markdown(&written), &written)
    });
}

/// The page up to the losses that are told.
fn meant(filled: &Filled, target: Target) -> Vec<Block> {
    of_page(&hold(&filled.page, target).page)
}
