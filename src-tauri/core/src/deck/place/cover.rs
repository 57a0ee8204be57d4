//! The first slide: what is asked, what that rests on, who and when, and the state of the phases.

use super::super::sheet::{AREA, COVER_TITLE, Form, Frame, INNER, Layout, MARGIN, SMALLEST, Shape};
use super::super::text::{Kind, Para, Set, inline_runs};
use super::super::{Cover, Fact, NOTHING, Part};
use super::{Draft, body, canvas, nothing, para};
use crate::page::{Block, Inline, build::table, plain::plain};
use crate::use_case::progress::Step;

/// Where what is asked stands, the sizes of its letters to try, and how high it may be.
const ASK: f64 = COVER_TITLE.y + COVER_TITLE.height + 18.0;
const ASK_SIZES: [f64; 4] = [24.0, 21.0, 18.0, 16.0];
const HIGHEST_ASK: f64 = 62.0;

/// Where what it rests on begins without a sentence above it.
const PARTS: f64 = ASK + 4.0;

/// Where the facts stand above phases, and without any.
const FACTS: f64 = 358.0;
const LAST_FACTS: f64 = 438.0;

/// The size of what facts say, and of what they are called.
const FACT: f64 = 15.0;
const FACT_LABEL: f64 = SMALLEST;

/// How high what a fact says may be.
const HIGHEST_FACT: f64 = 38.0;

/// The most facts in their row.
const MOST_FACTS: usize = 6;

/// Where the phases begin.
const STEPS: f64 = 420.0;

/// How wide the number of a phase is.
const DOT: f64 = 28.0;

/// The size of what phases are called.
const STEP: f64 = SMALLEST;

/// How high the name of a phase may be.
const HIGHEST_STEP: f64 = 48.0;

/// The most phases in their row.
const MOST_STEPS: usize = 12;

/// Between things beside one another.
const GAP: f64 = 6.0;

/// The first slide, and what did not fit there on further ones.
pub fn place(cover: &Cover) -> Vec<Draft> {
    let facts_at = match cover.steps.is_empty() {
        true => LAST_FACTS,
        false => FACTS,
    };
    let facts = facts(&cover.facts, facts_at);
    let steps = steps(&cover.steps);
    let (ask, bottom) = match ask(&cover.ask) {
        Some((ask, bottom)) => (Some(ask), bottom),
        None => (None, PARTS),
    };
    let below = Frame {
        y: bottom,
        height: facts_at - 12.0 - bottom,
        ..AREA
    };
    let (parts, mut beyond) = canvas::boxes(&cover.parts, below, canvas::Height::Needed);
    if ask.is_none() && !cover.ask.is_empty() {
        beyond.insert(0, ask_part(&cover.ask));
    }
    if facts.is_none() {
        beyond.extend(cover.facts.iter().map(fact_part));
    }
    if steps.is_none() {
        beyond.push(step_part(&cover.steps));
    }
    let rule = Shape {
        name: "Line".into(),
        frame: Frame::new(MARGIN, COVER_TITLE.bottom() + 8.0, INNER, 0.0),
        form: Form::Rule,
    };
    let mut shapes = vec![rule];
    shapes.extend(ask);
    shapes.extend(parts);
    shapes.extend(facts.into_iter().flatten());
    shapes.extend(steps.into_iter().flatten());
    let mut drafts = vec![Draft {
        layout: Layout::Cover,
        shapes,
    }];
    if !beyond.is_empty() {
        drafts.extend(body::place(&beyond));
    }
    drafts
}

/// What is asked in the largest letters in which all of it fits, and where the next may begin.
fn ask(ask: &[Inline]) -> Option<(Shape, f64)> {
    let runs = inline_runs(ask);
    if runs.is_empty() {
        return None;
    }
    let said: Vec<Para> = para(runs)
        .into_iter()
        .map(|para| para.of(Kind::Heading))
        .collect();
    ASK_SIZES.into_iter().find_map(|size| {
        let (said, height) = fit(said.clone(), INNER, size, HIGHEST_ASK)?;
        let frame = Frame::new(MARGIN, ASK, INNER, height);
        Some((
            Shape::text("Decision", frame, said, size),
            frame.bottom() + 14.0,
        ))
    })
}

