//! What Markdown takes in an answer that may be meant as it is: it is told beside the field, since it can't be seen there.

use super::literal::{self, begins_with_amount, is_escaped, keeps_backslash};
use super::{edges, path::Paths, text::clean, url};
use crate::text::email;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// How many are named.
const NAMED: usize = 3;

/// The most characters of a text that are quoted.
const QUOTED: usize = 30;

/// What is taken in an answer, in sentences; `None` where all of it is shown or was meant to be taken.
pub fn taken(text: &str) -> Option<String> {
    let text = clean(text);
    let found = literal::read(&text, |source, events| {
        let mut reader = Reader {
            source,
            paths: Paths::of(source),
            text_end: 0,
            before: None,
            open: Vec::new(),
            found: Vec::new(),
        };
        for (event, range) in events {
            reader.read(event, range);
        }
        reader.found
    });
    let (first, more) = found.split_at(found.len().min(NAMED));
    let mut said: Vec<String> = first.iter().map(Taken::to_string).collect();
    match more.len() {
        0 => {}
        1 => said.push("And 1 more.".to_owned()),
        count => said.push(format!("And {count} more.")),
    }
    if found.iter().any(|taken| taken.becomes.is_prevented()) {
        said.push("Put \\ before a mark to keep it.".to_owned());
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Something that is not shown as it is typed.
#[derive(Debug, PartialEq)]
struct Taken {
    typed: String,
    becomes: Becomes,
}

#[derive(Debug, PartialEq)]
enum Becomes {
    Shown(String),
    Item,
    Quotation,
    Slanted,
    Bold,
    Heading,
    Link,
    Break,
    Nothing,
    /// A link to an email address with something wrong.
    Mail(String),
}

impl Becomes {
    /// Is there a mark that a backslash keeps?
    fn is_prevented(&self) -> bool {
        !matches!(self, Becomes::Nothing | Becomes::Mail(_))
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = &self.typed;
        match &self.becomes {
            Becomes::Shown(shown) => write!(f, "“{typed}” is shown as “{shown}”."),
            Becomes::Item => write!(f, "“{typed}” is shown as an item of a list."),
            Becomes::Quotation => write!(f, "“{typed}” is shown as a quotation."),
            Becomes::Slanted => write!(f, "“{typed}” is shown slanted."),
            Becomes::Bold => write!(f, "“{typed}” is shown bold."),
            Becomes::Heading => write!(f, "“{typed}” makes a heading of what is above it."),
            Becomes::Link => write!(f, "“{typed}” is shown as a link."),
            Becomes::Break => write!(f, "“{typed}” at the end of a line is not shown."),
            Becomes::Nothing => write!(f, "“{typed}” is not shown."),
            Becomes::Mail(problem) => write!(f, "The link to “{typed}”: {problem}"),
        }
    }
}

struct Reader<'a> {
    source: &'a str,
    paths: Paths,
    text_end: usize,
    /// The last character of the text before, where that is text.
    before: Option<char>,
    /// The styles that are open.
    open: Vec<Open>,
    found: Vec<Taken>,
}

/// A style that is open.
struct Open {
    range: Range<usize>,
    becomes: Becomes,
    /// It begins inside a word.
    inside: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match &event {
            Event::Text(text) => {
                self.text(text, &range);
                self.before = text.chars().next_back();
                return;
            }
            Event::HardBreak => {
                let is_mark = self.source[range.start..].starts_with('\\');
                if is_mark && !self.paths.hold(range.start) {
                    self.note("\\", Becomes::Break);
                }
            }
            Event::Start(tag) => self.start(tag, &range),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.end(&range),
            _ => {}
        }
        self.before = None;
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        let typed = &self.source[range.clone()];
        if typed.starts_with('&') && !typed.starts_with("&#") && typed != text {
            self.note(typed, Becomes::Shown(text.to_owned()));
        }
        if is_escaped(self.source, self.text_end, range.start)
            && !keeps_backslash(self.source, &self.paths, self.text_end, range.start)
        {
            let is_number = self.source[..range.start - 1].ends_with(|c: char| c.is_ascii_digit());
            match text.chars().next() {
                Some('.') if is_number => {}
                Some(c @ ('\\' | '.' | ':' | '(' | ')' | '=')) => {
                    self.note(&format!("\\{c}"), Becomes::Shown(c.to_string()));
                }
                _ => {}
            }
        }
        self.text_end = range.end;
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let typed = self.source[range.clone()].trim_start();
        let line = typed.lines().next().unwrap_or_default();
        match tag {
            Tag::Item if typed.starts_with('-') && is_change(&line[1..]) => {
                self.note(line, Becomes::Item);
            }
            Tag::BlockQuote(_) if typed.starts_with('>') && begins_with_amount(&line[1..]) => {
                self.note(line, Becomes::Quotation);
            }
            Tag::Emphasis => self.open(range, Becomes::Slanted),
            Tag::Strong => self.open(range, Becomes::Bold),
            Tag::Heading { .. } if !typed.starts_with('#') => {
                let last = typed.trim_end().lines().next_back().unwrap_or_default();
                self.note(last.trim(), Becomes::Heading);
            }
            Tag::Heading { .. } => {
                let words = line.trim_end().trim_start_matches('#');
                let rest = words.trim_end_matches('#');
                if rest.ends_with([' ', '\t']) && !words.ends_with(' ') {
                    self.note(&words[rest.len()..], Becomes::Nothing);
                }
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.link(*link_type, dest_url, title, line),
            Tag::Image { .. } => self.note(line, Becomes::Link),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let rest = info.trim().split_once(char::is_whitespace);
                if let Some((_, rest)) = rest {
                    self.note(rest.trim(), Becomes::Nothing);
                }
            }
            _ => {}
        }
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &CowStr<'_>, typed: &str) {
        if !title.is_empty() {
            self.note(title, Becomes::Nothing);
        }
        let mail = match kind {
            LinkType::Email => None,
            _ => address
                .get(..7)
                .filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
                .and(address.get(7..)),
        };
        if let Some(mail) = mail {
            let mail = mail.split('?').next().unwrap_or_default();
            if let Some(problem) = email::problem_of_link(mail) {
                self.note(mail, Becomes::Mail(problem));
            }
        } else if url::href(address).is_none()
            && matches!(kind, LinkType::Inline)
            && !address.is_empty()
        {
            let words = typed.split(']').next().unwrap_or_default();
            let words = words.trim_start_matches('[');
            self.note(typed, Becomes::Shown(format!("{words} ({address})")));
        }
    }

    fn open(&mut self, range: &Range<usize>, becomes: Becomes) {
        self.open.push(Open {
            range: range.clone(),
            becomes,
            inside: self.before.is_some_and(edges::is_word),
        });
    }

    /// One word between underscores may be a name, and stars inside a word a formula.
    fn end(&mut self, range: &Range<usize>) {
        let Some(Open {
            range: opened,
            becomes,
            inside,
        }) = self.open.pop()
        else {
            return;
        };
        let typed = &self.source[opened];
        let after = self.source[range.end..].chars().next();
        let is_name = typed.starts_with('_')
            && typed
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if is_name || (inside && after.is_some_and(edges::is_word)) {
            self.note(typed, becomes);
        }
    }

    fn note(&mut self, typed: &str, becomes: Becomes) {
        let typed = match typed.char_indices().nth(QUOTED) {
            Some((end, _)) => Cow::Owned(format!("{}…", &typed[..end])),
            None => Cow::Borrowed(typed),
        };
        let taken = Taken {
            typed: typed.into_owned(),
            becomes,
        };
        if !self.found.contains(&taken) {
            self.found.push(taken);
        }
    }
}

