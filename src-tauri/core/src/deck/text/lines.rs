//! Where lines end: at spaces, between ideographs, and inside a word that is longer than a line.
//!
//! Programs know more places to end a line than this does, so they never need more lines.

use super::{
    Para, Run,
    font::{self, FOREIGN_LINE, LINE},
};
use crate::disk::file_name::joins;

/// How much of the width is counted on: programs round widths, and kern.
const CERTAIN: f64 = 0.97;

/// How far apart tabs are.
const TAB: f64 = 72.0;

/// A place in a paragraph: before this byte of this run. The end of the last run is the end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    /// The run.
    pub run: usize,
    /// The byte in its text; 0 in a break.
    pub byte: usize,
}

/// A line of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Where it ends.
    pub end: Cut,
    /// How high it is, in points.
    pub height: f64,
}

/// A character with its place.
struct Unit {
    at: Cut,
    c: char,
    /// In points.
    width: f64,
    foreign: bool,
}

/// The lines of a paragraph in a column so wide, in points, in letters of this size. At least one.
pub fn lines(para: &Para, width: f64, size: f64) -> Vec<Line> {
    let mut lines = Breaker {
        room: ((width - indent(para, size)) * CERTAIN).max(1.0),
        size,
        ..Breaker::default()
    };
    read(para, size, |read| match read {
        Ok(unit) => lines.add(unit),
        Err(end) => lines.end(end),
    });
    lines.done
}

/// How wide a column must be for the longest word of a paragraph, and for its longest line, in points.
pub fn widths(para: &Para, size: f64) -> (f64, f64) {
    let (mut longest_word, mut longest_line) = (0.0f64, 0.0f64);
    let (mut word, mut line) = (0.0, 0.0);
    read(para, size, |read| {
        let unit = read.ok();
        let width = unit.as_ref().map_or(0.0, |unit| unit.width);
        if unit.as_ref().is_none_or(|unit| is_space(unit.c)) {
            word = 0.0;
        } else {
            word += width;
        }
        longest_word = longest_word.max(word);
        line = if unit.is_some() { line + width } else { 0.0 };
        longest_line = longest_line.max(line);
    });
    let column = |width: f64| (width + 1.0) / CERTAIN + indent(para, size);
    (column(longest_word), column(longest_line))
}

/// How far a paragraph is set in, in points.
fn indent(para: &Para, size: f64) -> f64 {
    para.left * size
}

/// Reads a paragraph: its characters, and the places where lines end.
fn read(para: &Para, size: f64, mut to: impl FnMut(Result<Unit, Cut>)) {
    let end = |run| Cut { run, byte: 0 };
    for (run, content) in para.runs.iter().enumerate() {
        let Run::Words(text, look) = content else {
            to(Err(end(run + 1)));
            continue;
        };
        let mut look = look.clone();
        look.bold |= para.kind.is_bold();
        for (byte, c) in text.char_indices() {
            let advance = font::advance(c, &look);
            to(Ok(Unit {
                at: Cut { run, byte },
                c,
                width: match c {
                    '\t' => TAB,
                    _ => advance.width * size,
                },
                foreign: advance.foreign && c != '\t',
            }));
        }
    }
    to(Err(end(para.runs.len())));
}

/// Fills lines with words.
#[derive(Default)]
struct Breaker {
    /// How wide a line can be, in points.
    room: f64,
    /// The size of the letters.
    size: f64,
    done: Vec<Line>,
    /// How wide the line is up to the last place where it may end, spaces there left out.
    filled: f64,
    /// The spaces there.
    spaces: f64,
    /// The word since.
    word: Vec<Unit>,
    /// Something stands in the line before the word.
    begun: bool,
    /// The character before.
    before: Option<char>,
    foreign: bool,
}

impl Breaker {
    fn add(&mut self, unit: Unit) {
        let space = is_space(unit.c);
        if space || self.before.is_some_and(|before| may_part(before, unit.c)) {
            self.place_word();
        }
        self.before = Some(unit.c);
        if space {
            self.spaces += unit.width;
            self.begun = true;
        } else {
            self.word.push(unit);
        }
    }

    /// Puts the word into the line, or the next.
    fn place_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let Some(first) = word.first() else { return };
        let width: f64 = word.iter().map(|unit| unit.width).sum();
        if self.begun && self.filled + self.spaces + width > self.room {
            self.break_before(first.at);
        }
        match width > self.room {
            true => self.place_characters(&word),
            false => {
                self.filled += self.spaces + width;
                self.foreign |= word.iter().any(|unit| unit.foreign);
            }
        }
        self.spaces = 0.0;
        self.begun = true;
    }

    /// A word that is longer than a line ends it anywhere, but not within what makes up one sign.
    fn place_characters(&mut self, word: &[Unit]) {
        self.filled += self.spaces;
        self.spaces = 0.0;
        let mut tied = true;
        for unit in word {
            let part = !tied && !joins(unit.c);
            if part && self.filled + unit.width > self.room {
                self.break_before(unit.at);
            }
            self.filled += unit.width;
            self.foreign |= unit.foreign;
            self.begun = true;
            tied = unit.c == '\u{200D}';
        }
    }

    fn break_before(&mut self, end: Cut) {
        let line = if self.foreign { FOREIGN_LINE } else { LINE };
        self.done.push(Line {
            end,
            height: self.size * line,
        });
        self.filled = 0.0;
        self.spaces = 0.0;
        self.begun = false;
        self.foreign = false;
    }

    /// Ends the line where the text does.
    fn end(&mut self, end: Cut) {
        self.place_word();
        self.before = None;
        self.break_before(end);
    }
}

/// A line may end here, and the space is not counted to it.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// A line may end between these two.
fn may_part(before: char, c: char) -> bool {
    let tied = joins(c) || before == '\u{200D}' || (is_flag(before) && is_flag(c));
    (is_ideograph(before) || is_ideograph(c)) && !tied
}

/// Two of these make a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Ideographs and emoji.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
