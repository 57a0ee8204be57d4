//! What an export says: the page of a phase, of a use case, and of several.

use super::facts::{self, Fact};
use super::{LOWEST, answered, cell, is_empty, standing, to_look_at};
use crate::document::kind::UNTITLED;
use crate::page::{
    Block, Cell, Item, List, Page, Tone,
    answer::answer,
    build::{heading, list, paragraph, status, strong, table},
    plain::{paragraphs, plain},
};
use crate::use_case::progress::Deliverable;
use crate::use_case::scoring::Score;

const NO_DETAILS: &str = "No specific details have been entered for this phase yet.";
const STAKEHOLDERS: &str = "Stakeholders";
const STAKEHOLDER_COLUMNS: [&str; 6] = [
    "Name",
    "Role",
    "Company",
    "Team",
    "Email",
    "Involvement & Responsibilities",
];
/// The place of the ratings among what follows the details.
const SCORING: usize = 1;
const SCORING_COLUMNS: [&str; 4] = ["Scoring Dimension", "Score", "Rating", "Description"];

/// What is entered in a use case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UseCase {
    /// Its title; may be empty.
    pub title: String,
    /// Set when it is archived: a sentence that says when and by whom, and the reason given, which may be empty.
    pub archived: Option<(String, String)>,
    /// What it is in a word or two each, at the top of its page.
    pub facts: Vec<Fact>,
    /// Value, effort, risk and readiness.
    pub axes: Vec<Score>,
    /// All phases, in order.
    pub phases: Vec<Phase>,
    /// Its requirements, under a heading of level 2; nothing where none are entered.
    pub scoping: Vec<Block>,
}

/// What is entered in a phase. What is not applicable is in it with its reason alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phase {
    /// `Phase 1: Discovery`.
    pub title: String,
    /// The sections, with or without answers.
    pub sections: Vec<Section>,
    /// The rows of the stakeholder table.
    pub stakeholders: Vec<Stakeholder>,
    /// The heading of the ratings.
    pub scoring: String,
    /// The score dimensions.
    pub dimensions: Vec<Dimension>,
    /// Its score, from these.
    pub score: Option<Score>,
    /// The lines of the checklist, each with whether it is ticked.
    pub checklist: Vec<(String, bool)>,
    /// What it yields.
    pub deliverables: Vec<Deliverable>,
    /// What is not applicable for a reason, with the reason as typed. What is so without one is not told.
    pub not_applicable: Vec<(String, String)>,
    /// What was decided at its end, the earliest first.
    pub decisions: Vec<Decision>,
    /// What changed of the stakeholders since the use case was agreed, and nobody looked at since, a sentence each.
    pub suspects: Vec<String>,
}

/// A decision at the end of a phase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// `Go on 3 March 2026, decided by Anna de Vries`.
    pub in_words: String,
    /// Why, as typed; may be empty.
    pub reason: String,
    /// What is not any more as it was then.
    pub changed: Vec<String>,
}

/// Questions under one heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A question with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The answer as typed; may be empty.
    pub answer: String,
    /// The answer is one line of plain text, not Markdown.
    pub single_line: bool,
}

/// A row of the stakeholder table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Stakeholder {
    pub name: String,
    pub role: String,
    pub company: String,
    pub team: String,
    pub email: String,
    /// The RACI letter in words: `A – Accountable`; may be empty.
    pub raci: String,
    pub involvement: String,
}

/// A score dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dimension {
    /// Its name.
    pub name: String,
    /// What is judged.
    pub description: String,
    /// The score, 1 to 5, with its label; `None` while unscored.
    pub rating: Option<(u32, String)>,
    /// A high score speaks against the use case.
    pub is_cost: bool,
    /// Why it is scored so, as typed; may be empty.
    pub reason: String,
}

/// The page of a phase.
///
/// - "Details" holds each section with an answer. Without any answer it says so.
/// - Stakeholders, if there are any, are a table, with a column for RACI if any letter is given; so are the ratings, if any is given: then those still
///   unscored are listed too, with a dash. Below it stands the phase's score, and how it comes about.
/// - Why a score is what it is stands in a column of its own, if any reason is given.
/// - The checklist and the deliverables follow if anything at all is entered, then what is not applicable for a reason.
pub fn phase(phase: &Phase) -> Page {
    Page {
        blocks: phase_blocks(phase, 1),
    }
}

/// The page of a whole use case: its title, contents, a note if it is archived, its scores, then every phase, one level deeper.
pub fn use_case(use_case: &UseCase) -> Page {
    let mut blocks = use_case_blocks(use_case);
    if use_case.phases.len() > 1 {
        blocks.insert(1, Block::Contents { levels: 2..=2 });
    }
    Page { blocks }
}

/// The page of several use cases: contents, then each as on its own page.
pub fn use_cases(use_cases: &[UseCase]) -> Page {
    let mut blocks = vec![Block::Contents { levels: 1..=1 }];
    blocks.extend(use_cases.iter().flat_map(use_case_blocks));
    Page { blocks }
}

fn use_case_blocks(use_case: &UseCase) -> Vec<Block> {
    let title = match use_case.title.trim() {
        "" => UNTITLED,
        title => title,
    };
    let mut blocks = vec![heading(1, title)];
    if let Some((what, reason)) = &use_case.archived {
        let mut note = paragraphs(what);
        note.extend(paragraphs(reason));
        blocks.push(Block::Panel(note));
    }
    blocks.extend(facts::block(&use_case.facts));
    blocks.extend(standing::axes(&use_case.axes, 2));
    let phases = use_case.phases.iter();
    blocks.extend(phases.flat_map(|phase| phase_blocks(phase, 2)));
    blocks.extend_from_slice(&use_case.scoping);
    blocks
}