/// Is the text an amount that a minus before it would make a loss: `5 %`, `€ 300`, `12`?
fn is_change(text: &str) -> bool {
    let text = text.trim();
    let is_currency = |c: char| "€$£¥".contains(c);
    let amount = text.trim_start_matches(|c: char| is_currency(c) || c == ' ');
    let digits =
        amount.trim_start_matches(|c: char| c.is_ascii_digit() || ".,' \u{A0}".contains(c));
    begins_with_amount(text)
        && (amount.len() < text.len()
            || digits.is_empty()
            || digits.starts_with(|c: char| is_currency(c) || "%‰".contains(c))
            || digits.starts_with("pp")
            || digits.starts_with("bp"))
}

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn what_may_be_meant_as_it_is_is_told() {
        for (typed, told) in [
            ("&copy; us", "“&copy;” is shown as “©”."),
            (
                "- 5 % churn",
                "“- 5 % churn” is shown as an item of a list.",
            ),
            ("- € 300", "“- € 300” is shown as an item of a list."),
            ("> 50 % uplift", "“> 50 % uplift” is shown as a quotation."),
            (">= 50", "“>= 50” is shown as a quotation."),
            ("cookie _ga_ is set", "“_ga_” is shown slanted."),
            ("a**b**c", "“**b**” is shown bold."),
            ("f[i](j)", "“[i](j)” is shown as “i (j)”."),
            ("a \\\\ b", "“\\\\” is shown as “\\”."),
            ("shop\\.example", "“\\.” is shown as “.”."),
            ("end\\\nof line", "“\\” at the end of a line is not shown."),
            (
                "Costs\n-----\nnone",
                "“-----” makes a heading of what is above it.",
            ),
            ("# C #", "“#” is not shown."),
            (
                "[a](https://a.example \"by Anna\")",
                "“by Anna” is not shown.",
            ),
            (
                "![a](https://a.example/b.png)",
                "“![a](https://a.example/b.png)” is shown as a link.",
            ),
            ("```sql monthly\n1\n```", "“monthly” is not shown."),
            (
                "[us](mailto:us@a..example)",
                "The link to “us@a..example”: What",
            ),
        ] {
            let said = taken(typed).unwrap_or_default();
            assert!(said.starts_with(told), "{typed}: {said}");
        }
    }

    #[test]
    fn what_is_meant_is_not_told() {
        for typed in [
            "**Goal:** *more* _of the_ `same`, ~~less~~",
            "- 5 stores\n- 3 brands\n\n1. a\n2. b",
            "> as she said",
            "12*40*8 and __init__ and order_*.csv, return_*.csv",
            "\\\\server\\share and C:\\_temp\\*.csv",
            "[a](https://a.example) <https://b.example> [us](mailto:us@a.example?subject=x)",
            "\\*not stressed\\*, 1\\. no item, \\- no item",
            "&#42; &#8364;",
            "# Title",
            "",
        ] {
            assert_eq!(taken(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_few_are_named() {
        let said = taken("&lt; &gt; &copy; &reg; &amp;").unwrap();
        assert_eq!(
            said,
            "“&lt;” is shown as “<”. “&gt;” is shown as “>”. “&copy;” is shown as “©”. And 2 more. \
            Put \\ before a mark to keep it."
        );
    }
}