fn ask_part(ask: &[Inline]) -> Part {
    Part {
        title: "Decision".into(),
        blocks: vec![Block::Paragraph(ask.to_vec())],
    }
}

/// The facts in a row, if all of them fit.
fn facts(facts: &[Fact], y: f64) -> Option<Vec<Shape>> {
    if facts.len() > MOST_FACTS {
        return None;
    }
    let columns = columns(facts.len());
    let facts = facts.iter().zip(columns);
    let shapes = facts.map(|(fact, (x, width))| {
        let label = Para::plain(&fact.label).of(Kind::Label);
        let said = match fact.value.is_empty() {
            true => vec![nothing()],
            false => para(inline_runs(&fact.value)),
        };
        let (label, top) = fit(vec![label], width, FACT_LABEL, HIGHEST_FACT / 2.0)?;
        let (said, height) = fit(said, width, FACT, HIGHEST_FACT)?;
        let said_at = Frame::new(x, y + top + 3.0, width, height);
        Some([
            Shape::text(&fact.label, Frame::new(x, y, width, top), label, FACT_LABEL),
            Shape::text(&fact.label, said_at, said, FACT),
        ])
    });
    let shapes: Option<Vec<_>> = shapes.collect();
    Some(shapes?.into_iter().flatten().collect())
}

/// The phases in a row, if all of them fit: number, name, state.
fn steps(steps: &[Step]) -> Option<Vec<Shape>> {
    if steps.len() > MOST_STEPS {
        return None;
    }
    let columns: Vec<(f64, f64)> = columns(steps.len()).collect();
    let mut shapes = Vec::new();
    let bars = columns.iter().zip(columns.iter().skip(1));
    for ((x, _), (next, _)) in bars {
        let from = x + DOT + 4.0;
        shapes.push(Shape {
            name: "Line".into(),
            frame: Frame::new(from, STEPS + DOT / 2.0, next - 4.0 - from, 0.0),
            form: Form::Rule,
        });
    }
    for (step, (x, width)) in steps.iter().zip(columns) {
        let name = Para::plain(&step.label).of(Kind::Label);
        let state = Para::plain(&step.state_label);
        let (text, height) = fit(vec![name, state], width, STEP, HIGHEST_STEP)?;
        let below = Frame::new(x, STEPS + DOT + 8.0, width, height);
        shapes.push(Shape {
            name: format!("Phase {}", step.number),
            frame: Frame::new(x, STEPS, DOT, DOT),
            form: Form::Step(step.number, step.state),
        });
        shapes.push(Shape::text(&step.label, below, text, STEP));
    }
    Some(shapes)
}

/// Paragraphs with their height, if they fit.
fn fit(paras: Vec<Para>, width: f64, size: f64, highest: f64) -> Option<(Vec<Para>, f64)> {
    let mut set = Set::new(paras, width, size);
    let taken = set.take(highest);
    set.is_empty().then_some(taken)
}

/// From where each of so many columns goes, and how far.
fn columns(count: usize) -> impl Iterator<Item = (f64, f64)> {
    let width = (AREA.width + GAP) / count.max(1) as f64;
    (0..count).map(move |index| (MARGIN + index as f64 * width, width - GAP))
}

fn fact_part(fact: &Fact) -> Part {
    let value = match fact.value.is_empty() {
        true => plain(NOTHING),
        false => fact.value.clone(),
    };
    Part {
        title: fact.label.clone(),
        blocks: vec![Block::Paragraph(value)],
    }
}

fn step_part(steps: &[Step]) -> Part {
    let rows = steps.iter().map(|step| {
        let number = step.number.to_string();
        [&number, &step.label, &step.state_label]
            .map(|cell| plain(cell))
            .into()
    });
    Part {
        title: "Phases".into(),
        blocks: table(&["Number", "Phase", "State"], rows.collect())
            .into_iter()
            .collect(),
    }
}
