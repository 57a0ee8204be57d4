//! The experience tracker as a deck: a slide for each of the spec's, then the metrics' lines and the designs.

use super::Tracker;
use crate::deck::{Chart, Content, Cover, Deck, Fact, Part, Slide};
use crate::document::day;
use crate::document::kind::field;
use crate::framework::scoping::Control;
use crate::framework::scoping::{Scoping, Shows, Slide as Asked, SlideBox};
use crate::page::{
    Block,
    answer::answer,
    build::{labeled, led, paragraph},
    plain::plain,
};
use crate::use_case::asked::{Ask, Design, Edited};

/// Headings in what people typed stand below those of a part.
const BELOW: u8 = 3;

/// The language of what the app itself says.
const LANGUAGE: &str = "en-US";

impl Tracker {
    /// The deck. Its pictures are without their bytes.
    pub fn deck(&self, author: &str) -> Deck {
        let mut slides: Vec<Slide> = Vec::new();
        for asked in &Scoping::built_in().slides {
            slides.push(self.slide(asked));
            let shows = |shows: Shows| asked.boxes.iter().any(|one| one.shows == Some(shows));
            if shows(Shows::Readings) {
                slides.extend(self.charts(&asked.title));
            }
            if shows(Shows::Designs) {
                let designs = self.designs.iter();
                slides.extend(designs.map(|design| shown(&asked.title, design)));
            }
        }
        Deck {
            title: self.title.clone(),
            subject: "Experience tracker".to_owned(),
            author: author.to_owned(),
            language: LANGUAGE.to_owned(),
            slides,
        }
    }

    fn slide(&self, asked: &Asked) -> Slide {
        let parts = || asked.boxes.iter().map(|one| self.part(one)).collect();
        let title = asked.title.clone();
        let (title, content) = match asked.key.as_str() {
            "title" => (self.title.clone(), Content::Cover(self.cover())),
            "canvas" => (title, Content::Canvas(parts())),
            "hypothesis" => {
                let is_part = |one: &&SlideBox| one.shows != Some(Shows::Hypothesis);
                let boxes = asked.boxes.iter().filter(is_part);
                let content = Content::Statement {
                    sentence: plain(&self.hypothesis().sentence),
                    parts: boxes.map(|one| self.part(one)).collect(),
                };
                (title, content)
            }
            _ => (title, Content::Body(parts())),
        };
        Slide {
            title,
            content,
            notes: self.notes(asked),
        }
    }

    fn cover(&self) -> Cover {
        let fact = |label: &str, value: &str| Fact {
            label: label.to_owned(),
            value: plain(value),
        };
        Cover {
            facts: vec![
                fact("Type", self.shown(field::ACTIVATION)),
                fact("Owner", self.shown(field::OWNER)),
                fact("Date", &self.date),
                fact("Revision", &self.revision.to_string()),
            ],
            steps: self.stepper.clone(),
        }
    }

    /// A box: what comes from elsewhere, then what is entered in the tracker.
    fn part(&self, one: &SlideBox) -> Part {
        let mut blocks = one.shows.map_or_else(Vec::new, |shows| self.content(shows));
        for ask in one.fields.iter().filter_map(|field| self.ask(field)) {
            blocks.extend(entered(ask, ask.idea != one.title));
        }
        Part {
            title: one.title.clone(),
            blocks,
        }
    }

    fn charts(&self, slide: &str) -> impl Iterator<Item = Slide> {
        self.metrics.iter().map(move |(link, metric)| Slide {
            title: format!("{slide}: {}", link.name),
            content: Content::Chart(Chart {
                name: link.name.clone(),
                metric: Box::new(metric.clone()),
            }),
            notes: format!("{}\n{}", metric.standing().1, SOURCE_OF_METRICS),
        })
    }

    /// Where every box comes from, for whoever presents it.
    fn notes(&self, asked: &Asked) -> String {
        let mut notes = Vec::new();
        for one in &asked.boxes {
            if let Some(source) = one.shows.and_then(|shows| self.source(shows)) {
                let ask = source
                    .place
                    .field
                    .as_deref()
                    .and_then(|field| self.ask(field));
                notes.push(match ask {
                    Some(ask) => format!("{}: {}, {}", one.title, source.label, self.origin(ask)),
                    None => format!("{}: {}", one.title, source.label),
                });
            }
            for ask in one.fields.iter().filter_map(|field| self.ask(field)) {
                notes.push(format!(
                    "{}: Experience tracker, {}",
                    one.title,
                    self.origin(ask)
                ));
            }
        }
        notes.join("\n")
    }

    /// `“Which business objective does it serve?” (Anna de Vries, 2026-11-22)`.
    fn origin(&self, ask: &Ask) -> String {
        match &ask.edited {
            Some(Edited { at, by, .. }) => {
                let day = day::of(*at, &self.zone);
                format!("“{}” ({by}, {day})", ask.question)
            }
            None => format!("“{}”", ask.question),
        }
    }
}

const SOURCE_OF_METRICS: &str = "Metrics: baseline, target and readings";

/// What is entered in a field; with its name where that is not said above it.
fn entered(ask: &Ask, named: bool) -> Vec<Block> {
    let shown = ask.shown.trim();
    if shown.is_empty() {
        return Vec::new();
    }
    match (ask.control, named) {
        (Control::Text, true) => led(&ask.idea, answer(shown, BELOW)),
        (Control::Text, false) => answer(shown, BELOW),
        (_, true) => vec![Block::Paragraph(labeled(&ask.idea, shown))],
        (_, false) => paragraph(shown).into_iter().collect(),
    }
}

fn shown(slide: &str, design: &Design) -> Slide {
    let picture = design.picture();
    Slide {
        title: format!("{slide}: Designs"),
        notes: format!("Designs: Scoping. {}", picture.words()),
        content: Content::Picture(picture),
    }
}
