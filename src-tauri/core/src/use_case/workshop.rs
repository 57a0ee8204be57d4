//! Workshops of a use case, read from its rows: who is there, what they rate, and what of it is revealed.

use std::collections::BTreeMap;

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::wire::wire;

/// How long one thing may take, unless somebody says otherwise, in seconds.
pub const USUAL_SECONDS: u32 = 300;

/// How many dots each person has, unless somebody says otherwise.
pub const USUAL_DOTS: u32 = 3;

/// Ratings this far apart, and nearer, are agreed.
const NEAR: u32 = 1;

/// A workshop.
#[derive(Debug, Clone, Copy)]
pub struct Workshop<'a> {
    /// Its row.
    pub id: Id,
    row: &'a Record,
    document: &'a Document,
}

/// What somebody rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// The row that holds it.
    pub row: Id,
    /// Who did.
    pub person: Id,
    /// 1 to 5.
    pub rating: u32,
}

wire! {
    /// How far several ratings of one dimension are apart.
    #[derive(PartialOrd, Ord)]
    pub enum Accord {
        /// All are the same, or one point apart.
        Agreed,
        /// They are further apart than that.
        Apart,
        /// Two camps: two or more people on either side of a rating that nobody gave.
        Split,
    }
}

impl Accord {
    /// How far these are apart, each 1 to 5.
    pub fn of(ratings: &[u32]) -> Self {
        let mut sorted = ratings.to_vec();
        sorted.sort_unstable();
        let spread = match sorted.as_slice() {
            [first, .., last] => last - first,
            _ => 0,
        };
        if spread <= NEAR && !mutant::lacks("one point apart is agreed") {
            return Self::Agreed;
        }
        let is_gap = |at: usize| sorted[at] - sorted[at - 1] > NEAR;
        let is_split = (2..sorted.len().saturating_sub(1)).any(is_gap);
        match is_split && !mutant::lacks("two camps are a split") {
            true => Self::Split,
            false => Self::Apart,
        }
    }

    /// What people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "Agreed",
            Self::Apart => "Apart",
            Self::Split => "Split",
        }
    }

    /// By which rule it is called so, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Agreed => "Everybody is within one point.",
            Self::Apart => "The lowest and the highest are two points or more apart.",
            Self::Split => {
                "Two camps of two people or more, with a rating between them that nobody gave."
            }
        }
    }
}

impl<'a> Workshop<'a> {
    /// The workshops of a use case, in the order they began.
    pub fn all(document: &'a Document) -> Vec<Self> {
        let mut all: Vec<Self> = document
            .rows(kind::WORKSHOP)
            .map(|(id, row)| Self { id, row, document })
            .collect();
        all.sort_by_key(|workshop| (workshop.began(), workshop.id));
        all
    }

    /// The one that began last and was not ended.
    pub fn open(document: &'a Document) -> Option<Self> {
        let mut all = Self::all(document).into_iter();
        all.rfind(|workshop| workshop.ended().is_none())
    }

