//! How long the text of a framework may be.

use super::problem::{Problem, WHOLE};

/// The most bytes of the text of a framework: 1 MiB. The built-in one has a tenth of it.
pub const LIMIT: usize = 1 << 20;

/// Whether a text of so many bytes may be a framework. To be asked before it is read.
///
/// # Errors
/// The one problem, where it is too long.
pub fn check_size(bytes: u64) -> Result<(), Problem> {
    if bytes <= LIMIT as u64 {
        return Ok(());
    }
    let [size, limit] = [bytes, LIMIT as u64].map(crate::picture::size_in_words);
    Err(Problem {
        line: None,
        place: WHOLE.to_owned(),
        message: format!("it has {size}, and a framework can have up to {limit}"),
    })
}
