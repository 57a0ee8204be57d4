//! The lists of word processors: a mark or a number, a tab, and the text. A level is told by what the line is set in by, or
//! else by the mark: `•`, then `o`, then `▪`.

/// How far a level is set in, in Markdown.
const INDENT: usize = 4;

/// A line of a list.
struct Item<'a> {
    /// What it is set in by, in columns.
    indent: usize,
    mark: &'a str,
    text: &'a str,
}

/// The text with its lists as Markdown; `None` where there are none, or they are Markdown already.
pub fn markdown(text: &str) -> Option<String> {
    if !text
        .lines()
        .any(|line| item(line).is_some_and(|item| is_foreign(&item)))
    {
        return None;
    }
    let mut written: Vec<String> = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    let mut in_list = false;
    for line in text.split('\n') {
        let Some(item) = item(line) else {
            if in_list && !line.trim().is_empty() {
                written.push(String::new());
            }
            in_list = in_list && line.trim().is_empty();
            if !in_list {
                levels.clear();
            }
            written.push(line.to_owned());
            continue;
        };
        if !in_list && written.last().is_some_and(|line| !line.trim().is_empty()) {
            written.push(String::new());
        }
        in_list = true;
        enter(&mut levels, &item);
        let above = levels.split_last().map_or(&[][..], |(_, above)| above);
        let indent = above.iter().map(|level| level.width).sum();
        written.push(format!("{}{}", " ".repeat(indent), item.markdown()));
    }
    Some(written.join("\n"))
}

/// Is every line that says something of a list?
pub fn is_list(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.all(|line| item(line).is_some_and(|item| !item.text.contains('\t')))
}

/// Does a text begin with an item as Markdown has them?
pub fn begins_item(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.starts_with("- ") || (digits > 0 && text[digits..].starts_with(['.', ')']))
}

/// What tells levels apart where nothing is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mark(char),
    Number,
    /// `1.2.`, with how many numbers.
    Numbers(usize),
    Letter,
}

/// A level that is open.
struct Level {
    /// What its items are set in by.
    indent: usize,
    kind: Kind,
    /// How far what stands below is set in, in Markdown.
    width: usize,
}

impl Item<'_> {
    fn kind(&self) -> Kind {
        let mut numbers = self.mark.split('.').filter(|part| !part.is_empty());
        let first = self.mark.chars().next().unwrap_or('•');
        match numbers.clone().count() {
            count if count > 1 => Kind::Numbers(count),
            _ if numbers.all(|part| part.starts_with(|c: char| c.is_ascii_digit())) => Kind::Number,
            _ if self.mark.len() > 1 && first.is_ascii_alphabetic() => Kind::Letter,
            _ => Kind::Mark(first),
        }
    }

    /// Markdown has bullets and numbers; other marks stay to be read behind a bullet.
    fn markdown(&self) -> String {
        let Item { mark, text, .. } = self;
        match self.kind() {
            Kind::Mark(_) => format!("- {text}"),
            Kind::Number => format!("{mark} {text}"),
            Kind::Numbers(_) | Kind::Letter => format!("- {mark} {text}"),
        }
    }
}

/// Leaves the levels that an item ends, and opens its own if it is a new one.
fn enter(levels: &mut Vec<Level>, item: &Item<'_>) {
    let Item { indent, mark, .. } = *item;
    let kind = item.kind();
    while levels.last().is_some_and(|level| level.indent > indent) {
        levels.pop();
    }
    let is_same = |level: &Level| level.indent == indent && level.kind == kind;
    if let Some(same) = levels.iter().rposition(is_same) {
        levels.truncate(same + 1);
        if let Some(level) = levels.last_mut() {
            level.width = INDENT.max(mark.len() + 1);
        }
        return;
    }
    // Marks tell levels where nothing is set in; else it is another list on the same level.
    if indent > 0 && levels.last().is_some_and(|level| level.indent == indent) {
        levels.pop();
    }
    levels.push(Level {
        indent,
        kind,
        width: INDENT.max(mark.len() + 1),
    });
}

/// A line of a list, if it is one: a mark that is no letter, or one with a tab behind it.
fn item(line: &str) -> Option<Item<'_>> {
    let rest = line.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']);
    let indent = line[..line.len() - rest.len()]
        .chars()
        .map(|c| if c == '\t' { INDENT } else { 1 })
        .sum();
    let end = rest.find([' ', '\t', '\u{A0}'])?;
    let (mark, after) = rest.split_at(end);
    let text = after.trim();
    let tabbed = after.trim_start_matches([' ', '\u{A0}']).starts_with('\t');
    let is_mark = match mark {
        "-" | "*" | "–" | "—" | "o" | "§" | "+" => tabbed,
        mark if mark.chars().all(is_bullet) => mark.chars().count() == 1,
        mark => tabbed && is_number(mark),
    };
    (is_mark && !text.is_empty()).then_some(Item { indent, mark, text })
}

/// Is an item of a list that Markdown would not read as one?
fn is_foreign(item: &Item<'_>) -> bool {
    !matches!(item.mark, "-" | "*" | "+") || item.indent > 0
}

/// The bullets of word processors; some are signs of fonts of their own.
fn is_bullet(c: char) -> bool {
    "•◦▪▫‣⁃∙●○■□◆◇➢➤✓✔❖·\u{F0B7}\u{F0A7}\u{F0D8}\u{F076}\u{F0FC}".contains(c)
}

/// `1.`, `2)`, `1.2.`, `a)`, `iv.`
fn is_number(mark: &str) -> bool {
    let (body, closed) = match mark.strip_suffix(['.', ')']) {
        Some(body) => (body, true),
        None => (mark, false),
    };
    let is_digits =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let parts = body.split('.').count();
    let numbers = body.split('.').all(is_digits) && (closed || parts > 1);
    let letters = closed
        && ((body.len() == 1 && body.bytes().all(|b| b.is_ascii_alphabetic()))
            || (!body.is_empty() && body.bytes().all(|b| b"ivxIVX".contains(&b))));
    numbers || letters
}
