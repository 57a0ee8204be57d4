//! The protocol of a workshop. What was rated and never revealed is not in it.

use crate::document::day;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::{Dimension, Slot};
use crate::outline::workshop::{Noted, Protocol, Scored};
use crate::use_case::UseCase;
use crate::use_case::workshop::{Accord, Workshop};
use crate::workspace::Reader;
use crate::workspace::screens::wording;
use crate::workspace::screens::workshop::dots_in_words;
use crate::workspace::screens::workshop::spread::joined;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

impl Reader {
    /// The protocol of the workshop that is open, or else of the last one.
    pub(super) fn protocol(&self, use_case: &UseCase) -> Result<Protocol, Error> {
        let document = &use_case.document;
        let open = Workshop::open(document);
        let last = open.or_else(|| Workshop::all(document).pop());
        let workshop = last.ok_or_else(|| {
            Error::Invalid(
                "There was no workshop of this use case yet. Present it first.".to_owned(),
            )
        })?;
        let people = workshop.people().into_iter().map(|person| self.one(person));
        let mut people: Vec<_> = people.collect();
        people.dedup();
        let people = people.into_iter().map(|person| self.name_of(person));
        let (scores, hidden) = self.scores_of(use_case, &workshop)?;
        Ok(Protocol {
            title: use_case.title().to_owned(),
            when: self.when(&workshop),
            people: people.collect::<Result<_, Error>>()?,
            scores,
            hidden,
            decisions: self.decided_in(use_case, &workshop)?,
            actions: self.noted_in(&workshop, kind::ACTION)?,
            parked: self.noted_in(&workshop, kind::PARKED)?,
            through: through(use_case, &workshop),
        })
    }

    /// `29 November 2026, 10:03 AM to 11:48 AM (1 h 45 min)`.
    fn when(&self, workshop: &Workshop<'_>) -> String {
        let zone = (self.zone)();
        let began = workshop.began();
        let day = day::in_words(began, &zone);
        let from = day::time(began, &zone);
        match workshop.ended() {
            None => format!("{day}, from {from} on."),
            Some(ended) => {
                let minutes = (ended - began).max(0) / MINUTE;
                let until = match day::of(ended, &zone) == day::of(began, &zone) {
                    true => day::time(ended, &zone),
                    false => day::exactly(ended, &zone),
                };
                format!("{day}, {from} to {until} ({}).", took(minutes * 60))
            }
        }
    }

    /// What was rated or agreed on, in the order of the framework, and how much of it was not revealed.
    fn scores_of(
        &self,
        use_case: &UseCase,
        workshop: &Workshop<'_>,
    ) -> Result<(Vec<Scored>, usize), Error> {
        let mut scores = Vec::new();
        let mut hidden = 0;
        let rated = workshop.rated();
        let phases = use_case.framework.phases.iter();
        for dimension in phases.flat_map(|phase| &phase.dimensions) {
            let key = &dimension.key;
            let agreed = workshop.agreed(key);
            if agreed.is_none() && !rated.contains(&key.as_str()) {
                continue;
            }
            let rounds = (1..=workshop.round(key)).rev();
            let mut rounds = rounds.filter(|round| !workshop.ratings(key, *round).is_empty());
            let mut shown = rounds
                .clone()
                .filter(|round| workshop.is_revealed(key, *round));
            let shown = shown.next();
            hidden += usize::from(rounds.any(|round| !workshop.is_revealed(key, round)));
            if agreed.is_none() && shown.is_none() {
                continue;
            }
            scores.push(self.scored_in(use_case, workshop, dimension, shown)?);
        }
        Ok((scores, hidden))
    }

