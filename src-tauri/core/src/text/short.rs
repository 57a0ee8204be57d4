//! Texts that are longer than the room for them.

/// A line, or its beginning up to so many characters, cut between words if it can be, with `…`.
pub fn shortened(line: &str, most: usize) -> String {
    match line.char_indices().nth(most) {
        None => line.to_owned(),
        Some((end, _)) => {
            let end = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", line[..end].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn it_is_cut_between_words() {
        for (text, most, expected) in [
            ("Cart email", 10, "Cart email"),
            ("Cart email now", 13, "Cart email…"),
            ("Hyperpersonalization", 5, "Hyper…"),
            ("Ümlaut", 1, "Ü…"),
            ("", 4, ""),
        ] {
            assert_eq!(shortened(text, most), expected);
        }
    }
}
