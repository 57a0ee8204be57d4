//! Frameworks: the definition, as data, of phases, questions, scoring, checklists and deliverables.
//!
//! A framework is one TOML file, read by [`Framework::parse`], which reports every problem with its place. Keys are
//! stable, scoped by their phase ("ideation/success"), live in people's files and are never renamed, only retired.

mod check;
mod fields;
pub(crate) mod problem;
pub mod scoping;
mod size;
mod slot;
mod source;
mod validate;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub use fields::Says;
pub use problem::Problem;
pub use size::{LIMIT, check_size};
pub use slot::{NOT_APPLICABLE, NotASlot, Slot};

/// The text of the built-in framework.
pub const BUILT_IN: &str = include_str!("../../frameworks/digital-marketing.toml");

// It is kept under the hash of its text: with the line ends of another system it would be another framework.
const _: () = assert!(
    !has_carriage_return(BUILT_IN),
    "digital-marketing.toml was checked out with CRLF line ends; see .gitattributes"
);

const fn has_carriage_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\r' {
            return true;
        }
        at += 1;
    }
    false
}

/// What use cases are taken through. Its keys are unique, its evidence names what exists, and exactly one question
/// is the title.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// What it is called.
    pub name: String,
    /// One sentence about it, shown below the app's name.
    pub subtitle: String,
    /// The usual roles, offered in a new workspace.
    pub roles: Vec<String>,
    /// The fields and deliverables that it once had, such as `answer/ideation/old`; never to be used again.
    pub retired: Vec<String>,
    /// The phases in order.
    pub phases: Vec<Phase>,
    /// What the fields of use cases say of its slots.
    fields: fields::Fields,
}

/// A phase: a step of the stepper, and a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its position, from 1.
    pub number: u32,
    /// The stable key, such as `ideation`.
    pub key: String,
    /// The short label, for the stepper: "Ideation".
    pub label: String,
    /// The full title, for pages and exports: "Discovery".
    pub title: String,
    /// What the phase is for, in a few sentences.
    pub description: String,
    /// The key activities.
    pub activities: Vec<String>,
    /// The heading of the scoring block: "Ideation Scoring".
    pub scoring: String,
    /// The questions, those of one section next to each other.
    pub questions: Vec<Question>,
    /// The score dimensions.
    pub dimensions: Vec<Dimension>,
    /// The checklist; never empty.
    pub checklist: Vec<ChecklistItem>,
    /// The documents that the phase yields.
    pub deliverables: Vec<Deliverable>,
}

/// A question, answered in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The stable key, such as `ideation/success`.
    pub key: String,
    /// The heading it stands under.
    pub section: String,
    /// The question itself.
    pub text: String,
    /// Shown while the answer is empty.
    pub hint: String,
    /// The answer is one line.
    pub single_line: bool,
    /// The answer is the use case's title.
    pub is_title: bool,
}

/// Something judged by a score of 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// The stable key, such as `ideation/customer-value`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What is judged.
    pub description: String,
    /// The ratings: the words for the scores 1 to 5.
    pub labels: [String; 5],
    /// Whether a high score speaks for the use case.
    pub direction: Direction,
    /// What it measures.
    pub axis: Axis,
}

/// Something that must be true for a phase to be complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// The stable key, such as `ideation/opportunity-defined`.
    pub key: String,
    /// The line.
    pub text: String,
}

/// A document that a phase yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// The stable key, such as `ideation/use-case-charter`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What covers it once it is entered; never empty.
    pub evidence: Vec<Slot>,
}

/// Whether a high score speaks for a use case or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A high score speaks for it.
    HigherIsBetter,
    /// A high score speaks against it: a cost.
    LowerIsBetter,
}

/// What a dimension measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// What the use case is worth.
    Value,
    /// What it takes.
    Effort,
    /// What may go wrong.
    Risk,
    /// How well prepared it is.
    Readiness,
}

/// Questions that stand under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// The heading.
    pub heading: &'a str,
    /// The questions; never empty.
    pub questions: &'a [Question],
}

