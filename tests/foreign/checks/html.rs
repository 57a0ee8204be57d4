//! The preview, and what is saved as a web page.

use crate::support::{all, same_page};
use ninefold_core::page::{Page, html};
use ninefold_foreign::compare::Looks;
use ninefold_foreign::read;
use ninefold_foreign::tree::{Block, of_page};

#[test]
fn html5ever_reads_the_same() {
    all("html5ever, web page", |filled| {
        let written = html::write(&filled.page, 0);
        same_page(
            filled,
            &on_web_page(&filled.page),
            read::html::html(&written),
            &written,
            Looks::Same,
        )
    });
}

/// What is to be found on a web page.
pub fn on_web_page(page: &Page) -> Vec<Block> {
    let mut meant = of_page(page);
    // The reader follows their links.
    meant.retain(|block| !matches!(block, Block::Contents(_)));
    meant
}
