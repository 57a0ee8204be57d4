//! The table of use cases, filtered, in order and in groups: by what the listing knows, without anything being folded.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::document::day;
use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::store::Listed;
use crate::text::collation::Key;
use crate::use_case::{counted, summary::Summary};
use crate::view::{Arrangement, Column, Facet, GroupBy, GroupHead, List, Picked, UseCaseFilter};
use crate::workspace::Reader;
use crate::workspace::screens::facets::{STATES, phase_of, state_of, type_named};
use crate::workspace::shelf::Order;

/// What use cases are compared by: nothing comes last, whichever way it goes.
pub(super) type Rank = Option<Place>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Number(i64),
    Name(Key),
}

/// Where owners stand among each other, by what use cases hold of theirs.
#[derive(Debug, Default)]
pub(super) struct Owners<'a>(HashMap<&'a str, Rank>);

impl Owners<'_> {
    fn rank(&self, owner: &str) -> Rank {
        self.0.get(owner).cloned().flatten()
    }
}

impl Reader {
    /// The use cases of the table, in its order. What is alike stays in the order of what was edited last.
    pub(crate) fn order_of_table(&self, of: &Arrangement) -> Result<Order, Error> {
        let base = match &of.since {
            Some(since) => self.listed_since(&since.point, since.only)?,
            None => self.listed_at_work(),
        };
        // Those that were there in this order stay in it.
        let is_base = of.sort == Column::Edited && of.descending && of.group.is_none();
        if is_base && of.filter == UseCaseFilter::default() {
            return Ok(base.iter().map(|row| row.doc).collect());
        }
        let typed = self.typed_use_case()?;
        let mut rows = Vec::with_capacity(base.len());
        for row in base.iter() {
            let row = typed
                .as_ref()
                .filter(|typed| typed.doc == row.doc)
                .unwrap_or(row);
            if let Some(summary) = row.figures()
                && self.lets_through(&of.filter, summary)?
            {
                rows.push((row, summary));
            }
        }
        if is_base {
            return Ok(rows.into_iter().map(|(row, _)| row.doc).collect());
        }
        let is_by_owner = of.sort == Column::Owner || of.group == Some(GroupBy::Owner);
        let owners = match is_by_owner {
            true => self.owners(rows.iter().map(|(_, summary)| *summary))?,
            false => Owners::default(),
        };
        let ranked = rows.into_iter().map(|(row, summary)| {
            let group = match of.group {
                Some(by) => self.rank_of_group(by, summary, &owners)?,
                None => None,
            };
            Ok((group, self.rank(of.sort, row, summary, &owners), row.doc))
        });
        let mut ranked = ranked.collect::<Result<Vec<_>, Error>>()?;
        ranked.sort_by(|(group, rank, _), (other_group, other_rank, _)| {
            let groups = compare(group, other_group, false);
            groups.then_with(|| compare(rank, other_rank, of.descending))
        });
        Ok(ranked.into_iter().map(|(_, _, id)| id).collect())
    }

    /// The heads of the groups of a table, each by the use case that is the first of its group; none of other lists.
    pub(crate) fn heads(&self, list: &List) -> Result<HashMap<Id, GroupHead>, Error> {
        let mut heads = HashMap::new();
        let List::Table { arrangement } = list else {
            return Ok(heads);
        };
        let Some(by) = arrangement.group else {
            return Ok(heads);
        };
        let typed = self.typed_use_case()?;
        let mut current = None;
        for id in self.order(list)?.iter() {
            let Some((_, summary)) = self.figures(*id, typed.as_ref()) else {
                continue;
            };
            let group = self.group_of(by, summary)?;
            let first = match current.take() {
                Some((first, before)) if before == group => first,
                _ => *id,
            };
            let head = match heads.entry(first) {
                Entry::Occupied(head) => head.into_mut(),
                Entry::Vacant(head) => head.insert(GroupHead {
                    label: self.head_in_words(by, &group, summary)?,
                    count: 0,
                }),
            };
            head.count += 1;
            current = Some((first, group));
        }
        Ok(heads)
    }

    /// What a group is called; a label as the first use case in it spells it.
    fn head_in_words(&self, by: GroupBy, group: &str, first: &Summary) -> Result<String, Error> {
        let spelled = first.labels.first().filter(|_| by == GroupBy::Label);
        self.facet_in_words(facet_of(by), spelled.map_or(group, String::as_str))
    }

    /// `7 of 42 use cases`, of those that the table shows.
    pub(crate) fn count_in_table(&self, shown: usize) -> Result<String, Error> {
        let all = self.order(&List::UseCases)?.len();
        Ok(match shown == all {
            true => counted(all),
            false => format!("{shown} of {}", counted(all)),
        })
    }

    /// The use cases that are picked, in the order of the table.
    pub(crate) fn picked(&self, picked: &Picked) -> Result<Vec<Id>, Error> {
        let but: Vec<Id> = picked.but.iter().filter_map(|id| id.parse().ok()).collect();
        let order = self.order(&List::Table {
            arrangement: picked.arrangement.clone(),
        })?;
        let is_picked = |id: &&Id| picked.all != but.contains(id);
        Ok(order.iter().filter(is_picked).copied().collect())
    }

