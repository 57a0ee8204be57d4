//! Long lists, of which the window holds what is in sight.

use std::borrow::Cow;

use super::{
    Arrangement, AttributeRow, Card, ExportRow, FaultRow, IntegrationRow, InvolvedUseCase,
    LearnedRow, MatrixRow, MetricRow, PersonRow, RankedRow, Tag, TagFilter, UnrankedRow,
    UseCaseRow, Weighing,
};
use crate::wire::wire;

wire! {
    /// A long list of the workspace.
    #[derive(Hash)]
    tagged pub enum List {
        /// The use cases at work, the one edited last first.
        UseCases,
        /// Those of the use cases at work that a table shows, as it is arranged.
        Table {
            /// How.
            arrangement: Arrangement,
        },
        /// Those of a table that stand in a column of the board.
        Column {
            /// How the table is arranged.
            arrangement: Arrangement,
            /// The key of the phase; empty behind the last.
            phase: String,
        },
        /// The people, by name.
        People {
            /// What one of their names, roles, companies, teams or addresses has to have; empty for all.
            filter: String,
        },
        /// The use cases at work with who is involved in them, by title.
        Involvement {
            /// What somebody involved has to have, as in [`List::People`]; empty for all.
            filter: String,
            /// Those alone whose RACI letters have holes.
            holes: bool,
        },
        /// The archived use cases, the one archived last first.
        Archived,
        /// All use cases that can be exported: those at work, then those archived.
        Exportable,
        /// The integrations, by name; those retired at the end.
        Integrations,
        /// The use cases at work, by title: the rows of the matrix.
        Matrix,
        /// The use cases at work that can be ranked, in order.
        Ranking {
            /// How they are ranked; as the workspace keeps it, if nothing is given.
            weighing: Option<Weighing>,
        },
        /// The use cases at work for which too little is scored, by title.
        Unranked {
            /// How the others are ranked.
            weighing: Option<Weighing>,
        },
        /// The metrics, by name.
        Metrics,
        /// The use cases at work that were tested or say what came out, the one edited last first.
        Learned,
        /// The tags that a filter lets through, in the order they were made.
        Tags {
            /// What they are filtered by.
            filter: TagFilter,
            /// Those shown already, though by an edit the filter no longer lets them through.
            shown: Vec<String>,
        },
        /// The attributes, by name.
        Attributes,
        /// What is wrong with the tagging plan: event by event, then what use cases miss.
        Faults,
    }
}

wire! {
    /// Which rows of a list are asked for.
    pub struct Wanted {
        /// All of them, where there are no more than so many.
        pub few: u32,
        /// Of more the first and the last, which are drawn whatever is in sight, and those from a number to before another.
        pub spans: Vec<(u32, u32)>,
        /// And those of these documents with those beside them, wherever they are.
        pub about: Vec<String>,
    }
}

impl Wanted {
    /// Every row.
    pub const ALL: Self = Self::few(u32::MAX);

    /// None but the first and the last, where only what is said beside the list is read.
    pub const NONE: Self = Self::few(0);

    const fn few(few: u32) -> Self {
        Self {
            few,
            spans: Vec::new(),
            about: Vec::new(),
        }
    }
}

wire! {
    /// Rows of a list, as it is at a moment.
    pub struct Slice<T> {
        /// Grows with every change: rows of two revisions don't belong together.
        pub revision: u64,
        /// How many rows the list has.
        pub all: u32,
        /// Those that were asked for, in the order of the list.
        pub rows: Vec<Placed<T>>,
    }
}

wire! {
    /// A row and its number in the list.
    pub struct Placed<T> {
        /// From 0.
        pub at: u32,
        /// The row.
        pub row: T,
    }
}

/// Rows of any list.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Rows {
    /// Of use cases.
    UseCases(Slice<UseCaseRow>),
    /// Of the board.
    Cards(Slice<Card>),
    /// Of people.
    People(Slice<PersonRow>),
    /// Of who is involved in use cases.
    Involvement(Slice<InvolvedUseCase>),
    /// Of use cases to be exported.
    Exportable(Slice<ExportRow>),
    /// Of integrations.
    Integrations(Slice<IntegrationRow>),
    /// Of the matrix.
    Matrix(Slice<MatrixRow>),
    /// Of use cases that are ranked.
    Ranking(Slice<RankedRow>),
    /// Of use cases that are not.
    Unranked(Slice<UnrankedRow>),
    /// Of metrics.
    Metrics(Slice<MetricRow>),
    /// Of what was learned.
    Learned(Slice<LearnedRow>),
    /// Of tags.
    Tags(Slice<Tag>),
    /// Of attributes.
    Attributes(Slice<AttributeRow>),
    /// Of what is wrong with the tagging plan.
    Faults(Slice<FaultRow>),
}

wire! {
    /// Where words are in a list.
    pub struct Found {
        /// Of the list that was searched.
        pub revision: u64,
        /// How often each row has them, in the order of the list.
        pub times: Vec<u32>,
    }
}

/// A row that can be found by what it says.
pub trait Says {
    /// What it says, in the order in which it is shown: no word goes on from one text into the next.
    fn texts(&self) -> Vec<Cow<'_, str>>;
}
