//! The tagging plan of the workspace.

use super::commit::Edits;
use super::{Workspace, pending};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::view::{Choice, Link, Tag, TagFilter, TaggingPlan};

impl Workspace {
    /// The tags that a filter lets through, and what can be filtered by.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn tagging_plan(&mut self, filter: &TagFilter) -> Result<TaggingPlan, Error> {
        self.tagging_plan_keeping(filter, &[])
    }

    /// The same with tags that are shown already, though by an edit the filter no longer lets them through: a row must
    /// not vanish from under whoever works on it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn tagging_plan_keeping(
        &mut self,
        filter: &TagFilter,
        shown: &[String],
    ) -> Result<TaggingPlan, Error> {
        let documents = self.documents_of(kind::TAG)?;
        let mut tags = Vec::new();
        let mut kept = 0;
        for document in &documents {
            let passes = passes(document, filter);
            if passes || shown.contains(&document.id.to_string()) {
                kept += usize::from(!passes);
                tags.push(self.tag(document)?);
            }
        }
        let count = count(tags.len() - kept, kept, documents.len());
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
        let mut use_cases = Vec::new();
        for use_case in self.use_cases_at_work()? {
            let key = use_case.id.to_string();
            use_cases.push(Choice {
                chosen: filter.use_case.as_ref() == Some(&key),
                key,
                field: field::SERVES.to_owned(),
                name: self.called(&use_case)?,
                hint: String::new(),
            });
        }
        let collation = &self.collation;
        use_cases.sort_by_cached_key(|choice| (collation.key(&choice.name), choice.key.clone()));
        Ok(TaggingPlan {
            revision: self.revision,
            tags,
            count,
            purposes: choices("purpose", &filter.purpose),
            states: choices("state", &filter.state),
            use_cases,
        })
    }

    /// The edits by which the tags that serve one use case serve another too.
    pub(super) fn serving_too(&mut self, one: Id, another: Id) -> Result<Vec<Edits>, Error> {
        let mut edits = Vec::new();
        for tag in self.documents_of(kind::TAG)? {
            let serves = |use_case: Id| field::member(field::SERVES, use_case);
            if tag.own().is_some_and(|own| own.is_set(&serves(one))) {
                let edit = pending(tag.id, kind::TAG, &serves(another), 1);
                edits.push((tag.id, vec![edit]));
            }
        }
        Ok(edits)
    }

    fn tag(&mut self, document: &Document) -> Result<Tag, Error> {
        let link = self.link(document)?;
        let mut serves: Vec<Link> = Vec::new();
        for use_case in self.documents_of(kind::USE_CASE)? {
            let field = field::member(field::SERVES, use_case.id);
            if document.own().is_some_and(|own| own.is_set(&field)) {
                serves.push(self.link(&use_case)?);
            }
        }
        let collation = &self.collation;
        serves.sort_by_cached_key(|link| (collation.key(&link.name), link.id.clone()));
        Ok(Tag {
            id: link.id,
            name: link.name,
            asks: self.asks(document, document.id, &Scoping::built_in().tag)?,
            state: link.state,
            state_key: link.state_key,
            serves,
            place: link.place,
        })
    }
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
