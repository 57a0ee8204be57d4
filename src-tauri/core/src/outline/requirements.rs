//! The requirements documents: of a use case, and of an integration.

use super::{NOTHING, answered, facts, is_empty, titled, to_look_at};
use crate::document::kind;
use crate::framework::scoping::{Field, Scoping};
use crate::metric::{Measured, Metric};
use crate::page::{
    Block, Cell, Page, Picture,
    answer::answer,
    build::{heading, list, paragraph, strong, table, with_status},
    plain::plain,
};
use crate::use_case::asked::tone;
use crate::use_case::benefit::{BENEFIT, Benefit};
use crate::use_case::said::Said;
use crate::view::{Control, IntegrationPage, Link, RequirementsVersion};

/// What a use case's requirements are made of.
#[derive(Debug)]
pub struct Requirements<'a> {
    /// The title of the use case.
    pub title: &'a str,
    /// Which version it is, and what changed since the one before; said of a document of its own alone.
    pub version: Option<RequirementsVersion>,
    /// What it is found by.
    pub filed: Vec<Said<'a>>,
    /// What is said to each requirement of [`Scoping`], in order.
    pub said: Vec<Said<'a>>,
    /// What is said of each step.
    pub steps: Vec<Vec<Said<'a>>>,
    /// Its designs, without their bytes.
    pub designs: Vec<Picture>,
    /// The integrations it needs, by name.
    pub needs: Vec<Link>,
    /// The tags that serve it.
    pub tags: Vec<Link>,
    /// Its metrics, by name.
    pub metrics: Vec<(Link, Metric)>,
    /// What is said of its benefit, in order.
    pub believed: Vec<Said<'a>>,
    /// What it may bring, where that was worked out.
    pub benefit: Option<Benefit>,
    /// How what was achieved compares with it; may be empty.
    pub achieved: String,
    /// What they rest on that changed since the use case was agreed, and nobody looked at since, a sentence each.
    pub suspects: Vec<String>,
}

/// The requirements documents of use cases; several with contents before them.
pub fn requirements(documents: &[Requirements<'_>]) -> Page {
    let mut blocks = Vec::new();
    if documents.len() > 1 {
        blocks.push(Block::Contents { levels: 1..=1 });
    }
    for of in documents {
        blocks.push(heading(1, of.title));
        blocks.extend(of.version.iter().flat_map(version));
        match section(of, 2) {
            empty if empty.is_empty() => blocks.extend(paragraph(NOTHING)),
            section => blocks.extend(section),
        }
    }
    Page { blocks }
}

/// Which version it is, and what changed since the one before.
fn version(version: &RequirementsVersion) -> Vec<Block> {
    let RequirementsVersion {
        in_words,
        since,
        changed,
    } = version;
    let mut blocks = vec![Block::Paragraph(strong(in_words))];
    if !since.is_empty() {
        let said = match changed.is_empty() {
            true => format!("{since}: nothing."),
            false => format!("{since}:"),
        };
        blocks.extend(paragraph(&said));
    }
    let items = changed
        .iter()
        .map(|text| vec![Block::Paragraph(plain(text))]);
    blocks.extend(list(false, items));
    blocks
}

/// The section of a use case's page that holds its requirements, under a heading of this level; nothing where none is
/// entered.
pub fn section(of: &Requirements<'_>, level: u8) -> Vec<Block> {
    let scoping = Scoping::built_in();
    let asked = || scoping.requirements.iter().zip(&of.said);
    let in_words = asked().filter(|(field, said)| !said.is_text() && !has_parts(field));
    let in_words = in_words.map(|(_, said)| said.clone());
    let mut blocks: Vec<Block> = to_look_at(&of.suspects).collect();
    blocks.extend(facts(in_words.chain(of.filed.iter().cloned())));
    for (field, said) in asked() {
        let parts = match (field.kind, field.of.as_str(), field.to.as_str()) {
            (Control::Text, ..) => answer(&said.value, level + 1),
            (Control::Rows, kind::STEP, _) => steps(&of.steps).into_iter().collect(),
            (Control::Rows, kind::DESIGN, _) => {
                of.designs.iter().cloned().map(Block::Picture).collect()
            }
            (Control::Links, _, kind::INTEGRATION) => linked("Integration", "Status", &of.needs)
                .into_iter()
                .collect(),
            (Control::Links, _, kind::METRIC) => measured(&of.metrics).into_iter().collect(),
            _ => Vec::new(),
        };
        blocks.extend(headed(said, parts, level + 1));
    }
    if let Some(tags) = linked("Tag", "State", &of.tags) {
        blocks.extend([heading(level + 1, "Tags"), tags]);
    }
    let mut brings: Vec<Block> = facts(of.believed.iter().cloned()).into_iter().collect();
    if let Some(benefit) = &of.benefit {
        brings.splice(0..0, benefit.blocks(&of.achieved));
    }
    if !brings.is_empty() {
        blocks.push(heading(level + 1, BENEFIT));
        blocks.extend(brings);
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
    let asked = page.asks.iter().filter(|ask| ask.field != "name");
    let (texts, in_words): (Vec<_>, Vec<_>) = asked.map(Said::from).partition(Said::is_text);
    let mut said: Vec<Block> = facts(in_words).into_iter().collect();
    let needed_by = page.needed_by.options.iter().filter(|option| option.chosen);
    let needed_by = needed_by.map(|option| vec![Block::Paragraph(plain(&option.name))]);
    let needed_by = list(false, needed_by).into_iter().collect();
    said.extend(headed(&Said::from(&page.needed_by), needed_by, 2));
    for text in &texts {
        said.extend(headed(text, answer(&text.value, 2), 2));
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

/// What is said to a question, in blocks, under its idea; nothing where nothing is said.
fn headed(said: &Said<'_>, blocks: Vec<Block>, level: u8) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    let mut headed = vec![heading(level, said.idea)];
    headed.extend(answered(said.question, blocks));
    headed
}

/// The steps with the configuration that each needs.
fn steps(steps: &[Vec<Said<'_>>]) -> Option<Block> {
    let step = |said: &Vec<Said<'_>>| {
        let mut said = said.iter();
        let mut blocks = said
            .next()
            .map_or_else(Vec::new, |said| answer(&said.value, super::LOWEST));
        let configuration = said
            .filter(|said| !is_empty(&said.value))
            .map(|said| titled(said.idea, &said.value));
        blocks.extend(list(false, configuration));
        blocks
    };
    list(true, steps.iter().map(step))
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
