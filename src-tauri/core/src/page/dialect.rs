//! The Markdown that people type, and how a character is kept from being any.

use pulldown_cmark::Options;
use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

/// The Markdown that is understood: CommonMark, and tables, ~~struck~~ words and `- [x]` tasks.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The text with some of its characters escaped, given the ranges in which they stand, in order.
pub(super) fn escaped<'a>(text: &str, ranges: &[Range<usize>]) -> Cow<'a, str> {
    let mut escaped = String::with_capacity(text.len() + 4 * ranges.len());
    let mut from = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        if range.start < from {
            continue;
        }
        escaped.push_str(&text[from..range.start]);
        for c in text[range.clone()].chars() {
            // Writing to a string can't fail.
            let _ = write!(escaped, "&#{};", u32::from(c));
        }
        from = range.end;
    }
    escaped.push_str(&text[from..]);
    Cow::Owned(escaped)
}
