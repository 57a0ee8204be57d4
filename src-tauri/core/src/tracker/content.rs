//! What boxes show that is not entered in the tracker, as blocks.

use super::Phase;
use super::Tracker;
use super::shown::{Offer, Source};
use crate::document::kind::{benefit, field};
use crate::framework::scoping::Shows;
use crate::metric::Measured;
use crate::page::{
    Block, Cell, Tone,
    answer::answer,
    build::{labeled, led, line, list, paragraph, strong, table, with_status},
    plain::plain,
};
use crate::use_case::asked::tone;
use crate::use_case::asked::{Link, Place, Row, Screen};
use crate::use_case::progress;
use crate::use_case::progress::PhaseState;

/// Headings in what people typed stand below those of a box.
const BELOW: u8 = 4;

impl Tracker {
    /// What a box shows; nothing where nothing is entered.
    pub fn content(&self, shows: Shows) -> Vec<Block> {
        match shows {
            Shows::Facts => self.facts(),
            Shows::Hypothesis => paragraph(&self.hypothesis().sentence).into_iter().collect(),
            Shows::Activation => self.activation(),
            Shows::Integrations => linked(&self.needs),
            Shows::Metrics => self.metrics_in_short(),
            Shows::Steps => steps(&self.steps),
            Shows::Configuration => self.configuration(),
            Shows::Data => answer(self.value(field::DATA), BELOW),
            Shows::Designs => self.designs(),
            Shows::Tags => linked(&self.tags),
            Shows::Readings => self.readings(),
            Shows::Coach => self.coach(),
            Shows::Outcome => self.outcome(),
            Shows::Stakeholders => self.stakeholders(),
            Shows::Scores => self.scores(),
            Shows::Benefit => self.benefit(),
            Shows::OpenQuestions => self.open_questions(),
        }
    }

    /// Where that is entered.
    pub fn source(&self, shows: Shows) -> Option<Source> {
        let at = |label: &str, place: Place| {
            Some(Source {
                label: label.to_owned(),
                place,
            })
        };
        let scoping = |field: &str| at("Scoping", self.place(field));
        let screen = |label: &str, screen: Screen| {
            at(
                label,
                Place {
                    screen: Some(screen),
                    ..Place::default()
                },
            )
        };
        match shows {
            Shows::Facts | Shows::Activation => scoping(field::ACTIVATION),
            Shows::Hypothesis => at("Hypothesis", self.place(field::CHANGE)),
            Shows::Integrations => scoping(field::NEEDS),
            Shows::Metrics | Shows::Readings | Shows::Coach => scoping(field::METRICS),
            Shows::Outcome => None,
            Shows::Steps => scoping(field::STEPS),
            Shows::Configuration => scoping(field::CONFIGURATION),
            Shows::Data => scoping(field::DATA),
            Shows::Designs => scoping(field::DESIGNS),
            Shows::Benefit => scoping(benefit::PEOPLE),
            Shows::Tags => screen("Tagging plan", Screen::Tags),
            Shows::Stakeholders | Shows::Scores | Shows::OpenQuestions => at(
                "Phases",
                Place {
                    use_case: Some(self.id.clone()),
                    ..Place::default()
                },
            ),
        }
    }

    /// Experience details, made from the steps, while none are entered: in which order what happens, who sees what, and
    /// if what.
    pub fn offer(&self, field: &str) -> Option<Offer> {
        if field != field::EXPERIENCE || !self.value(field).is_empty() {
            return None;
        }
        let mut lines = Vec::new();
        for (number, step) in (1..).zip(&self.steps) {
            let value = |field: &str| {
                let ask = step.asks.iter().find(|ask| ask.field == field);
                line(&answer(ask.map_or("", |ask| &ask.value), BELOW))
            };
            lines.push(format!("{number}. {}", value("step")));
            let details = [
                ("Who", "config/segmentation"),
                ("Sees", "config/ui-design"),
                ("If", "config/decisioning"),
            ];
            for (label, field) in details {
                let value = value(field);
                if !value.is_empty() {
                    lines.push(format!("   - {label}: {value}"));
                }
            }
        }
        (!lines.is_empty()).then(|| Offer {
            field: field.to_owned(),
            label: "Use the steps from Scoping".to_owned(),
            text: lines.join("\n"),
        })
    }