    /// The key of the phase that it began with; empty where it was of the whole use case.
    pub fn phase(&self) -> &'a str {
        self.row.text(field::PHASE)
    }

    /// When it began, in milliseconds since 1970.
    pub fn began(&self) -> i64 {
        self.row.integer(field::BEGAN).unwrap_or_default()
    }

    /// When it ended, if it has.
    pub fn ended(&self) -> Option<i64> {
        self.row.integer(field::ENDED)
    }

    /// How long one thing may take, in seconds; 0 where no time is set.
    pub fn seconds(&self) -> u32 {
        self.whole(field::SECONDS).unwrap_or(USUAL_SECONDS)
    }

    /// How many dots each person has.
    pub fn dots(&self) -> u32 {
        self.whole(field::DOTS).unwrap_or(USUAL_DOTS)
    }

    /// How long a slot took so far, in seconds.
    pub fn spent(&self, slot: &str) -> u32 {
        self.whole(&field::member(field::SPENT, slot))
            .unwrap_or_default()
    }

    /// Who is there, in the order they came.
    pub fn people(&self) -> Vec<Id> {
        let fields = self
            .row
            .fields
            .iter()
            .filter(|(name, _)| self.row.is_set(name));
        let here = fields.filter_map(|(name, held)| {
            let person: Id = field::of_member(field::HERE, name)?.parse().ok()?;
            Some((held.stamp, held.change, person))
        });
        let mut here: Vec<_> = here.collect();
        here.sort_unstable();
        here.into_iter().map(|(.., person)| person).collect()
    }

    /// The round that a dimension is in, from 1.
    pub fn round(&self, dimension: &str) -> u32 {
        let fields = self.row.fields.keys().filter(|name| self.row.is_set(name));
        let rounds = fields.filter_map(|name| {
            let (round, of) = field::of_member(field::AGAIN, name)?.split_once('/')?;
            round.parse().ok().filter(|_| of == dimension)
        });
        rounds.max().unwrap_or(1)
    }

    /// Whether what was rated in a round may be seen.
    pub fn is_revealed(&self, dimension: &str, round: u32) -> bool {
        self.row
            .is_set(&in_round(field::REVEALED, round, dimension))
            || mutant::lacks("ratings are hidden until they are revealed")
    }

    /// The score that was agreed on here, if one was.
    pub fn agreed(&self, dimension: &str) -> Option<u32> {
        let agreed = self.whole(&field::member(field::AGREED, dimension))?;
        (1..=5).contains(&agreed).then_some(agreed)
    }

    /// What was rated in a round, one a row, in the order of the rows. It is for the core: what is shown of it asks
    /// [`Workshop::is_revealed`] first.
    pub fn ratings(&self, dimension: &str, round: u32) -> Vec<Rated> {
        let own = self.named();
        let rows = self.document.rows(kind::ASSESSMENT).filter(|(_, row)| {
            row.text(field::WORKSHOP) == own
                && row.text(field::DIMENSION) == dimension
                && row.integer(field::ROUND) == Some(round.into())
        });
        let rated = rows.filter_map(|(id, row)| {
            Some(Rated {
                row: id,
                person: row.text(field::ASSESSOR).parse().ok()?,
                rating: rating(row)?,
            })
        });
        rated.collect()
    }

    /// The dimensions that were rated here.
    pub fn rated(&self) -> Vec<&'a str> {
        let own = self.named();
        let rows = self.document.rows(kind::ASSESSMENT);
        let rows =
            rows.filter(|(_, row)| row.text(field::WORKSHOP) == own && rating(row).is_some());
        let mut dimensions: Vec<&str> = rows.map(|(_, row)| row.text(field::DIMENSION)).collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        dimensions
    }

    /// What was parked or is to be done, in order: rows of that kind.
    pub fn rows(&self, row_kind: &'a str) -> Vec<(Id, &'a Record)> {
        let own = self.named();
        let rows = self.document.rows(row_kind);
        rows.filter(|(_, row)| row.text(field::WORKSHOP) == own)
            .collect()
    }

    /// The dots that people gave, by whom and for which row.
    pub fn votes(&self) -> Vec<Vote> {
        let rows = self.rows(kind::VOTE).into_iter();
        let votes = rows.filter_map(|(id, row)| {
            Some(Vote {
                row: id,
                person: row.text(field::VOTER).parse().ok()?,
                of: row.text(field::VOTED).split_once('/')?.1.parse().ok()?,
                dots: u32::try_from(row.integer(field::DOTS)?).ok()?,
            })
        });
        votes.collect()
    }

    /// The dots for each row.
    pub fn dotted(&self) -> BTreeMap<Id, u32> {
        let mut dotted = BTreeMap::new();
        for vote in self.votes() {
            *dotted.entry(vote.of).or_default() += vote.dots;
        }
        dotted
    }

    /// As rows name it.
    pub fn named(&self) -> String {
        named(kind::WORKSHOP, self.id)
    }

    fn whole(&self, name: &str) -> Option<u32> {
        u32::try_from(self.row.integer(name)?).ok()
    }
}

