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
            let path = text[start..end].trim_start_matches(is_opening);
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

/// What a path may stand behind: spaces, brackets, quotes and marks of styles.
fn is_opening(c: char) -> bool {
    c.is_whitespace() || "([{<\"'“„‘»›«‹*_|".contains(c)
}
