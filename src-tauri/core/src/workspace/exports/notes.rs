//! What changed between two points in history, as exports say it.

use std::collections::BTreeSet;

use crate::deck::{Content, Part, Slide};
use crate::document::baseline::covers;
use crate::document::day;
use crate::document::difference::difference;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::outline::note::{Note, NoteOf, NotePart, NoteTurn, part};
use crate::outline::versions::insert_blocks;
use crate::page::{
    Block, Page,
    build::{labeled, list, paragraph},
    plain::plain,
};
use crate::store::State;
use crate::use_case::UseCase;
use crate::use_case::summary::decided_last;
use crate::view::{Point, SCOPING, Scope};
use crate::workspace::Reader;
use crate::workspace::screens::history::parts;
use crate::workspace::screens::since::{Became, Turned};

/// What is said of a use case that has nothing to tell part by part.
const NEW: &str = "It was not there then.";
const OUTSIDE: &str = "It is not part of this baseline.";
const SAME: &str = "It is as it was.";
const UNDECIDED: &str = "Nothing was decided here yet.";

/// What change notes are called.
pub(crate) const CHANGE_NOTE: &str = "Change note";

impl Reader {
    /// The change note of use cases; of several only those that are not as they were.
    pub(super) fn notes(&self, use_cases: &[String], since: &Point) -> Result<Note, Error> {
        let moved = self.moved(since)?;
        let is_told = |id: &&String| {
            let row = id.parse().ok().and_then(|id| self.listed.get(&id));
            use_cases.len() == 1 || row.is_some_and(|row| self.may_differ(row, &moved))
        };
        let gone = match use_cases.len() {
            1 => Vec::new(),
            _ => self.gone_since(use_cases, since)?,
        };
        let mut told = Vec::new();
        for id in use_cases.iter().filter(is_told) {
            let of = self.note_of(&self.use_case(id)?, since)?;
            if use_cases.len() == 1 || (of.said != SAME && of.said != OUTSIDE) {
                told.push(of);
            }
        }
        Ok(Note {
            span: self.span(since)?,
            said: match use_cases.len() {
                1 => String::new(),
                all => {
                    let changed = match told.len() {
                        0 => format!("None of {all} use cases changed."),
                        changed => format!("{changed} of {all} use cases changed."),
                    };
                    match gone.len() {
                        0 if told.is_empty() => format!("{changed} {}", self.span(since)?),
                        0 => changed,
                        1 => format!("{changed} 1 was archived or deleted."),
                        gone => format!("{changed} {gone} were archived or deleted."),
                    }
                }
            },
            use_cases: told.into_iter().chain(gone).collect(),
        })
    }

    /// The use cases that a baseline covers and that were deleted or archived since, beside those that are told of by
    /// themselves.
    fn gone_since(&self, told: &[String], since: &Point) -> Result<Vec<NoteOf>, Error> {
        let Point::Baseline { baseline } = since else {
            return Ok(Vec::new());
        };
        let baseline = self.baseline_document(baseline)?;
        let told: BTreeSet<Id> = told.iter().filter_map(|id| id.parse().ok()).collect();
        let own = baseline.own().into_iter();
        let covered = own.flat_map(|own| own.fields.keys().filter_map(|name| covers(name)));
        let is_away = |id: &Id| {
            let row = self.listed.get(id);
            row.is_some_and(|row| row.state != State::Shown) && !told.contains(id)
        };
        let mut gone = Vec::new();
        for id in covered.filter(is_away) {
            let changes = self.shelf.source.changes(id, self.last)?;
            let now = match &self.past {
                Some(past) => past.fold(id, &changes),
                None => fold(id, &changes),
            };
            let then = self.as_it_was(&now, &changes, since)?;
            if let Some(said) = self.ended(&now, &then)? {
                gone.push(NoteOf {
                    title: self.called(&now)?,
                    said,
                    parts: Vec::new(),
                });
            }
        }
        Ok(gone)
    }

    /// That a use case was deleted or archived since, by whom, when and why; nothing where it was not.
    fn ended(&self, now: &Document, then: &Document) -> Result<Option<String>, Error> {
        let (became, name) = match () {
            () if !now.is_shown(now.id) && then.is_shown(now.id) => ("Deleted", field::GONE),
            () if now.is_archived() && !then.is_archived() => ("Archived", field::ARCHIVED),
            () => return Ok(None),
        };
        let Some((own, field)) = now.own().and_then(|own| Some((own, own.fields.get(name)?)))
        else {
            return Ok(None);
        };
        let day = day::in_words(field.at, &(self.zone)());
        let by = format!("{became} by {}, {day}", self.name_of(field.author)?);
        let reason = own.text(field::ARCHIVED_REASON).trim();
        Ok(Some(match reason {
            reason if name == field::ARCHIVED && !reason.is_empty() => format!("{by}: {reason}"),
            _ => format!("{by}."),
        }))
    }

    /// `From agreed at workshop 2 (29 November 2026) to now, 3 December 2026.`
    fn span(&self, since: &Point) -> Result<String, Error> {
        let from = self.point_in_words(since)?;
        Ok(match &self.past {
            Some(past) => format!("From {from} to {}.", past.called),
            None => {
                let today = day::in_words((self.clock)(), &(self.zone)());
                format!("From {from} to now, {today}.")
            }
        })
    }

