//! Baselines: named points in history, and points in general.

use super::Chosen;
use crate::use_case::asked::Row;
use crate::wire::wire;

wire! {
    /// A point in history that what is now, or was later, is compared with.
    #[derive(Hash)]
    tagged pub enum Point {
        /// A moment, as a step of a history names it.
        Moment {
            /// In milliseconds since 1970, as a rule.
            moment: i64,
        },
        /// The end of a day.
        Day {
            /// As `2026-11-22`.
            day: String,
        },
        /// A baseline.
        Baseline {
            /// Its identifier.
            baseline: String,
        },
        /// The last decision at the end of a phase: of each use case its own.
        Decision,
    }
}

impl From<i64> for Point {
    fn from(moment: i64) -> Self {
        Self::Moment { moment }
    }
}

wire! {
    /// A point that can be chosen.
    pub struct PointChoice {
        /// The point.
        pub point: Point,
        /// `agreed at workshop 2 (29 November 2026)`.
        pub name: String,
    }
}

wire! {
    /// What a list is compared with.
    #[derive(Eq, Hash)]
    pub struct Since {
        /// The point.
        pub point: Point,
        /// Only what was worked on since is to be in it.
        pub only: bool,
    }
}

wire! {
    /// What became of a use case since a point, for its row in a list.
    #[derive(Eq)]
    pub struct RowSince {
        /// `Changed: Ideation, Requirements`, or that nothing did.
        pub words: String,
        /// Whether something did.
        pub changed: bool,
    }
}

wire! {
    /// What of a phase is not as it was at a point.
    pub struct ChangedSince {
        /// The point, as it was asked for.
        pub point: Point,
        /// `agreed at workshop 2 (29 November 2026)`.
        pub name: String,
        /// Where there is nothing to compare with: that the use case was not there yet, or is not part of it. Empty otherwise.
        pub said: String,
        /// Its questions, dimensions and lines that are not as they were.
        pub changed: Vec<String>,
    }
}

wire! {
    /// What a baseline is to cover. People, integrations, metrics and tags that use cases name come with them.
    tagged pub enum Covering {
        /// The whole workspace.
        Everything,
        /// These use cases.
        UseCases {
            /// At least one.
            use_cases: Vec<String>,
        },
        /// Several use cases, named by what they are.
        Several {
            /// Which.
            chosen: Chosen,
        },
    }
}

wire! {
    /// The baselines of the workspace.
    pub struct Baselines {
        /// Grows with every change.
        pub revision: u64,
        /// The one set last first.
        pub baselines: Vec<BaselineRow>,
    }
}

wire! {
    /// A baseline in the list.
    pub struct BaselineRow {
        /// The baseline.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// `29 November 2026 · Anna de Vries`; may be empty.
        pub agreed: String,
        /// `12 use cases`, or the title of the one.
        pub covers: String,
        /// `Set today at 2:03 PM by Anna de Vries`.
        pub set: String,
        /// The use case, where it covers a single one.
        pub use_case: Option<String>,
    }
}

wire! {
    /// A baseline with what it covers.
    pub struct BaselinePage {
        /// Grows with every change.
        pub revision: u64,
        /// As in the list.
        pub baseline: BaselineRow,
        /// What is asked about it: its name, when and by whom it was agreed, and a note.
        pub row: Row,
        /// What of it is not in this copy of the workspace, in words; empty where all is.
        pub lacks: String,
        /// The use cases that it covers, by title; at most so many as a screen holds.
        pub use_cases: Vec<CoveredUseCase>,
        /// How many more there are.
        pub more: u32,
    }
}

wire! {
    /// A use case that a baseline covers.
    pub struct CoveredUseCase {
        /// The use case.
        pub id: String,
        /// The title that it has now.
        pub title: String,
        /// What became of it.
        pub since: RowSince,
    }
}
