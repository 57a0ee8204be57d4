//! Without content.

use super::*;

/// Every kind of slide, and nothing on it.
pub fn empty() -> Deck {
    let titled =
        |titles: &[&str]| -> Vec<Part> { titles.iter().map(|title| part(title, "")).collect() };
    let metric = Metric {
        unit: "%".to_owned(),
        segment: String::new(),
        goal: String::new(),
        today: None,
        better: None,
        baseline: None,
        target: None,
        readings: Vec::new(),
    };
    Deck {
        title: "Untitled use case".into(),
        subject: String::new(),
        author: String::new(),
        foot: String::new(),
        logo: None,
        language: "en-US".into(),
        slides: vec![
            slide(
                "Untitled use case",
                Content::Cover(Cover {
                    facts: ["Type", "Owner", "Date"]
                        .map(|label| fact(label, ""))
                        .into(),
                    steps: steps(&[PhaseState::Untouched; 9]),
                    ..Cover::default()
                }),
            ),
            slide("Lean canvas", Content::Canvas(titled(&BOXES))),
            slide(
                "Hypothesis",
                Content::Statement {
                    sentence: Vec::new(),
                    parts: titled(&["Change", "Effect", "Reason"]),
                },
            ),
            slide(
                "Build",
                Content::Body(titled(&["Steps", "Data needed", "Integrations"])),
            ),
            slide(
                "Measure",
                Content::Chart(Chart {
                    name: "Untitled metric".into(),
                    metric: Box::new(metric),
                }),
            ),
            slide("Design", shown(Vec::new(), "")),
            slide("Appendix", Content::Body(Vec::new())),
            slide("", Content::Canvas(Vec::new())),
            slide(
                "",
                Content::Statement {
                    sentence: Vec::new(),
                    parts: Vec::new(),
                },
            ),
            slide(
                "",
                Content::Cover(Cover {
                    facts: Vec::new(),
                    steps: Vec::new(),
                    ..Cover::default()
                }),
            ),
        ],
    }
}