    /// What became of a use case, to the word.
    pub(super) fn note_of(&self, use_case: &UseCase, since: &Point) -> Result<NoteOf, Error> {
        let said = |said: &str| NoteOf {
            title: use_case.title().to_owned(),
            said: said.to_owned(),
            parts: Vec::new(),
        };
        if *since == Point::Decision && decided_last(&use_case.document).is_none() {
            return Ok(said(UNDECIDED));
        }
        let now = &use_case.document;
        let ended = match now.is_archived() {
            true => self.ended(now, &self.as_it_was(now, &self.changes_of(now)?, since)?)?,
            false => None,
        };
        let turned = match self.became(use_case, since)? {
            Became::New => return Ok(said(NEW)),
            Became::Outside => return Ok(said(OUTSIDE)),
            Became::Other(turned) if turned.is_empty() => {
                return Ok(said(ended.as_deref().unwrap_or(SAME)));
            }
            Became::Other(turned) => turned,
        };
        let mut told = Vec::new();
        for named in parts(&use_case.framework) {
            let of_part = turned.iter().filter(|turned| turned.part == named.key);
            let turns = of_part.map(|turned| self.told_turned(turned));
            let turns = turns.collect::<Result<Vec<_>, Error>>()?;
            if !turns.is_empty() {
                let title = named.name;
                told.push(NotePart { title, turns });
            }
        }
        Ok(NoteOf {
            parts: told,
            ..said(ended.as_deref().unwrap_or_default())
        })
    }

    fn told_turned(&self, turned: &Turned) -> Result<NoteTurn, Error> {
        let day = day::in_words(turned.at, &(self.zone)());
        Ok(NoteTurn {
            label: turned.label.clone(),
            pieces: difference(&turned.from, &turned.to),
            is_mark: turned.is_mark,
            by: format!("{}, {day}", self.name_of(turned.author)?),
        })
    }

    /// Says on a page, below the heading of each use case, what of it changed since a point.
    pub(super) fn tell_since(
        &self,
        scope: &Scope,
        since: &Point,
        page: &mut Page,
    ) -> Result<(), Error> {
        let (use_cases, part) = match scope {
            Scope::Phase { use_case, phase } => {
                (std::slice::from_ref(use_case), Some(phase.as_str()))
            }
            Scope::UseCases { use_cases } => (use_cases.as_slice(), None),
            Scope::Scoping { use_cases } => (use_cases.as_slice(), Some(SCOPING)),
            // A deck has it at its end, and a note is about nothing else.
            _ => return Ok(()),
        };
        for (number, id) in use_cases.iter().enumerate() {
            let (said, items) = self.in_short(&self.use_case(id)?, since, part)?;
            let mut blocks: Vec<Block> = paragraph(&said).into_iter().collect();
            blocks.extend(list(false, items));
            insert_blocks(page, number, vec![Block::Panel(blocks)]);
        }
        Ok(())
    }

    /// What became of a use case, or of a part of it: a sentence, and what is not as it was.
    fn in_short(
        &self,
        use_case: &UseCase,
        since: &Point,
        part: Option<&str>,
    ) -> Result<(String, Vec<Vec<Block>>), Error> {
        if *since == Point::Decision && decided_last(&use_case.document).is_none() {
            return Ok((UNDECIDED.to_owned(), Vec::new()));
        }
        let name = self.point_in_words(since)?;
        Ok(match self.became(use_case, since)? {
            Became::New => (format!("New since {name}."), Vec::new()),
            Became::Outside => (format!("Not part of {name}."), Vec::new()),
            Became::Other(turned) => {
                let items = labels(use_case, &turned, part);
                match items.is_empty() {
                    true => (format!("Nothing of this changed since {name}."), items),
                    false => (format!("Changed since {name}:"), items),
                }
            }
        })
    }

    /// The slides at the end of a deck that tell what changed in a use case since a point.
    pub(super) fn appendix(&self, use_case: &UseCase, since: &Point) -> Result<Slide, Error> {
        let of = self.note_of(use_case, since)?;
        let name = self.point_in_words(since)?;
        let parts = of.parts.iter().map(|told| Part {
            title: told.title.clone(),
            blocks: part(told),
        });
        let mut parts: Vec<Part> = parts.collect();
        if parts.is_empty() {
            parts.push(Part {
                title: String::new(),
                blocks: paragraph(&of.said).into_iter().collect(),
            });
        }
        Ok(Slide {
            title: format!("Changed since {name}"),
            content: Content::Body(parts),
            notes: self.span(since)?,
        })
    }
}

/// What is not as it was, by what is asked there; with its part, where all of the use case is told of.
fn labels(use_case: &UseCase, turned: &[Turned], part: Option<&str>) -> Vec<Vec<Block>> {
    let mut items = Vec::new();
    for named in parts(&use_case.framework) {
        if part.is_some_and(|part| part != named.key) {
            continue;
        }
        let of_part = turned.iter().filter(|turned| turned.part == named.key);
        for turned in of_part {
            let text = match part {
                Some(_) => plain(&turned.label),
                None => labeled(&named.name, &turned.label),
            };
            items.push(vec![Block::Paragraph(text)]);
        }
    }
    items
}
