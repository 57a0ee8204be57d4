//! How far a use case has come: what is entered among what applies, phase states with their reasons, and what the
//! deliverables still lack.

use std::collections::HashSet;

use crate::document::value::Value;
use crate::framework::{self, Framework, Phase, Slot};
use crate::use_case::filled::{self, Filled, Filling, InPhase};
use crate::use_case::{StakeholderRow, UseCase};
use crate::wire::wire;

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
        /// Why it is not complete: `2 of 3 checklist items still open`; empty when complete.
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
    /// A document that a phase yields.
    #[derive(Eq)]
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

/// The stepper: every phase with its state.
pub fn steps(use_case: &UseCase) -> Vec<Step> {
    let phases = use_case.framework.phases.iter();
    let standings = standings(use_case, &Filled::of(use_case));
    let steps = phases.zip(&standings);
    steps
        .map(|(phase, standing)| in_step(phase, standing))
        .collect()
}

/// Where a phase stands, in figures.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(
    from = "(PhaseState, u32, u32, u32)",
    into = "(PhaseState, u32, u32, u32)"
)]
pub struct Standing {
    /// Where it stands.
    pub state: PhaseState,
    /// How much of what applies is entered, 0 to 100.
    pub percent: u32,
    /// How many items of the checklist are open.
    pub open: u32,
    /// How many there are.
    pub items: u32,
}

impl From<(PhaseState, u32, u32, u32)> for Standing {
    fn from((state, percent, open, items): (PhaseState, u32, u32, u32)) -> Self {
        Self {
            state,
            percent,
            open,
            items,
        }
    }
}

impl From<Standing> for (PhaseState, u32, u32, u32) {
    fn from(of: Standing) -> Self {
        (of.state, of.percent, of.open, of.items)
    }
}

/// Where each phase of a use case stands, by what is entered in it.
pub fn standings(use_case: &UseCase, filled: &Filled<'_>) -> Vec<Standing> {
    let rows = use_case.rows();
    let with_stakeholders: HashSet<&str> = rows.iter().map(StakeholderRow::phase).collect();
    let standing = |of: InPhase<'_, '_>| {
        let has_stakeholders = with_stakeholders.contains(&*of.phase.key);
        standing(of, has_stakeholders)
    };
    filled.by_phase().map(standing).collect()
}

fn standing(of: InPhase<'_, '_>, has_stakeholders: bool) -> Standing {
    let count = |slots: &[Filling<'_>], is_entered: fn(&Value) -> bool| {
        let counting = slots.iter().filter(|slot| slot.applies);
        let entered = counting.clone().filter(|slot| is_entered(slot.value));
        (entered.count() as u32, counting.count() as u32)
    };
    let (ticked, items) = count(of.ticks, filled::is_set);
    let others = [
        count(of.answers, filled::is_said),
        count(of.scores, |value| filled::score(value).is_some()),
    ];
    let done = ticked + others.map(|(done, _)| done).iter().sum::<u32>();
    let counting = items + others.map(|(_, counting)| counting).iter().sum::<u32>();
    let slots = of.answers.len() + of.scores.len() + of.ticks.len();
    // Who says that something does not apply has begun, too.
    let is_started = done > 0 || (counting as usize) < slots || has_stakeholders;
    let open = items - ticked;
    // With every line marked not applicable, nothing of the checklist is open: somebody said so.
    let state = match (open, is_started) {
        (0, _) => PhaseState::Complete,
        (_, true) => PhaseState::Started,
        (_, false) => PhaseState::Untouched,
    };
    Standing {
        state,
        percent: percent(done, counting),
        open,
        items,
    }
}

/// A phase with where it stands, in words.
pub fn in_step(phase: &Phase, standing: &Standing) -> Step {
    let Standing {
        state, open, items, ..
    } = standing;
    Step {
        key: phase.key.clone(),
        number: phase.number,
        label: phase.label.clone(),
        state: *state,
        state_label: match state {
            PhaseState::Untouched => "Not started",
            PhaseState::Started => "Started",
            PhaseState::Complete => "Complete",
        }
        .to_owned(),
        why: match open {
            0 => String::new(),
            _ => format!("{open} of {items} checklist items still open"),
        },
        percent: standing.percent,
    }
}