/// Dots that somebody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The row that holds it.
    pub row: Id,
    /// Who gave them.
    pub person: Id,
    /// The row they are for.
    pub of: Id,
    /// How many.
    pub dots: u32,
}

/// A row as other rows name it: it is no document, and so no link leads there.
pub fn named(kind: &str, row: Id) -> String {
    format!("{kind}/{row}")
}

/// A field of a round of a dimension.
pub fn in_round(set: &str, round: u32, dimension: &str) -> String {
    format!("{set}/{round}/{dimension}")
}

/// The rating that a row holds, 1 to 5.
fn rating(row: &Record) -> Option<u32> {
    let rating = u32::try_from(row.integer(field::RATING)?).ok()?;
    (1..=5).contains(&rating).then_some(rating)
}

/// Whether what a row rates is not to be seen yet. Every way by which a rating leaves the core asks this first.
pub fn is_hidden(document: &Document, row: Id) -> bool {
    let Some(held) = document.records.get(&row) else {
        return true;
    };
    let own = held.text(field::WORKSHOP);
    // One whose workshop was taken away stays as hidden as it was then.
    let of = document
        .records
        .iter()
        .find(|(id, record)| record.kind == kind::WORKSHOP && named(kind::WORKSHOP, **id) == own);
    let round = held
        .integer(field::ROUND)
        .and_then(|round| u32::try_from(round).ok());
    match (of, round) {
        (Some((id, row)), Some(round)) => {
            let id = *id;
            !Workshop { id, row, document }.is_revealed(held.text(field::DIMENSION), round)
        }
        _ => true,
    }
}

/// Which of some ratings speak first: the lowest and the highest, the fewer of them before the more, the lowest where they are
/// as many. Nobody has to where all are agreed.
pub fn speakers(ratings: &[Rated]) -> Vec<(u32, Vec<Id>)> {
    let all: Vec<u32> = ratings.iter().map(|rated| rated.rating).collect();
    let ends = all.iter().min().zip(all.iter().max());
    let Some((lowest, highest)) = ends.filter(|_| Accord::of(&all) != Accord::Agreed) else {
        return Vec::new();
    };
    let at = |end: u32| {
        let there = ratings.iter().filter(|rated| rated.rating == end);
        (end, there.map(|rated| rated.person).collect::<Vec<Id>>())
    };
    let mut ends = vec![at(*lowest), at(*highest)];
    if !mutant::lacks("the fewer speak first") {
        ends.sort_by_key(|(_, people)| people.len());
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_ratings_are_apart_has_a_word() {
        for (ratings, word) in [
            (&[3][..], Accord::Agreed),
            (&[3, 3, 3], Accord::Agreed),
            (&[3, 4, 4, 3], Accord::Agreed),
            (&[2, 4], Accord::Apart),
            (&[1, 5], Accord::Apart),
            (&[1, 2, 3, 4, 5], Accord::Apart),
            // One person is no camp.
            (&[1, 4, 4, 5], Accord::Apart),
            (&[1, 1, 5, 5], Accord::Split),
            (&[4, 2, 2, 4, 5], Accord::Split),
            (&[1, 2, 2, 4], Accord::Apart),
        ] {
            assert_eq!(Accord::of(ratings), word, "{ratings:?}");
        }
    }

    #[test]
    fn who_is_alone_at_an_end_speaks_first() {
        let person = |n: u8| Id::from_bytes([n; 16]);
        let rated = |ratings: &[u32]| -> Vec<Rated> {
            let all = ratings.iter().zip(1..);
            all.map(|(rating, n)| Rated {
                row: person(n),
                person: person(n),
                rating: *rating,
            })
            .collect()
        };
        assert!(speakers(&rated(&[3, 4])).is_empty());
        let told = speakers(&rated(&[2, 2, 5]));
        assert_eq!(
            told,
            [(5, vec![person(3)]), (2, vec![person(1), person(2)])]
        );
        let told = speakers(&rated(&[5, 1]));
        assert_eq!(told[0], (1, vec![person(2)]));
    }
}
