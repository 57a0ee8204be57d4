//! The tagging plan of the workspace.

use std::collections::HashSet;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Control, Scoping};
use crate::store::{Listed, State};
use crate::view::{Choice, List, Tag, TagFilter, TagScreen, TaggingPlan, Wanted};
use crate::workspace::Reader;
use crate::workspace::screens::{choices, slices::number};
use crate::workspace::shelf::Order;

impl Reader {
    /// The tags that a filter lets through, and what can be filtered by.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn tagging_plan(&self, filter: &TagFilter) -> Result<TaggingPlan, Error> {
        self.tagging_plan_keeping(filter, &[])
    }

    /// The same with tags that are shown already, though by an edit the filter no longer lets them through: a row must
    /// not vanish from under whoever works on it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn tagging_plan_keeping(
        &self,
        filter: &TagFilter,
        shown: &[String],
    ) -> Result<TaggingPlan, Error> {
        let order = self.order(&list_of(filter, shown))?;
        let tags = order.iter().map(|id| {
            let document = self.looked_at(*id)?;
            let serves = self.links(&document, field::SERVES, kind::USE_CASE)?;
            let event = self.asks(&document, *id, &Scoping::built_in().event)?;
            let tag = self.tag(&document)?;
            Ok(Tag {
                serves,
                event,
                ..tag
            })
        });
        let (purposes, states) = tag_choices(filter);
        Ok(TaggingPlan {
            revision: self.revision,
            tags: tags.collect::<Result<_, Error>>()?,
            count: self.count_of_tags(&order, filter)?,
            purposes,
            states,
            use_cases: self.use_cases_to_filter_by(filter, usize::MAX)?.0,
        })
    }

    /// The screen of the tagging plan, with those rows that are wanted of the tags that the filter lets through or that are
    /// shown.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn tag_screen(
        &self,
        filter: &TagFilter,
        shown: &[String],
        tags: &Wanted,
    ) -> Result<TagScreen, Error> {
        let list = list_of(filter, shown);
        let (purposes, states) = tag_choices(filter);
        let (use_cases, more) = self.use_cases_to_filter_by(filter, choices::FEW)?;
        Ok(TagScreen {
            revision: self.revision,
            count: self.count_of_tags(&self.order(&list)?, filter)?,
            tags: self.slice(&list, tags, |id| self.listed_tag(id))?,
            purposes,
            states,
            use_cases,
            more,
            help: Scoping::built_in().help(kind::TAG).cloned(),
        })
    }

    /// The tags that a filter lets through, or that are shown, in the order they were made.
    pub(crate) fn order_of_tags(
        &self,
        filter: &TagFilter,
        shown: &[String],
    ) -> Result<Order, Error> {
        let mut order = Vec::new();
        if shown.is_empty() {
            for row in self.listed_of(kind::TAG) {
                if *filter == TagFilter::default() || passes(&*self.looked_at(row.doc)?, filter) {
                    order.push(row.doc);
                }
            }
            return Ok(order.into());
        }
        // What passes is known from before any was shown.
        let passing = self.order(&list_of(filter, &[]))?;
        let shown = shown.iter().filter_map(|id| id.parse().ok());
        let among: HashSet<Id> = passing.iter().copied().chain(shown).collect();
        let tags = self.listed_of(kind::TAG).map(|row| row.doc);
        Ok(tags.filter(|id| among.contains(id)).collect())
    }

    fn count_of_tags(&self, order: &[Id], filter: &TagFilter) -> Result<String, Error> {
        let passing = self.order(&list_of(filter, &[]))?.len();
        let all = self.listed_of(kind::TAG).count();
        Ok(count(passing, order.len() - passing, all))
    }

    /// The use cases to filter by: all of few, of many the one that is filtered by. And how many more there are.
    fn use_cases_to_filter_by(
        &self,
        filter: &TagFilter,
        few: usize,
    ) -> Result<(Vec<Choice>, u32), Error> {
        let all = self.count_shown(kind::USE_CASE);
        let chosen: Option<Id> = filter.use_case.as_ref().and_then(|id| id.parse().ok());
        let sent: Vec<&Listed> = match all <= few {
            true => {
                let order = self.order(&List::Matrix)?;
                let rows = order.iter().filter_map(|id| self.listed.get(id));
                rows.map(|row| &**row).collect()
            }
            false => {
                let rows = chosen.iter().filter_map(|id| self.listed.get(id));
                let rows = rows.map(|row| &**row);
                rows.filter(|row| row.kind == kind::USE_CASE && row.state == State::Shown)
                    .collect()
            }
        };
        let choices = sent.into_iter().map(|row| {
            Ok(Choice {
                chosen: chosen == Some(row.doc),
                key: row.doc.to_string(),
                field: field::SERVES.to_owned(),
                name: self.name_listed(row)?,
                hint: String::new(),
            })
        });
        let choices = choices.collect::<Result<Vec<Choice>, Error>>()?;
        let more = number(all - choices.len());
        Ok((choices, more))
    }

    /// A row of the screen, which is not told beside what is asked what the tag serves.
    pub(crate) fn listed_tag(&self, id: Id) -> Result<Tag, Error> {
        self.tag(&*self.looked_at(id)?)
    }

    pub(crate) fn tag(&self, document: &Document) -> Result<Tag, Error> {
        let link = self.link(document)?;
        let mut asks = self.asks(document, document.id, &Scoping::built_in().tag)?;
        for ask in asks.iter_mut().filter(|ask| ask.control == Control::Links) {
            ask.options.send_at_most(choices::FEW_IN_A_ROW);
        }
        Ok(Tag {
            id: link.id,
            name: link.name,
            asks,
            state: link.state,
            state_key: link.state_key,
            serves: Vec::new(),
            event: Vec::new(),
            place: link.place,
        })
    }
}

