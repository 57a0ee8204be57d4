//! What other tools take in: work items for Jira and Azure Boards, days for calendars, diagrams for Mermaid. From plain values
//! to text. Each file says what it could not hold, in sentences.

pub mod azure;
pub mod calendar;
pub mod fides;
pub mod jira;
pub mod mermaid;
#[cfg(test)]
mod tests;

use crate::page::{Block, csv};
use crate::text::seen::fold_space;

/// How many characters a title of a work item may have, in Jira and in Azure Boards.
pub(crate) const TITLE: usize = 255;

/// A piece of work, with what is part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is called; may be longer than a title can be, and have several lines.
    pub title: String,
    /// What is to be known of it.
    pub text: Vec<Block>,
    /// What it is filed under.
    pub labels: Vec<String>,
    /// The email address of whoever owns it; may be empty.
    pub owner: String,
    /// The day by which it is to be there, `2027-03-01`; may be empty.
    pub due: String,
    /// What is part of it: of a use case its steps, of these the tags.
    pub parts: Vec<Item>,
}

/// A file that is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What is to be told of it, in sentences.
    pub told: Vec<String>,
}

/// An item on its level, from 0, with the number of the one it is part of, from 1.
struct Placed<'a> {
    level: usize,
    number: usize,
    under: Option<usize>,
    item: &'a Item,
}

/// All items with numbers from 1, each right below what it is part of.
fn placed(items: &[Item]) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    for item in items {
        place(item, 0, None, &mut all);
    }
    all
}

fn place<'a>(item: &'a Item, level: usize, under: Option<usize>, all: &mut Vec<Placed<'a>>) {
    let number = all.len() + 1;
    all.push(Placed {
        level,
        number,
        under,
        item,
    });
    for part in &item.parts {
        place(part, level + 1, Some(number), all);
    }
}

impl Item {
    /// How many items it is, with its parts.
    fn count(&self) -> usize {
        1 + self.parts.iter().map(Self::count).sum::<usize>()
    }

    /// The title on one line, cut where it is too long for a work item, and whether it was.
    fn short_title(&self) -> (String, bool) {
        let title = fold_space(self.title.chars());
        match title.char_indices().nth(TITLE) {
            None => (title, false),
            Some(_) => {
                let kept: String = title.chars().take(TITLE - 1).collect();
                (format!("{}…", kept.trim_end()), true)
            }
        }
    }
}

/// `1 title`, `12 titles`.
fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        more => format!("{more} {one}s"),
    }
}

/// What is told of titles that were cut.
fn told_cut(cut: usize) -> Option<String> {
    let titles = count(cut, "title");
    (cut > 0).then(|| {
        format!("{titles} of more than {TITLE} characters ended in “…”: all of it is in the description.")
    })
}

/// What is told of cells that spreadsheet programs would take for formulas.
fn told_guarded(rows: &[Vec<String>]) -> Option<String> {
    let guarded = rows.iter().flatten().any(|cell| csv::is_guarded(cell));
    guarded.then(|| {
        "An apostrophe stands before what a spreadsheet program would take for a formula."
            .to_owned()
    })
}
