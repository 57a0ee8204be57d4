//! What a deck says, read from the deck itself, to be compared with what others find in its file.

use ninefold_core::deck::{Content, Deck, NOTHING, Part, Slide};
use ninefold_core::page::{Block, Inline, Table, build::described};
use serde_json::{Value, json};

/// Everything a deck says.
pub fn deck(deck: &Deck) -> Value {
    json!({
        "title": deck.title,
        "subject": deck.subject,
        "author": deck.author,
        "foot": deck.foot,
        "language": deck.language,
        "logo": deck.logo.as_ref().map(|logo| logo.words()),
        "slides": deck.slides.iter().map(slide).collect::<Vec<_>>(),
    })
}

fn slide(slide: &Slide) -> Value {
    let mut parts: Vec<Value> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut alts: Vec<String> = Vec::new();
    match &slide.content {
        Content::Cover(cover) => {
            if !cover.ask.is_empty() {
                words.push(text(&cover.ask));
            }
            parts.extend(cover.parts.iter().map(part));
            for fact in &cover.facts {
                words.extend([fact.label.clone(), or_nothing(text(&fact.value))]);
            }
            for step in &cover.steps {
                words.extend([step.label.clone(), step.state_label.clone()]);
            }
        }
        Content::Canvas(all) | Content::Body(all) => parts.extend(all.iter().map(part)),
        Content::Statement {
            sentence,
            parts: all,
        } => {
            words.push(or_nothing(text(sentence)));
            parts.extend(all.iter().map(part));
        }
        Content::Chart(chart) => {
            words.push(chart.name.clone());
            words.extend(chart.metric.table().into_iter().flatten());
            let (standing, why) = chart.metric.standing();
            words.extend([standing.label().to_owned(), why]);
            alts.extend(chart.metric.chart(&chart.name).map(|drawn| drawn.summary));
        }
        Content::Map(map) => {
            words.push(map.said.clone());
            for dot in &map.dots {
                words.extend([dot.rank.to_string(), dot.band().label().to_owned()]);
                alts.push(dot.said());
            }
        }
        Content::Picture(picture) => alts.push(picture.words().to_owned()),
    }
    json!({ "title": slide.title, "notes": slide.notes, "parts": parts, "words": words, "alts": alts })
}

fn part(part: &Part) -> Value {
    let mut texts = String::new();
    let mut tables = Vec::new();
    for block in &part.blocks {
        match block {
            Block::Table(table) | Block::Facts(table) => tables.push(columns(table)),
            block => add_text(block, &mut texts),
        }
    }
    if part.blocks.is_empty() {
        texts.push_str(NOTHING);
    }
    json!({ "title": part.title, "text": texts, "tables": tables })
}

/// Every column with its heading and all its cells.
fn columns(table: &Table) -> Value {
    let columns = table.head.iter().enumerate().map(|(index, column)| {
        let cells: String = table.rows.iter().map(|row| text(&row[index])).collect();
        json!({ "heading": text(&column.heading), "cells": cells })
    });
    columns.collect()
}

fn add_text(block: &Block, texts: &mut String) {
    match block {
        Block::Heading { text: inlines, .. } | Block::Paragraph(inlines) => {
            texts.push_str(&text(inlines));
        }
        Block::Quote(blocks) | Block::Panel(blocks) => {
            blocks.iter().for_each(|block| add_text(block, texts));
        }
        Block::List(list) => {
            for (item, number) in list.items.iter().zip(list.first.unwrap_or(1)..) {
                // A file can count from one only.
                if number == 0 && item.done.is_none() {
                    texts.push_str("0. ");
                }
                item.blocks.iter().for_each(|block| add_text(block, texts));
            }
        }
        Block::Code { text, .. } => texts.push_str(text),
        // Inside a list, a table is read as lines: first cell; heading: second cell.
        Block::Table(table) | Block::Facts(table) => {
            for row in &table.rows {
                for (index, (column, cell)) in table.head.iter().zip(row).enumerate() {
                    if index > 0 {
                        texts.push_str(&format!("; {}: ", text(&column.heading)));
                    }
                    texts.push_str(&text(cell));
                }
            }
        }
        Block::Picture(picture) => add_text(&described(picture), texts),
        Block::Rule | Block::Contents { .. } => {}
    }
}

fn text(inlines: &[Inline]) -> String {
    let words = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Status { text, .. } => text.clone(),
        Inline::Break => "\n".to_owned(),
        Inline::Styled(_, content) | Inline::Link { text: content, .. } => text(content),
    });
    words.collect()
}

fn or_nothing(text: String) -> String {
    if text.is_empty() {
        NOTHING.to_owned()
    } else {
        text
    }
}
