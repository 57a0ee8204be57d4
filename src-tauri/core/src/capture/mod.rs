//! What a site really sent, held against the tagging plan. Captures are read as streams, so that one of any length needs little
//! memory. Headers and cookies are passed over unread, and of a value nothing is kept but whether it is as planned.

mod body;
mod har;
mod named;
mod reading;
mod report;
mod seen;
mod shortened;
mod stream;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod tool;
mod watched;

use std::io::Read;

use crate::error::Error;
use crate::tagging::Plan;

pub use report::{Fault, FaultKind, Report, TagSeen, Unplanned};

/// Reads a capture and holds it against a plan: a HAR, JSON or a line of JSON for each event, a data layer as it is pasted, or the
/// table of a debugger. `went_on` is told now and then how many bytes were read, and answers whether to read on; `None` where it
/// did not.
///
/// # Errors
/// [`Error::Invalid`], in words, where it is none of these or can't be read to its end.
pub fn check(
    plan: &Plan,
    capture: impl Read,
    went_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Option<Report>, Error> {
    stream::read(plan, capture, went_on)
}
