//! The portfolio as slides for a meeting: what is asked of it, which use cases come first and why, the map, and what to build.
//!
//! Every number is one of the ranking or of Build next, as these show it. A slide that would say nothing is not there.

mod words;

use crate::deck::{self, Content, Cover, Deck, Fact, Map, Slide};
use crate::page::{
    Block,
    build::{labeled, list, paragraph, table},
    plain::plain,
};
use crate::portfolio::Method;
use crate::text::short::shortened;
use crate::use_case::counted;
use crate::view::{LearnedRow, RankedRow, Roadmap, Unplaced, UnrankedRow, WeightShown};
use words::{
    in_short, items, more, named, names, numbers, part, point_of, slide, titled, with_priority,
};

/// So many of each are on the slides; how many there are more is said.
pub const RANKED: usize = 12;
/// See [`RANKED`].
pub const UNRANKED: usize = 8;
const PLACES: usize = 8;
const UNPLACED: usize = 5;
const POSSIBLE: usize = 5;
const TESTS: usize = 6;

/// So many characters what is asked has together; what one asks has at least so many. The notes have the rest.
const ASKED: usize = 1_400;
const LEAST_ASKED: usize = 90;

/// So many come first.
pub const FIRST: usize = 3;

/// The language of what the app itself says.
const LANGUAGE: &str = "en-US";

/// What a meeting is to know of a portfolio.
#[derive(Debug)]
pub struct Portfolio {
    /// Whose it is.
    pub name: String,
    /// Who presents it.
    pub author: String,
    /// The day of the latest edit: `2026-11-22`.
    pub date: String,
    /// How use cases are ranked.
    pub method: Method,
    /// What each axis weighs; empty where the method has no weights.
    pub weights: Vec<WeightShown>,
    /// How far the weights can move before the first three change.
    pub firmness: String,
    /// The first [`RANKED`] at most, and how many are ranked; never none.
    pub ranked: (Vec<RankedRow>, usize),
    /// How the numbers of the first [`FIRST`] come about.
    pub arithmetic: Vec<String>,
    /// What is asked in use cases: the title of each, and what is asked as it was typed.
    pub asked: Vec<(String, String)>,
    /// What can be drawn of them.
    pub map: Map,
    /// What to build.
    pub roadmap: Roadmap,
    /// What was learned.
    pub learned: Vec<LearnedRow>,
    /// The first [`UNRANKED`] at most of those that are not ranked, and how many these are.
    pub unranked: (Vec<UnrankedRow>, usize),
}

impl Portfolio {
    /// The deck. It has no logo.
    pub fn deck(&self) -> Deck {
        let slides = [
            Some(self.summary()),
            Some(self.ranking()),
            self.mapped(),
            self.built_next(),
            self.learned(),
            self.lacking(),
        ];
        Deck {
            title: format!("Portfolio of {}", self.name),
            subject: "Portfolio of use cases".to_owned(),
            author: self.author.clone(),
            foot: deck::foot(&self.author, &self.date),
            logo: None,
            language: LANGUAGE.to_owned(),
            slides: slides.into_iter().flatten().collect(),
        }
    }

