//! What people type as it is and Markdown would take for something else.
//!
//! A character that is to stay gets the form `&#42;`, which every reader of Markdown shows as it is. No backslash is put
//! in: those that are met later were typed.

use super::dialect::{OPTIONS, escaped};
use super::edges::{self, Edges};
use super::path::Paths;
use super::text::{among, find};
use super::{indent, url};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

/// How often a text is looked at again: each time what was left may pair anew.
const ROUNDS: usize = 6;

/// The marks of styles and code.
const MARKS: [bool; 256] = among(b"*_~`");

/// What Markdown takes a text for, with the place of each part in it.
pub type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Reads a text with everything escaped that is meant as it is:
///
/// - Tabs and spaces at the start of a line: they set text in, and make no block of code.
/// - `+ 12 %` and `01. Kickoff`: a sign, and a number that a list would show otherwise.
/// - Marks inside words, names and formulas, in addresses and in paths; `__init__`; a single `~`.
/// - Lines like `[Anna]: yes` that no link refers to.
pub fn read<T>(text: &str, read: impl FnOnce(&str, Events<'_>) -> T) -> T {
    let text = indent::keep(Cow::Borrowed(text));
    let mut text = keep_signs(text);
    // The marks that [`Edges`] says are none, and those in addresses and paths.
    for _ in 0..ROUNDS {
        if find(&text, &MARKS).is_none() {
            break;
        }
        let events = events(&text);
        let marks = unmeant(&text, &events);
        if marks.is_empty() && !may_define(&text) {
            return read(&text, events);
        }
        drop(events);
        if marks.is_empty() {
            break;
        }
        text = escaped(&text, &marks);
    }
    let text = keep_definitions(text);
    read(&text, events(&text))
}

fn events(text: &str) -> Events<'_> {
    Parser::new_ext(text, OPTIONS).into_offset_iter().collect()
}

/// Keeps `+ 12 %` and `01. Kickoff` from being items of lists.
fn keep_signs(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at));
        byte.is_some_and(u8::is_ascii_digit)
    };
    let is_suspect = |(at, b): (usize, &u8)| match b {
        b'+' => bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace),
        b'0' => digit(Some(at + 1)) && !digit(at.checked_sub(1)),
        _ => false,
    };
    if !bytes.iter().enumerate().any(is_suspect) {
        return text;
    }
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
        let Event::Start(Tag::Item) = event else {
            continue;
        };
        let item = text[range.clone()].trim_start();
        let start = range.end - item.len();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if item.starts_with('+') && begins_with_amount(&item[1..]) {
            found.push(start..start + 1);
        } else if digits > 1 && item.starts_with('0') {
            found.push(start + digits..start + digits + 1);
        }
    }
    match found.is_empty() {
        true => text,
        false => escaped(&text, &found),
    }
}

/// Does a text begin with a number, or a currency and one?
pub(super) fn begins_with_amount(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "=~€$£¥".contains(c));
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What a backslash is put before though Markdown has no use for it: there it is one.
pub(super) const USELESS: &str = ",;/?%@^{}$\"'";

/// Did Markdown take a backslash that is to stay before a text? Given are where the text before ended and where this one
/// begins.
pub(super) fn keeps_backslash(source: &str, paths: &Paths, end: usize, start: usize) -> bool {
    is_escaped(source, end, start)
        && (source[start..].starts_with(|c| USELESS.contains(c)) || paths.hold(start - 1))
}

/// Did Markdown take a backslash before a text?
pub(super) fn is_escaped(source: &str, end: usize, start: usize) -> bool {
    let before = source.get(..start).unwrap_or_default();
    end < start && before.ends_with('\\')
}

/// Is what ends a line a backslash that ends a path?
pub(super) fn ends_path(source: &str, paths: &Paths, at: usize) -> bool {
    source[at..].starts_with('\\') && paths.hold(at)
}

/// A piece of a line.
enum Piece<'a> {
    Text(Cow<'a, str>),
    Open {
        width: usize,
        range: Range<usize>,
        close: usize,
    },
    Close,
    Code(Range<usize>),
    Other,
}

