//! Use cases as work items: an epic each, a story for each of its steps, and one for the tags that are to be placed.

use std::collections::HashMap;

use crate::document::kind::field;
use crate::error::Error;
use crate::handover::Item;
use crate::outline::Requirements;
use crate::page::answer::answer;
use crate::page::build::{labeled, led, line, paragraph};
use crate::page::{Block, Inline};
use crate::spreadsheet::headers::Headers;
use crate::use_case::UseCase;
use crate::use_case::labels::labels;
use crate::use_case::said::Said;
use crate::view::{Control, Link};
use crate::workspace::Reader;
use crate::workspace::exports::hand_over::goes_live;

/// Headings in descriptions begin at this level.
const LEVEL: u8 = 2;

/// The column that says what a use case is about; what it is taken from is what it is imported to.
const DESCRIPTION: &str = "Description";

impl Reader {
    /// Use cases as work items, in their order. A tag is part of the first that it serves, and named in the others.
    pub(super) fn work_items(&self, use_cases: &[UseCase]) -> Result<Vec<Item>, Error> {
        let mut placed: HashMap<String, String> = HashMap::new();
        let items = use_cases
            .iter()
            .map(|use_case| self.epic(use_case, &mut placed));
        items.collect()
    }

    fn epic(
        &self,
        use_case: &UseCase,
        placed: &mut HashMap<String, String>,
    ) -> Result<Item, Error> {
        let requirements = self.requirements(use_case)?;
        let steps = (1..).zip(&requirements.steps);
        let mut parts: Vec<Item> = steps.map(|(number, step)| story(number, step)).collect();
        parts.extend(self.tagging(use_case.title(), &requirements.tags, placed)?);
        let owner = use_case.text(field::OWNER).parse();
        let owner = owner
            .map(|owner| self.plain_person(owner))
            .ok()
            .transpose()?;
        let own = use_case.document.own();
        let labels = own.map(labels).unwrap_or_default().into_iter();
        Ok(Item {
            title: use_case.title().to_owned(),
            text: about(use_case, &requirements),
            labels: labels.map(|(_, label)| label.to_owned()).collect(),
            owner: owner.map(|owner| owner.email).unwrap_or_default(),
            due: goes_live(use_case).to_owned(),
            parts,
        })
    }

    /// What is to be done for the tags that serve a use case; nothing where there is none.
    fn tagging(
        &self,
        title: &str,
        tags: &[Link],
        placed: &mut HashMap<String, String>,
    ) -> Result<Option<Item>, Error> {
        let mut parts = Vec::new();
        let mut elsewhere = Vec::new();
        for link in tags {
            match placed.get(&link.id) {
                Some(with) => elsewhere.extend(paragraph(&format!("{}: with {with}", link.name))),
                None => {
                    placed.insert(link.id.clone(), title.to_owned());
                    parts.push(self.task(link)?);
                }
            }
        }
        Ok((!tags.is_empty()).then(|| Item {
            title: format!("Tags for {title}"),
            text: elsewhere,
            parts,
            ..Item::default()
        }))
    }

    fn task(&self, link: &Link) -> Result<Item, Error> {
        let tag =
            self.tag(&*self.document(link.id.parse().map_err(|_| Error::Unknown("tag"))?)?)?;
        let is_said = |said: &Said<'_>| !matches!(said.control, Control::Links);
        let said = tag.asks.iter().filter(|ask| ask.field != field::NAME);
        let said = said.map(Said::from).filter(is_said);
        Ok(Item {
            title: tag.name.clone(),
            text: said.flat_map(|said| said_blocks(&said)).collect(),
            ..Item::default()
        })
    }
}

/// What a use case is about, and what it requires.
fn about(use_case: &UseCase, requirements: &Requirements<'_>) -> Vec<Block> {
    let described = Headers::built_in().field(None, DESCRIPTION);
    let described = described.map_or("", |field| use_case.text(field));
    let mut blocks = answer(described, LEVEL);
    blocks.extend(requirements.said.iter().flat_map(said_blocks));
    let systems: Vec<&str> = requirements
        .needs
        .iter()
        .map(|link| link.name.as_str())
        .collect();
    let metrics = requirements
        .metrics
        .iter()
        .map(|(link, _)| link.name.as_str());
    let metrics: Vec<&str> = metrics.collect();
    for (idea, names) in [("Data systems", systems), ("Metrics", metrics)] {
        if !names.is_empty() {
            blocks.push(Block::Paragraph(labeled(idea, &names.join(", "))));
        }
    }
    blocks
}

/// A step: what happens is its title, and how it is configured stands below.
fn story(number: usize, step: &[Said<'_>]) -> Item {
    let (what, rest) = match step.split_first() {
        Some((what, rest)) => (answer(&what.value, LEVEL), rest),
        None => (Vec::new(), step),
    };
    let title = match line(what.get(..1).unwrap_or_default()) {
        empty if empty.is_empty() => format!("Step {number}"),
        title => title,
    };
    // What is more than its first words is said in full.
    let is_all = matches!(what.as_slice(), [] | [Block::Paragraph(_)]) && is_plain(&what);
    let mut text = if is_all { Vec::new() } else { what };
    text.extend(rest.iter().flat_map(said_blocks));
    Item {
        title,
        text,
        ..Item::default()
    }
}

/// Are words as a title has them, without a look, and short enough to be one?
fn is_plain(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(text) => match text.as_slice() {
            [Inline::Text(text)] => text.chars().count() <= crate::handover::TITLE,
            _ => text.is_empty(),
        },
        _ => false,
    })
}

/// What is said behind its name; nothing where nothing is.
fn said_blocks(said: &Said<'_>) -> Vec<Block> {
    if said.is_text() {
        let blocks = answer(&said.value, LEVEL);
        return match blocks.is_empty() {
            true => blocks,
            false => led(said.idea, blocks),
        };
    }
    let shown = said.shown.trim();
    let fact = (!shown.is_empty()).then(|| Block::Paragraph(labeled(said.idea, shown)));
    fact.into_iter().collect()
}
