//! What a capture has shown: for the window, and held so that it can be exported as whatever else is.

use std::sync::Arc;

use crate::capture::Report;
use crate::error::Error;
use crate::outline::captured;
use crate::page::html;
use crate::view::Captured;
use crate::workspace::Reader;
use crate::workspace::exports::BELOW_PANEL;
use crate::workspace::shelf::lock;

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

impl Reader {
    /// Holds what a capture has shown beside the workspace, to be exported, in place of what was held before. It is in no file.
    pub fn hold_captured(&self, report: Arc<Report>) {
        *lock(&self.shelf.captured) = Some(report);
    }

    /// What the capture has shown that was checked last.
    pub(super) fn captured(&self) -> Result<Arc<Report>, Error> {
        let held = lock(&self.shelf.captured).clone();
        held.ok_or_else(|| {
            Error::Invalid(
                "No capture was checked since the workspace was opened. Check one, then export what it shows.".to_owned(),
            )
        })
    }
}
