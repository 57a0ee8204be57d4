//! What stands on the slides of a portfolio: lines, cells and titles.

use crate::deck::{Content, Part, Slide};
use crate::page::{
    Align, Block, Cell, Inline, Style,
    build::{labeled, list, paragraph},
    plain::plain,
};
use crate::text::short::shortened;
use crate::view::{Link, RankedRow, RoadmapPlace};

pub(super) fn part(title: &str, blocks: Vec<Block>) -> Part {
    Part {
        title: title.to_owned(),
        blocks,
    }
}

pub(super) fn slide(title: String, parts: Vec<Part>, notes: &str) -> Slide {
    Slide {
        title,
        content: Content::Body(parts),
        notes: notes.to_owned(),
    }
}

/// The most characters of a title or a reason in a line or cell: the app and the notes have all of it.
const TITLE: usize = 64;

/// The same of why a use case is pinned.
const REASON: usize = 90;

/// A title, or the beginning of it.
pub(super) fn titled(title: &str) -> String {
    shortened(title, TITLE)
}

/// `Abandoned cart email: 74.0` with its scores, and what is to be known of its place.
pub(super) fn in_short(row: &RankedRow) -> Vec<Block> {
    let scores: Vec<String> = row
        .axes
        .iter()
        .filter(|axis| axis.score.is_some())
        .map(|axis| format!("{} {}", axis.label.to_lowercase(), axis.shown))
        .collect();
    let figures = format!("{} ({})", row.priority, scores.join(", "));
    let mut said = labeled(&titled(&row.title), &figures);
    add_pin(row, &mut said);
    add_remark(&row.few, &mut said);
    vec![Block::Paragraph(said)]
}

/// The title, and why somebody put it there; how much it rests on has a column of its own.
pub(super) fn named(row: &RankedRow) -> Cell {
    let mut cell = plain(&titled(&row.title));
    add_pin(row, &mut cell);
    cell
}

fn add_pin(row: &RankedRow, said: &mut Vec<Inline>) {
    let pin = row.pin.as_ref().map_or("", |pin| &pin.in_words);
    add_remark(&shortened(pin, REASON), said);
}

/// What is to be known of a place, on a line of its own.
fn add_remark(remark: &str, said: &mut Vec<Inline>) {
    if !remark.is_empty() {
        said.push(Inline::Break);
        said.push(Inline::Styled(Style::Emphasis, plain(remark)));
    }
}

/// `“Abandoned cart email” (74.0)`; without the number where there is none.
pub(super) fn with_priority(row: &RankedRow) -> String {
    match row.priority.as_str() {
        "–" => format!("“{}”", titled(&row.title)),
        priority => format!("“{}” ({priority})", titled(&row.title)),
    }
}

/// `Build “Order feed” first: it unlocks 212 value points across 3 use cases`.
pub(super) fn point_of(place: &RoadmapPlace) -> String {
    let (name, worth) = (titled(&place.integration.name), &place.worth);
    match place.shares.len() {
        0 => format!("Build “{name}” first"),
        1 => format!("Build “{name}” first: it unlocks {worth} value points in 1 use case"),
        many => {
            format!("Build “{name}” first: it unlocks {worth} value points across {many} use cases")
        }
    }
}

/// `Cart, Churn and 3 more`: so many names as there is room for in a cell.
pub(super) fn names(links: &[Link]) -> String {
    let names: Vec<String> = links
        .iter()
        .take(NAMES)
        .map(|link| titled(&link.name))
        .collect();
    match links.len() - names.len() {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// So many names stand in a cell.
const NAMES: usize = 4;

/// What is missing, an item each, and how many there are more.
pub(super) fn items<'a>(
    rows: impl Iterator<Item = (&'a str, String)>,
    all: usize,
    place: &str,
) -> Vec<Block> {
    let item = |(name, missing): (&str, String)| {
        let missing = shortened(&missing, REASON);
        vec![Block::Paragraph(labeled(&titled(name), &missing))]
    };
    let items: Vec<Vec<Block>> = rows.map(item).collect();
    let shown = items.len();
    let listed = list(false, items).into_iter();
    listed.chain(more(all, shown, place)).collect()
}

/// `and 12 more, in Build next`; nothing where all are shown.
pub(super) fn more(all: usize, shown: usize, place: &str) -> Option<Block> {
    let more = all.saturating_sub(shown);
    let place = if place.is_empty() {
        ""
    } else {
        &format!(", {place}")
    };
    paragraph(&format!("and {more} more{place}")).filter(|_| more > 0)
}

/// A table whose columns of figures are set to the right.
pub(super) fn numbers(mut block: Block) -> Block {
    if let Block::Table(table) = &mut block {
        for (index, column) in table.head.iter_mut().enumerate() {
            let is_figure = |row: &Vec<Cell>| is_figure(&row[index]);
            if table.rows.iter().all(is_figure) {
                column.align = Align::Right;
            }
        }
    }
    block
}

/// Whether a cell holds a number, a count or a dash, and nothing else.
fn is_figure(cell: &Cell) -> bool {
    let [Inline::Text(text)] = cell.as_slice() else {
        return false;
    };
    text == "–" || text.starts_with(|c: char| c.is_ascii_digit()) && text.len() < 12
}
