//! What people do in a copy of a workspace, and what each of them was told and saw.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ninefold_core::document::spot::Spot;
use ninefold_core::error::Error;
use ninefold_core::view::{Decision, Disagreement, Matter};
use ninefold_core::workspace::{Entry, Workspace};

use crate::chance::Chance;

/// The phase whose answers are watched for texts that go.
const PHASE: &str = "ideation";

/// What is watched.
pub const FIELDS: [&str; 3] = [
    "answer/ideation/explanation",
    "answer/ideation/problem",
    "title",
];

/// A text in a field of a use case.
pub type Text = (String, String, String);

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Writes a text that nobody wrote before.
    Say(Text),
    /// Takes back what they did last.
    Undo,
    /// Settles something that copies disagree on, by one of its versions.
    Settle(usize, usize),
}

/// What came of something that somebody did.
#[derive(Debug, Clone, Default)]
pub struct Came {
    /// What they were told is saved.
    pub told: BTreeSet<Text>,
    /// What they replaced, having seen it.
    pub replaced: BTreeSet<Text>,
    /// How long it took to be saved.
    pub took: Duration,
}

impl Deed {
    /// Something that somebody does in one of some use cases.
    pub fn some(chance: &mut Chance, use_cases: &[String], name: &str, number: usize) -> Self {
        match chance.below(100) {
            0..4 => Self::Undo,
            4..16 => Self::Settle(chance.below(1_000), chance.below(1_000)),
            _ => {
                let use_case = use_cases[chance.below(use_cases.len())].clone();
                let field = FIELDS[chance.below(FIELDS.len())].to_owned();
                Self::Say((use_case, field, format!("{name} says {number}")))
            }
        }
    }

    /// Does it. `will` hears what may be replaced by it, before it is done.
    ///
    /// # Errors
    /// What saving can meet.
    pub fn done(
        &self,
        workspace: &mut Workspace,
        will: impl FnOnce(&BTreeSet<Text>),
    ) -> Result<Came, Error> {
        match self {
            Self::Say(text) => {
                let (use_case, field, said) = text;
                let mut seen = shown(workspace, use_case)?;
                seen.retain(|(_, one, _)| one == field);
                will(&seen);
                let spot = Spot::of(use_case, field)?;
                let start = Instant::now();
                workspace.enter(&spot, Entry::Text(said.clone()))?;
                workspace.settle()?;
                Ok(Came {
                    told: BTreeSet::from([text.clone()]),
                    replaced: seen,
                    took: start.elapsed(),
                })
            }
            Self::Undo => {
                let before = all_shown(workspace)?;
                will(&before);
                let start = Instant::now();
                workspace.undo()?;
                let took = start.elapsed();
                let after = all_shown(workspace)?;
                Ok(Came {
                    told: after.difference(&before).cloned().collect(),
                    replaced: before.difference(&after).cloned().collect(),
                    took,
                })
            }
            Self::Settle(which, what) => settle(workspace, *which, *what, will),
        }
    }
}

/// Settles something that copies disagree on, if there is anything.
fn settle(
    workspace: &mut Workspace,
    which: usize,
    what: usize,
    will: impl FnOnce(&BTreeSet<Text>),
) -> Result<Came, Error> {
    let open = workspace.disagreements()?;
    let Some(one) = open.get(which % open.len().max(1)) else {
        will(&BTreeSet::new());
        return Ok(Came::default());
    };
    let versions: Vec<_> = one.others.iter().chain([&one.shown]).collect();
    let seen = versions_of(one).collect();
    will(&seen);
    let change = versions[what % versions.len()].change.clone();
    let decision = match one.about {
        Matter::Versions => Decision::Version { change },
        _ => Decision::Keep,
    };
    let spot = Spot::named(&one.document, &one.record, &one.field)?;
    let start = Instant::now();
    workspace.decide(&spot, &decision)?;
    Ok(Came {
        told: BTreeSet::new(),
        replaced: seen,
        took: start.elapsed(),
    })
}

fn versions_of(one: &Disagreement) -> impl Iterator<Item = Text> {
    let versions = one.others.iter().chain([&one.shown]);
    versions.map(|version| {
        (
            one.document.clone(),
            one.field.clone(),
            version.shown.clone(),
        )
    })
}

fn all_shown(workspace: &Workspace) -> Result<BTreeSet<Text>, Error> {
    let mut all = BTreeSet::new();
    for row in workspace.use_cases()?.use_cases {
        all.extend(shown(workspace, &row.id)?);
    }
    Ok(all)
}

/// The texts of a use case that are watched, as they are shown.
///
/// # Errors
/// What reading can meet.
pub fn shown(workspace: &Workspace, use_case: &str) -> Result<BTreeSet<Text>, Error> {
    let page = workspace.phase(use_case, PHASE)?;
    let questions = page.sections.iter().flat_map(|section| &section.questions);
    let watched = questions.filter(|one| FIELDS.contains(&one.field.as_str()));
    Ok(watched
        .map(|one| (use_case.to_owned(), one.field.clone(), one.answer.clone()))
        .filter(|(_, _, text)| !text.is_empty())
        .collect())
}

/// All texts that are watched and are shown, and those that stand to be settled.
///
/// # Errors
/// What reading can meet.
pub fn standing(workspace: &Workspace) -> Result<(BTreeSet<Text>, BTreeSet<Text>), Error> {
    let open = workspace.disagreements()?;
    Ok((
        all_shown(workspace)?,
        open.iter().flat_map(versions_of).collect(),
    ))
}
