//! Writes blocks in Jira's markup, as its import of CSV takes descriptions.
//!
//! <https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all>. A sign that could be markup has a backslash before
//! it where that is read as the sign alone; entities are not read (findings/jira-entities.sh). Where no backslash helps, a
//! character that is not seen stands between two signs.

use super::markup::words;
use super::{Block, Inline, List, Style, Table};

/// Not seen, and no white space: it parts what together would be markup.
const JOINER: char = '\u{2060}';

/// Signs that always have a backslash before them.
const ALWAYS: [char; 7] = ['{', '}', '[', ']', '|', '^', '~'];

/// Signs that have one but within a word, and alone between spaces.
const AROUND_WORDS: [char; 4] = ['*', '_', '-', '+'];

/// What begins a line as a heading or a quotation.
const BEGINNINGS: [&str; 7] = ["h1.", "h2.", "h3.", "h4.", "h5.", "h6.", "bq."];

/// What would end the address of a link.
const ENDING: [(char, &str); 3] = [('[', "%5B"), (']', "%5D"), ('|', "%7C")];

/// How long a name of a sign in brackets may be: `(x)`, `(flagoff)`.
const NAME_OF_SIGN: usize = 8;

/// The blocks in Jira's markup. Empty for none.
pub fn write(blocks: &[Block]) -> String {
    let written = blocks.iter().map(block).filter(|block| !block.is_empty());
    written.collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => {
            format!("h{}. {}", level.clamp(&1, &6), inline(text, " "))
        }
        Block::Paragraph(text) => lines(text),
        Block::Quote(blocks) => format!("{{quote}}\n{}\n{{quote}}", write(blocks)),
        Block::Panel(blocks) => format!("{{panel}}\n{}\n{{panel}}", write(blocks)),
        Block::List(items) => list(items, ""),
        Block::Code { text, .. } => {
            let text = text.replace("{noformat", &format!("{{{JOINER}noformat"));
            format!("{{noformat}}\n{text}\n{{noformat}}")
        }
        Block::Table(rows) | Block::Facts(rows) => table(rows),
        Block::Rule => "----".to_owned(),
        Block::Picture(picture) => lines(&[Inline::Text(picture.description())]),
        Block::Contents { .. } => String::new(),
    }
}

/// A list in others, whose marks stand before its own. What an item says beside lists stands on lines of its own.
fn list(list: &List, outer: &str) -> String {
    let mark = format!("{outer}{}", if list.first.is_some() { '#' } else { '*' });
    let mut out = Vec::new();
    for item in &list.items {
        let task = match item.done {
            Some(true) => "\\[x\\] ",
            Some(false) => "\\[ \\] ",
            None => "",
        };
        let mut said = Vec::new();
        for block in &item.blocks {
            match block {
                Block::List(inner) => {
                    // Nothing follows the list in an item: it is another one.
                    if !said.is_empty() || out.is_empty() {
                        out.push(format!("{mark} {task}{}", said.join("\n")));
                        said.clear();
                    }
                    out.push(self::list(inner, &mark));
                }
                other => said.push(flat(other)),
            }
        }
        if !said.is_empty() || item.blocks.is_empty() {
            out.push(format!("{mark} {task}{}", said.join("\n")));
        }
    }
    out.join("\n")
}

/// A block within an item: its lines, none of them empty, since that would end the list.
fn flat(block: &Block) -> String {
    let words = match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => lines(text),
        Block::Code { text, .. } => {
            let lines = text
                .lines()
                .map(|line| lines(&[Inline::Text(line.to_owned())]));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Quote(blocks) | Block::Panel(blocks) => {
            blocks.iter().map(flat).collect::<Vec<_>>().join("\n")
        }
        Block::List(list) => {
            let items = list.items.iter().flat_map(|item| &item.blocks);
            items.map(flat).collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) | Block::Facts(table) => {
            let row = |row: &Vec<_>| {
                lines(&[Inline::Text(
                    row.iter()
                        .map(|cell: &Vec<Inline>| words(cell))
                        .collect::<Vec<_>>()
                        .join(", "),
                )])
            };
            table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Picture(picture) => lines(&[Inline::Text(picture.description())]),
        Block::Rule | Block::Contents { .. } => String::new(),
    };
    let full = words.lines().filter(|line| !line.trim().is_empty());
    full.collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let cell = |cell: &Vec<Inline>| match inline(cell, "\\\\") {
        empty if empty.trim().is_empty() => " ".to_owned(),
        // Not even with a backslash before it could a bar stand in a cell.
        full => full.replace("\\|", "¦"),
    };
    let head: Vec<String> = table
        .head
        .iter()
        .map(|column| cell(&column.heading))
        .collect();
    let mut out = vec![format!("||{}||", head.join("||"))];
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        out.push(format!("|{}|", cells.join("|")));
    }
    out.join("\n")
}

