//! Characters that Markdown would give a meaning, as numeric entities, but only where it would.

use super::beside::Beside;
use crate::page::text::{among, find};
use crate::page::url;
use std::fmt::Write;

/// What programs make a link of, in addition to what a page does.
const LINKED: [&str; 4] = ["http", "https", "ftp", "jamfselfservice"];

/// How far an address is looked at, in characters.
const LONGEST_STRETCH: usize = 1000;

/// The bytes that may have a meaning within a line; `.` and `)` end the number of an item.
const MEANT: [bool; 256] = among(b"\t_~`*&<\\![]|$:.)");

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Nothing is before it on its line.
    pub starts_line: bool,
    /// What stands at the start of a line or cell can begin a block.
    pub starts_block: bool,
    /// What follows it.
    pub next: Beside,
    /// In a table cell.
    pub in_cell: bool,
    /// In the text of a link.
    pub in_link: bool,
    /// Struck words are near.
    pub struck: bool,
    /// Several dollars are near, and what stands between two of them is a formula to many programs.
    pub formula: bool,
    /// On the first line of a task that is not done: cmark-gfm takes it for done if `[x]` is anywhere on it.
    pub open_task: bool,
}

/// Adds a text of one line.
pub fn text(out: &mut String, text: &str, place: &Place) {
    let forced = if place.starts_line && place.starts_block {
        block_mark(text, place)
    } else {
        None
    };
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut at = 0;
    // Spaces at the end are looked at one by one, as is everything where a letter can tick a task.
    let end = text.trim_end_matches(is_space).len();
    let all_matters = place.open_task && place.in_link;
    while let Some(c) = text[at..].chars().next() {
        let plain = plain_run(text.get(at..end).unwrap_or_default());
        if at > 0 && plain > 0 && !all_matters {
            out.push_str(&text[at..at + plain]);
            at += plain;
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let edge = (at == 0 && place.starts_line) || (at == last && place.next == Beside::End);
        let length = match c {
            '_' | '~' => text[at..].len() - text[at..].trim_start_matches(c).len(),
            _ => c.len_utf8(),
        };
        let escaped = forced == Some(at)
            || match c {
                c if is_space(c) => edge,
                '_' | '~' => !is_harmless_run(out, c, length, &text[at + length..], place),
                'x' | 'X' => place.open_task && place.in_link && out.ends_with('['),
                _ => !c.is_alphanumeric() && has_meaning(out, c, rest, place),
            };
        match escaped {
            true => (0..length / c.len_utf8()).for_each(|_| entity(out, c)),
            false => out.push_str(&text[at..at + length]),
        }
        at += length;
    }
}

/// How long a text goes on without anything to be looked at: most of it does.
fn plain_run(text: &str) -> usize {
    find(text, &MEANT).unwrap_or(text.len())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// Adds a stretch of code.
pub fn code(out: &mut String, code: &str) {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let padding = if spaced || code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    out.extend([&fence, padding, code, padding, &fence]);
}

/// Escapes what would be taken for the closing marks of a heading: `# C #` is just "C".
pub fn closing_marks(out: &mut String, start: usize) {
    let text = &out[start..];
    let before = text.trim_end_matches('#');
    if before.len() < text.len() && (before.is_empty() || before.ends_with([' ', '\t'])) {
        out.pop();
        entity(out, '#');
    }
}

/// The length of the longest run of a character.
fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c)
        .map(str::len)
        .max()
        .unwrap_or(0)
        / c.len_utf8()
}

fn entity(out: &mut String, c: char) {
    // Writing to a string can't fail.
    let _ = write!(out, "&#{};", u32::from(c));
}

/// Would the character be more than itself, between what is written and the rest of the text?
fn has_meaning(out: &str, c: char, rest: &str, place: &Place) -> bool {
    let next = rest.chars().next();
    let at_end = next.is_none();
    match c {
        '`' => true,
        '*' => !(out.ends_with(' ') && is_inner_space(rest)),
        '&' => is_entity(rest, place.next),
        '<' => is_tag(rest, place.next),
        '\\' => match next {
            Some(next) if next.is_alphanumeric() => false,
            Some(next) => next.is_ascii_punctuation() || rest.len() == next.len_utf8(),
            None => true,
        },
        '!' => next == Some('[') || (at_end && matches!(place.next, Beside::Link | Beside::Open)),
        '[' => place.in_link,
        ']' => {
            place.in_link
                || next == Some('(')
                || (at_end && matches!(place.next, Beside::Punctuation | Beside::Open))
                || (place.open_task && (out.ends_with("[x") || out.ends_with("[X")))
        }
        '|' => place.in_cell,
        '$' => place.formula,
        '.' => out.ends_with("www") && !is_plain_stretch(rest, place),
        ':' if is_emoji(rest) => true,
        ':' => {
            rest.starts_with("//")
                && LINKED.iter().any(|scheme| out.ends_with(scheme))
                && (place.in_link
                    || !is_plain_stretch(rest, place)
                    || !url::is_shown_whole(stretch(&rest[2..])))
        }
        _ => false,
    }
}