    fn facts(&self) -> Vec<Block> {
        let none = |text: &str, none: &str| match text {
            "" => none.to_owned(),
            text => text.to_owned(),
        };
        let begun = self
            .stepper
            .iter()
            .filter(|step| step.state != PhaseState::Untouched);
        let begun = begun.map(|step| {
            let tone = match step.state {
                PhaseState::Complete => Tone::Good,
                _ => Tone::Fair,
            };
            vec![Block::Paragraph(with_status(
                &format!("{} {}", step.number, step.label),
                &step.state_label,
                tone,
            ))]
        });
        let facts = [
            ("Type", none(self.shown(field::ACTIVATION), "No type yet")),
            ("Owner", none(self.shown(field::OWNER), "Nobody yet")),
            ("Date", self.date.clone()),
            ("Phases", progress::in_words(&self.stepper)),
        ];
        let facts = facts
            .iter()
            .map(|(label, fact)| vec![Block::Paragraph(labeled(label, fact))]);
        let mut facts: Vec<Vec<Block>> = facts.collect();
        if let (Some(phases), Some(begun)) = (facts.last_mut(), list(false, begun)) {
            phases.push(begun);
        }
        list(false, facts).into_iter().collect()
    }

    fn activation(&self) -> Vec<Block> {
        let Some(ask) = self.ask(field::ACTIVATION) else {
            return Vec::new();
        };
        let chosen = ask.options.iter().filter(|option| option.chosen);
        chosen
            .flat_map(|option| [strong(&option.name), plain(&option.hint)])
            .filter(|text| !text.is_empty())
            .map(Block::Paragraph)
            .collect()
    }

    fn metrics_in_short(&self) -> Vec<Block> {
        let metrics = self.metrics.iter().map(|(link, metric)| {
            let text = format!("{}: {}", link.name, metric.course());
            vec![Block::Paragraph(with_status(
                &text,
                &link.state,
                tone(&link.state_key),
            ))]
        });
        list(false, metrics).into_iter().collect()
    }

    /// The configuration of the steps as `2 · Segmentation: …`, then the remark.
    fn configuration(&self) -> Vec<Block> {
        let mut items = Vec::new();
        for (number, step) in (1..).zip(&self.steps) {
            for ask in step.asks.iter().skip(1) {
                let text = answer(&ask.value, BELOW);
                if !text.is_empty() {
                    items.push(led(&format!("{number} · {}", ask.idea), text));
                }
            }
        }
        let remark = answer(self.value(field::CONFIGURATION), BELOW);
        let Some(configuration) = list(false, items) else {
            return remark;
        };
        let mut blocks = vec![configuration];
        if !remark.is_empty() {
            blocks.push(Block::Paragraph(strong("For all steps")));
            blocks.extend(remark);
        }
        blocks
    }

    /// The designs by what they show, or else by the name of their file.
    fn designs(&self) -> Vec<Block> {
        let designs = self.designs.iter().map(|design| {
            let alt = design.alt();
            let name = plain(if alt.is_empty() { &design.name } else { alt });
            vec![Block::Paragraph(name)]
        });
        list(false, designs).into_iter().collect()
    }

    fn readings(&self) -> Vec<Block> {
        let rows = self.metrics.iter().map(|(link, metric)| {
            let cell = |measured: Option<&Measured>| measured.map_or_else(Cell::new, in_full);
            let about = [&link.name, &metric.segment, &metric.goal];
            let about = about.map(|line| line.as_str()).into_iter();
            let about: Vec<&str> = about.filter(|line| !line.is_empty()).collect();
            vec![
                plain(&about.join("\n")),
                cell(metric.baseline.as_ref()),
                cell(metric.target.as_ref()),
                cell(metric.latest()),
                with_status("", &link.state, tone(&link.state_key)),
            ]
        });
        let columns = ["Metric", "Baseline", "Target", "Latest reading", "Standing"];
        table(&columns, rows.collect()).into_iter().collect()
    }

