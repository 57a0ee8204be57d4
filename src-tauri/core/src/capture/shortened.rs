//! JSON with its longest texts cut short before a parser sees them: a parser holds a text as a whole, and a capture has pictures
//! and scripts in it. So a capture of any length needs little memory.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use memchr::{memchr, memchr2};

/// So much of a text is passed on, in bytes as they are written: no tool of this trade sends more at once.
pub const LONGEST: usize = 1 << 20;

/// So much of one that is of an answer, of which nothing is looked at: pages, scripts and pictures.
const BRIEF: usize = 1 << 10;

/// So many bytes of a text are looked at to see what follows it.
const WORD: usize = 20;

/// What stands at the end of a text that was cut: two characters that no text has.
pub const MARK: &str = "\u{FFFF}\u{FFFF}";

/// How many bytes more may be passed on for what is being collected; `None` while nothing is.
#[derive(Clone, Default)]
pub struct Budget(Rc<Cell<Option<usize>>>);

/// A reader of JSON whose long texts are cut.
pub struct Shortened<R> {
    source: R,
    place: Place,
    passed: usize,
    /// How the text begins in which the next byte stands.
    word: Vec<u8>,
    /// What comes is of an answer, until the next request.
    is_answer: bool,
    owed: &'static [u8],
    budget: Budget,
}

/// Where in JSON the next byte stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Outside,
    Text,
    Escape,
    Digits(u8),
    Dropped,
    DroppedEscape,
}

impl Budget {
    /// From here on, so much may come.
    pub fn allow(&self, bytes: usize) {
        self.0.set(Some(bytes));
    }

    /// From here on, what comes is not collected.
    pub fn lift(&self) {
        self.0.set(None);
    }

    /// Whether more came than was allowed.
    pub fn is_spent(&self) -> bool {
        self.0.get() == Some(0)
    }

    fn spend(&self, bytes: usize) -> io::Result<()> {
        let Some(left) = self.0.get() else {
            return Ok(());
        };
        self.0.set(Some(left.saturating_sub(bytes)));
        match left > bytes {
            true => Ok(()),
            false => Err(io::Error::other("too large to be held")),
        }
    }
}

impl<R: BufRead> Shortened<R> {
    /// Cuts the texts of JSON.
    pub fn new(source: R, budget: Budget) -> Self {
        Self {
            source,
            place: Place::Outside,
            passed: 0,
            word: Vec::with_capacity(WORD),
            is_answer: false,
            owed: &[],
            budget,
        }
    }

    /// Takes some of the input, and passes some of it on.
    fn step(&mut self, buffer: &mut [u8]) -> io::Result<(usize, bool)> {
        let input = self.source.fill_buf()?;
        let is_end = input.is_empty();
        let input = &input[..input.len().min(buffer.len())];
        let (mut taken, mut put) = (0, 0);
        while taken < input.len() && self.owed.is_empty() {
            let rest = &input[taken..];
            let longest = if self.is_answer { BRIEF } else { LONGEST };
            let run = match self.place {
                Place::Outside => memchr(b'"', rest).unwrap_or(rest.len()),
                Place::Text => plain(&rest[..rest.len().min(longest.saturating_sub(self.passed))]),
                Place::Dropped => dropped(rest),
                _ => 0,
            };
            if run > 0 {
                if self.place != Place::Dropped {
                    buffer[put..put + run].copy_from_slice(&rest[..run]);
                    put += run;
                }
                if self.place == Place::Text {
                    let word = run.min(WORD.saturating_sub(self.word.len()));
                    self.word.extend_from_slice(&rest[..word]);
                    self.passed += run;
                }
                taken += run;
                continue;
            }
            let byte = rest[0];
            let (next, passes) = after(self.place, byte, self.passed / longest);
            if passes {
                buffer[put] = byte;
                put += 1;
                self.passed += 1;
            }
            match (self.place, next) {
                (Place::Outside, Place::Text) => {
                    self.passed = 0;
                    self.word.clear();
                }
                (Place::Text, Place::Outside) => match self.word.as_slice() {
                    b"content" => self.is_answer = true,
                    b"request" | b"postData" | b"_webSocketMessages" => self.is_answer = false,
                    _ => {}
                },
                // The quote that ends what was cut is taken with the mark before it.
                (Place::Dropped, Place::Outside) => self.owed = b"\\uffff\\uffff\"",
                _ => {}
            }
            self.place = next;
            taken += 1;
        }
        self.source.consume(taken);
        self.budget.spend(put)?;
        Ok((put, is_end))
    }
}

