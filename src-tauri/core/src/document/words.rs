//! The words of a text, by which wordings are compared and merged.

/// The words of a text, with what is between them: nothing is left out. A sign by itself is one, and so is a line's end, and
/// one of a script that is written without spaces.
pub fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Kind {
        Letters,
        Space,
        Single,
    }
    let kind = |c: char| match c {
        '\n' => Kind::Single,
        '\u{2E80}'.. if c.is_alphabetic() => Kind::Single,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphanumeric() || c == '\'' || c == '’' => Kind::Letters,
        c if c.is_ascii() => Kind::Single,
        // What belongs to the letter before it, such as an accent of its own, or to the sign.
        _ => Kind::Letters,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<Kind> = None;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if before.is_some_and(|before| before != now || now == Kind::Single) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}
