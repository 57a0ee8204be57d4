//! The board: the use cases at work in the phases in which they stand.

use std::borrow::Cow;

use super::{Chip, PointChoice, Says, Slice, UseCaseRow, Wanted};
use crate::wire::wire;

wire! {
    /// The board, with those cards of each column that are wanted.
    pub struct Board {
        /// Grows with every change.
        pub revision: u64,
        /// How many use cases are at work, whatever is filtered by.
        pub at_work: u32,
        /// `42 use cases`, or of how many these are.
        pub count: String,
        /// What is filtered by.
        pub chips: Vec<Chip>,
        /// What they can be compared with.
        pub points: Vec<PointChoice>,
        /// The phases in their order, then what is done.
        pub columns: Vec<BoardColumn>,
        /// What the process is for.
        pub subtitle: String,
        /// The archived use cases that are wanted.
        pub archived: Slice<UseCaseRow>,
    }
}

wire! {
    /// A column of the board.
    pub struct BoardColumn {
        /// What a card is moved to: the key of a phase, or `done`.
        pub key: String,
        /// What stands for it in a filter, and in its list: the key of a phase; empty behind the last.
        pub phase: String,
        /// `3 Requirements`, `Done`.
        pub label: String,
        /// `12 use cases`.
        pub count: String,
        /// Its cards, in the order of the table.
        pub cards: Slice<Card>,
    }
}

wire! {
    /// Which cards of a column are asked for.
    pub struct WantedOfColumn {
        /// The column, as [`BoardColumn::phase`] names it.
        pub phase: String,
        /// Which of its cards.
        pub wanted: Wanted,
    }
}

wire! {
    /// A use case on the board.
    pub struct Card {
        /// The use case.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Its type and its owner, as far as they are known.
        pub about: String,
        /// Its labels.
        pub labels: Vec<String>,
        /// What the phase in which it stands lacks: `2 of 5 checklist items still open`; empty where that is nothing.
        pub open: String,
        /// Where it was moved elsewhere than its progress has it: `Moved here; Ideation is not complete`; else empty.
        pub moved: String,
    }
}

impl Says for Card {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let texts = [&self.title, &self.about].into_iter().chain(&self.labels);
        let texts = texts.chain([&self.open, &self.moved]);
        texts.map(|text| Cow::Borrowed(text.as_str())).collect()
    }
}
