//! What an export says: the page of a phase, and of a whole use case.

use super::{
    Block, Inline, Item, List, Page, Style,
    answer::answer,
    build::{heading, table},
    plain::plain,
};
use crate::use_case::UNTITLED;
use crate::view;

const NO_DETAILS: &str = "No specific details have been entered for this phase yet.";
const STAKEHOLDER_COLUMNS: [&str; 6] = [
    "Name",
    "Role",
    "Company",
    "Team",
    "Email",
    "Involvement & Responsibilities",
];
const SCORING_COLUMNS: [&str; 4] = ["Scoring Dimension", "Score", "Rating", "Description"];

/// The page of a phase.
///
/// - "Details" holds each section with an answer. Without any answer it says so.
/// - Stakeholders, if there are any, are a table; so are the ratings, if any is given: then those still
///   unscored are listed too, with a dash.
/// - The checklist follows if anything at all is entered.
/// - Whatever is marked not applicable is left out.
pub fn phase(phase: &view::PhasePage) -> Page {
    Page {
        blocks: phase_blocks(phase, 1),
    }
}

/// The page of a whole use case: its title, contents, then every phase, one level deeper.
pub fn use_case(title: &str, phases: &[view::PhasePage]) -> Page {
    let mut blocks = use_case_blocks(title, phases);
    if phases.len() > 1 {
        blocks.insert(1, Block::Contents { deepest: 2 });
    }
    Page { blocks }
}

/// The page of several use cases: contents, then each as on its own page.
pub fn use_cases<'a>(
    use_cases: impl IntoIterator<Item = (&'a str, &'a [view::PhasePage])>,
) -> Page {
    let use_cases = use_cases.into_iter();
    let mut blocks = vec![Block::Contents { deepest: 1 }];
    blocks.extend(use_cases.flat_map(|(title, phases)| use_case_blocks(title, phases)));
    Page { blocks }
}

fn use_case_blocks(title: &str, phases: &[view::PhasePage]) -> Vec<Block> {
    let title = if title.trim().is_empty() {
        UNTITLED
    } else {
        title
    };
    let mut blocks = vec![heading(1, title)];
    blocks.extend(phases.iter().flat_map(|phase| phase_blocks(phase, 2)));
    blocks
}

fn phase_blocks(phase: &view::PhasePage, level: u8) -> Vec<Block> {
    let details: Vec<Block> = phase
        .sections
        .iter()
        .flat_map(|section| section_blocks(section, level + 2))
        .collect();
    let stakeholders = stakeholder_table(&phase.stakeholders);
    let scoring = scoring_table(&phase.scoring.dimensions);
    let checklist = checklist(&phase.checklist);
    let ticked = phase
        .checklist
        .iter()
        .any(|item| item.ticked && !item.not_applicable);
    let entered = ticked || !details.is_empty() || stakeholders.is_some() || scoring.is_some();

    let mut blocks = vec![heading(level, &phase.title), heading(level + 1, "Details")];
    if details.is_empty() {
        blocks.push(Block::Paragraph(plain(NO_DETAILS)));
    }
    blocks.extend(details);
    let rest = [
        ("Stakeholders", stakeholders),
        (phase.scoring.heading.as_str(), scoring),
        ("Phase Completion Checklist", checklist.filter(|_| entered)),
    ];
    for (title, block) in rest {
        blocks.extend(
            block
                .into_iter()
                .flat_map(|block| [heading(level + 1, title), block]),
        );
    }
    blocks
}

/// The heading of a section and its answers; nothing if there are none.
fn section_blocks(section: &view::Section, level: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    for question in section
        .questions
        .iter()
        .filter(|question| !question.not_applicable)
    {
        let answer = match question.single_line {
            true => Some(plain(&question.answer))
                .filter(|line| !line.is_empty())
                .map(|line| vec![Block::Paragraph(line)]),
            false => Some(answer(&question.answer, level)).filter(|blocks| !blocks.is_empty()),
        };
        if let Some(answer) = answer {
            blocks.push(Block::Paragraph(vec![Inline::Styled(
                Style::Strong,
                plain(&question.text),
            )]));
            blocks.extend(answer);
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(level, &section.heading));
    }
    blocks
}

fn stakeholder_table(stakeholders: &[view::Stakeholder]) -> Option<Block> {
    let rows = stakeholders.iter().map(
        |view::Stakeholder {
             person,
             involvement,
             ..
         }| {
            let fields = [
                &person.name,
                &person.role,
                &person.company,
                &person.team,
                &person.email,
                involvement,
            ];
            fields.map(|field| plain(field)).into()
        },
    );
    table(&STAKEHOLDER_COLUMNS, rows.collect())
}

/// The ratings; nothing while none is given.
fn scoring_table(dimensions: &[view::Dimension]) -> Option<Block> {
    let applicable = || {
        dimensions
            .iter()
            .filter(|dimension| !dimension.not_applicable)
    };
    if !applicable().any(|dimension| rating(dimension).is_some()) {
        return None;
    }
    let rows = applicable().map(|dimension| {
        let (score, rating) = match rating(dimension) {
            Some((score, label)) => (score.to_string(), label),
            None => ("–".to_owned(), "Unscored"),
        };
        [
            dimension.name.as_str(),
            &score,
            rating,
            &dimension.description,
        ]
        .map(plain)
        .into()
    });
    table(&SCORING_COLUMNS, rows.collect())
}

/// The score with its label; `None` while unscored.
fn rating(dimension: &view::Dimension) -> Option<(u32, &str)> {
    let score = dimension.score?;
    let label = dimension
        .labels
        .get(usize::try_from(score).ok()?.checked_sub(1)?)?;
    Some((score, label))
}

fn checklist(items: &[view::ChecklistItem]) -> Option<Block> {
    let items: Vec<Item> = items
        .iter()
        .filter(|item| !item.not_applicable)
        .map(|item| Item {
            done: Some(item.ticked),
            blocks: vec![Block::Paragraph(plain(&item.text))],
        })
        .collect();
    (!items.is_empty()).then_some(Block::List(List { first: None, items }))
}