    /// What is asked, what comes first, and why.
    fn summary(&self) -> Slide {
        let (ranked, all) = &self.ranked;
        let first = ranked
            .first()
            .map_or_else(String::new, |row| titled(&row.title));
        let title = match all {
            1 => format!("“{first}” is the only use case that is ranked"),
            many => format!("“{first}” comes first of {many} ranked use cases"),
        };
        let room = (ASKED / self.asked.len().max(1)).clamp(LEAST_ASKED, ASKED / 2);
        let said =
            |(title, asked): &(String, String)| labeled(&titled(title), &shortened(asked, room));
        let is_cut = |(title, asked): &&(String, String)| {
            titled(title) != *title || asked.chars().count() > room
        };
        let (ask, asked) = match self.asked.as_slice() {
            [] => (Vec::new(), Vec::new()),
            [one] => (said(one), Vec::new()),
            many => {
                let items = many.iter().map(|one| vec![Block::Paragraph(said(one))]);
                let count = format!("{} decisions are asked of this meeting", many.len());
                (plain(&count), list(false, items).into_iter().collect())
            }
        };
        let first = ranked.iter().take(FIRST).map(in_short);
        let parts = [
            ("What is asked", asked),
            ("What comes first", list(true, first).into_iter().collect()),
            ("Why, and how firm that is", self.why()),
        ];
        let parts = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        let at_work = all + self.unranked.1;
        let facts = [
            ("Use cases", format!("{at_work} at work, {all} ranked")),
            ("Ranked by", self.method.label().to_owned()),
            ("Date", self.date.clone()),
        ];
        let mut notes = self.arithmetic.clone();
        let whole = self.asked.iter().filter(is_cut);
        notes.extend(whole.map(|(title, asked)| format!("{title}: {asked}")));
        notes.push("What is asked: the experience tracker of each use case".to_owned());
        Slide {
            title,
            content: Content::Cover(Cover {
                ask,
                parts: parts.map(|(title, blocks)| part(title, blocks)).collect(),
                facts: facts
                    .into_iter()
                    .map(|(label, value)| Fact {
                        label: label.to_owned(),
                        value: plain(&value),
                    })
                    .collect(),
                steps: Vec::new(),
            }),
            notes: notes.join("\n"),
        }
    }

    /// The method and its weights, and how firm the order is.
    fn why(&self) -> Vec<Block> {
        let weights = self.weights.iter().map(|weight| {
            let text = format!("{} {}", weight.label, weight.part);
            vec![Block::Paragraph(plain(&text))]
        });
        let rule = paragraph(self.method.rule()).into_iter();
        rule.chain(list(false, weights))
            .chain(paragraph(&self.firmness))
            .collect()
    }

    fn ranking(&self) -> Slide {
        let (ranked, all) = &self.ranked;
        let title = match ranked.as_slice() {
            [one] => format!("Ranked: {}", with_priority(one)),
            [one, next, ..] => {
                let [one, next] = [one, next].map(with_priority);
                format!("Ranked: {one} before {next}")
            }
            [] => "Ranked".to_owned(),
        };
        let columns = [
            "#",
            "Use case",
            "Priority",
            "Value",
            "Effort",
            "Risk",
            "Readiness",
            "Ratings",
        ];
        let rows = ranked.iter().map(|row| {
            let axes = row.axes.iter().map(|axis| plain(&axis.shown));
            let begin = [
                plain(&row.rank.to_string()),
                named(row),
                plain(&row.priority),
            ];
            let begin = begin.into_iter().chain(axes);
            begin.chain([plain(&row.rated)]).collect()
        });
        let mut blocks = Vec::from_iter(table(&columns, rows.collect()).map(numbers));
        blocks.extend(more(*all, ranked.len(), "in the app's ranking"));
        slide(
            title,
            vec![part("", blocks)],
            "Ranking: priority, four scores of 0 to 100, and how many of the ratings that count are given",
        )
    }

    /// The map, where anything can be drawn.
    fn mapped(&self) -> Option<Slide> {
        let dots = &self.map.dots;
        let best: Vec<&str> = dots
            .iter()
            .filter(|dot| dot.is_best())
            .map(|dot| dot.name.as_str())
            .collect();
        let title = match best.as_slice() {
            _ if dots.is_empty() => return None,
            [] => "No use case is both high in value and low in effort".to_owned(),
            [one] => format!("“{}” is high in value and low in effort", titled(one)),
            many => format!(
                "{} of {} are high in value and low in effort",
                many.len(),
                counted(dots.len())
            ),
        };
        let said = dots.iter().map(|dot| dot.said());
        let said: Vec<String> = said.collect();
        Some(Slide {
            title,
            content: Content::Map(self.map.clone()),
            notes: said.join("\n"),
        })
    }