/// What is entered in a phase.
pub fn of_phase(use_case: &UseCase, phase: &Phase) -> Progress {
    count(use_case, std::slice::from_ref(phase))
}

/// What is entered in all phases.
pub fn of_use_case(use_case: &UseCase) -> Progress {
    count(use_case, &use_case.framework.phases)
}

/// The deliverables of a phase with what covers them.
pub fn deliverables(use_case: &UseCase, phase: &Phase) -> Vec<Deliverable> {
    phase
        .deliverables
        .iter()
        .map(|deliverable| cover(use_case, deliverable))
        .collect()
}

/// `1 of 9 phases complete, 2 started`.
pub fn in_words(steps: &[Step]) -> String {
    let count = |state| steps.iter().filter(|step| step.state == state).count();
    let complete = count(PhaseState::Complete);
    match count(PhaseState::Started) {
        0 if complete == 0 => "Not started".to_owned(),
        0 => format!("{complete} of {} phases complete", steps.len()),
        started => format!(
            "{complete} of {} phases complete, {started} started",
            steps.len()
        ),
    }
}

fn count(use_case: &UseCase, phases: &[Phase]) -> Progress {
    let tally = |is: fn(&Slot) -> bool| {
        let slots = phases
            .iter()
            .flat_map(Phase::slots)
            .filter(|slot| is(slot) && use_case.is_applicable(slot));
        let (done, open): (Vec<Slot>, Vec<Slot>) =
            slots.partition(|slot| use_case.is_entered(slot));
        let of = done.len() + open.len();
        Tally {
            done: done.len() as u32,
            of: of as u32,
            label: format!("{} of {of}", done.len()),
            open: open
                .iter()
                .map(|slot| name(&use_case.framework, slot))
                .collect(),
        }
    };
    let questions = tally(|slot| matches!(slot, Slot::Answer(_)));
    let dimensions = tally(|slot| matches!(slot, Slot::Score(_)));
    let checklist = tally(|slot| matches!(slot, Slot::Tick(_)));
    let done = questions.done + dimensions.done + checklist.done;
    let of = questions.of + dimensions.of + checklist.of;
    let rows = use_case.rows();
    let stakeholders = rows
        .iter()
        .filter(|row| phases.iter().any(|phase| phase.key == row.phase()))
        .count();
    Progress {
        questions,
        dimensions,
        checklist,
        stakeholders: stakeholders as u32,
        percent: percent(done, of),
    }
}

/// So many of so many; of nothing, all.
fn percent(done: u32, of: u32) -> u32 {
    (done * 100).checked_div(of).unwrap_or(100)
}

fn cover(use_case: &UseCase, deliverable: &framework::Deliverable) -> Deliverable {
    let evidence: Vec<&Slot> = deliverable
        .evidence
        .iter()
        .filter(|slot| use_case.is_applicable(slot))
        .collect();
    let missing: Vec<String> = evidence
        .iter()
        .filter(|slot| !use_case.is_entered(slot))
        .map(|slot| {
            let name = name(&use_case.framework, slot);
            match slot {
                Slot::Answer(_) => format!("Answer: {name}"),
                Slot::Score(_) => format!("Score: {name}"),
                Slot::Tick(_) => format!("Checklist: {name}"),
            }
        })
        .collect();
    let there = evidence.len() - missing.len();
    let (cover, cover_label) = match (evidence.len(), there) {
        (0, _) => (Cover::NotApplicable, "Not applicable".to_owned()),
        (_, 0) => (Cover::Open, "Open".to_owned()),
        (of, there) if of == there => (Cover::Covered, "Covered".to_owned()),
        (of, there) => (Cover::Partly, format!("{there} of {of} in place")),
    };
    Deliverable {
        name: deliverable.name.clone(),
        cover,
        cover_label,
        missing,
    }
}

fn name(framework: &Framework, slot: &Slot) -> String {
    framework.text_of(slot).unwrap_or(slot.key()).to_owned()
}