    /// The row of a use case in which something is being typed, as it is by now.
    pub(crate) fn typed_use_case(&self) -> Result<Option<Listed>, Error> {
        let Some(draft) = &self.draft else {
            return Ok(None);
        };
        let document = self.document(draft.doc)?;
        if document.kind() != kind::USE_CASE {
            return Ok(None);
        }
        let framework = self.framework_of(&document)?;
        Ok(Some(Listed::of(&document, |_| framework)))
    }

    pub(crate) fn figures<'a>(
        &'a self,
        id: Id,
        typed: Option<&'a Listed>,
    ) -> Option<(&'a Listed, &'a Summary)> {
        let typed = typed.filter(|typed| typed.doc == id);
        let listed = typed.or_else(|| self.listed.get(&id).map(|row| &**row))?;
        Some((listed, listed.figures()?))
    }

    /// Where the group of a use case stands among others.
    pub(super) fn rank_of_group(
        &self,
        by: GroupBy,
        summary: &Summary,
        owners: &Owners<'_>,
    ) -> Result<Rank, Error> {
        let at = |at: usize| Some(Place::Number(at as i64));
        Ok(match by {
            GroupBy::Phase => phase_of(summary).and_then(at),
            GroupBy::State => {
                let state = state_of(summary);
                STATES
                    .iter()
                    .position(|(one, ..)| *one == state)
                    .and_then(at)
            }
            GroupBy::Type => type_named(&summary.activation).and_then(|(place, _)| at(place)),
            GroupBy::Owner => owners.rank(&summary.owner),
            // Spellings of a label are one.
            GroupBy::Label => self.ranked(&self.group_of(by, summary)?),
        })
    }

    fn rank(&self, by: Column, listed: &Listed, summary: &Summary, owners: &Owners<'_>) -> Rank {
        let axis = |at: usize| {
            let score = summary.axes.get(at).and_then(|(score, ..)| *score);
            score.map(|score| Place::Number(score.into()))
        };
        match by {
            Column::Title => self.ranked(&listed.title),
            Column::Type => type_named(&summary.activation).and_then(|(_, name)| self.ranked(name)),
            Column::Owner => owners.rank(&summary.owner),
            Column::Labels => summary.labels.first().and_then(|label| self.ranked(label)),
            Column::Elsewhere => self.ranked(&summary.elsewhere),
            Column::Target => {
                let by = summary.target.by();
                by.and_then(|by| day::number(&by)).map(Place::Number)
            }
            Column::Phases => {
                let percent = summary.phases.iter().map(|phase| i64::from(phase.percent));
                Some(Place::Number(percent.sum()))
            }
            Column::Value => axis(0),
            Column::Effort => axis(1),
            Column::Risk => axis(2),
            Column::Readiness => axis(3),
            Column::Benefit => {
                let promise = summary.promise.as_ref();
                promise.map(|promise| Place::Number(promise.net[1]))
            }
            Column::Edited => Some(Place::Number(self.edited_last(listed))),
        }
    }

    /// The owners of some use cases, by their names. Two of one name stand apart.
    pub(super) fn owners<'a>(
        &self,
        of: impl Iterator<Item = &'a Summary>,
    ) -> Result<Owners<'a>, Error> {
        let mut named = HashMap::new();
        for summary in of {
            let Entry::Vacant(place) = named.entry(summary.owner.as_str()) else {
                continue;
            };
            let owner = self.owner_of(&summary.owner);
            let is_nobody = owner.is_empty();
            let key = self.collation.key(&self.owner_in_words(&owner)?);
            place.insert((!is_nobody).then_some((key, owner)));
        }
        let mut order: Vec<_> = named.values().flatten().collect();
        order.sort();
        order.dedup();
        let rank = |named: &Option<_>| {
            let at = order.binary_search(&named.as_ref()?).ok()?;
            Some(Place::Number(at as i64))
        };
        let ranks = named.iter().map(|(owner, named)| (*owner, rank(named)));
        Ok(Owners(ranks.collect()))
    }

    pub(super) fn ranked(&self, name: &str) -> Rank {
        let is_said = !name.trim().is_empty();
        is_said.then(|| Place::Name(self.collation.key(name)))
    }

    /// Who owns a use case: of several entries of a person the one that stands for all, or a name from elsewhere.
    pub(super) fn owner_of(&self, owner: &str) -> String {
        match owner.parse::<Id>() {
            Ok(id) => self.one(id).to_string(),
            Err(_) => owner.trim().to_owned(),
        }
    }

    /// What an owner is called; empty where there is none.
    pub(crate) fn owner_in_words(&self, owner: &str) -> Result<String, Error> {
        let Ok(id) = owner.parse::<Id>() else {
            return Ok(owner.trim().to_owned());
        };
        // Mostly the listing knows.
        let listed = self
            .listed
            .get(&self.one(id))
            .map_or("", |row| row.title.trim());
        let is_typed = self.draft.is_some();
        match listed {
            name if !name.is_empty() && !is_typed && !self.erased.has(id) => Ok(name.to_owned()),
            _ => self.name_of(id),
        }
    }
}

pub(super) fn compare(one: &Rank, other: &Rank, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => Reverse(one).cmp(&Reverse(other)),
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn facet_of(by: GroupBy) -> Facet {
    match by {
        GroupBy::Phase => Facet::Phases,
        GroupBy::State => Facet::States,
        GroupBy::Type => Facet::Types,
        GroupBy::Owner => Facet::Owners,
        GroupBy::Label => Facet::Labels,
    }
}
