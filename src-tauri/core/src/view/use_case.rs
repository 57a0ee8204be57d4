//! The list of use cases, and a use case with its Process Overview.

use super::wire;

wire! {
    /// The first screen: the use cases of the workspace.
    pub struct UseCaseList {
        /// Grows with every change.
        pub revision: u64,
        /// The app's subtitle.
        pub subtitle: String,
        /// Those at work, the one edited last first.
        pub use_cases: Vec<UseCaseRow>,
        /// Those archived, the one archived last first.
        pub archived: Vec<UseCaseRow>,
    }
}

wire! {
    /// A use case in the list.
    pub struct UseCaseRow {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// One line on what it is about, from the first answers; may be empty.
        pub brief: String,
        /// The nine phases' states, for nine small bars.
        pub steps: Vec<Step>,
        /// The same in words: `1 of 9 phases complete, 2 started`.
        pub progress: String,
        /// The axes in figures; the use case's own view opens them down to their ratings.
        pub axes: Vec<Figure>,
        /// When it was last edited, in milliseconds since 1970.
        pub edited_at: i64,
        /// Who edited it last.
        pub edited_by: String,
        /// Set when it is archived.
        pub archived: Option<Archived>,
    }
}

wire! {
    /// Why and when a use case was archived.
    pub struct Archived {
        /// The reason given.
        pub reason: String,
        /// In milliseconds since 1970.
        pub at: i64,
        /// Who did it.
        pub by: String,
    }
}

wire! {
    /// What stands above every view of a use case.
    pub struct UseCaseHeader {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// The framework's name.
        pub framework: String,
        /// The stepper.
        pub steps: Vec<Step>,
        /// Set when it is archived; then nothing can be changed before it is restored.
        pub archived: Option<Archived>,
    }
}

wire! {
    /// A phase in the stepper.
    pub struct Step {
        /// The phase's key, such as `ideation`.
        pub key: String,
        /// 1 to 9.
        pub number: u32,
        /// The short label, such as `Ideation`.
        pub label: String,
        /// Where it stands.
        pub state: PhaseState,
        /// The state in words: `Complete`, `Started`, `Untouched`.
        pub state_label: String,
        /// Why it is not complete: `2 of 3 checklist items are open`; empty when complete.
        pub why: String,
        /// How much of what applies is entered, 0 to 100.
        pub percent: u32,
    }
}

wire! {
    /// Where a phase stands.
    pub enum PhaseState {
        /// Nothing is entered.
        Untouched,
        /// Something is entered.
        Started,
        /// The whole checklist is ticked.
        Complete,
    }
}

wire! {
    /// The Process Overview.
    pub struct UseCaseOverview {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// The app's subtitle.
        pub subtitle: String,
        /// The nine phases with their deliverables.
        pub phases: Vec<PhaseCard>,
        /// Value, effort, risk and readiness.
        pub axes: Vec<Score>,
        /// `12 of 36 questions answered`, and so on.
        pub progress: Progress,
    }
}

wire! {
    /// A phase in the Process Overview.
    pub struct PhaseCard {
        /// Key, number, label, state.
        pub step: Step,
        /// `Phase 1: Discovery`.
        pub title: String,
        /// The phase's description.
        pub description: String,
        /// What the phase yields.
        pub deliverables: Vec<Deliverable>,
        /// What is entered.
        pub progress: Progress,
        /// The phase's score.
        pub score: Score,
    }
}

wire! {
    /// A document that a phase yields.
    pub struct Deliverable {
        /// Its name.
        pub name: String,
        /// How far the data entered covers it.
        pub cover: Cover,
        /// In words: `Covered`, `2 of 3 in place`, `Open`, `Not applicable`.
        pub cover_label: String,
        /// What is still missing, each a phrase: `Answer: How will we measure success?`
        pub missing: Vec<String>,
    }
}

wire! {
    /// How far a deliverable is covered.
    pub enum Cover {
        /// Everything that covers it is there.
        Covered,
        /// Some of it is there.
        Partly,
        /// Nothing is there.
        Open,
        /// All that would cover it is marked not applicable.
        NotApplicable,
    }
}

wire! {
    /// Counts of what is entered, among what applies.
    pub struct Progress {
        /// Answered questions.
        pub questions: Tally,
        /// Scored dimensions.
        pub dimensions: Tally,
        /// Ticked checklist items.
        pub checklist: Tally,
        /// Stakeholder rows.
        pub stakeholders: u32,
        /// All of it, 0 to 100.
        pub percent: u32,
    }
}

wire! {
    /// So many of so many.
    pub struct Tally {
        /// Entered.
        pub done: u32,
        /// Applicable.
        pub of: u32,
        /// `2 of 5`.
        pub label: String,
        /// What is still open, by name.
        pub open: Vec<String>,
    }
}

wire! {
    /// A score that can be opened down to its ratings: an axis of the use case, or a phase's score.
    pub struct Score {
        /// `Value`, `Ideation Scoring`.
        pub label: String,
        /// What it means and whether high is good, in a sentence.
        pub meaning: String,
        /// 0 to 100, or `null` while nothing is scored.
        pub score: Option<u32>,
        /// `78`, or `–`.
        pub shown: String,
        /// `3 of 9 scored`.
        pub coverage: String,
        /// The arithmetic: `(100 + 75 + 75) ÷ 3 = 83`; empty while nothing is scored.
        pub arithmetic: String,
        /// The dimensions it is made of, those unscored too; not applicable ones are left out.
        pub ratings: Vec<Rating>,
    }
}

wire! {
    /// A score in the list.
    pub struct Figure {
        /// `Value`.
        pub label: String,
        /// 0 to 100, or `null` while nothing is scored.
        pub score: Option<u32>,
        /// `78`, or `–`.
        pub shown: String,
        /// `3 of 9 scored`.
        pub coverage: String,
    }
}

wire! {
    /// A dimension inside a score.
    pub struct Rating {
        /// The key of its phase.
        pub phase: String,
        /// The phase's short label.
        pub phase_label: String,
        /// The field, such as `score/ideation/customer-value`.
        pub field: String,
        /// The dimension's name.
        pub name: String,
        /// 1 to 5, or `null`.
        pub score: Option<u32>,
        /// `4 Strong`, or `Unscored`.
        pub rating: String,
        /// What it counts, `75`, or `25 (reversed: lower is better)`; empty when unscored.
        pub counts: String,
    }
}
