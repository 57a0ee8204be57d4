//! The protocol of a workshop, on a page: what was agreed, what is to be done, what is parked, and what was gone through.

use crate::page::build::{heading, labeled, list, paragraph, table};
use crate::page::plain::plain;
use crate::page::{Block, Cell, Page};

/// The protocol of a workshop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Protocol {
    /// The title of the use case.
    pub title: String,
    /// `29 November 2026, 10:03 AM to 11:48 AM (1 h 45 min)`.
    pub when: String,
    /// Who was there, by name.
    pub people: Vec<String>,
    /// What was rated or agreed on.
    pub scores: Vec<Scored>,
    /// How many dimensions have ratings that were never revealed.
    pub hidden: usize,
    /// What was decided meanwhile, in sentences.
    pub decisions: Vec<String>,
    /// What is to be done.
    pub actions: Vec<Noted>,
    /// What is parked.
    pub parked: Vec<Noted>,
    /// What was gone through, with how long it took.
    pub through: Vec<(String, String)>,
}

/// A dimension that was rated or agreed on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scored {
    /// Its name.
    pub name: String,
    /// `4 – High`; empty where nothing was agreed on.
    pub agreed: String,
    /// Who rated what in the last round that is revealed: `2 Dana Bauer · 5 Sam Hill`.
    pub ratings: String,
    /// `Apart`, and after how many rounds.
    pub word: String,
    /// Why it was agreed on.
    pub reason: String,
}

/// Something written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub text: String,
    /// Who does it; empty where nobody is named.
    pub who: String,
    /// `3 dots`; empty where nobody voted.
    pub dots: String,
}

/// The page of a protocol. What there is nothing of is left out.
pub fn workshop(protocol: &Protocol) -> Page {
    let mut blocks = vec![heading(1, &format!("Workshop: {}", protocol.title))];
    blocks.extend(paragraph(&protocol.when));
    if !protocol.people.is_empty() {
        let people = labeled("Present", &protocol.people.join(", "));
        blocks.push(Block::Paragraph(people));
    }
    let mut part = |title: &str, found: Option<Block>| {
        if let Some(found) = found {
            blocks.push(heading(2, title));
            blocks.push(found);
        }
    };
    let scores = protocol.scores.iter().map(scored).collect();
    let columns = ["Dimension", "Agreed score", "Ratings", "Spread"];
    part("Scores", table(&columns, scores));
    part("Decisions", lines(&protocol.decisions));
    part(
        "Actions",
        noted(&["Action", "Who", "Votes"], &protocol.actions, true),
    );
    part(
        "Parking lot",
        noted(&["Parked", "Votes"], &protocol.parked, false),
    );
    let through = protocol.through.iter();
    let through = through.map(|(what, took)| vec![plain(what), plain(took)]);
    part(
        "What was gone through",
        table(&["What", "Time"], through.collect()),
    );
    let hidden = match protocol.hidden {
        0 => String::new(),
        1 => "1 dimension has ratings that were not revealed.".to_owned(),
        hidden => format!("{hidden} dimensions have ratings that were not revealed."),
    };
    blocks.extend(paragraph(&hidden));
    Page { blocks }
}

fn scored(scored: &Scored) -> Vec<Cell> {
    let agreed = match (scored.agreed.as_str(), scored.reason.as_str()) {
        ("", _) => "Not agreed".to_owned(),
        (agreed, "") => agreed.to_owned(),
        (agreed, reason) => format!("{agreed}. {reason}"),
    };
    vec![
        plain(&scored.name),
        plain(&agreed),
        plain(&scored.ratings),
        plain(&scored.word),
    ]
}

fn noted(columns: &[&str], all: &[Noted], has_who: bool) -> Option<Block> {
    let row = |noted: &Noted| {
        let who = has_who.then(|| plain(&noted.who));
        let cells = [plain(&noted.text)].into_iter().chain(who);
        cells.chain([plain(&noted.dots)]).collect()
    };
    table(columns, all.iter().map(row).collect())
}

fn lines(lines: &[String]) -> Option<Block> {
    let items = lines
        .iter()
        .map(|line| paragraph(line).into_iter().collect());
    list(false, items)
}