    /// What to build, and what that makes ready.
    fn built_next(&self) -> Option<Slide> {
        let Roadmap {
            places,
            possible,
            rule,
            ..
        } = &self.roadmap;
        let title = match (places.first(), possible.len()) {
            (Some(first), _) => point_of(first),
            (None, 0) => return None,
            (None, 1) => "1 use case needs nothing that is not live".to_owned(),
            (None, many) => format!("{many} use cases need nothing that is not live"),
        };
        let rows = places.iter().take(PLACES).map(|place| {
            vec![
                plain(&place.number.to_string()),
                plain(&titled(&place.integration.name)),
                plain(&place.effort.to_string()),
                plain(&place.worth),
                plain(&names(&place.completes)),
            ]
        });
        let columns = ["#", "Build", "Effort", "Value unlocked", "Makes ready"];
        let mut blocks = Vec::from_iter(table(&columns, rows.collect()).map(numbers));
        blocks.extend(more(
            places.len(),
            PLACES.min(places.len()),
            "in Build next",
        ));
        let mut parts = Vec::new();
        if !blocks.is_empty() {
            parts.push(part("", blocks));
        }
        if !possible.is_empty() {
            let ready = possible.iter().take(POSSIBLE);
            let ready = ready.map(|link| vec![Block::Paragraph(plain(&titled(&link.name)))]);
            let mut blocks = Vec::from_iter(list(false, ready));
            blocks.extend(more(possible.len(), POSSIBLE.min(possible.len()), ""));
            parts.push(part("Everything is live", blocks));
        }
        Some(slide(title, parts, rule))
    }

    /// What came of tests.
    fn learned(&self) -> Option<Slide> {
        let decided = self.learned.iter().filter(|row| !row.decision.is_empty());
        let title = match (self.learned.len(), decided.count()) {
            (0, _) => return None,
            (1, 0) => "1 test, and nothing is decided yet".to_owned(),
            (1, _) => "1 test, and it is decided".to_owned(),
            (tests, decided) => format!("{tests} tests, {decided} of them decided"),
        };
        let shown = self.learned.iter().take(TESTS);
        let rows = shown.map(|row| {
            let time = [&row.from, &row.to].map(String::as_str).join(" – ");
            let time = time.trim_matches([' ', '–']).to_owned();
            [
                &row.use_case.name,
                &row.owner,
                &time,
                &row.result,
                &row.decision,
            ]
            .map(|cell| plain(cell))
            .into()
        });
        let columns = ["Use case", "Owner", "Time", "Result", "Decision"];
        let mut blocks: Vec<Block> = table(&columns, rows.collect()).into_iter().collect();
        if self.learned.len() > TESTS {
            let more = self.learned.len() - TESTS;
            blocks.extend(paragraph(&format!("And {more} more, in What we learned.")));
        }
        let parts = vec![part("What we learned", blocks)];
        Some(slide(
            title,
            parts,
            "What we learned: the experience tracker of each use case",
        ))
    }

    /// What is not ranked or placed yet, and what is missing for that.
    fn lacking(&self) -> Option<Slide> {
        let ((unranked, all), unplaced) = (&self.unranked, &self.roadmap.unplaced);
        let title = match (*all, unplaced.len()) {
            (0, 0) => return None,
            (0, 1) => "1 thing has no place in Build next yet".to_owned(),
            (0, many) => format!("{many} things have no place in Build next yet"),
            (1, _) => "1 use case is not ranked yet".to_owned(),
            (many, _) => format!("{many} use cases are not ranked yet"),
        };
        let rows = unranked.iter().map(|row| {
            let missing: Vec<&str> = row.missing.iter().map(|axis| axis.what.as_str()).collect();
            let missing = match missing.as_slice() {
                [] => "every weight is 0".to_owned(),
                some => some.join("; "),
            };
            (row.title.as_str(), missing)
        });
        let ranking = items(rows, *all, "in the app's ranking");
        let rows = unplaced.iter().take(UNPLACED);
        let rows = rows.map(|Unplaced { what, missing, .. }| (what.name.as_str(), missing.clone()));
        let building = items(rows, unplaced.len(), "in Build next");
        let parts = [
            ("Not ranked yet", ranking),
            ("Not in Build next yet", building),
        ];
        let parts = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        let parts = parts.map(|(title, blocks)| part(title, blocks)).collect();
        Some(slide(
            title,
            parts,
            "Ranking and Build next: what is missing",
        ))
    }
}
