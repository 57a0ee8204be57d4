//! What use cases can be filtered by, and which of them a filter lets through.

use std::collections::BTreeMap;

use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::error::Error;
use crate::framework::Framework;
use crate::framework::scoping::Scoping;
use crate::text::name;
use crate::use_case::progress::PhaseState;
use crate::use_case::summary::Summary;
use crate::view::{Chip, Facet, FacetChoice, GroupBy, List, UseCaseFilter, UseCaseState};
use crate::workspace::Reader;
use crate::workspace::screens::people::UNKNOWN;
use crate::workspace::screens::table::{Owners, Rank, compare};
use crate::workspace::shelf::lock;

/// The states, in order, with what they are called.
pub(super) const STATES: [(UseCaseState, &str, &str); 3] = [
    (UseCaseState::NotStarted, "not-started", "Not started"),
    (UseCaseState::Started, "started", "Started"),
    (UseCaseState::Complete, "complete", "Complete"),
];

impl Reader {
    /// What is filtered by, in words.
    pub(crate) fn chips(&self, filter: &UseCaseFilter) -> Result<Vec<Chip>, Error> {
        let states = filter.states.iter().map(|state| key_of(*state).to_owned());
        let facets = [
            (Facet::Phases, "Phase", filter.phases.clone()),
            (Facet::States, "State", states.collect()),
            (Facet::Types, "Type", filter.types.clone()),
            (Facet::Owners, "Owner", filter.owners.clone()),
            (Facet::Labels, "Label", filter.labels.clone()),
        ];
        let mut chips = Vec::new();
        for (facet, what, values) in facets {
            let names = values.iter().map(|value| self.facet_in_words(facet, value));
            let names = names.collect::<Result<Vec<_>, _>>()?;
            if !names.is_empty() {
                let label = format!("{what}: {}", names.join(" or "));
                chips.push(Chip { facet, label });
            }
        }
        Ok(chips)
    }

