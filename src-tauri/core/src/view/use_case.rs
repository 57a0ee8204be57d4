//! The list of use cases, and a use case with its Process Overview.

use std::borrow::Cow;

use super::{
    Arrangement, Chip, Column, GroupHead, PointChoice, RowSince, Says, Slice, Suspect, SuspectCount,
};
use crate::use_case::asked::Ask;
use crate::use_case::progress::{Deliverable, PhaseState, Progress, Step};
use crate::use_case::scoring::{Figure, Score};
use crate::wire::wire;

wire! {
    /// The first screen: of the use cases of the workspace those in sight.
    pub struct UseCaseScreen {
        /// Grows with every change.
        pub revision: u64,
        /// What they can be compared with.
        pub points: Vec<PointChoice>,
        /// The app's subtitle.
        pub subtitle: String,
        /// How many are at work.
        pub at_work: u32,
        /// `7 of 42 use cases`, of those at work that are shown.
        pub count: String,
        /// What they are filtered by.
        pub chips: Vec<Chip>,
        /// Those at work, as they are arranged.
        pub use_cases: Slice<UseCaseRow>,
        /// Those archived, the one archived last first.
        pub archived: Slice<UseCaseRow>,
    }
}

/// All use cases of the workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct UseCaseList {
    /// Grows with every change.
    pub revision: u64,
    /// Those at work, the one edited last first.
    pub use_cases: Vec<UseCaseRow>,
    /// Those archived, the one archived last first.
    pub archived: Vec<UseCaseRow>,
}

wire! {
    /// The use cases at work, as the sidebar shows them beside every screen.
    pub struct AtWork {
        /// How many there are.
        pub count: u32,
        /// Those edited last, at most six.
        pub recent: Vec<RecentUseCase>,
    }
}

wire! {
    /// A use case that was edited lately.
    pub struct RecentUseCase {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// The key of its first phase.
        pub phase: String,
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
        /// The name of its activation type; empty where none is chosen.
        pub activation: String,
        /// The name of its owner; empty where nobody owns it.
        pub owner: String,
        /// Its labels, by name.
        pub labels: Vec<String>,
        /// What it is called in the tool that it was imported from; empty where it is from none.
        pub elsewhere: String,
        /// The quarter in which it is to go live, `Q1 2027`; empty where nobody said so.
        pub target: String,
        /// The nine phases. The window is sent their bars alone.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub steps: Vec<Step>,
        /// Their states, for nine small bars.
        pub bars: Vec<Bar>,
        /// The same in words: `1 of 9 phases complete, 2 started`.
        pub progress: String,
        /// The axes in figures; the use case's own view opens them down to their ratings.
        pub axes: Vec<Figure>,
        /// What it may bring: what is left in the middle, and in how many of 100 cases it pays, `€ 119,000 · 87%`; empty while that
        /// was not worked out.
        pub benefit: String,
        /// The same in a sentence or two.
        pub benefit_in_words: String,
        /// When it was last edited, in milliseconds since 1970.
        pub edited_at: i64,
        /// Who edited it last.
        pub edited_by: String,
        /// The same in words: `Edited yesterday at 2:03 PM by Anna de Vries`.
        pub edited: String,
        /// The day of that: `today`, `yesterday`, `Mar 12, 2026`.
        pub when: String,
        /// Where it is the first of a group, its head.
        pub group: Option<GroupHead>,
        /// Where it is asked for, what became of it since a point.
        pub since: Option<RowSince>,
        /// Set when it is archived.
        pub archived: Option<Archived>,
        /// The moment at which it was agreed last, as a stamp.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub agreed: Option<i64>,
        /// What it rests on and changed since it was agreed: told of rows in sight alone.
        pub suspects: Option<SuspectCount>,
    }
}

wire! {
    /// A phase of a use case in the list.
    pub struct Bar {
        /// Where it stands.
        pub state: PhaseState,
        /// In words: `Ideation: Started`.
        pub label: String,
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
        /// All of it in words: `Archived Mar 12, 2026 by Anna de Vries: no budget.`
        pub in_words: String,
    }
}

impl UseCaseRow {
    /// What its row in the table says with these columns beside the title.
    pub fn texts_in(&self, columns: &[Column]) -> Vec<Cow<'_, str>> {
        let mut texts = Vec::new();
        if let Some(head) = &self.group {
            texts.extend([Cow::from(&head.label), head.count.to_string().into()]);
        }
        texts.push(Cow::from(&self.title));
        texts.extend(self.since.as_ref().map(|since| Cow::from(&since.words)));
        let axis = |at: usize| self.axes.get(at).map_or("", |axis| axis.shown.as_str());
        for column in columns {
            let text = match column {
                // How far the phases are is a picture.
                Column::Title | Column::Phases => continue,
                Column::Labels => {
                    texts.extend(self.labels.iter().map(Cow::from));
                    continue;
                }
                Column::Type => &self.activation,
                Column::Owner => &self.owner,
                Column::Elsewhere => &self.elsewhere,
                Column::Target => &self.target,
                Column::Value => axis(0),
                Column::Effort => axis(1),
                Column::Risk => axis(2),
                Column::Readiness => axis(3),
                Column::Benefit => &self.benefit,
                Column::Edited => &self.when,
            };
            texts.push(Cow::from(text));
        }
        texts
    }
}

impl Says for UseCaseRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        match &self.archived {
            Some(archived) => vec![Cow::from(&self.title), Cow::from(&archived.in_words)],
            None => self.texts_in(&Arrangement::default().columns),
        }
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
    /// The Process Overview.
    pub struct UseCaseOverview {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// The app's subtitle.
        pub subtitle: String,
        /// Type, owner and labels, as they are asked.
        pub details: Vec<Ask>,
        /// What it is called in the tool that it was imported from; empty where it is from none.
        pub elsewhere: String,
        /// The nine phases with their deliverables.
        pub phases: Vec<PhaseCard>,
        /// Value, effort, risk and readiness.
        pub axes: Vec<Score>,
        /// `12 of 36 questions answered`, and so on.
        pub progress: Progress,
        /// What it rests on and changed since it was agreed.
        pub suspects: Vec<Suspect>,
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
        /// What was decided last at its end.
        pub gate: Gate,
    }
}

wire! {
    /// The decision at the end of a phase, as a row tells it.
    pub struct Gate {
        /// The key of what was decided, such as `go`; empty while nobody decided.
        pub verdict: String,
        /// `Go on 3 March 2026, decided by Anna de Vries`, or `Not decided`.
        pub in_words: String,
    }
}
