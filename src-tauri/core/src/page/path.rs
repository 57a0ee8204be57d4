//! Paths of Windows, in which a backslash is one: `\\server\_share`, `C:\Temp\*.csv`.

use std::ops::Range;

/// Where the paths of a text are.
#[derive(Debug, Default)]
pub struct Paths(Vec<Range<usize>>);

impl Paths {
    /// Finds them: each goes on up to the next space.
    pub fn of(text: &str) -> Paths {
        let mut paths = Vec::new();
        let mut from = 0;
        while let Some(at) = text[from..].find('\\').map(|at| from + at) {
            let is_end = |c: char| c.is_whitespace();
            let start = text[from..at].rfind(is_end).map_or(from, |at| from + at);
            let end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
            from = end;
            let path = behind_openings(&text[start..end]);
            if is_path(path) {
                paths.push(end - path.len()..end);
            }
        }
        Paths(paths)
    }

    /// The ranges, in order.
    pub fn ranges(self) -> Vec<Range<usize>> {
        self.0
    }

    /// Is what stands in a place part of a path?
    pub fn hold(&self, at: usize) -> bool {
        let before = self.0.partition_point(|path| path.start <= at);
        before > 0 && at < self.0[before - 1].end
    }
}

fn is_path(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('\\'), Some('\\'), Some(c)) => c.is_alphanumeric() || c == '?' || c == '.',
        (Some(drive), Some(':'), Some('\\')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

/// What follows all that a path may stand behind, also where that is written as an entity: it is the sign itself when the text is
/// written again.
fn behind_openings(text: &str) -> &str {
    let rest = text.trim_start_matches(is_opening);
    match rest
        .strip_prefix("&#")
        .and_then(|entity| entity.split_once(';'))
    {
        Some((number, behind)) if is_opening_by_number(number) => behind_openings(behind),
        _ => rest,
    }
}

/// `124`, `x7C`.
fn is_opening_by_number(number: &str) -> bool {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).is_some_and(is_opening)
}

/// What a path may stand behind: spaces, brackets, quotes and marks of styles.
fn is_opening(c: char) -> bool {
    c.is_whitespace() || "([{<\"'“„‘»›«‹*_|".contains(c)
}
