//! Which way texts run.

/// Whether a text is read from right to left, as its first letter is.
pub fn begins_right_to_left(mut text: impl Iterator<Item = char>) -> bool {
    text.find(|c| c.is_alphabetic())
        .is_some_and(is_right_to_left)
}

/// Is it one of the letters of Hebrew, Arabic and their neighbors?
pub fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