    /// What use cases at work can be filtered by in one respect, in order; what holds for none of them is left out.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn facet_choices(&self, facet: Facet) -> Result<Vec<FacetChoice>, Error> {
        let typed = self.typed_use_case()?;
        let mut found: BTreeMap<String, (Rank, String, u32)> = BTreeMap::new();
        let order = self.order(&List::UseCases)?;
        let figures = order
            .iter()
            .filter_map(|id| self.figures(*id, typed.as_ref()));
        let summaries: Vec<&Summary> = figures.map(|(_, summary)| summary).collect();
        let owners = match facet {
            Facet::Owners => self.owners(summaries.iter().copied())?,
            _ => Owners::default(),
        };
        for summary in summaries {
            for value in self.values_of(facet, summary)? {
                // Spellings of a label are one.
                let key = match facet {
                    Facet::Labels => name::key(&value),
                    _ => value.clone(),
                };
                if let Some((_, _, count)) = found.get_mut(&key) {
                    *count += 1;
                    continue;
                }
                let rank = match facet {
                    Facet::Labels => self.ranked(&value),
                    Facet::Phases => self.rank_of_group(GroupBy::Phase, summary, &owners)?,
                    Facet::States => self.rank_of_group(GroupBy::State, summary, &owners)?,
                    Facet::Types => self.rank_of_group(GroupBy::Type, summary, &owners)?,
                    Facet::Owners => self.rank_of_group(GroupBy::Owner, summary, &owners)?,
                };
                found.insert(key, (rank, value, 1));
            }
        }
        let mut choices = Vec::from_iter(found.into_values());
        choices.sort_by(|(rank, ..), (other, ..)| compare(rank, other, false));
        let choice = |(_, value, count): (Rank, String, u32)| {
            let label = self.facet_in_words(facet, &value)?;
            Ok(FacetChoice {
                value,
                label,
                count,
            })
        };
        choices.into_iter().map(choice).collect()
    }

    pub(super) fn lets_through(
        &self,
        filter: &UseCaseFilter,
        summary: &Summary,
    ) -> Result<bool, Error> {
        let UseCaseFilter {
            phases,
            states,
            types,
            owners,
            labels,
            unscored,
        } = filter;
        if *unscored && !is_unscored(summary) {
            return Ok(false);
        }
        if !states.is_empty() && !states.contains(&state_of(summary)) {
            return Ok(false);
        }
        for (facet, wanted) in [
            (Facet::Types, types),
            (Facet::Labels, labels),
            (Facet::Owners, owners),
            (Facet::Phases, phases),
        ] {
            if wanted.is_empty() {
                continue;
            }
            let values = self.values_of(facet, summary)?;
            let is_wanted = |value: &String| match facet {
                Facet::Labels => wanted
                    .iter()
                    .any(|wanted| wanted == value || is_label(wanted, value)),
                Facet::Owners => wanted.iter().any(|wanted| self.owner_of(wanted) == *value),
                _ => wanted.contains(value),
            };
            if !values.iter().any(is_wanted) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What a use case says in a respect; an empty name where it says nothing.
    fn values_of(&self, facet: Facet, summary: &Summary) -> Result<Vec<String>, Error> {
        Ok(match facet {
            Facet::Phases => vec![self.group_of(GroupBy::Phase, summary)?],
            Facet::States => vec![self.group_of(GroupBy::State, summary)?],
            Facet::Types => vec![self.group_of(GroupBy::Type, summary)?],
            Facet::Owners => vec![self.group_of(GroupBy::Owner, summary)?],
            Facet::Labels if summary.labels.is_empty() => vec![String::new()],
            Facet::Labels => summary.labels.clone(),
        })
    }

    /// What stands for the group that a use case is in; empty where it says nothing.
    pub(crate) fn group_of(&self, by: GroupBy, summary: &Summary) -> Result<String, Error> {
        Ok(match by {
            GroupBy::Phase => match phase_of(summary) {
                Some(at) => {
                    let framework = self.framework_named(&summary.framework)?;
                    let phase = framework.phases.get(at);
                    phase.map_or_else(String::new, |phase| phase.key.clone())
                }
                None => String::new(),
            },
            GroupBy::State => key_of(state_of(summary)).to_owned(),
            GroupBy::Type => match type_named(&summary.activation) {
                Some(_) => summary.activation.clone(),
                None => String::new(),
            },
            GroupBy::Owner => self.owner_of(&summary.owner),
            GroupBy::Label => summary
                .labels
                .first()
                .map_or_else(String::new, |label| name::key(label)),
        })
    }

    /// What a value of a filter or a group is called.
    pub(crate) fn facet_in_words(&self, facet: Facet, value: &str) -> Result<String, Error> {
        Ok(match (facet, value) {
            (Facet::Phases, "") => "Done".to_owned(),
            (Facet::Phases, key) => self.phase_in_words(key),
            (Facet::States, key) => {
                let found = STATES.iter().find(|(_, known, _)| *known == key);
                found.map_or("", |(_, _, name)| name).to_owned()
            }
            (Facet::Types, "") => "No type".to_owned(),
            (Facet::Types, key) => type_named(key).map_or(key, |(_, name)| name).to_owned(),
            (Facet::Owners, "") => "No owner".to_owned(),
            (Facet::Owners, owner) => match self.owner_in_words(owner)?.as_str() {
                "" => UNKNOWN.to_owned(),
                name => name.to_owned(),
            },
            (Facet::Labels, "") => "No label".to_owned(),
            (Facet::Labels, label) => label.to_owned(),
        })
    }

    /// `3 Design`, of whichever framework has it.
    fn phase_in_words(&self, key: &str) -> String {
        let found = |framework: &Framework| {
            let mut phases = (1..).zip(&framework.phases);
            let found = phases.find(|(_, phase)| phase.key == key);
            found.map(|(number, phase)| format!("{number} {}", phase.label))
        };
        let kept = lock(&self.shelf.frameworks);
        let of_others = || kept.values().find_map(|framework| found(framework));
        found(Framework::built_in())
            .or_else(of_others)
            .unwrap_or_else(|| key.to_owned())
    }
}

/// The phase that a use case is in; `None` behind the last.
pub(super) fn phase_of(summary: &Summary) -> Option<usize> {
    let at = summary.stands_at();
    (at < summary.phases.len()).then_some(at)
}

pub(super) fn state_of(summary: &Summary) -> UseCaseState {
    let all = |state: PhaseState| summary.phases.iter().all(|phase| phase.state == state);
    match (all(PhaseState::Untouched), all(PhaseState::Complete)) {
        (true, _) => UseCaseState::NotStarted,
        (_, true) => UseCaseState::Complete,
        _ => UseCaseState::Started,
    }
}

fn key_of(state: UseCaseState) -> &'static str {
    let found = STATES.iter().find(|(known, ..)| *known == state);
    found.map_or("", |(_, key, _)| key)
}

/// Whether these are one label.
fn is_label(one: &str, other: &str) -> bool {
    name::is_same(one, other) && !mutant::lacks("a label is found however it is spelled")
}

/// Whether an axis has no rating at all.
fn is_unscored(summary: &Summary) -> bool {
    summary.axes.iter().any(|(score, ..)| score.is_none())
}

/// The place of an activation type among all, and its name.
pub(crate) fn type_named(key: &str) -> Option<(usize, &'static str)> {
    let found = Scoping::built_in().find(kind::USE_CASE, field::ACTIVATION)?;
    let mut options = found.field.options.iter().enumerate();
    let (place, option) = options.find(|(_, option)| option.key == key)?;
    Some((place, option.name.as_str()))
}
