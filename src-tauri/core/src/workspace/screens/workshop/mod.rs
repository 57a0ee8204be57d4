//! A workshop, one thing at a time: what the room sees. What is rated is not in it before it is revealed.

pub(crate) mod spread;
pub(crate) mod wording;

use std::collections::BTreeSet;

use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::{Dimension, Phase, Question, Slot};
use crate::page::{Page, answer::answer, html};
use crate::use_case::UseCase;
use crate::use_case::workshop::{USUAL_DOTS, USUAL_SECONDS, Workshop};
use crate::view::{
    WorkshopAction, WorkshopDimension, WorkshopEnd, WorkshopPage, WorkshopPerson, WorkshopQuestion,
};
use crate::workspace::Reader;

/// Where a workshop begins.
const BEGIN: &str = "begin";

/// Where it ends.
const END: &str = "end";

/// The headings of an answer stand below that of its question.
const BELOW_HEADING: u8 = 1;

/// Something that a workshop goes through.
enum Thing<'a> {
    Question(&'a Question),
    Dimension(&'a Dimension),
}

impl Thing<'_> {
    fn slot(&self) -> Slot {
        match self {
            Self::Question(question) => question.slot(),
            Self::Dimension(dimension) => dimension.slot(),
        }
    }
}

impl Reader {
    /// What the room sees of a workshop of a use case, or of one of its phases: at its beginning, at a slot, or at its end.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn workshop(
        &self,
        use_case: &str,
        phase: Option<&str>,
        at: Option<&str>,
    ) -> Result<WorkshopPage, Error> {
        let use_case = self.use_case(use_case)?;
        let things = things(&use_case, phase)?;
        let keys: Vec<String> = things
            .iter()
            .map(|(_, thing)| thing.slot().to_string())
            .collect();
        let stops: Vec<&str> = std::iter::once(BEGIN)
            .chain(keys.iter().map(String::as_str))
            .chain([END])
            .collect();
        let stop = at.and_then(|at| stops.iter().position(|stop| *stop == at));
        let stop = stop.unwrap_or(0);
        let open = Workshop::open(&use_case.document);
        let on = stop.checked_sub(1).and_then(|at| things.get(at));
        let dimension = match on {
            Some((_, Thing::Dimension(dimension))) => Some(*dimension),
            _ => None,
        };
        let title = use_case.title();
        let whole = phase.and_then(|phase| use_case.framework.phase(phase));
        let whole = whole.map_or("All phases".to_owned(), Phase::heading);
        let (crumbs, heading, below) = match on {
            Some((phase, thing)) => {
                let crumbs = format!("{title} · {} · {stop} of {}", phase.label, things.len());
                match thing {
                    Thing::Question(question) => (crumbs, question.text.clone(), String::new()),
                    Thing::Dimension(dimension) => (
                        crumbs,
                        dimension.name.clone(),
                        dimension.description.clone(),
                    ),
                }
            }
            None if stop == 0 => (
                format!("Workshop · {whole}"),
                title.to_owned(),
                count(&things),
            ),
            None => (
                format!("{title} · {whole}"),
                "What we take along".to_owned(),
                String::new(),
            ),
        };
        let people = self.people_in(open.as_ref(), dimension)?;
        let count = |kind| open.map_or(0, |open| open.rows(kind).len() as u32);
        Ok(WorkshopPage {
            revision: self.revision,
            use_case: use_case.document.id.to_string(),
            title: title.to_owned(),
            crumbs,
            at: stops[stop].to_owned(),
            previous: stop.checked_sub(1).map(|at| stops[at].to_owned()),
            next: stops.get(stop + 1).map(|next| (*next).to_owned()),
            heading,
            below,
            is_open: open.is_some(),
            since: match open.map(|open| open.began()) {
                Some(began) if self.day_of(began) != self.today() => {
                    let day = day::in_words(began, &(self.zone)());
                    format!("This workshop began on {day}, and was not ended.")
                }
                _ => String::new(),
            },
            had: !Workshop::all(&use_case.document).is_empty(),
            readonly: use_case.document.is_archived(),
            others: match stop {
                0 => self.others(&use_case, &people)?,
                _ => Vec::new(),
            },
            seconds: open.map_or(USUAL_SECONDS, |open| open.seconds()),
            spent: open.map_or(0, |open| open.spent(stops[stop])),
            dots: open.map_or(USUAL_DOTS, |open| open.dots()),
            parked: count(kind::PARKED),
            actions: count(kind::ACTION),
            question: match on {
                Some((_, Thing::Question(question))) => Some(shown(&use_case, question)),
                _ => None,
            },
            dimension: dimension
                .map(|dimension| self.dimension_in(&use_case, open.as_ref(), dimension, &people))
                .transpose()?,
            end: match stops[stop] {
                END => Some(self.wrap_up(open.as_ref(), &people)?),
                _ => None,
            },
            people,
        })
    }

    /// Who is there, each once, with whether they have rated what is on.
    fn people_in(
        &self,
        open: Option<&Workshop<'_>>,
        dimension: Option<&Dimension>,
    ) -> Result<Vec<WorkshopPerson>, Error> {
        let Some(open) = open else {
            return Ok(Vec::new());
        };
        let rated = dimension.map_or_else(Vec::new, |dimension| {
            open.ratings(&dimension.key, open.round(&dimension.key))
        });
        let rated: BTreeSet<Id> = rated.iter().map(|rated| self.one(rated.person)).collect();
        let votes = open.votes();
        let mut seen = BTreeSet::new();
        let here = open.people().into_iter().map(|person| self.one(person));
        let here = here.filter(|person| seen.insert(*person));
        here.map(|person| {
            let own = votes.iter().filter(|vote| self.one(vote.person) == person);
            let given: u32 = own.map(|vote| vote.dots).sum();
            Ok(WorkshopPerson {
                rated: rated.contains(&person),
                dots_left: open.dots().saturating_sub(given),
                ..self.in_workshop(person)?
            })
        })
        .collect()
    }

    /// The stakeholders of a use case who are not there.
    fn others(
        &self,
        use_case: &UseCase,
        people: &[WorkshopPerson],
    ) -> Result<Vec<WorkshopPerson>, Error> {
        let rows = use_case.rows().into_iter();
        let named = rows.filter_map(|row| Some(self.one(row.person()?)));
        let mut seen = BTreeSet::new();
        let named = named.filter(|person| seen.insert(*person) && !self.erased.has(*person));
        let others = named.map(|person| self.in_workshop(person));
        let mut others = others.collect::<Result<Vec<_>, Error>>()?;
        others.retain(|other| people.iter().all(|there| there.id != other.id));
        Ok(others)
    }

    fn in_workshop(&self, person: Id) -> Result<WorkshopPerson, Error> {
        let name = self.name_of(person)?;
        Ok(WorkshopPerson {
            id: person.to_string(),
            initials: initials(&name),
            name,
            rated: false,
            dots_left: 0,
        })
    }

    fn dimension_in(
        &self,
        use_case: &UseCase,
        open: Option<&Workshop<'_>>,
        dimension: &Dimension,
        people: &[WorkshopPerson],
    ) -> Result<WorkshopDimension, Error> {
        let key = &dimension.key;
        let slot = dimension.slot();
        let round = open.map_or(1, |open| open.round(key));
        let is_revealed = open.is_some_and(|open| open.is_revealed(key, round));
        let rated = open.map_or_else(Vec::new, |open| open.ratings(key, round));
        let all = people.len();
        let have = people.iter().filter(|person| person.rated).count();
        let spread = |round| {
            open.map(|open| self.spread(open, dimension, round, people))
                .transpose()
        };
        let mut earlier = Vec::new();
        for round in 1..round {
            earlier.extend(spread(round)?);
        }
        Ok(WorkshopDimension {
            key: key.clone(),
            field: slot.to_string(),
            direction: dimension.direction.label().to_owned(),
            labels: dimension.labels.to_vec(),
            round,
            said: match (all, have) {
                _ if is_revealed => String::new(),
                (0, _) => {
                    "Nobody is here to rate. Add people at the beginning, or choose the score."
                        .to_owned()
                }
                (_, 0) => "Nobody has rated yet · hidden until revealed".to_owned(),
                (all, have) if all == have => match all {
                    1 => "1 has rated · hidden until revealed".to_owned(),
                    all => format!("All {all} have rated · hidden until revealed"),
                },
                (all, have) => format!(
                    "{have} of {all} {} rated · hidden until revealed",
                    if have == 1 { "has" } else { "have" }
                ),
            },
            can_reveal: !is_revealed && !rated.is_empty(),
            is_revealed,
            can_agree: is_revealed || people.is_empty(),
            spread: match is_revealed {
                true => spread(round)?,
                false => None,
            },
            earlier,
            score: match people.is_empty() && rated.is_empty() {
                true => use_case.score(&slot),
                false => open.and_then(|open| open.agreed(key)),
            },
            reason: match is_revealed || people.is_empty() {
                true => self.reason(use_case, &slot, &dimension.name)?,
                false => None,
            },
        })
    }

    fn wrap_up(
        &self,
        open: Option<&Workshop<'_>>,
        people: &[WorkshopPerson],
    ) -> Result<WorkshopEnd, Error> {
        let mut rows = Vec::new();
        if let Some(open) = open {
            let votes = open.votes();
            for row_kind in [kind::PARKED, kind::ACTION] {
                for (id, row) in open.rows(row_kind) {
                    let of = votes.iter().filter(|vote| vote.of == id);
                    let by = |person: &WorkshopPerson| {
                        let own = of
                            .clone()
                            .filter(|vote| self.one(vote.person).to_string() == person.id);
                        own.map(|vote| vote.dots).sum()
                    };
                    rows.push(WorkshopAction {
                        id: id.to_string(),
                        row: row_kind.to_owned(),
                        field: row_kind.to_owned(),
                        text: row.text(row_kind).to_owned(),
                        who: self.doer(row.text(field::DONE_BY))?,
                        dots: of.clone().map(|vote| vote.dots).sum(),
                        given: people.iter().map(by).collect(),
                    });
                }
            }
        }
        Ok(WorkshopEnd {
            can_vote: rows.len() > 1 && !people.is_empty(),
            rows,
            people: people.to_vec(),
        })
    }

    /// Whether there was a workshop of a use case, or is.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn had_workshop(&self, use_case: &str) -> Result<bool, Error> {
        Ok(!Workshop::all(&self.use_case(use_case)?.document).is_empty())
    }

    /// Who does something, by name; empty where nobody is named.
    pub(crate) fn doer(&self, person: &str) -> Result<String, Error> {
        match person.parse() {
            Ok(person) => self.name_of(person),
            Err(_) => Ok(String::new()),
        }
    }
}

