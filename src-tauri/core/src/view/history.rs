//! History: what was done, and what can be brought back.

use super::{Place, UseCaseHeader};
pub use crate::document::difference::{Fate, Piece};
use crate::wire::wire;

wire! {
    /// Whose history.
    tagged pub enum HistoryOf {
        /// Everything in the workspace.
        Workspace,
        /// A use case, person, integration, tag or metric.
        Document {
            /// The document.
            document: String,
        },
        /// A field of a record.
        Field {
            /// The document.
            document: String,
            /// The record in it.
            record: String,
            /// The field.
            field: String,
        },
    }
}

wire! {
    /// Which part of a history is wanted.
    #[derive(Default)]
    pub struct HistoryFilter {
        /// What this person did; all where it is empty.
        pub person: String,
        /// What is of this phase, by its key, of [`SCOPING`] or [`TRACKER`]; all where it is empty.
        pub phase: String,
        /// From this day on, as `2026-11-22`; from the beginning where it is empty.
        pub from: String,
        /// Up to the end of this day; up to now where it is empty.
        pub to: String,
        /// Every change by itself, where else what one person typed without a pause is one step.
        pub every: bool,
        /// What is older than this, as [`History::earlier`] says; from the latest where there is none.
        pub before: Option<String>,
    }
}

/// Stands for a phase where something is of the requirements of a use case.
pub const SCOPING: &str = ".scoping";
/// The same for the experience tracker.
pub const TRACKER: &str = ".tracker";

wire! {
    /// A history, or the next part of one.
    pub struct History {
        /// Grows with every change.
        pub revision: u64,
        /// What it is of: a title, a name, the question of a field, or the workspace.
        pub title: String,
        /// Of a use case, what stands above.
        pub header: Option<UseCaseHeader>,
        /// What was done, the latest first.
        pub steps: Vec<PastStep>,
        /// Given to the filter, it leads to what was done before; `null` where that is all.
        pub earlier: Option<String>,
        /// Who can be asked for: all that wrote here. Told with the first part alone.
        pub people: Vec<PastChoice>,
        /// Which phases can be asked for.
        pub phases: Vec<PastChoice>,
    }
}

wire! {
    /// Something that a history can be narrowed to.
    pub struct PastChoice {
        /// What the filter is given.
        pub key: String,
        /// What it is called.
        pub name: String,
    }
}

wire! {
    /// Something that somebody did.
    pub struct PastStep {
        /// The last change of it.
        pub id: String,
        /// The document.
        pub document: String,
        /// The moment after it, for what was then.
        pub moment: i64,
        /// The day, to be a heading: `Sunday, November 22, 2026`.
        pub day: String,
        /// `today at 2:03 PM`.
        pub when: String,
        /// Who.
        pub who: String,
        /// What it was, as a noun: `answer to “How will we measure success?”`.
        pub what: String,
        /// Where it is seen: with the name of the document, where the history is of more than one. `None` where no screen shows it,
        /// as what is set in a dialog.
        pub place: Option<Place>,
        /// The document's name.
        pub name: String,
        /// Whether the document can be seen as it was then.
        pub is_use_case: bool,
        /// It deleted the document, which is deleted by now: what was before can be brought back.
        pub deleted: bool,
        /// How many changes it was.
        pub changes: u32,
        /// What became of fields.
        pub turns: Vec<PastTurn>,
    }
}

wire! {
    /// What became of a field.
    pub struct PastTurn {
        /// The record.
        pub record: String,
        /// The field.
        pub field: String,
        /// What is asked there.
        pub label: String,
        /// From what was shown before to what was then, word by word. Both are empty in nothing.
        pub pieces: Vec<Piece>,
        /// False where another wording, which this one did not know, was shown instead.
        pub stands: bool,
        /// What was said then is erased, and was not empty.
        pub is_erased: bool,
        /// Whether it can be brought back: it is not what is there now.
        pub is_past: bool,
    }
}

wire! {
    /// A use case as it was, to be read.
    pub struct PastPage {
        /// Grows with every change.
        pub revision: u64,
        /// Title and stepper as they were.
        pub header: UseCaseHeader,
        /// `on 22 November 2026 at 2:03 PM`, or `when “agreed at workshop 2” was set`.
        pub when: String,
        /// All of it as HTML, made by the core, with nothing foreign in it.
        pub html: String,
        /// It is deleted by now, and can be brought back as a whole.
        pub is_deleted: bool,
        /// The phases that can be brought back.
        pub phases: Vec<PastChoice>,
    }
}

wire! {
    /// How much is brought back as it was.
    tagged pub enum Extent {
        /// A field.
        Field {
            /// The record.
            record: String,
            /// The field.
            field: String,
            /// The change whose wording it is to be, whether that was shown or not; `null` for what was shown.
            change: Option<String>,
        },
        /// A phase of a use case, its scores, ticks and stakeholders included.
        Phase {
            /// Its key.
            phase: String,
        },
        /// All of a document.
        All,
    }
}