impl Framework {
    /// Reads a framework from the text of its TOML file.
    ///
    /// # Errors
    /// The problems found, in the order of their lines: all, or as many as can be read, with how many more there are.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        check_size(text.len() as u64).map_err(|problem| vec![problem])?;
        let mut problems = problem::Problems::new(text, problem::WHOLE);
        let framework = source::read(text, &mut problems)
            .and_then(|source| validate::framework(source, &mut problems));
        match (framework, problems.into_sorted()) {
            (Some(framework), problems) if problems.is_empty() => Ok(framework),
            (_, problems) => Err(problems),
        }
    }

    /// The *Digital marketing use case framework*.
    pub fn built_in() -> &'static Self {
        static PARSED: LazyLock<Framework> = LazyLock::new(|| {
            Framework::parse(BUILT_IN).unwrap_or_else(|problems| {
                // It is part of the program and tests read it, so this is a fault of the build.
                panic!("the built-in framework can't be read: {problems:?}")
            })
        });
        &PARSED
    }

    /// The phase with this key.
    pub fn phase(&self, key: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.key == key)
    }

    /// The question with this key.
    pub fn question(&self, key: &str) -> Option<&Question> {
        let phase = self.phase(phase_key(key))?;
        phase.questions.iter().find(|question| question.key == key)
    }

    /// The dimension with this key.
    pub fn dimension(&self, key: &str) -> Option<&Dimension> {
        let phase = self.phase(phase_key(key))?;
        phase
            .dimensions
            .iter()
            .find(|dimension| dimension.key == key)
    }

    /// The checklist item with this key.
    pub fn checklist_item(&self, key: &str) -> Option<&ChecklistItem> {
        let phase = self.phase(phase_key(key))?;
        phase.checklist.iter().find(|item| item.key == key)
    }

    /// The question whose answer is the use case's title, and its phase.
    pub fn title_question(&self) -> Option<(&Phase, &Question)> {
        let questions = self.phases.iter().flat_map(|phase| {
            phase
                .questions
                .iter()
                .map(move |question| (phase, question))
        });
        questions
            .into_iter()
            .find(|(_, question)| question.is_title)
    }

    /// The phase a slot belongs to, by the slot's key.
    pub fn phase_of(&self, slot: &Slot) -> Option<&Phase> {
        self.phase(phase_key(slot.key()))
    }

    /// What a slot is called: the question, the dimension's name or the checklist line; `None` where there is no
    /// such slot.
    pub fn text_of(&self, slot: &Slot) -> Option<&str> {
        match slot {
            Slot::Answer(key) => self.question(key).map(|question| question.text.as_str()),
            Slot::Score(key) => self.dimension(key).map(|dimension| dimension.name.as_str()),
            Slot::Tick(key) => self.checklist_item(key).map(|item| item.text.as_str()),
        }
    }

    /// The field of a use case that holds what is entered in a slot: the slot's own name, or `title`.
    pub fn field_of(&self, slot: &Slot) -> String {
        match slot {
            Slot::Answer(key) if self.question(key).is_some_and(|question| question.is_title) => {
                TITLE.to_owned()
            }
            _ => [slot.set(), "/", slot.key()].concat(),
        }
    }

    /// Every slot and deliverable by name, in order: what must never be renamed.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.phases.iter().flat_map(|phase| {
            let slots = phase.slots().map(|slot| slot.to_string());
            slots.chain(
                phase
                    .deliverables
                    .iter()
                    .map(|deliverable| format!("deliverable/{}", deliverable.key)),
            )
        })
    }
}

impl Phase {
    /// Number and title, as pages and exports show it: `Phase 1: Discovery`.
    pub fn heading(&self) -> String {
        format!("Phase {}: {}", self.number, self.title)
    }

    /// The sections in order; questions that follow each other under the same heading are one section.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        self.questions
            .chunk_by(|one, next| one.section == next.section)
            .filter_map(|questions| {
                let heading = questions.first()?.section.as_str();
                Some(Section { heading, questions })
            })
    }

    /// Every slot in order: answers, scores, ticks.
    pub fn slots(&self) -> impl Iterator<Item = Slot> {
        let answers = self.questions.iter().map(Question::slot);
        let scores = self.dimensions.iter().map(Dimension::slot);
        answers
            .chain(scores)
            .chain(self.checklist.iter().map(ChecklistItem::slot))
    }
}

impl Question {
    /// The slot of its answer.
    pub fn slot(&self) -> Slot {
        Slot::Answer(self.key.clone())
    }

    /// The field of the use case that holds the answer: `title`, or the slot's name.
    pub fn field(&self) -> String {
        if self.is_title {
            TITLE.to_owned()
        } else {
            self.slot().to_string()
        }
    }
}

impl Dimension {
    /// The slot of its score.
    pub fn slot(&self) -> Slot {
        Slot::Score(self.key.clone())
    }

    /// The rating: the word for a score of 1 to 5, and `None` for any other.
    pub fn rating(&self, score: u32) -> Option<&str> {
        let index = usize::try_from(score.checked_sub(1)?).ok()?;
        self.labels.get(index).map(String::as_str)
    }
}

impl ChecklistItem {
    /// The slot of its tick.
    pub fn slot(&self) -> Slot {
        Slot::Tick(self.key.clone())
    }
}

impl Direction {
    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "Higher is better",
            Self::LowerIsBetter => "Lower is better",
        }
    }
}

impl Axis {
    /// Every axis, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Value, Self::Effort, Self::Risk, Self::Readiness];

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Value => "Value",
            Self::Effort => "Effort",
            Self::Risk => "Risk",
            Self::Readiness => "Readiness",
        }
    }

    /// What it means and whether high is good, in a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Value => {
                "What the use case is worth to the business and its customers; high is good."
            }
            Self::Effort => "What it takes to build, introduce and run; low is good.",
            Self::Risk => "How likely something is to go wrong, and how badly; low is good.",
            Self::Readiness => "How far data, agreement and solution are prepared; high is good.",
        }
    }
}

/// The field of a use case that holds its title.
const TITLE: &str = "title";

/// The key of the phase that scopes a key: `ideation` of `ideation/success`.
fn phase_key(key: &str) -> &str {
    key.split_once('/').map_or(key, |(phase, _)| phase)
}