/// What a workshop goes through: the questions and dimensions that apply, phase by phase.
fn things<'a>(
    use_case: &'a UseCase,
    phase: Option<&str>,
) -> Result<Vec<(&'a Phase, Thing<'a>)>, Error> {
    let framework = &use_case.framework;
    if let Some(phase) = phase {
        framework.phase(phase).ok_or(Error::Unknown("phase"))?;
    }
    let phases = framework.phases.iter();
    let phases = phases.filter(|known| phase.is_none_or(|phase| known.key == phase));
    let things = phases.flat_map(|phase| {
        let questions = phase.questions.iter().map(Thing::Question);
        let dimensions = phase.dimensions.iter().map(Thing::Dimension);
        questions.chain(dimensions).map(move |thing| (phase, thing))
    });
    Ok(things
        .filter(|(_, thing)| use_case.is_applicable(&thing.slot()))
        .collect())
}

/// `9 questions, 4 to rate`.
fn count(things: &[(&Phase, Thing<'_>)]) -> String {
    let is_question = |thing: &Thing<'_>| matches!(thing, Thing::Question(_));
    let questions = things
        .iter()
        .filter(|(_, thing)| is_question(thing))
        .count();
    let questions_in_words = match questions {
        1 => "1 question".to_owned(),
        questions => format!("{questions} questions"),
    };
    format!("{questions_in_words}, {} to rate", things.len() - questions)
}

fn shown(use_case: &UseCase, question: &Question) -> WorkshopQuestion {
    let field = question.field();
    let text = use_case.text(&field);
    let blocks = match question.single_line {
        true => crate::page::build::paragraph(text).into_iter().collect(),
        false => answer(text, BELOW_HEADING),
    };
    WorkshopQuestion {
        hint: question.hint.clone(),
        single_line: question.single_line,
        answer: text.to_owned(),
        html: html::write(&Page { blocks }, 0),
        field,
    }
}

/// `DB` of Daan Bakker: the first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let ends = [words.next(), words.next_back()];
    let letters = ends.iter().flatten().filter_map(|word| {
        let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.next().or(word.chars().next())
    });
    letters.flat_map(char::to_uppercase).collect()
}

/// `1 dot`.
pub(crate) fn dots_in_words(dots: u32) -> String {
    match dots {
        0 => "no dots".to_owned(),
        1 => "1 dot".to_owned(),
        dots => format!("{dots} dots"),
    }
}

#[cfg(test)]
mod tests;
