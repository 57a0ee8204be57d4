//! What a capture has shown, written: for the window, and as a file.

use crate::capture::Report;
use crate::disk::file_name::file_name;
use crate::error::Error;
use crate::outline::captured;
use crate::page::{document, html, told};
use crate::view::{Captured, Format};
use crate::workspace::Export;
use crate::workspace::exports::BELOW_PANEL;

/// What the file is called.
const TITLE: &str = "What was captured";

/// What a capture of this name has shown; `is_denied`: it was made with consent denied, and verifies nothing.
pub fn captured_view(report: &Report, name: &str, is_denied: bool) -> Captured {
    let verifiable = match is_denied {
        true => 0,
        false => u32::try_from(report.as_planned().count()).unwrap_or(u32::MAX),
    };
    Captured {
        name: name.to_owned(),
        html: html::write(&captured::page(report, is_denied), BELOW_PANEL),
        verifiable,
    }
}

/// The same as a file: Markdown or a web page.
///
/// # Errors
/// [`Error::Invalid`] for another format.
pub fn captured_export(report: &Report, is_denied: bool, format: Format) -> Result<Export, Error> {
    let page = captured::page(report, is_denied);
    let text = match format {
        Format::Markdown => told::markdown(&page).0,
        Format::Html => document::write(&page, TITLE),
        _ => {
            return Err(Error::Invalid(
                "What was captured is saved as Markdown or as a web page.".to_owned(),
            ));
        }
    };
    Ok(Export {
        file_name: file_name(TITLE, None, format.extension()),
        bytes: text.into_bytes(),
        losses: Vec::new(),
    })
}
