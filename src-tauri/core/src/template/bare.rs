//! A text without what is of one client alone: names, addresses, dates and figures, each of which becomes an ellipsis.

use crate::document::mutant;
use crate::text::mention::{mentions, replaced};

/// What stands in place of what is left out.
const LEFT_OUT: &str = "…";

/// The names that a text is to be without.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Found however they are written.
    whole: Vec<String>,
    /// Found only where they are written as a name, since they may be a word as well: “Will”, “Next”.
    as_names: Vec<String>,
}

/// Words within names that say nothing by themselves.
const PARTICLES: [&str; 18] = [
    "af", "al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "el", "la", "le", "ten",
    "van", "von", "zu",
];

/// Months that are nothing else.
const MONTHS: [&str; 9] = [
    "january",
    "february",
    "april",
    "june",
    "july",
    "september",
    "october",
    "november",
    "december",
];

/// What is a month beside a number or behind one of [`BEFORE_MONTHS`].
const MAYBE_MONTHS: [&str; 16] = [
    "march", "may", "august", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "fy",
];

const BEFORE_MONTHS: [&str; 17] = [
    "in", "by", "until", "till", "since", "from", "of", "early", "mid", "late", "end", "next",
    "last", "before", "after", "to", "through",
];

/// What is written in front of a number without a space.
const BEFORE_NUMBERS: [&str; 18] = [
    "aud", "brl", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp", "inr", "jpy", "nok", "pln", "q",
    "h", "fy", "sek", "usd",
];

/// What makes a number another one.
const MAGNITUDES: [&str; 16] = [
    "k", "m", "mn", "mm", "b", "bn", "tn", "st", "nd", "rd", "th", "thousand", "million",
    "billion", "hundred", "dozen",
];

const NUMBERS: [&str; 28] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "half",
];

/// Behind a number in words these make it a figure.
const UNITS: [&str; 9] = [
    "percent", "per", "euros", "euro", "dollars", "dollar", "pounds", "points", "francs",
];

impl Names {
    /// Takes in what a person is called: all of it, and each of its words.
    pub fn of_person(&mut self, name: &str) {
        let words = name.split([' ', '-', '\u{a0}']);
        let words = words
            .filter(|word| word.chars().count() > 1 && !PARTICLES.contains(&&*word.to_lowercase()));
        self.as_names.extend(words.map(str::to_owned));
        self.whole.push(name.to_owned());
    }

    /// Takes in what a client or company is called.
    pub fn of_company(&mut self, name: &str) {
        match name.trim().contains(' ') {
            true => self.whole.push(name.to_owned()),
            false => self.as_names.push(name.to_owned()),
        }
    }

    /// The text without any of them.
    pub fn left_out(&self, text: &str) -> String {
        if mutant::lacks("names are left out") {
            return text.to_owned();
        }
        let text = replaced(text, &self.whole, LEFT_OUT);
        let mut kept = String::with_capacity(text.len());
        let mut end = 0;
        for found in mentions(&text, &self.as_names) {
            let first = text[found.clone()].chars().next();
            if first.is_some_and(char::is_lowercase) {
                continue;
            }
            kept.push_str(&text[end..found.start]);
            kept.push_str(LEFT_OUT);
            end = found.end;
        }
        kept.push_str(&text[end..]);
        kept
    }
}

/// The text without names, addresses, dates and figures. Its words and marks stay, with the numbers of lists.
pub fn bare(text: &str, names: &Names) -> String {
    let text = without_addresses(text);
    let text = names.left_out(&text);
    let lines = text.split('\n').map(without_figures);
    Vec::from_iter(lines).join("\n")
}

/// Whether a text says anything beside what was left out.
pub fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Without web and email addresses.
fn without_addresses(text: &str) -> String {
    let ends = |c: char| c.is_whitespace() || "()<>[]\"“”".contains(c);
    let is_address = |word: &str| {
        let plain = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        let has_at = plain
            .split_once('@')
            .is_some_and(|(one, other)| !one.is_empty() && other.contains('.'));
        let lower = plain.to_ascii_lowercase();
        has_at || lower.contains("://") || lower.starts_with("www.") || lower.starts_with("mailto:")
    };
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(ends).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        kept.push_str(if is_address(word) { LEFT_OUT } else { word });
        let sign = after.chars().next().map_or(0, char::len_utf8);
        kept.push_str(&after[..sign]);
        rest = &after[sign..];
    }
    kept
}

