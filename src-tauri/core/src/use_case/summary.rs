//! What the list shows of a use case, in figures: kept in the workspace file beside the log, so that a list can be drawn
//! without anything being folded.

use serde::{Deserialize, Serialize};

use super::UseCase;
use super::agreed;
use super::benefit::{Believed, Effect};
use super::board;
use super::data;
use super::filled::Filled;
use super::labels;
use super::progress::{self, PhaseState, Standing};
use super::promise::Promise;
use super::raci;
use super::scoring::{self, Scored};
use super::target::Target;
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::pin;

/// How many characters of the first answer the list shows.
const BRIEF: usize = 160;

/// A use case in figures. Words, and the names of people, are put to them when they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The hash of its framework.
    pub framework: String,
    /// One line on what it is about, from the first answers; may be empty.
    pub brief: String,
    /// Who edited it last; empty where nobody did.
    pub edited_by: String,
    /// When and by whom it was archived, and why.
    pub archived: Option<(i64, String, String)>,
    /// Its phases, in order.
    pub phases: Vec<Standing>,
    /// Value, effort, risk and readiness.
    pub axes: Vec<Scored>,
    /// The key of how it is activated; empty where nothing is chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub activation: String,
    /// Who owns it: a person, or a name from elsewhere; empty where nobody does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Its labels, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// What it is called in the tool that it was imported from; empty where it is from none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub elsewhere: String,
    /// When something was decided last at the end of a phase, as a stamp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<i64>,
    /// The moment of the decision by which it was agreed last, as a stamp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<i64>,
    /// Whether nothing was said since then but of what was decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
    /// The place in the ranking that it is pinned to, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<(u32, String)>,
    /// When it is to go live.
    #[serde(default, skip_serializing_if = "Target::is_open")]
    pub target: Target,
    /// Where it was moved to on the board, as a place among its phases from 0; behind the last, as many as there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<u32>,
    /// How many holes its RACI letters have.
    #[serde(default, skip_serializing_if = "is_none")]
    pub holes: u32,
    /// What it may bring, where that was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// Whether it was tested, or says what came out; nothing of an earlier version, which did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tested: Option<bool>,
    /// The names in what it says that it needs to know; nothing where it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<String>>,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Summary {
    /// The figures of a use case.
    pub fn of(use_case: &UseCase) -> Self {
        let filled = Filled::of(use_case);
        let by = |author: Id| author.to_string();
        let archived = use_case
            .document
            .own()
            .filter(|_| use_case.document.is_archived());
        Self {
            framework: use_case.text(field::FRAMEWORK).to_owned(),
            brief: brief(&filled),
            edited_by: last_edit(use_case).map_or_else(String::new, |(_, author)| by(author)),
            archived: archived.and_then(|own| {
                let field = own.fields.get(field::ARCHIVED)?;
                let reason = own.text(field::ARCHIVED_REASON).to_owned();
                Some((field.at, by(field.author), reason))
            }),
            phases: progress::standings(use_case, &filled),
            axes: scoring::scored(&filled),
            activation: use_case.text(field::ACTIVATION).to_owned(),
            owner: use_case.text(field::OWNER).to_owned(),
            labels: use_case.document.own().map_or_else(Vec::new, |own| {
                let labels = labels::labels(own).into_iter();
                labels.map(|(_, label)| label.to_owned()).collect()
            }),
            elsewhere: use_case.text(field::EXTERNAL_ID).to_owned(),
            decided: decided_last(&use_case.document),
            agreed: agreed::decided(&use_case.document).map(|agreed| agreed.moment),
            rests: rests(&use_case.document),
            pin: use_case.document.own().and_then(pin::pin),
            target: use_case.document.own().map(Target::of).unwrap_or_default(),
            at: board::moved_to(use_case),
            holes: raci::count(use_case),
            promise: use_case
                .document
                .own()
                .and_then(|own| Believed::of(own, Effect::Promised).promise()),
            tested: Some(is_tested(&use_case.document)),
            data: data::needed(&use_case.document),
        }
    }

    /// Where it stands by its progress: the first phase that is not complete, behind the last where all are.
    pub fn progressed_to(&self) -> usize {
        let mut phases = self.phases.iter();
        let open = phases.position(|phase| phase.state != PhaseState::Complete);
        open.unwrap_or(self.phases.len())
    }

    /// Where it stands: where it was moved, else by its progress.
    pub fn stands_at(&self) -> usize {
        let moved = self.at.and_then(|at| usize::try_from(at).ok());
        let moved = moved.filter(|at| *at <= self.phases.len());
        moved.unwrap_or_else(|| self.progressed_to())
    }

    /// Whether it stands elsewhere than by its progress.
    pub fn is_moved(&self) -> bool {
        self.stands_at() != self.progressed_to()
    }
}

/// Whoever entered one of these of a use case tests it, or has.
const TESTED: [&str; 5] = [
    field::RUN_FROM,
    field::RUN_TO,
    field::RESULT,
    field::VERDICT,
    field::LEARNED,
];

/// Whether a use case was tested, or says what came out.
pub fn is_tested(use_case: &Document) -> bool {
    let is_entered = |own: &Record| {
        let mut entered = TESTED.iter().map(|field| own.text(field).trim());
        entered.any(|text| !text.is_empty())
    };
    use_case.own().is_some_and(is_entered) || use_case.rows(kind::VARIATION).next().is_some()
}

/// When something was decided last at the end of a phase of a use case, as a stamp.
pub fn decided_last(use_case: &Document) -> Option<i64> {
    let rows = use_case.rows(kind::DECISION);
    let decided = rows.filter_map(|(_, row)| row.fields.get(kind::DECISION));
    decided.map(|field| field.stamp).max()
}

/// Whether nothing was said since the last decision but of decisions that stand.
fn rests(use_case: &Document) -> bool {
    let Some(decided) = decided_last(use_case) else {
        return false;
    };
    let is_decision = |id: Id| use_case.rows(kind::DECISION).any(|(row, _)| row == id);
    let others = use_case.records.iter().filter(|(id, _)| !is_decision(**id));
    let mut fields = others.flat_map(|(_, record)| record.fields.values());
    fields.all(|field| field.stamp <= decided)
}

/// When a use case was last edited, and by whom.
pub fn last_edit(use_case: &UseCase) -> Option<(i64, Id)> {
    let records = use_case.document.records.values();
    let fields = records.flat_map(|record| record.fields.values());
    let last = fields.max_by_key(|field| field.stamp)?;
    Some((last.at, last.author))
}

/// The beginning of the first answer that is not the title, on one line.
fn brief(filled: &Filled<'_>) -> String {
    let mut answers = filled.by_phase().flat_map(|phase| {
        let answers = phase.phase.questions.iter().zip(phase.answers);
        let others = answers.filter(|(question, _)| !question.is_title);
        others.map(|(_, answer)| answer.value.text())
    });
    let Some(answer) = answers.find(|answer| !answer.trim().is_empty()) else {
        return String::new();
    };
    // Only the beginning: an answer may be a megabyte long.
    let start: String = answer.trim_start().chars().take(4 * BRIEF).collect();
    let words: Vec<&str> = start.split_whitespace().collect();
    let line = words.join(" ").replace(['*', '`', '#'], "");
    match line.char_indices().nth(BRIEF) {
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", line[..cut].trim_end())
        }
        None => line,
    }
}