impl<R: BufRead> Read for Shortened<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.owed.is_empty() {
                let length = self.owed.len().min(buffer.len());
                buffer[..length].copy_from_slice(&self.owed[..length]);
                self.owed = &self.owed[length..];
                return Ok(length);
            }
            let (put, is_end) = self.step(buffer)?;
            if put > 0 || is_end || buffer.is_empty() {
                return Ok(put);
            }
        }
    }
}

/// Where a byte leads, and whether it is passed on; `times`: how many times as much was passed on of the text as should be.
fn after(place: Place, byte: u8, times: usize) -> (Place, bool) {
    let begins_a_character = byte & 0xC0 != 0x80;
    match (place, byte) {
        (Place::Outside, b'"') => (Place::Text, true),
        (Place::Outside, _) => (Place::Outside, true),
        (Place::Text, b'"') => (Place::Outside, true),
        // A cut is made before a plain letter, where no character is torn, nor a pair of escapes that are one; or at last anywhere.
        (Place::Text, b'\\') if times < 2 => (Place::Escape, true),
        (Place::Text, b'\\') => (Place::DroppedEscape, false),
        (Place::Text, _) if times > 0 && begins_a_character => (Place::Dropped, false),
        (Place::Text, _) => (Place::Text, true),
        (Place::Escape, b'u') => (Place::Digits(4), true),
        (Place::Escape, _) => (Place::Text, true),
        (Place::Digits(1), _) => (Place::Text, true),
        (Place::Digits(left), _) => (Place::Digits(left - 1), true),
        (Place::Dropped, b'"') => (Place::Outside, false),
        (Place::Dropped, b'\\') => (Place::DroppedEscape, false),
        (Place::Dropped | Place::DroppedEscape, _) => (Place::Dropped, false),
    }
}

/// How many bytes stand before the next quote or escape.
fn plain(bytes: &[u8]) -> usize {
    memchr2(b'"', b'\\', bytes).unwrap_or(bytes.len())
}

/// How many bytes stand before the end of a text that is dropped, as far as that is known.
fn dropped(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += plain(&bytes[at..]);
        match bytes.get(at..at + 2) {
            Some([b'\\', _]) => at += 2,
            _ => return at,
        }
    }
}

/// Whether a text was cut.
pub fn is_cut(text: &str) -> bool {
    text.ends_with(MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(text: &str, at_once: usize) -> String {
        let source = io::BufReader::with_capacity(at_once, text.as_bytes());
        let mut all = String::new();
        let mut reader = Shortened::new(source, Budget::default());
        reader.read_to_string(&mut all).expect("it is UTF-8");
        all
    }

    #[test]
    fn what_is_short_comes_as_it_is() {
        let text = r#"{"a":"b\"c\\","d":["\u00e4",1,"ä"]}"#;
        for at_once in [1, 2, 3, 64] {
            assert_eq!(shortened(text, at_once), text);
        }
    }

    #[test]
    fn a_long_text_is_cut_and_says_so_and_what_follows_is_whole() {
        for inside in ["x", r#"\\\""#, "ä", r"\ud83d\ude00 ", r"\u00e4"] {
            let long = inside.repeat(4 * LONGEST / inside.len());
            let text = format!(r#"["{long}","after","\"{long}"]"#);
            let cut = shortened(&text, 4096);
            let texts: Vec<String> = serde_json::from_str(&cut).expect("it is JSON");
            assert!(is_cut(&texts[0]) && is_cut(&texts[2]), "{inside}");
            assert!(cut.len() < 5 * LONGEST);
            assert_eq!(texts[1], "after");
        }
    }

    #[test]
    fn of_an_answer_little_is_passed_on_and_of_the_next_request_all() {
        let long = r#"<p class=\"a\">"#.repeat(BRIEF);
        let text = format!(
            r#"[{{"request":{{"postData":{{"text":"{long}"}}}},"response":{{"content":{{"text":"{long}"}}}}}},{{"request":{{"url":"{long}"}}}}]"#
        );
        for at_once in [5, 64, 4096] {
            let cut = shortened(&text, at_once);
            let found: serde_json::Value = serde_json::from_str(&cut).expect("it is JSON");
            let whole: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            let answer = found[0]["response"]["content"]["text"].as_str();
            assert!(answer.is_some_and(|text| is_cut(text) && text.len() < 2 * BRIEF));
            assert_eq!(found[0]["request"], whole[0]["request"]);
            assert_eq!(found[1], whole[1]);
        }
    }

    #[test]
    fn what_is_collected_ends_with_its_budget() {
        let budget = Budget::default();
        budget.allow(10);
        let mut reader = Shortened::new(&b"[1,2,3,4,5,6,7,8]"[..], budget.clone());
        assert!(reader.read_to_string(&mut String::new()).is_err());
        assert!(budget.is_spent());
    }
}
