//! The change note: what of use cases was added, changed and removed between two points in history, and who did it.

use crate::document::difference::{Fate, Piece};
use crate::page::{
    Block, Inline, Page, Style,
    build::{heading, paragraph},
    inlines::Inlines,
};

/// So many characters of what stayed are shown around what did not.
const AROUND: usize = 100;

/// A change note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// From which point to which: `From agreed at workshop 2 (29 November 2026) to now`.
    pub span: String,
    /// How many of several use cases are as they were, and so not told of; empty where all are.
    pub said: String,
    /// The use cases, in order.
    pub use_cases: Vec<NoteOf>,
}

/// What became of a use case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteOf {
    /// Its title.
    pub title: String,
    /// Where there is nothing to tell part by part: that it is new, or as it was; empty otherwise.
    pub said: String,
    /// Its phases and what else of it is not as it was, in order.
    pub parts: Vec<NotePart>,
}

/// What became of a part of a use case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotePart {
    /// `Phase 1: Discovery`.
    pub title: String,
    /// What is not as it was, in order.
    pub turns: Vec<NoteTurn>,
}

/// Something that is not as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoteTurn {
    /// What is asked there.
    pub label: String,
    /// From what was said to what is, word by word. What has nothing that stayed or was taken out was added, and so on.
    pub pieces: Vec<Piece>,
    /// It is a mark, which is set or not: that it is says all.
    pub is_mark: bool,
    /// `Anna de Vries, 29 November 2026`.
    pub by: String,
}

/// The page of a change note.
pub fn note(note: &Note) -> Page {
    let mut blocks = Vec::new();
    if note.use_cases.len() > 1 {
        blocks.push(Block::Contents { levels: 1..=1 });
    }
    if !note.said.is_empty() {
        blocks.push(Block::Panel(paragraph(&note.said).into_iter().collect()));
    }
    for of in &note.use_cases {
        blocks.push(heading(1, &format!("Change note: {}", of.title)));
        blocks.extend(paragraph(&note.span));
        blocks.extend(paragraph(&of.said));
        for part in &of.parts {
            blocks.push(heading(2, &part.title));
            blocks.extend(self::part(part));
        }
    }
    Page { blocks }
}

/// What is not as it was, in blocks: what is asked, what became of it by whom, and the words.
pub fn part(part: &NotePart) -> Vec<Block> {
    let turns = part.turns.iter();
    turns.flat_map(turn).collect()
}

fn turn(turn: &NoteTurn) -> Vec<Block> {
    let is_any = |fate: Fate| turn.pieces.iter().any(|piece| piece.fate == fate);
    let became = match (is_any(Fate::Removed), is_any(Fate::Added), turn.is_mark) {
        (false, true, true) => "set",
        (true, false, true) => "unset",
        (false, true, _) if !is_any(Fate::Kept) => "added",
        (true, false, _) if !is_any(Fate::Kept) => "removed",
        _ => "changed",
    };
    let mut title = Inlines::default();
    title.open_style(Style::Strong);
    title.text(turn.label.trim());
    title.close();
    title.text(&format!(" – {became} by {}", turn.by));
    let mut blocks = vec![Block::Paragraph(title.finish())];
    let words = worded(&turn.pieces);
    if !turn.is_mark && !words.is_empty() {
        blocks.push(Block::Quote(vec![Block::Paragraph(words)]));
    }
    blocks
}

/// What was taken out is struck, what was put in is bold.
fn worded(pieces: &[Piece]) -> Vec<Inline> {
    let is_turned = pieces.iter().any(|piece| piece.fate == Fate::Kept);
    let mut inlines = Inlines::default();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.fate {
            Fate::Kept => inlines.text(&elided(&piece.text, at > 0, at + 1 < pieces.len())),
            Fate::Removed => styled(&mut inlines, Style::Struck, &piece.text),
            // All of it is new, which is said already.
            Fate::Added if !is_turned && pieces.len() == 1 => inlines.text(piece.text.trim()),
            Fate::Added => {
                let replaces = at > 0 && pieces[at - 1].fate == Fate::Removed;
                if replaces && !pieces[at - 1].text.ends_with(char::is_whitespace) {
                    inlines.text(" ");
                }
                styled(&mut inlines, Style::Strong, &piece.text);
            }
        }
    }
    inlines.finish()
}

