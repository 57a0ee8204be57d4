//! Stamps that do not count: those of no time a change can be from.

use super::{Fault, Report};
use crate::document::id::Id;
use crate::document::stamp;
use crate::store::{Draft, Kept};

const STAMP: &str = "Nothing is lost: it is kept, and counts as older than all others. Check whether what is shown there is right.";
const DRAFT: &str = "Nothing is lost: it counts as typed when the workspace is opened.";

/// The changes of a document with such a stamp.
pub(super) fn of_document(id: Id, name: &str, kept: &[Kept], report: &mut Report) {
    for change in kept.iter().map(|kept| &kept.change) {
        if !stamp::counts(change.stamp) {
            let year = stamp::year(change.stamp);
            let fields: Vec<&str> = change.edits.iter().map(|edit| &*edit.field).collect();
            let what = format!(
                "A change of {name} claims to be from the year {year}. It is to: {}.",
                fields.join(", ")
            );
            report.add(Fault::Stamp, Some(id), STAMP, what);
        }
    }
}

/// What is being typed.
pub(super) fn of_draft(draft: Option<Draft>, report: &mut Report) {
    if let Some(draft) = draft.filter(|draft| !stamp::counts(draft.stamp)) {
        let year = stamp::year(draft.stamp);
        let what = format!("What is being typed claims to be from the year {year}.");
        report.add(Fault::Stamp, Some(draft.doc), DRAFT, what);
    }
}