fn list_of(filter: &TagFilter, shown: &[String]) -> List {
    List::Tags {
        filter: filter.clone(),
        shown: shown.to_vec(),
    }
}

/// The purposes and the states to filter by.
fn tag_choices(filter: &TagFilter) -> (Vec<Choice>, Vec<Choice>) {
    let choices = |name: &str, chosen: &Option<String>| {
        let found = Scoping::built_in().find(kind::TAG, name);
        let options = found
            .map(|found| found.field.options.as_slice())
            .unwrap_or_default();
        let choice = |option: &crate::framework::scoping::Choice| Choice {
            key: option.key.clone(),
            field: name.to_owned(),
            name: option.name.clone(),
            hint: option.hint.clone(),
            chosen: chosen.as_ref() == Some(&option.key),
        };
        options.iter().map(choice).collect()
    };
    (
        choices("purpose", &filter.purpose),
        choices("state", &filter.state),
    )
}

/// `4 of 18 tags, and 1 that no longer passes`.
fn count(passing: usize, kept: usize, all: usize) -> String {
    let count = match (passing, all) {
        (1, 1) => "1 tag".to_owned(),
        (passing, all) if passing == all => format!("{all} tags"),
        (passing, all) => format!("{passing} of {all} tags"),
    };
    match kept {
        0 => count,
        1 => format!("{count}, and 1 that no longer passes"),
        kept => format!("{count}, and {kept} that no longer pass"),
    }
}

fn passes(tag: &Document, filter: &TagFilter) -> bool {
    let Some(own) = tag.own() else {
        return false;
    };
    let holds = |field: &str, wanted: &Option<String>| {
        wanted
            .as_ref()
            .is_none_or(|wanted| own.text(field) == wanted)
    };
    let serves = |wanted: &String| own.is_set(&field::member(field::SERVES, wanted));
    holds("purpose", &filter.purpose)
        && holds("state", &filter.state)
        && filter.use_case.as_ref().is_none_or(serves)
}