/// White space at the ends is not styled: no format marks it.
fn styled(inlines: &mut Inlines, style: Style, text: &str) {
    let words = text.trim();
    let Some(before) = text.find(words).filter(|_| !words.is_empty()) else {
        return inlines.text(text);
    };
    inlines.text(&text[..before]);
    inlines.open_style(style);
    inlines.text(words);
    inlines.close();
    inlines.text(&text[before + words.len()..]);
}

/// The words that stayed beside those that did not.
fn elided(text: &str, has_before: bool, has_after: bool) -> String {
    let most = AROUND * (usize::from(has_before) + usize::from(has_after));
    let count = text.chars().count();
    if count <= most + 1 {
        return text.to_owned();
    }
    let head: String = text.chars().take(AROUND).collect();
    let tail: String = text.chars().skip(count - AROUND).collect();
    match (has_before, has_after) {
        (true, true) => format!("{}…{}", cut(&head), from_word(&tail)),
        (true, false) => format!("{}…", cut(&head)),
        _ => format!("…{}", from_word(&tail)),
    }
}

/// Up to its last whole word.
fn cut(text: &str) -> &str {
    text.rfind(char::is_whitespace)
        .map_or(text, |end| &text[..end + 1])
}

/// From its first whole word on.
fn from_word(text: &str) -> &str {
    text.find(char::is_whitespace)
        .map_or(text, |start| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::difference::difference;
    use crate::page::markdown;

    fn written(from: &str, to: &str) -> String {
        let turn = NoteTurn {
            label: "Problem".to_owned(),
            pieces: difference(from, to),
            is_mark: false,
            by: "Anna de Vries, 29 November 2026".to_owned(),
        };
        let blocks = super::turn(&turn);
        markdown::write(&Page { blocks })
    }

    #[test]
    fn a_note_says_what_was_added_changed_and_removed() {
        let by = "by Anna de Vries, 29 November 2026";
        let long = format!("{} old end.", "Word and word. ".repeat(40));
        let other = long.replace("old", "new");
        let cases = [
            (
                ("", "We lose buyers."),
                format!("**Problem** – added {by}\n\n> We lose buyers.\n"),
            ),
            (
                ("We lose buyers.", ""),
                format!("**Problem** – removed {by}\n\n> ~~We lose buyers.~~\n"),
            ),
            (
                ("We lose old buyers.", "We lose new buyers."),
                format!("**Problem** – changed {by}\n\n> We lose ~~old~~ **new** buyers.\n"),
            ),
        ];
        for ((from, to), expected) in cases {
            assert_eq!(written(from, to), expected);
        }
        let text = written(&long, &other);
        assert!(text.contains("…"), "{text}");
        assert!(text.contains("~~old~~ **new** end."), "{text}");
        assert!(text.len() < 300, "{text}");
    }

    #[test]
    fn a_note_of_several_begins_with_contents() {
        let of = |title: &str| NoteOf {
            title: title.to_owned(),
            said: "Nothing changed.".to_owned(),
            parts: Vec::new(),
        };
        let several = Note {
            span: "From then to now.".to_owned(),
            said: "2 of 3 use cases changed.".to_owned(),
            use_cases: vec![of("One"), of("Two")],
        };
        let page = note(&several);
        assert!(matches!(page.blocks[0], Block::Contents { .. }));
        let text = markdown::write(&page);
        assert!(
            text.contains("# Change note: Two\n\nFrom then to now.\n\nNothing changed."),
            "{text}"
        );
    }
}
