//! Ratings that are revealed, in words.

use std::collections::BTreeSet;

use crate::document::id::Id;
use crate::error::Error;
use crate::framework::Dimension;
use crate::use_case::workshop::{Accord, Rated, Workshop, speakers};
use crate::view::{Spread, SpreadMark, WorkshopPerson};
use crate::workspace::Reader;
use crate::workspace::screens::workshop::initials;

impl Reader {
    /// What was rated in a round, each person once. Only of one that is revealed.
    pub(super) fn spread(
        &self,
        workshop: &Workshop<'_>,
        dimension: &Dimension,
        round: u32,
        people: &[WorkshopPerson],
    ) -> Result<Spread, Error> {
        let rated = self.ratings_of_each(workshop, &dimension.key, round);
        let all: Vec<u32> = rated.iter().map(|rated| rated.rating).collect();
        let accord = Accord::of(&all);
        let marks = dimension.labels.iter().zip(1..).map(|(label, rating)| {
            let there = rated.iter().filter(|rated| rated.rating == rating);
            let names = there.map(|rated| self.name_of(rated.person));
            let names = names.collect::<Result<Vec<_>, Error>>()?;
            Ok(SpreadMark {
                rating,
                label: label.clone(),
                initials: names.iter().map(|name| initials(name)).collect(),
                names,
            })
        });
        let first = speakers(&rated).into_iter().map(|(rating, people)| {
            let names = people.into_iter().map(|person| self.name_of(person));
            let names = names.collect::<Result<Vec<_>, Error>>()?;
            Ok(format!("{} ({rating})", joined(&names)))
        });
        let first = first.collect::<Result<Vec<String>, Error>>()?;
        let is_missing = |person: &&WorkshopPerson| {
            rated
                .iter()
                .all(|rated| rated.person.to_string() != person.id)
        };
        let missing: Vec<&str> = people
            .iter()
            .filter(is_missing)
            .map(|person| person.name.as_str())
            .collect();
        Ok(Spread {
            round: format!("Round {round}"),
            accord,
            word: accord.word().to_owned(),
            rule: accord.rule().to_owned(),
            first: match first.as_slice() {
                [] => String::new(),
                first => format!("First to speak: {}.", first.join(", then ")),
            },
            marks: marks.collect::<Result<_, Error>>()?,
            missing: match missing.as_slice() {
                [] => String::new(),
                [one] => format!("{one} has not rated."),
                several => format!("{} have not rated.", joined(several)),
            },
        })
    }

    /// What was rated in a round, each person once, the last of it counts; in the order of the rows.
    pub(crate) fn ratings_of_each(
        &self,
        workshop: &Workshop<'_>,
        dimension: &str,
        round: u32,
    ) -> Vec<Rated> {
        let rated = workshop.ratings(dimension, round).into_iter();
        let one = rated.map(|rated| Rated {
            person: self.one(rated.person),
            ..rated
        });
        let mut seen: BTreeSet<Id> = BTreeSet::new();
        let mut last: Vec<Rated> = one
            .rev()
            .filter(|rated| seen.insert(rated.person))
            .collect();
        last.reverse();
        last
    }
}

/// `Dana, Sam and Joe`.
pub(crate) fn joined<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
