//! As in real life.

use super::*;

/// What a team has after some weeks.
pub fn typical() -> Deck {
    let texts: Vec<&str> = include_str!("../typical.md").split("\n# ").collect();
    let text = |title: &str| -> Vec<Part> {
        let found = texts
            .iter()
            .find_map(|text| text.strip_prefix(title)?.strip_prefix('\n'));
        found
            .unwrap_or_default()
            .split("\n## ")
            .skip(1)
            .map(|text| {
                let (title, text) = text.split_once('\n').unwrap_or((text, ""));
                part(title, text)
            })
            .collect()
    };
    use PhaseState::{Complete, Started, Untouched};
    Deck {
        title: "Abandoned cart email".into(),
        subject: "Experience tracker of a use case".into(),
        author: "Daan Bakker".into(),
        foot: "Northwind · Daan Bakker · 2026-11-22 · Confidential".into(),
        logo: None,
        language: "en-GB".into(),
        slides: vec![
            noted(
                "Abandoned cart email",
                Content::Cover(Cover {
                    ask: plain("Decide: go on from Requirements to Design?"),
                    parts: vec![
                        part(
                            "What it is",
                            "**For:** shoppers who left their basket\n\n**Change:** a reminder after 30 minutes",
                        ),
                        part(
                            "What it moves",
                            "- Recovered carts: 4 % → 7 %\n- Unsubscribes: stays within 0.2 %",
                        ),
                        part(
                            "Value, effort, risk",
                            "- **Value:** 78 (5 of 9 scored)\n- **Effort:** 40 (3 of 5 scored)",
                        ),
                        part(
                            "Before it is built",
                            "1 thing is missing\n\n- Consent: in progress, not live",
                        ),
                    ],
                    facts: vec![
                        fact("Type", "Triggered Experience"),
                        fact("Owner", "Daan Bakker"),
                        fact("Date", "2026-11-22"),
                    ],
                    steps: steps(&[
                        Complete, Complete, Started, Started, Untouched, Untouched, Untouched,
                        Untouched, Untouched,
                    ]),
                }),
            ),
            noted("Lean canvas", Content::Canvas(text("Lean canvas"))),
            noted(
                "Hypothesis",
                Content::Statement {
                    sentence: plain(
                        "We believe that a reminder two hours after the cart was left, with the basket and one reason to come back, for known visitors with a cart above € 40 will cause more of them to complete the order, because most were interrupted, not unwilling; we know that it is true when recovered carts move from 4 % to 7 %.",
                    ),
                    parts: text("Hypothesis"),
                },
            ),
            noted("Build", Content::Body(text("Build"))),
            noted(
                "Build: Designs",
                shown(
                    pictures::png(1200, 800),
                    "The email on a phone: the basket, its price, and one button to return to it",
                ),
            ),
            noted(
                "Measure: Recovered carts",
                Content::Chart(Chart {
                    name: "Recovered carts".into(),
                    metric: metric(
                        "%",
                        &[
                            ("2026-03-01", 4.0),
                            ("2026-06-01", 4.4),
                            ("2026-07-01", 5.2),
                            ("2026-08-15", 5.0),
                            ("2026-10-01", 6.1),
                        ],
                        Some(("2026-12-31", 7.0)),
                    ),
                }),
            ),
            noted("Measure", Content::Body(text("Measure"))),
            noted("Learn", Content::Body(text("Learn"))),
            noted("Appendix", Content::Body(text("Appendix"))),
        ],
    }
}
