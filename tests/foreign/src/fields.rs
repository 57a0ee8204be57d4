//! Texts in every field of a page.

use crate::office::Office;
use ninefold_core::document::value::clean;
use ninefold_core::outline::discovery::{self, Phase, Stakeholder, UseCase};
use ninefold_core::page::{Block, Page};
use std::iter::Cycle;
use std::vec::IntoIter;

/// A phase whose fields can be filled.
#[derive(Debug, Clone)]
pub struct Form {
    phase: Phase,
}

/// A page with texts in its fields.
#[derive(Debug)]
pub struct Filled {
    /// What is exported.
    pub page: Page,
    /// The lines that were typed into the rows of the stakeholder table: name, role, company, team, email.
    pub people: Vec<[String; 5]>,
    /// The titles of the use cases, in order.
    pub titles: Vec<String>,
}

impl Form {
    /// The first phase with stakeholders and ratings in the sample workspace.
    ///
    /// # Errors
    /// Says what the workspace or the system reported.
    pub fn of_sample() -> Result<Self, String> {
        let workspace = &mut Office::with_sample()?.workspace;
        let use_cases = workspace
            .use_cases()
            .map_err(|error| error.to_string())?
            .use_cases;
        for use_case in use_cases {
            let overview = workspace
                .overview(&use_case.id)
                .map_err(|error| error.to_string())?;
            for step in overview.header.steps {
                let phase = workspace
                    .phase_outline(&use_case.id, &step.key)
                    .map_err(|error| error.to_string())?;
                let is_rated = |dimension: &discovery::Dimension| dimension.rating.is_some();
                if !phase.stakeholders.is_empty() && phase.dimensions.iter().any(is_rated) {
                    return Ok(Self { phase });
                }
            }
        }
        Err("the sample has no phase with stakeholders and ratings".into())
    }

    /// Every text is in an answer, in every cell of a stakeholder, in a title, and in what a framework says.
    pub fn fill(&self, texts: &[String]) -> Filled {
        let mut phases = Vec::new();
        let mut people = Vec::new();
        let questions = self
            .phase
            .sections
            .iter()
            .map(|section| section.questions.len())
            .sum();
        for texts in texts.chunks(questions) {
            let mut phase = self.phase.clone();
            let mut next = Vec::from(texts).into_iter().cycle();
            for question in phase
                .sections
                .iter_mut()
                .flat_map(|section| &mut section.questions)
            {
                let text = take(&mut next);
                question.answer = if question.single_line {
                    line(&text)
                } else {
                    text
                };
            }
            phase.stakeholders = texts.iter().map(|text| stakeholder(text)).collect();
            people.extend(texts.iter().map(|text| std::array::from_fn(|_| line(text))));
            words_of_framework(&mut phase, &mut next);
            phases.push(phase);
        }
        let mut page = discovery::use_case(&UseCase {
            phases,
            ..UseCase::default()
        });
        let titles: Vec<String> = texts.iter().map(|text| line(text)).collect();
        page.blocks
            .extend(titles.iter().flat_map(|title| title_of(title)));
        Filled {
            page,
            people,
            titles,
        }
    }
}

/// A single line, as a field of one line keeps it.
pub fn line(text: &str) -> String {
    // No text here is too long.
    clean(text, true)
        .map(|clean| clean.text)
        .unwrap_or_default()
}

fn title_of(title: &str) -> Vec<Block> {
    let use_case = UseCase {
        title: title.to_owned(),
        ..UseCase::default()
    };
    discovery::use_case(&use_case).blocks
}

/// A stakeholder with a text in every field.
pub fn stakeholder(text: &str) -> Stakeholder {
    Stakeholder {
        name: line(text),
        role: line(text),
        company: line(text),
        team: line(text),
        email: line(text),
        raci: String::new(),
        involvement: text.to_owned(),
    }
}

/// A framework of an office's own may say anything as well.
fn words_of_framework(phase: &mut Phase, next: &mut Cycle<IntoIter<String>>) {
    phase.title = word(next);
    for section in &mut phase.sections {
        section.heading = word(next);
        for question in &mut section.questions {
            question.text = word(next);
        }
    }
    phase.scoring = word(next);
    for dimension in &mut phase.dimensions {
        dimension.name = word(next);
        dimension.description = word(next);
        if let Some((_, label)) = &mut dimension.rating {
            *label = word(next);
        }
    }
    for (text, _) in &mut phase.checklist {
        *text = word(next);
    }
}

fn take(next: &mut Cycle<IntoIter<String>>) -> String {
    next.next().unwrap_or_default()
}

/// A framework says something everywhere.
fn word(next: &mut Cycle<IntoIter<String>>) -> String {
    Some(line(&take(next)))
        .filter(|word| !word.trim().is_empty())
        .unwrap_or_else(|| "x".into())
}