    fn stakeholders(&self) -> Vec<Block> {
        let rows = self.phases.iter().flat_map(|phase| {
            phase.stakeholders.iter().map(|stakeholder| {
                let person = &stakeholder.person;
                let from = [person.team.trim(), person.company.trim()];
                let from: Vec<&str> = from.into_iter().filter(|part| !part.is_empty()).collect();
                let cells = [
                    phase.step.label.as_str(),
                    &person.name,
                    &person.role,
                    &from.join(", "),
                    &stakeholder.involvement,
                ];
                cells.map(plain).into()
            })
        });
        let columns = ["Phase", "Name", "Role", "Team, company", "Involvement"];
        table(&columns, rows.collect()).into_iter().collect()
    }

    /// What it may bring, in a sentence, with the figures behind it.
    fn benefit(&self) -> Vec<Block> {
        let told = self.benefit.iter();
        told.flat_map(|told| told.blocks(&self.achieved)).collect()
    }

    /// The axes in a line each, then every rating.
    fn scores(&self) -> Vec<Block> {
        let scored = self.axes.iter().filter(|axis| axis.score.is_some());
        let axes = scored.map(|axis| {
            let text = format!("{} ({})", axis.shown, axis.coverage);
            vec![Block::Paragraph(labeled(&axis.label, &text))]
        });
        let ratings = self.phases.iter().flat_map(|phase| {
            let ratings = phase.ratings.iter();
            let scored = ratings.filter(|rating| rating.score.is_some());
            scored.map(|rating| {
                [&phase.step.label, &rating.name, &rating.rating]
                    .map(|cell| plain(cell))
                    .into()
            })
        });
        let ratings = table(&["Phase", "Dimension", "Score"], ratings.collect());
        list(false, axes).into_iter().chain(ratings).collect()
    }

    /// The questions without an answer in the phases that were begun, by phase; then which were not begun.
    fn open_questions(&self) -> Vec<Block> {
        let (untouched, begun): (Vec<&Phase>, Vec<&Phase>) = self
            .phases
            .iter()
            .partition(|phase| phase.step.state == PhaseState::Untouched);
        let mut blocks = Vec::new();
        for phase in begun {
            let open = &phase.questions.open;
            let open = open.iter().filter_map(|question| paragraph(question));
            if let Some(open) = list(false, open.map(|question| vec![question])) {
                blocks.push(Block::Paragraph(strong(&phase.step.label)));
                blocks.push(open);
            }
        }
        let untouched: Vec<&str> = untouched
            .iter()
            .map(|phase| phase.step.label.as_str())
            .collect();
        if !untouched.is_empty() {
            blocks.push(Block::Paragraph(labeled(
                "Not begun",
                &untouched.join(", "),
            )));
        }
        blocks
    }
}

/// Documents with how far they are.
fn linked(links: &[Link]) -> Vec<Block> {
    let items = links.iter().map(|link| {
        vec![Block::Paragraph(with_status(
            &link.name,
            &link.state,
            tone(&link.state_key),
        ))]
    });
    list(false, items).into_iter().collect()
}

fn steps(steps: &[Row]) -> Vec<Block> {
    let steps = steps.iter().map(|step| {
        let text = step.asks.first().map_or("", |ask| ask.value.as_str());
        answer(text, BELOW)
    });
    list(true, steps).into_iter().collect()
}

/// `4%, by Web analytics, on 2026-09-01`.
fn in_full(measured: &Measured) -> Cell {
    let source = match measured.source.as_str() {
        "" => String::new(),
        source => format!(", by {source}"),
    };
    let date = match measured.date.as_str() {
        "" => String::new(),
        date => format!(", on {date}"),
    };
    plain(&format!("{}{source}{date}", measured.shown))
}
