//! The deck as a page: what Markdown and print say is what the slides say.

use super::{Chart, Content, Cover, Deck, Fact, Map, NOTHING, Part, Slide};
use crate::page::{
    Block, Inline, Page, Style, Table,
    build::{self, heading, paragraph, table},
    inlines::join,
    plain::plain,
};

/// What the columns of a metric's table are called.
pub(super) const MEASURES: [&str; 3] = ["What", "Day", "Value"];

/// What stands above the facts where other parts are before them.
const FACTS: &str = "Key facts";

/// What the columns of the table of phases are called.
const PHASES: [&str; 2] = ["Phase", "State"];

/// What the columns of the table that says what a map shows are called.
pub const ON_MAP: [&str; 6] = ["#", "Use case", "Value", "Effort", "Risk", "Ratings"];

/// The page of a deck: its title, then every slide under a heading, with everything that stands on it. What only the
/// presenter sees is left out.
pub fn page(deck: &Deck) -> Page {
    let mut blocks = vec![heading(1, &deck.title)];
    for slide in &deck.slides {
        blocks.extend(slide_blocks(slide, &deck.title));
    }
    blocks.retain(|block| !matches!(block, Block::Heading { text, .. } if text.is_empty()));
    Page { blocks }
}

fn slide_blocks(slide: &Slide, deck: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    // The first slide mostly has the deck's own title.
    if slide.title != deck {
        blocks.push(heading(2, &slide.title));
    }
    match &slide.content {
        Content::Cover(cover) => blocks.extend(cover_blocks(cover)),
        Content::Canvas(parts) | Content::Body(parts) => blocks.extend(part_blocks(parts)),
        Content::Statement { sentence, parts } => {
            blocks.push(statement(sentence));
            blocks.extend(parts.iter().flat_map(part));
        }
        Content::Chart(chart) => {
            if !slide.title.contains(&chart.name) {
                blocks.push(heading(3, &chart.name));
            }
            blocks.extend(chart_blocks(chart));
        }
        Content::Map(map) => blocks.extend(map_blocks(map)),
        Content::Picture(picture) => blocks.push(Block::Picture(picture.clone())),
    }
    blocks
}

fn cover_blocks(cover: &Cover) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !cover.ask.is_empty() {
        blocks.push(statement(&cover.ask));
    }
    blocks.extend(cover.parts.iter().flat_map(part));
    if !cover.parts.is_empty() {
        blocks.push(heading(3, FACTS));
    }
    blocks.extend(cover.facts.iter().map(fact));
    let steps = cover.steps.iter().map(|step| {
        let name = format!("{} {}", step.number, step.label);
        vec![plain(&name), plain(&step.state_label)]
    });
    blocks.extend(table(&PHASES, steps.collect()));
    blocks
}

/// `**Owner:** Daan Bakker`
fn fact(fact: &Fact) -> Block {
    let mut text = build::labeled(&fact.label, "");
    match fact.value.as_slice() {
        [] => text.push(Inline::Styled(Style::Emphasis, plain(NOTHING))),
        value => value
            .iter()
            .for_each(|inline| join(&mut text, inline.clone())),
    }
    Block::Paragraph(text)
}

fn part_blocks(parts: &[Part]) -> Vec<Block> {
    match parts {
        [] => vec![nothing()],
        parts => parts.iter().flat_map(part).collect(),
    }
}

fn part(part: &Part) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !part.title.trim().is_empty() {
        blocks.push(heading(3, &part.title));
    }
    match part.blocks.as_slice() {
        [] => blocks.push(nothing()),
        said => blocks.extend_from_slice(said),
    }
    blocks
}

fn statement(sentence: &[Inline]) -> Block {
    match sentence {
        [] => nothing(),
        sentence => Block::Quote(vec![Block::Paragraph(sentence.to_vec())]),
    }
}

fn chart_blocks(chart: &Chart) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(drawn) = chart.metric.chart(&chart.name) {
        blocks.push(Block::Paragraph(plain(&drawn.summary)));
    }
    let table = measures(chart).map(Block::Table);
    blocks.push(table.unwrap_or_else(nothing));
    blocks
}

fn map_blocks(map: &Map) -> Vec<Block> {
    let rows = map.dots.iter().map(|dot| {
        let (scored, of) = dot.coverage;
        let cells = [
            dot.rank.to_string(),
            dot.name.clone(),
            dot.value.to_string(),
            dot.effort.to_string(),
            dot.risk_in_words(),
            format!("{scored} of {of}"),
        ];
        cells.iter().map(|cell| plain(cell)).collect()
    });
    let said = paragraph(&map.said).into_iter();
    said.chain(table(&ON_MAP, rows.collect())).collect()
}

/// Baseline, readings and target as a table; nothing without any.
pub(super) fn measures(chart: &Chart) -> Option<Table> {
    let rows = chart.metric.table().into_iter();
    let cells = |row: Vec<String>| row.iter().map(|cell| plain(cell)).collect();
    match table(&MEASURES, rows.map(cells).collect()) {
        Some(Block::Table(table)) => Some(table),
        _ => None,
    }
}

/// Says that nothing was entered.
pub(super) fn nothing() -> Block {
    Block::Paragraph(vec![Inline::Styled(Style::Emphasis, plain(NOTHING))])
}