/// Does a colon begin the name of an emoji? GitHub and others show 📧 in place of `:email:`, also inside `web:email:open`.
fn is_emoji(rest: &str) -> bool {
    let end = rest.bytes().position(|b| !is_of_emoji(b));
    end.is_some_and(|end| {
        rest[end..].starts_with(':') && emojis::get_by_shortcode(&rest[..end]).is_some()
    })
}

fn is_of_emoji(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'+')
}

/// The text up to the next space.
fn stretch(text: &str) -> &str {
    &text[..text.find([' ', '\t']).unwrap_or(text.len())]
}

/// Will everything up to the next space be written as it is? GFM and Confluence make a link of all of it after `www.`
/// and after some schemes, and in a link they take no entity for what it stands for.
fn is_plain_stretch(rest: &str, place: &Place) -> bool {
    let mut before = '/';
    let mut chars = rest.chars();
    for _ in 0..LONGEST_STRETCH {
        let Some(c) = chars.next() else {
            return before != '_' && matches!(place.next, Beside::End | Beside::Space);
        };
        let plain = match c {
            '$' if place.formula => false,
            ':' if is_emoji(chars.as_str()) => false,
            ' ' | '\t' => return before != '_',
            '_' => before.is_alphanumeric(),
            c if c.is_alphanumeric() => true,
            c => before != '_' && "-./?=+%,:#@!'$()&".contains(c),
        };
        if !plain {
            return false;
        }
        before = c;
    }
    false
}

/// `user_id` and `a _ b` mean nothing, nor does `~5`, since nothing here could close it.
fn is_harmless_run(out: &str, c: char, length: usize, rest: &str, place: &Place) -> bool {
    let before = out.chars().next_back().map_or(Beside::Space, Beside::from);
    let before_word = rest
        .chars()
        .next()
        .is_some_and(|c| Beside::from(c) == Beside::Word);
    if c == '_' {
        (before == Beside::Word && before_word) || (out.ends_with(' ') && is_inner_space(rest))
    } else {
        length == 1 && !place.struck && before == Beside::Space && before_word
    }
}

/// A space that is written as one: the last of a line is not.
fn is_inner_space(rest: &str) -> bool {
    rest.len() > 1 && rest.starts_with(' ')
}

/// Does `&` begin an entity? No name has more than 31 letters.
fn is_entity(rest: &str, next: Beside) -> bool {
    let length = rest
        .bytes()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
        .count();
    match rest.as_bytes().get(length) {
        Some(b) => *b == b';' && length > 0,
        None => matches!(next, Beside::Word | Beside::Punctuation | Beside::Open),
    }
}

/// Does `<` begin a tag or an address in angle brackets? `<3` and `a < b` don't.
fn is_tag(rest: &str, next: Beside) -> bool {
    if rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return true;
    }
    match rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')) {
        Some(end) => rest[end..].starts_with('>'),
        None => !matches!(next, Beside::End | Beside::Space),
    }
}

/// Where the character stands that would make a line of text begin a block, or end one above it.
fn block_mark(text: &str, place: &Place) -> Option<usize> {
    let ends_mark = |at: usize| text[at..].chars().next().is_none_or(char::is_whitespace);
    let first = text.chars().next()?;
    let marks = match first {
        '>' => true,
        '#' => {
            let length = text.len() - text.trim_start_matches('#').len();
            length <= 6 && ends_mark(length)
        }
        '-' | '+' | '*' if ends_mark(1) => true,
        '[' => is_task(text) || is_alert(text) || is_open_label(&text[1..], place.next),
        // A line across, the line below a heading, or the one below the head of a table.
        '-' | '=' | '_' | '*' | '|' | ':' => text.chars().all(|c| "-=_*|: \t".contains(c)),
        _ => false,
    };
    if marks {
        return Some(0);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) && ends_mark(digits + 1))
        .then_some(digits)
}

fn is_task(text: &str) -> bool {
    ["[ ]", "[x]", "[X]"]
        .iter()
        .any(|task| text.starts_with(task))
}

/// `[!NOTE]` at the start of a quotation is a box of its own to GitHub, and no text any more.
fn is_alert(text: &str) -> bool {
    let name = text
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    name.is_some_and(|(name, _)| !name.is_empty() && name.chars().all(char::is_alphabetic))
}

/// Could a label that begins here go on up to `]:`, even in code, and define a link? Not if a bracket that is written
/// as one ends it before.
fn is_open_label(label: &str, next: Beside) -> bool {
    let mut rest = label;
    while let Some(at) = rest.find(['[', ']']) {
        let after = &rest[at + 1..];
        match after.chars().next() {
            _ if rest[at..].starts_with('[') => return false,
            Some('(') => rest = after,
            Some(c) => return c == ':',
            None => return !matches!(next, Beside::End | Beside::Space | Beside::Word),
        }
    }
    true
}