/// A line without dates and figures.
fn without_figures(line: &str) -> String {
    let (marker, line) = line.split_at(marker(line));
    let mut parts: Vec<String> = parts(line).into_iter().map(str::to_owned).collect();
    for at in 0..parts.len() {
        if is_date(&parts, at) && !mutant::lacks("dates are left out") {
            parts[at] = LEFT_OUT.to_owned();
        }
    }
    for at in 0..parts.len() {
        if !mutant::lacks("figures are left out")
            && let Some(kept) = without_number(&parts, at)
        {
            parts[at] = kept;
        }
    }
    [marker.to_owned(), as_one(&parts.concat())].concat()
}

/// How long the number of a list is at the beginning of a line, with what stands before it.
fn marker(line: &str) -> usize {
    let number = line.trim_start();
    let digits = number.len()
        - number
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let after = number[digits..].strip_prefix(['.', ')']);
    let is_marker = (1..=2).contains(&digits) && after.is_some_and(|after| after.starts_with(' '));
    match is_marker {
        true => line.len() - number.len() + digits + 1,
        false => 0,
    }
}

/// Words, stretches of white space, and other signs one by one.
fn parts(line: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            first if is_word(first) => rest.find(|c| !is_word(c)),
            first if first.is_whitespace() => rest.find(|c: char| !c.is_whitespace()),
            first => Some(first.len_utf8()),
        };
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        parts.push(part);
        rest = after;
    }
    parts
}

/// The word before or behind a part, past white space, full stops, commas and hyphens.
fn beside(parts: &[String], at: usize, is_behind: bool) -> &str {
    let is_between = |part: &&String| {
        let part = part.trim();
        part.is_empty() || [".", ",", "-", "–", "of"].contains(&part)
    };
    let found = match is_behind {
        true => parts[at + 1..].iter().find(|part| !is_between(part)),
        false => parts[..at].iter().rev().find(|part| !is_between(part)),
    };
    found.map_or("", String::as_str)
}

fn is_number(word: &str) -> bool {
    let word = word.trim_matches('_');
    word == LEFT_OUT || word.starts_with(char::is_numeric)
}

fn is_date(parts: &[String], at: usize) -> bool {
    let word = parts[at].trim_matches('_');
    let lower = word.to_lowercase();
    let is_named = word.starts_with(char::is_uppercase);
    let sides = [beside(parts, at, false), beside(parts, at, true)];
    let is_beside_number = sides.iter().any(|side| is_number(side));
    if MONTHS.contains(&&*lower) {
        return is_named || is_beside_number;
    }
    let is_told = is_named && BEFORE_MONTHS.contains(&&*sides[0].to_lowercase());
    MAYBE_MONTHS.contains(&&*lower) && (is_beside_number && is_named || is_told)
}

/// What stays of a part that is a number; `None` where it is none.
fn without_number(parts: &[String], at: usize) -> Option<String> {
    let part = &parts[at];
    let word = part.trim_matches('_');
    let lower = word.to_lowercase();
    if word.starts_with(char::is_numeric) {
        let unit = word.trim_start_matches(char::is_numeric);
        let is_unit =
            unit.chars().all(char::is_alphabetic) && !MAGNITUDES.contains(&&*unit.to_lowercase());
        let unit = if is_unit { unit } else { "" };
        return Some(part.replacen(word, &format!("{LEFT_OUT}{unit}"), 1));
    }
    let name = word.trim_end_matches(char::is_numeric);
    let has_number = name.len() < word.len() && BEFORE_NUMBERS.contains(&&*name.to_lowercase())
        // A quarter or half of a year; “h2” is something else.
        && (name.len() > 1 || name.starts_with(char::is_uppercase));
    let next = beside(parts, at, true).to_lowercase();
    let before = beside(parts, at, false);
    let is_spelled = NUMBERS.contains(&&*lower)
        && [&NUMBERS[..], &MAGNITUDES[..], &UNITS[..]]
            .iter()
            .any(|words| words.contains(&&*next))
        || NUMBERS.contains(&&*lower) && next == "%";
    let is_more = before == LEFT_OUT && MAGNITUDES.contains(&&*lower);
    (has_number || is_spelled || is_more).then(|| LEFT_OUT.to_owned())
}

/// The text with what was left out in several pieces left out as one.
fn as_one(text: &str) -> String {
    const BETWEEN: [&str; 13] = [
        "", " ", "\u{a0}", "\u{202f}", ".", ",", "'", "’", ":", "/", "-", "–", ". ",
    ];
    let mut text = text.to_owned();
    loop {
        let before = text.len();
        for between in BETWEEN {
            let several = format!("{LEFT_OUT}{between}{LEFT_OUT}");
            while text.contains(&several) {
                text = text.replace(&several, LEFT_OUT);
            }
        }
        if text.len() == before {
            return text;
        }
    }
}
