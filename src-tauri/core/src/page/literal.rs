//! What people type as it is and Markdown would take for something else.

use super::answer::OPTIONS;
use super::url;
use pulldown_cmark::{Event, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// How often an address is looked at again: each time what was left may pair anew.
const ROUNDS: usize = 4;

/// Escapes the marks in addresses: Markdown would take `https://a.example/*x*` for emphasis.
pub fn keep_addresses(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let marks = marks_in_addresses(&kept);
        if marks.is_empty() {
            break;
        }
        let mut escaped = String::with_capacity(kept.len() + marks.len());
        let mut from = 0;
        for mark in marks {
            escaped.extend([&kept[from..mark], "\\"]);
            from = mark;
        }
        escaped.push_str(&kept[from..]);
        kept = Cow::Owned(escaped);
    }
    kept
}

/// Where the marks are of styles that begin inside an address.
fn marks_in_addresses(text: &str) -> Vec<usize> {
    let mut addresses: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some((start, end, _)) = url::find_bare(&text[from..]) {
        addresses.push(from + start..from + end);
        from += end;
    }
    let mut marks = Vec::new();
    if addresses.is_empty() {
        return marks;
    }
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let mark = match event {
            Event::Start(Tag::Emphasis) => 1,
            Event::Start(Tag::Strong) => 2,
            Event::Start(Tag::Strikethrough) if text[range.start..].starts_with("~~") => 2,
            Event::Start(Tag::Strikethrough) => 1,
            _ => continue,
        };
        let before = addresses.partition_point(|address| address.start < range.start);
        let inside = before > 0 && range.start < addresses[before - 1].end;
        if inside {
            marks.extend(range.start..range.start + mark);
            marks.extend(range.end - mark..range.end);
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// Escapes lines like `[Anna]: yes` that no link refers to: Markdown takes them for definitions, and shows nothing.
pub fn keep_definitions(text: &str) -> Cow<'_, str> {
    if !text.contains("]:") {
        return Cow::Borrowed(text);
    }
    let parser = Parser::new_ext(text, OPTIONS);
    let definitions = parser.reference_definitions();
    let mut unused: Vec<Range<usize>> = definitions
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .collect();
    if unused.is_empty() {
        return Cow::Borrowed(text);
    }
    for event in Parser::new_ext(text, OPTIONS) {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = event
            && let Some(used) = definitions.get(&id)
        {
            unused.retain(|span| *span != used.span);
        }
    }
    unused.sort_by_key(|span| span.start);
    let mut kept = String::with_capacity(text.len() + unused.len());
    let mut from = 0;
    for span in unused {
        if let Some(end) = text[span.clone()].find("]:") {
            kept.push_str(&text[from..=span.start + end]);
            kept.push('\\');
            from = span.start + end + 1;
        }
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}
