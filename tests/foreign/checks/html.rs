//! The preview, and what is saved as a web page.

use crate::support::{all, same_page};
use ninefold_core::page::html;
use ninefold_foreign::compare::Looks;
use ninefold_foreign::read;
use ninefold_foreign::tree::{Block, of_page};

#[test]
fn html5ever_reads_the_same() {
    all("html5ever, web page", |filled| {
        let written = html::write(&filled.page, 0);
        let mut meant = of_page(&filled.page);
        // The reader follows their links.
        meant.retain(|block| !matches!(block, Block::Contents(_)));
        same_page(
            filled,
            &meant,
            read::html::html(&written),
            &written,
            Looks::Same,
        )
    });
}
