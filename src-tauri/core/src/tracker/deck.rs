//! The experience tracker as a deck: a slide for each of the spec's, then the metrics' lines and the designs.

use super::Tracker;
use super::titles::point_of_metric;
use crate::deck::{self, Chart, Content, Deck, Part, Slide};
use crate::document::day;
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

/// What a deck is to hold beside what carries its message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What nothing was entered for, too, as still open.
    pub empty: bool,
    /// The appendix: stakeholders, every score, open questions, what data is needed and how every
    /// step is configured.
    pub appendix: bool,
}

impl Tracker {
    /// The deck. Its pictures are without their bytes.
    pub fn deck(&self, author: &str, wanted: Wanted) -> Deck {
        let mut slides: Vec<Slide> = Vec::new();
        for asked in &Scoping::built_in().slides {
            if asked.key == APPENDIX && !wanted.appendix {
                continue;
            }
            slides.extend(self.slide(asked, wanted));
            let shows = |shows: Shows| asked.boxes.iter().any(|one| one.shows == Some(shows));
            if shows(Shows::Readings) {
                slides.extend(self.charts(&asked.title, wanted));
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
            foot: deck::foot(author, &self.date),
            logo: None,
            language: LANGUAGE.to_owned(),
            slides,
        }
    }

    /// A slide; nothing where it would say nothing, if that is not wanted.
    fn slide(&self, asked: &Asked, wanted: Wanted) -> Option<Slide> {
        let parts = asked.boxes.iter();
        let parts = parts.filter(|one| match one.shows {
            // They have slides of their own.
            Some(Shows::Hypothesis) => false,
            Some(Shows::Designs) => self.designs.is_empty(),
            Some(Shows::Configuration | Shows::Data) => wanted.appendix,
            _ => true,
        });
        let parts = parts.map(|one| self.part(asked, one));
        let parts: Vec<Part> = parts
            .filter(|part| wanted.empty || !part.blocks.is_empty())
            .collect();
        let (title, content) = match asked.key.as_str() {
            "title" => (self.title.clone(), Content::Cover(self.summary())),
            _ if parts.is_empty() => return None,
            "canvas" => (self.point(asked), Content::Canvas(parts)),
            "hypothesis" => {
                let sentence = plain(&self.hypothesis().sentence);
                (self.point(asked), Content::Statement { sentence, parts })
            }
            _ => (self.point(asked), Content::Body(parts)),
        };
        Some(Slide {
            title,
            content,
            notes: self.notes(asked),
        })
    }

    /// A box: what comes from elsewhere, then what is entered in the tracker.
    fn part(&self, slide: &Asked, one: &SlideBox) -> Part {
        // Tags stand on one slide alone.
        let shows = one
            .shows
            .filter(|shows| *shows != Shows::Tags || slide.key == "build");
        let mut blocks = shows.map_or_else(Vec::new, |shows| self.content(shows));
        for ask in one.fields.iter().filter_map(|field| self.ask(field)) {
            blocks.extend(entered(ask, ask.idea != one.title));
        }
        Part {
            title: one.title.clone(),
            blocks,
        }
    }

    /// A slide for each metric that has a line; the others are in a table already.
    fn charts(&self, slide: &str, wanted: Wanted) -> impl Iterator<Item = Slide> {
        let metrics = self.metrics.iter();
        let drawn = metrics.filter(move |(_, metric)| wanted.empty || !metric.readings.is_empty());
        drawn.map(move |(link, metric)| Slide {
            title: point_of_metric(&link.name, metric)
                .unwrap_or_else(|| format!("{slide}: {}", link.name)),
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

/// The slide that is there only if it is wanted.
const APPENDIX: &str = "appendix";

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