/// Inlines on lines of their own, each of which begins as nothing but text.
fn lines(text: &[Inline]) -> String {
    let written = inline(text, "\n");
    let lines = written.lines().map(|line| {
        let line = line.trim();
        let begins = BEGINNINGS.iter().any(|mark| line.starts_with(mark));
        match (begins, line.strip_prefix('#')) {
            (true, _) => format!("{}{JOINER}{}", &line[..1], &line[1..]),
            (false, Some(rest)) => format!("\\#{rest}"),
            (false, None) => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn inline(text: &[Inline], line_break: &str) -> String {
    let mut out = String::new();
    for (place, inline) in text.iter().enumerate() {
        let next = text
            .get(place + 1)
            .and_then(|next| words(std::slice::from_ref(next)).chars().next());
        add(&mut out, inline, next, line_break);
    }
    out
}

/// Adds an inline, given the character that follows it.
fn add(out: &mut String, inline: &Inline, next: Option<char>, line_break: &str) {
    match inline {
        Inline::Text(text) => escaped(out, text, next),
        Inline::Break => out.push_str(line_break),
        Inline::Status { text, .. } => escaped(out, text, next),
        Inline::Code(code) => {
            let is_plain = code.trim() == code && !code.contains(['{', '}', '\\', '|']);
            match is_plain && is_apart(out, next) {
                true => out.extend(["{{", code, "}}"]),
                false => escaped(out, code, next),
            }
        }
        Inline::Styled(style, content) => {
            let said = self::inline(content, line_break);
            let mark = match style {
                Style::Strong => '*',
                Style::Emphasis => '_',
                Style::Struck => '-',
            };
            let is_whole = said.trim() == said && !said.is_empty();
            // Signs with a backslash are read otherwise between marks.
            if is_whole && !said.contains(['\n', '\\', mark]) && is_apart(out, next) {
                out.push(mark);
                out.push_str(&said);
                out.push(mark);
            } else {
                out.push_str(&said);
            }
        }
        Inline::Link { href, text } => {
            let said = self::inline(text, " ");
            let to = ENDING.iter().fold(href.clone(), |to, (sign, encoded)| {
                to.replace(*sign, encoded)
            });
            match words(text) == *href {
                // It would not show as it is.
                true if to != *href => escaped(out, href, next),
                true => out.extend(["[", &to, "]"]),
                false => out.extend(["[", &said, "|", &to, "]"]),
            }
        }
    }
}

/// Can marks stand here: does no letter or figure touch them?
fn is_apart(before: &str, next: Option<char>) -> bool {
    let touches =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "*_-+{}\\".contains(c));
    !touches(before.chars().next_back()) && !touches(next)
}

/// Adds characters as they are.
fn escaped(out: &mut String, text: &str, next: Option<char>) {
    let all: Vec<char> = text.chars().collect();
    for (place, c) in all.iter().copied().enumerate() {
        let before = out.chars().next_back();
        let after = all.get(place + 1).copied().or(next);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_space = |c: Option<char>| c.is_some_and(|c| c == ' ');
        let marks = match c {
            c if ALWAYS.contains(&c) => true,
            c if AROUND_WORDS.contains(&c) => {
                let is_alone = is_space(before) && is_space(after) && !begins_line(out);
                !(is_word(before) && is_word(after) || is_alone)
            }
            '?' => before == Some('?') || after == Some('?'),
            '!' => !is_space(after) && after.is_some(),
            '(' => before == Some(':') || names_sign(&all[place + 1..]),
            ')' => matches!(before, Some(':' | ';' | '-')),
            _ => false,
        };
        // `:D` and `:P` are faces, and two backslashes a line end.
        let parted = match c {
            'D' | 'P' | 'p' => before == Some(':'),
            _ => {
                before == Some('\\')
                    && !c.is_alphanumeric()
                    && c != ' '
                    && all_before_is_backslash(&all, place)
            }
        };
        out.extend(parted.then_some(JOINER));
        out.extend(marks.then_some('\\'));
        out.push(c);
    }
}

/// Is nothing but spaces on the line yet?
fn begins_line(out: &str) -> bool {
    let line = out.rsplit('\n').next();
    line.is_none_or(|line| line.trim().is_empty())
}

/// Is the character before this one a backslash that was typed?
fn all_before_is_backslash(all: &[char], place: usize) -> bool {
    place > 0 && all[place - 1] == '\\'
}

/// Does a bracket begin the name of a sign, such as `(x)` or `(on)`?
fn names_sign(rest: &[char]) -> bool {
    let end = rest.iter().take(NAME_OF_SIGN + 1).position(|c| *c == ')');
    end.is_some_and(|end| end > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::answer::answer;

    #[test]
    fn answers_become_jiras_markup() {
        for (typed, expected) in [
            ("plain", "plain"),
            ("**bold** and *slanted*", "*bold* and _slanted_"),
            ("~~gone~~", "-gone-"),
            ("mid**dle**", "middle"),
            ("add\\_to\\_cart", "add_to_cart"),
            ("\\*x\\* {code} [y] a|b", "\\*x\\* \\{code\\} \\[y\\] a\\|b"),
            ("`sku`", "{{sku}}"),
            ("- a\n- b\n  1. c", "* a\n* b\n*# c"),
            ("- [x] done\n- [ ] open", "* \\[x\\] done\n* \\[ \\] open"),
            ("one  \ntwo\n\nthree", "one\ntwo\n\nthree"),
            ("# Title", "h1. Title"),
            ("h1. no heading", "h\u{2060}1. no heading"),
            ("\\# no list", "\\# no list"),
            ("\\- no list", "\\- no list"),
            (
                "[a](https://example.org/x_y)",
                "[a|https://example.org/x_y]",
            ),
            ("<https://example.org/x_y>", "[https://example.org/x_y]"),
            ("```sql\nselect *\n```", "{noformat}\nselect *\n{noformat}"),
            ("| a | b |\n| - | - |\n| c\\|d | |", "||a||b||\n|c¦d| |"),
            ("> said", "{quote}\nsaid\n{quote}"),
            ("a (x) :) b", "a \\(x) :\\) b"),
            ("C:\\\\srv", "C:\\\u{2060}\\srv"),
            ("5 - 3 and -20%", "5 - 3 and \\-20%"),
        ] {
            assert_eq!(write(&answer(typed, 0)), expected, "{typed:?}");
        }
    }
}
