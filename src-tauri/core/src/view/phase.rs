//! The page of a phase, and people.

use super::{ChangedSince, PointChoice, Suspect, UseCaseHeader};
use crate::use_case::asked::{
    Choice, Edited, Missing, Person, Place, Quote, Row, Stakeholder, Suggested,
};
use crate::use_case::progress::{Deliverable, Progress, Step};
use crate::use_case::scoring::Score;
use crate::wire::wire;

wire! {
    /// The page of a phase with its six blocks.
    pub struct PhasePage {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// This phase.
        pub step: Step,
        /// `Phase 1: Discovery`.
        pub title: String,
        /// `Phase 1 of 9`.
        pub position: String,
        /// The text of "Phase Description".
        pub description: String,
        /// "Key Activities".
        pub activities: Vec<String>,
        /// The question sections.
        pub sections: Vec<Section>,
        /// "Stakeholders".
        pub stakeholders: Vec<Stakeholder>,
        /// The RACI letters that each of them can have.
        pub raci: Vec<Choice>,
        /// What the letters of the phase lack, in sentences; nothing where none is given.
        pub raci_holes: Vec<String>,
        /// The scoring block.
        pub scoring: Scoring,
        /// "Phase Completion Checklist".
        pub checklist: Vec<ChecklistItem>,
        /// Where Scoping and the experience tracker lack what is said here, or say what is not applicable here.
        pub across: Vec<Missing>,
        /// What was decided at its end, the latest first.
        pub decisions: Vec<PhaseDecision>,
        /// What can be decided.
        pub verdicts: Vec<Choice>,
        /// What it can be compared with.
        pub points: Vec<PointChoice>,
        /// What changed since the point that is asked for.
        pub since: Option<ChangedSince>,
        /// What changed, since the use case was agreed, of those who have a part in the phase.
        pub suspects: Vec<Suspect>,
        /// What is entered.
        pub progress: Progress,
        /// What the phase yields.
        pub deliverables: Vec<Deliverable>,
        /// The phase before.
        pub previous: Option<Neighbor>,
        /// The phase after.
        pub next: Option<Neighbor>,
    }
}

wire! {
    /// A decision at the end of a phase.
    pub struct PhaseDecision {
        /// Its row, to correct who, when and why.
        pub row: Row,
        /// The key of what was decided; may be of another version of Ninefold.
        pub verdict: String,
        /// In words: `Go on 3 March 2026, decided by Anna de Vries`.
        pub in_words: String,
        /// Of the latest, what is not any more as it was when that was decided: the questions, dimensions and lines.
        pub changed: Vec<String>,
        /// The moment of it, for what was then.
        pub moment: i64,
    }
}

wire! {
    /// The phase before or after.
    pub struct Neighbor {
        /// Its key.
        pub key: String,
        /// Its short label.
        pub label: String,
    }
}

wire! {
    /// Questions under one heading.
    pub struct Section {
        /// The heading.
        pub heading: String,
        /// The questions.
        pub questions: Vec<Question>,
    }
}

wire! {
    /// A question with its answer.
    pub struct Question {
        /// The field: `answer/ideation/success`, or `title` for the naming question.
        pub field: String,
        /// The question.
        pub text: String,
        /// Shown while the answer is empty.
        pub hint: String,
        /// One line only.
        pub single_line: bool,
        /// The answer as typed, in Markdown; empty when unanswered.
        pub answer: String,
        /// The same as it reads, as HTML; empty of one line, which is no Markdown, and of an answer that says nothing.
        pub html: String,
        /// The slot to mark not applicable (`answer/…`), or `null` where that makes no sense.
        pub slot: Option<String>,
        /// Marked not applicable.
        pub not_applicable: bool,
        /// Where there is something to give a reason for.
        pub reason: Option<Reason>,
        /// What the template of the use case suggests while there is no answer.
        pub suggested: Vec<Suggested>,
        /// What Markdown takes in the answer that may be meant as it is, in sentences.
        pub taken: Option<String>,
        /// What was said elsewhere to the same.
        pub quotes: Vec<Quote>,
        /// Who edited it last, and when.
        pub edited: Option<Edited>,
    }
}

wire! {
    /// Why a score is what it is, or why something is not applicable.
    pub struct Reason {
        /// The field: `reason/score/ideation/customer-value`.
        pub field: String,
        /// What it is for: `the score of Customer Value`.
        pub of: String,
        /// The reason as typed; mostly empty.
        pub text: String,
        /// The same as it reads, as HTML.
        pub html: String,
        /// Who edited it last, and when.
        pub edited: Option<Edited>,
    }
}

wire! {
    /// Whom the workspace knows, for the comboboxes.
    pub struct People {
        /// By name.
        pub people: Vec<Person>,
        /// Roles in use, then the usual ones.
        pub roles: Vec<String>,
        /// Companies in use.
        pub companies: Vec<String>,
        /// Teams in use.
        pub teams: Vec<String>,
    }
}

wire! {
    /// The scoring block.
    pub struct Scoring {
        /// `Ideation Scoring`.
        pub heading: String,
        /// The dimensions.
        pub dimensions: Vec<Dimension>,
        /// The phase's score.
        pub score: Score,
    }
}

wire! {
    /// A score dimension.
    pub struct Dimension {
        /// The field: `score/ideation/customer-value`; also the slot to mark not applicable.
        pub field: String,
        /// Its name.
        pub name: String,
        /// What is judged.
        pub description: String,
        /// `Higher is better` or `Lower is better`.
        pub direction: String,
        /// `Value`, `Effort`, `Risk` or `Readiness`.
        pub axis: String,
        /// The labels of 1 to 5.
        pub labels: Vec<String>,
        /// 1 to 5, or `null` while unscored.
        pub score: Option<u32>,
        /// Marked not applicable.
        pub not_applicable: bool,
        /// Where there is something to give a reason for.
        pub reason: Option<Reason>,
        /// Where ranges say which score it is, if they can.
        pub worked_out: Option<Place>,
    }
}

wire! {
    /// A line of the checklist.
    pub struct ChecklistItem {
        /// The field: `tick/ideation/stakeholders-aligned`; also the slot to mark not applicable.
        pub field: String,
        /// The line.
        pub text: String,
        /// Ticked.
        pub ticked: bool,
        /// Marked not applicable.
        pub not_applicable: bool,
        /// Where there is something to give a reason for.
        pub reason: Option<Reason>,
    }
}