fn phase_blocks(phase: &Phase, level: u8) -> Vec<Block> {
    let sections = phase.sections.iter();
    let details: Vec<Block> = sections
        .flat_map(|section| section_blocks(section, level + 2))
        .collect();
    let stakeholders = stakeholder_table(&phase.stakeholders);
    let scoring = scoring_table(&phase.dimensions);
    let ticked = phase.checklist.iter().any(|(_, ticked)| *ticked);
    let entered = ticked
        || !details.is_empty()
        || stakeholders.is_some()
        || scoring.is_some()
        || !phase.not_applicable.is_empty()
        || !phase.decisions.is_empty();
    let checklist = checklist(&phase.checklist).filter(|_| entered);
    let deliverables = standing::deliverables(&phase.deliverables).filter(|_| entered);

    let mut blocks = vec![heading(level, &phase.title), heading(level + 1, "Details")];
    if details.is_empty() {
        blocks.push(Block::Paragraph(plain(NO_DETAILS)));
    }
    blocks.extend(details);
    let not_applicable = phase.not_applicable.iter();
    let not_applicable =
        not_applicable.map(|(what, reason)| answered(what, answer(reason, LOWEST)));
    let rest = [
        (STAKEHOLDERS, stakeholders),
        (phase.scoring.as_str(), scoring),
        ("Phase Completion Checklist", checklist),
        ("Deliverables", deliverables),
        ("Not Applicable", list(false, not_applicable)),
    ];
    for (index, (title, block)) in rest.into_iter().enumerate() {
        let block = block.map(|block| [heading(level + 1, title), block]);
        blocks.extend(block.into_iter().flatten());
        if index == SCORING {
            blocks.extend(standing::phase_score(phase.score.as_ref()));
        }
        if title == STAKEHOLDERS {
            blocks.extend(to_look_at(&phase.suspects));
        }
    }
    if !phase.decisions.is_empty() {
        blocks.push(heading(level + 1, "Decisions"));
    }
    let decisions = phase.decisions.iter();
    blocks.extend(decisions.flat_map(|decision| decision_blocks(decision, level + 1)));
    blocks
}

/// What was decided, why, and what changed since.
fn decision_blocks(decision: &Decision, level: u8) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(strong(&decision.in_words))];
    blocks.extend(answer(&decision.reason, level));
    if !decision.changed.is_empty() {
        blocks.extend(paragraph("Changed since then:"));
        let items = decision.changed.iter();
        let items = items.map(|text| paragraph(text).into_iter().collect());
        blocks.extend(list(false, items));
    }
    blocks
}

/// The heading of a section and its answers; nothing if there are none.
fn section_blocks(section: &Section, level: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    for question in &section.questions {
        let answer = match question.single_line {
            true => paragraph(&question.answer).into_iter().collect(),
            false => answer(&question.answer, level),
        };
        if !answer.is_empty() {
            blocks.push(Block::Paragraph(strong(&question.text)));
            blocks.extend(answer);
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(level, &section.heading));
    }
    blocks
}

fn stakeholder_table(stakeholders: &[Stakeholder]) -> Option<Block> {
    let has_raci = stakeholders.iter().any(|row| !row.raci.is_empty());
    let row = |row: &Stakeholder| {
        let Stakeholder {
            name,
            role,
            company,
            team,
            email,
            raci,
            involvement,
        } = row;
        let person = [name, role, company, team, email].into_iter();
        let raci = has_raci.then_some(raci);
        let cells = person.chain(raci).chain([involvement]);
        cells.map(|field| plain(field)).collect()
    };
    let mut columns = STAKEHOLDER_COLUMNS.to_vec();
    if has_raci {
        columns.insert(columns.len() - 1, "RACI");
    }
    table(&columns, stakeholders.iter().map(row).collect())
}

/// The ratings; nothing while none is given.
fn scoring_table(dimensions: &[Dimension]) -> Option<Block> {
    if dimensions
        .iter()
        .all(|dimension| dimension.rating.is_none())
    {
        return None;
    }
    let has_reasons = dimensions.iter().any(|one| !is_empty(&one.reason));
    let row = |dimension: &Dimension| {
        let (score, rating) = match &dimension.rating {
            Some((score, label)) => (score.to_string(), status(label, tone(dimension, *score))),
            None => ("–".to_owned(), status("Unscored", Tone::Neutral)),
        };
        let mut cells: Vec<Cell> = vec![
            plain(&dimension.name),
            plain(&score),
            rating,
            plain(&dimension.description),
        ];
        if has_reasons {
            cells.push(cell(&dimension.reason));
        }
        cells
    };
    let reason = has_reasons.then_some("Reason");
    let columns: Vec<&str> = SCORING_COLUMNS.into_iter().chain(reason).collect();
    table(&columns, dimensions.iter().map(row).collect())
}

/// What a score from 1 to 5 says about the use case.
fn tone(dimension: &Dimension, score: u32) -> Tone {
    let speaks_for = match dimension.is_cost {
        true => 6 - score.min(5),
        false => score,
    };
    match speaks_for {
        0..=2 => Tone::Bad,
        3 => Tone::Fair,
        _ => Tone::Good,
    }
}

fn checklist(lines: &[(String, bool)]) -> Option<Block> {
    let item = |(text, ticked): &(String, bool)| Item {
        done: Some(*ticked),
        blocks: vec![Block::Paragraph(plain(text))],
    };
    let items: Vec<Item> = lines.iter().map(item).collect();
    (!items.is_empty()).then_some(Block::List(List { first: None, items }))
}
