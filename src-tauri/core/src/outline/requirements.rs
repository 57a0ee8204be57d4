//! The requirements documents: of a use case, and of an integration.

use super::{NOTHING, answered, facts, is_empty, is_text, titled};
use crate::document::kind;
use crate::framework::scoping::{Field, Scoping};
use crate::metric::{Measured, Metric};
use crate::page::{
    Block, Cell, Page,
    answer::answer,
    build::{heading, list, paragraph, table, with_status},
    plain::plain,
};
use crate::use_case::asked::tone;
use crate::view::{Ask, Control, Design, IntegrationPage, Link, Row, ScopingPage};

/// What a use case's requirements are made of.
#[derive(Debug)]
pub struct Requirements {
    /// The requirements.
    pub scoping: ScopingPage,
    /// Its metrics, by name.
    pub metrics: Vec<(Link, Metric)>,
}

/// The requirements documents of use cases; several with contents before them.
pub fn requirements(documents: &[Requirements]) -> Page {
    let mut blocks = Vec::new();
    if documents.len() > 1 {
        blocks.push(Block::Contents { levels: 1..=1 });
    }
    for of in documents {
        blocks.push(heading(1, &of.scoping.header.title));
        match section(of, 2) {
            empty if empty.is_empty() => blocks.extend(paragraph(NOTHING)),
            section => blocks.extend(section),
        }
    }
    Page { blocks }
}

/// The section of a use case's page that holds its requirements, under a heading of this level; nothing where none is
/// entered.
pub fn section(of: &Requirements, level: u8) -> Vec<Block> {
    let scoping = Scoping::built_in();
    let page = &of.scoping;
    let asked = || scoping.requirements.iter().zip(&page.asks);
    let in_words = asked().filter(|(field, ask)| !is_text(ask) && !has_parts(field));
    let mut blocks: Vec<Block> = facts(in_words.map(|(_, ask)| ask)).into_iter().collect();
    for (field, ask) in asked() {
        let said = match (field.kind, field.of.as_str(), field.to.as_str()) {
            (Control::Text, ..) => answer(&ask.value, level + 1),
            (Control::Rows, kind::STEP, _) => steps(&page.steps).into_iter().collect(),
            (Control::Rows, kind::DESIGN, _) => designs(&page.designs),
            (Control::Links, _, kind::INTEGRATION) => linked("Integration", "Status", &page.needs)
                .into_iter()
                .collect(),
            (Control::Links, _, kind::METRIC) => measured(&of.metrics).into_iter().collect(),
            _ => Vec::new(),
        };
        blocks.extend(headed(ask, said, level + 1));
    }
    if let Some(tags) = linked("Tag", "State", &page.tags) {
        blocks.extend([heading(level + 1, "Tags"), tags]);
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(level, &scoping.name));
    }
    blocks
}

/// Integrations: each its own requirements document; several with contents before them.
pub fn integrations(pages: &[IntegrationPage]) -> Page {
    let mut blocks = Vec::new();
    if pages.len() > 1 {
        blocks.push(Block::Contents { levels: 1..=1 });
    }
    blocks.extend(pages.iter().flat_map(integration));
    Page { blocks }
}

fn integration(page: &IntegrationPage) -> Vec<Block> {
    // Its name is the heading.
    let asked = || page.asks.iter().filter(|ask| ask.field != "name");
    let mut said: Vec<Block> = facts(asked().filter(|ask| !is_text(ask)))
        .into_iter()
        .collect();
    let needed_by = page.needed_by.options.iter().filter(|option| option.chosen);
    let needed_by = needed_by.map(|option| vec![Block::Paragraph(plain(&option.name))]);
    let needed_by = list(false, needed_by).into_iter().collect();
    said.extend(headed(&page.needed_by, needed_by, 2));
    for ask in asked().filter(|ask| is_text(ask)) {
        said.extend(headed(ask, answer(&ask.value, 2), 2));
    }
    if said.is_empty() {
        said.extend(paragraph(NOTHING));
    }
    said.insert(0, heading(1, &page.integration.name));
    said
}

/// Whether a field's answer is made of parts, which are told one by one.
fn has_parts(field: &Field) -> bool {
    matches!(field.kind, Control::Rows | Control::Links)
}

/// What is said to a question, under its idea; nothing where nothing is said.
fn headed(ask: &Ask, said: Vec<Block>, level: u8) -> Vec<Block> {
    if said.is_empty() {
        return said;
    }
    let mut blocks = vec![heading(level, &ask.idea)];
    blocks.extend(answered(&ask.question, said));
    blocks
}

/// The steps with the configuration that each needs.
fn steps(steps: &[Row]) -> Option<Block> {
    let step = |row: &Row| {
        let mut asks = row.asks.iter();
        let mut blocks = asks
            .next()
            .map_or_else(Vec::new, |ask| answer(&ask.value, super::LOWEST));
        let configuration = asks
            .filter(|ask| !is_empty(&ask.value))
            .map(|ask| titled(&ask.idea, &ask.value));
        blocks.extend(list(false, configuration));
        blocks
    };
    list(true, steps.iter().map(step))
}

fn designs(designs: &[Design]) -> Vec<Block> {
    let shown = designs
        .iter()
        .map(|design| Block::Picture(design.picture()));
    shown.collect()
}

/// Documents with how far they are, as a table.
fn linked(what: &str, state: &str, links: &[Link]) -> Option<Block> {
    let rows = links.iter().map(|link| {
        let state = with_status("", &link.state, tone(&link.state_key));
        vec![plain(&link.name), state]
    });
    table(&[what, state], rows.collect())
}

fn measured(metrics: &[(Link, Metric)]) -> Option<Block> {
    let rows = metrics.iter().map(|(link, metric)| {
        let latest = metric.latest().map(Measured::in_words);
        vec![
            plain(&link.name),
            plain(&metric.course()),
            latest.map_or_else(Cell::new, |latest| plain(&latest)),
            with_status("", &link.state, tone(&link.state_key)),
        ]
    });
    let columns = ["Metric", "Baseline → target", "Latest reading", "Standing"];
    table(&columns, rows.collect())
}