/// Where marks are that Markdown takes and nobody means.
fn unmeant(text: &str, events: &Events<'_>) -> Vec<Range<usize>> {
    let pieces = pieces(text, events);
    let text_at = |at: Option<usize>| match at.and_then(|at| pieces.get(at)) {
        Some(Piece::Text(words)) => words,
        _ => "",
    };
    let verbatim = LazyCell::new(|| verbatim(text));
    let is_verbatim = |at: usize| {
        let before = verbatim.partition_point(|range| range.start < at);
        before > 0 && at < verbatim[before - 1].end
    };
    let mut marks = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = text_at(index.checked_sub(1)).chars().next_back();
        match piece {
            Piece::Open {
                width,
                range,
                close,
            } => {
                let edges = Edges {
                    before,
                    first: text_at(Some(index + 1)),
                    last: text_at(close.checked_sub(1)),
                    after: text_at(Some(close + 1)).chars().next(),
                };
                let mark = &text[range.start..range.start + width];
                let meant = match mark {
                    "~" => false,
                    "__" if *close == index + 2 && is_name(edges.first) => false,
                    mark => edges.hold_words(mark.len()),
                };
                if !meant || is_verbatim(range.start) {
                    marks.push(range.start..range.start + width);
                    marks.push(range.end - width..range.end);
                }
            }
            Piece::Code(range) if !edges::holds_code(before) => {
                let code = &text[range.clone()];
                let width = code.len() - code.trim_start_matches('`').len();
                marks.push(range.start..range.start + width);
                marks.push(range.end - width..range.end);
            }
            _ => {}
        }
    }
    marks.sort_unstable_by_key(|range| range.start);
    marks
}

fn pieces<'a>(text: &str, events: &'a Events<'_>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut open = Vec::new();
    for (event, range) in events {
        let range = range.clone();
        let width = match event {
            Event::Start(Tag::Emphasis) => 1,
            Event::Start(Tag::Strong) => 2,
            Event::Start(Tag::Strikethrough) if text[range.start..].starts_with("~~") => 2,
            Event::Start(Tag::Strikethrough) => 1,
            _ => 0,
        };
        match event {
            _ if width > 0 => {
                open.push(pieces.len());
                pieces.push(Piece::Open {
                    width,
                    range,
                    close: 0,
                });
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                let end = pieces.len();
                if let Some(Piece::Open { close, .. }) =
                    open.pop().and_then(|at| pieces.get_mut(at))
                {
                    *close = end;
                }
                pieces.push(Piece::Close);
            }
            Event::Text(words) | Event::InlineHtml(words) => match pieces.last_mut() {
                Some(Piece::Text(before)) => before.to_mut().push_str(words),
                _ => pieces.push(Piece::Text(Cow::Borrowed(words))),
            },
            Event::Code(_) => pieces.push(Piece::Code(range)),
            _ => pieces.push(Piece::Other),
        }
    }
    pieces
}

/// `__init__`, `__utma__`: a name in a program, not an important word.
fn is_name(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Where bare addresses and paths are, in order.
fn verbatim(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Paths::of(text).ranges();
    let mut from = 0;
    while let Some((start, end, _)) = url::find_bare(&text[from..]) {
        found.push(from + start..from + end);
        from += end;
    }
    found.sort_unstable_by_key(|range| range.start);
    found
}

fn may_define(text: &str) -> bool {
    text.contains("]:")
}

/// Escapes lines like `[Anna]: yes` that no link refers to: Markdown takes them for definitions, and shows nothing.
fn keep_definitions(text: Cow<'_, str>) -> Cow<'_, str> {
    if !may_define(&text) {
        return text;
    }
    let parser = Parser::new_ext(&text, OPTIONS);
    let definitions = parser.reference_definitions();
    let mut unused: Vec<Range<usize>> = definitions
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .collect();
    if unused.is_empty() {
        return text;
    }
    for event in Parser::new_ext(&text, OPTIONS) {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event
            && let Some(used) = definitions.get(&id)
        {
            unused.retain(|span| *span != used.span);
        }
    }
    unused.sort_by_key(|span| span.start);
    let colons: Vec<Range<usize>> = unused
        .into_iter()
        .filter_map(|span| {
            let colon = span.start + text[span].find("]:")? + 1;
            Some(colon..colon + 1)
        })
        .collect();
    escaped(&text, &colons)
}
