//! Who is involved where: around a person, and around a use case.

use std::borrow::Cow;

use super::{Place, Says, Slice};
use crate::wire::wire;

wire! {
    /// Who is involved in the use cases at work.
    pub struct InvolvementScreen {
        /// Grows with every change.
        pub revision: u64,
        /// `12 of 40 use cases`.
        pub count: String,
        /// Those use cases that are wanted.
        pub use_cases: Slice<InvolvedUseCase>,
        /// How many use cases have holes in their RACI letters.
        pub with_holes: u32,
    }
}

wire! {
    /// A use case with who is involved in it.
    pub struct InvolvedUseCase {
        /// The use case.
        pub id: String,
        /// Its title.
        pub title: String,
        /// The people in it, in the order of their rows.
        pub involved: Involved,
        /// What its RACI letters lack.
        pub holes: Vec<RaciHole>,
    }
}

wire! {
    /// A table of people or use cases against phases.
    pub struct Involved {
        /// The columns.
        pub phases: Vec<InvolvedPhase>,
        /// The rows.
        pub rows: Vec<InvolvedRow>,
        /// `and 12 more`, where these are not all; else empty.
        pub more: String,
    }
}

wire! {
    /// A phase as a column.
    pub struct InvolvedPhase {
        /// Its number, from 1.
        pub number: u32,
        /// `Design`.
        pub label: String,
    }
}

wire! {
    /// A person or a use case as a row.
    pub struct InvolvedRow {
        /// What it is of.
        pub id: String,
        /// What that is called.
        pub name: String,
        /// Where to see it.
        pub place: Place,
        /// What is said in each phase; `null` where nobody is involved.
        pub parts: Vec<Option<InvolvedPart>>,
    }
}

wire! {
    /// What somebody has to do with a phase.
    pub struct InvolvedPart {
        /// The RACI letter; empty where none is given.
        pub letter: String,
        /// `Design: Accountable`, `Design: Involved`.
        pub in_words: String,
        /// Where to see it.
        pub place: Place,
    }
}

wire! {
    /// What the RACI letters of a phase lack.
    pub struct RaciHole {
        /// `Design`.
        pub phase: String,
        /// In a sentence.
        pub what: String,
        /// Where to fill it.
        pub place: Place,
    }
}

impl Involved {
    /// What it says, as it is drawn.
    pub(super) fn texts(&self) -> Vec<Cow<'_, str>> {
        let mut texts = Vec::new();
        for InvolvedPhase { number, label } in &self.phases {
            texts.extend([Cow::from(number.to_string()), Cow::from(label)]);
        }
        for row in &self.rows {
            texts.push(Cow::from(&row.name));
            let parts = row.parts.iter().flatten();
            texts.extend(parts.map(|part| Cow::from(&part.letter)));
        }
        texts.push(Cow::from(&self.more));
        texts
    }
}

impl Says for InvolvedUseCase {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let mut texts = vec![Cow::from(&self.title)];
        texts.extend(self.involved.texts());
        for hole in &self.holes {
            texts.push(format!("{}: {}", hole.phase, hole.what).into());
        }
        texts
    }
}
