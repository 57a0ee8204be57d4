//! Decks to look at and to check: without content, as in real life, too long, and hostile.

mod empty;
mod hostile;
mod overlong;
mod portfolio;
mod typical;

use ninefold_core::deck::{Chart, Content, Cover, Deck, Fact, Map, Part, Slide};
use ninefold_core::metric::{Better, Measured, Metric};
use ninefold_core::page::{Picture, answer::answer, build::picture, plain::plain};
use ninefold_core::picture::Form;
use ninefold_core::portfolio::map::Dot;
use ninefold_core::view::{PhaseState, Step};
use ninefold_core::workspace::design_shown;

use super::pictures;

/// Every deck by its name.
pub fn all() -> Vec<(&'static str, Deck)> {
    vec![
        ("empty", empty::empty()),
        ("typical", typical::typical()),
        ("overlong", overlong::overlong()),
        ("hostile", hostile::hostile()),
        ("portfolio", portfolio::portfolio()),
    ]
}

const BOXES: [&str; 10] = [
    "Business objective",
    "Target audience",
    "Customer journey stage",
    "Hypothesis",
    "Experience details",
    "A/B test",
    "Data inputs and dependencies",
    "Decision model",
    "Technical summary and channels",
    "Measurement metrics",
];

const PHASES: [&str; 13] = [
    "Ideation",
    "Assessment",
    "Requirements",
    "Design",
    "Development",
    "Validation",
    "Feedback",
    "Deployment",
    "Optimization",
    "Extra 10",
    "Extra 11",
    "Extra 12",
    "Extra 13",
];

fn slide(title: &str, content: Content) -> Slide {
    Slide {
        title: title.into(),
        content,
        notes: String::new(),
    }
}

fn noted(title: &str, content: Content) -> Slide {
    Slide {
        notes: format!("{title}\ncomes from: tracker/objective\n\nand ]]> <b> \u{1}"),
        ..slide(title, content)
    }
}

fn part(title: &str, text: &str) -> Part {
    Part {
        title: title.into(),
        blocks: answer(text, 3),
    }
}

/// A slide's picture.
fn shown(bytes: impl AsRef<[u8]>, alt: &str) -> Content {
    Content::Picture(pictured(bytes, alt))
}

/// A picture with its bytes.
fn pictured(bytes: impl AsRef<[u8]>, alt: &str) -> Picture {
    let mut picture = picture(alt, "", "");
    let shown = design_shown(bytes.as_ref().to_vec(), Form::Slide);
    picture.shown = Some(shown.map_err(|why| why.to_string()));
    picture
}

/// A use case on a map.
fn dot(rank: u32, name: &str, (value, effort): (u32, u32), risk: Option<u32>) -> Dot {
    Dot {
        rank,
        name: name.into(),
        value,
        effort,
        risk,
        coverage: (rank * 5 % 30, 29),
    }
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.into(),
        value: plain(value),
    }
}

fn steps(states: &[PhaseState]) -> Vec<Step> {
    let numbered = states.iter().zip(PHASES).zip(1..);
    numbered
        .map(|((state, label), number)| Step {
            key: label.to_lowercase(),
            number,
            label: label.into(),
            state: *state,
            state_label: format!("{state:?}"),
            why: String::new(),
            percent: 0,
        })
        .collect()
}

/// A metric whose first value is the baseline.
fn metric(unit: &str, values: &[(&str, f64)], target: Option<(&str, f64)>) -> Box<Metric> {
    let measured = |(date, value): (&str, f64)| Measured {
        value,
        shown: format!("{value} {unit}").trim().to_owned(),
        date: date.into(),
        day: ninefold_core::document::day::number(date),
        source: String::new(),
    };
    let mut all = values.iter().copied().map(measured);
    Box::new(Metric {
        unit: "%".to_owned(),
        segment: String::new(),
        goal: String::new(),
        today: None,
        better: Some(Better::Up),
        baseline: all.next(),
        readings: all.collect(),
        target: target.map(measured),
    })
}