    fn scored_in(
        &self,
        use_case: &UseCase,
        workshop: &Workshop<'_>,
        dimension: &Dimension,
        round: Option<u32>,
    ) -> Result<Scored, Error> {
        let key = &dimension.key;
        let rated = round.map_or_else(Vec::new, |round| self.ratings_of_each(workshop, key, round));
        let all: Vec<u32> = rated.iter().map(|rated| rated.rating).collect();
        let mut ratings = Vec::new();
        for rating in 1..=5 {
            let there = rated.iter().filter(|rated| rated.rating == rating);
            let names = there.map(|rated| self.name_of(rated.person));
            let names = names.collect::<Result<Vec<_>, Error>>()?;
            if !names.is_empty() {
                ratings.push(format!("{rating} {}", joined(&names)));
            }
        }
        let word = match (all.as_slice(), round) {
            ([], _) | (_, None) => String::new(),
            (all, Some(1)) => Accord::of(all).word().to_owned(),
            (all, Some(round)) => format!("{}, round {round}", Accord::of(all).word()),
        };
        Ok(Scored {
            name: dimension.name.clone(),
            agreed: workshop.agreed(key).map_or_else(String::new, |score| {
                wording::rated(&use_case.framework, key, &Value::Integer(score.into()))
            }),
            ratings: ratings.join(" · "),
            word,
            reason: use_case.reason(&dimension.slot()).to_owned(),
        })
    }

    /// What was decided at the end of phases while it went on.
    fn decided_in(
        &self,
        use_case: &UseCase,
        workshop: &Workshop<'_>,
    ) -> Result<Vec<String>, Error> {
        let until = workshop.ended().unwrap_or(i64::MAX);
        let rows = use_case.document.rows(kind::DECISION);
        let meanwhile = rows.filter(|(_, row)| {
            let decided = row.fields.get(kind::DECISION);
            decided.is_some_and(|decided| (workshop.began()..=until).contains(&decided.at))
        });
        let told = meanwhile.map(|(_, row)| {
            let phase = use_case.framework.phase(row.text(field::PHASE));
            let label = phase.map_or("", |phase| &phase.label);
            let reason = row.text(field::REASON_OF_DECISION).trim();
            let words = self.decision_in_words(row)?;
            Ok(match reason {
                "" => format!("{label}: {words}."),
                reason => format!("{label}: {words}. {reason}"),
            })
        });
        told.collect()
    }

    fn noted_in(&self, workshop: &Workshop<'_>, row_kind: &str) -> Result<Vec<Noted>, Error> {
        let dotted = workshop.dotted();
        let rows = workshop.rows(row_kind).into_iter();
        let mut noted: Vec<_> = rows
            .map(|(id, row)| {
                let dots = dotted.get(&id).copied().unwrap_or_default();
                let noted = Noted {
                    text: row.text(row_kind).to_owned(),
                    who: self.doer(row.text(field::DONE_BY))?,
                    dots: match dots {
                        0 => String::new(),
                        dots => dots_in_words(dots),
                    },
                };
                Ok((dots, noted))
            })
            .collect::<Result<_, Error>>()?;
        // What most is wanted of comes first; the order among equals stays.
        noted.sort_by_key(|(dots, _)| std::cmp::Reverse(*dots));
        Ok(noted.into_iter().map(|(_, noted)| noted).collect())
    }
}

/// What was gone through, in the order of the framework.
fn through(use_case: &UseCase, workshop: &Workshop<'_>) -> Vec<(String, String)> {
    let took_of = |slot: &Slot| workshop.spent(&slot.to_string());
    let phases = use_case.framework.phases.iter();
    let slots = phases.flat_map(|phase| phase.slots());
    let gone = slots.filter(|slot| took_of(slot) > 0);
    let told = gone.filter_map(|slot| {
        let text = use_case.framework.text_of(&slot)?;
        Some((text.to_owned(), took(took_of(&slot).into())))
    });
    told.collect()
}

/// `1 h 45 min`, `12 min`, `40 s`.
fn took(seconds: i64) -> String {
    let minutes = (seconds + 30) / 60;
    match (minutes / 60, minutes % 60) {
        _ if seconds < 60 => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
