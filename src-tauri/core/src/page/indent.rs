//! Lines that are set in. Markdown makes a block of code of them; people mean an indent, or items of a list.

use super::dialect::{OPTIONS, escaped};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// How often a text is looked at again: what comes after a line that is no code now may be read otherwise.
const ROUNDS: usize = 4;

/// How many columns make code.
const CODE: usize = 4;

/// Keeps what lines are set in by as a part of their text, and takes it from those that are items of lists.
pub fn keep(mut text: Cow<'_, str>) -> Cow<'_, str> {
    for _ in 0..ROUNDS {
        if !text.contains('\t') && !text.contains("    ") {
            break;
        }
        let blocks = blocks(&text);
        if blocks.is_empty() {
            break;
        }
        text = outdented(&text, &blocks);
    }
    text
}

/// The lines of each block that is code by being set in: where what is in it begins.
fn blocks(text: &str) -> Vec<Vec<usize>> {
    let mut blocks = Vec::new();
    let mut open = false;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                open = true;
                blocks.push(Vec::new());
            }
            Event::End(TagEnd::CodeBlock) => open = false,
            Event::Text(_) if open => {
                if let Some(lines) = blocks.last_mut()
                    && !text[range.clone()].trim().is_empty()
                {
                    lines.push(range.start);
                }
            }
            _ => {}
        }
    }
    blocks
}

fn outdented<'a>(text: &str, blocks: &[Vec<usize>]) -> Cow<'a, str> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut dropped: Vec<Range<usize>> = Vec::new();
    for lines in blocks {
        let is_list = lines.first().is_some_and(|at| begins_item(&text[*at..]));
        let by = lines.first().map_or(0, |at| indent_at(text, *at).len());
        for at in lines {
            let indent = indent_at(text, *at);
            match is_list {
                true => dropped.push(indent.start..indent.start + indent.len().min(by)),
                false => {
                    let first = code_start(text, *at);
                    kept.push(first..first + 1);
                }
            }
        }
    }
    if dropped.is_empty() {
        return escaped(text, &kept);
    }
    // One kind in a round: the places of the other move.
    let mut without = String::with_capacity(text.len());
    let mut from = 0;
    for range in dropped {
        without.push_str(&text[from..range.start]);
        from = range.end;
    }
    without.push_str(&text[from..]);
    Cow::Owned(without)
}

/// The white space before a place and from it on, on its line.
fn indent_at(text: &str, at: usize) -> Range<usize> {
    let is_indent = |c: char| c == ' ' || c == '\t';
    let start = text[..at].trim_end_matches(is_indent).len();
    let end = text.len() - text[at..].trim_start_matches(is_indent).len();
    start..end
}

/// The first of the columns before a place that make the line code.
fn code_start(text: &str, at: usize) -> usize {
    let mut start = at;
    let mut columns = 0;
    while columns < CODE {
        match text[..start].chars().next_back() {
            Some(' ') => columns += 1,
            Some('\t') => columns += CODE,
            _ => break,
        }
        start -= 1;
    }
    start.min(at.saturating_sub(1))
}

/// Does a text begin with the mark of an item?
fn begins_item(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match text.chars().next() {
        Some('-' | '*' | '+') => &text[1..],
        Some('0'..='9') if (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) => {
            &text[digits + 1..]
        }
        _ => return false,
    };
    rest.starts_with([' ', '\t'])
}
