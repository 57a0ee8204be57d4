//! What is pasted into an answer, as the Markdown that says the same: ranges of cells become tables, and the lists of word
//! processors lists.

mod cells;
mod lists;

use super::text::clean;

/// The text to put between what stands before and after the caret, for a plain text from the clipboard; `None` where that
/// goes in as it is.
pub fn pasted(text: &str, before: &str, after: &str) -> Option<String> {
    let text = clean(text);
    if let Some(table) = cells::table(&text) {
        let start = match trailing_line_ends(before) {
            _ if before.is_empty() => "",
            0 => "\n\n",
            1 => "\n",
            _ => "",
        };
        let end = match after.len() - after.trim_start_matches('\n').len() {
            _ if after.trim().is_empty() => "",
            0 => "\n\n",
            1 => "\n",
            _ => "",
        };
        return Some([start, &table, end].concat());
    }
    let listed = lists::markdown(&text)?;
    let begins_inside = !before.is_empty() && trailing_line_ends(before) == 0;
    let start = if begins_inside && lists::begins_item(&listed) {
        "\n"
    } else {
        ""
    };
    Some([start, &listed].concat())
}

/// How many line ends a text ends with; spaces between them don't count.
fn trailing_line_ends(text: &str) -> usize {
    let rest = text.trim_end_matches([' ', '\t', '\n']);
    text[rest.len()..].matches('\n').count()
}
