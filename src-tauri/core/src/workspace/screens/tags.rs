//! The tagging plan of the workspace.

use crate::document::fold::Document;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::view::{Choice, Tag, TagFilter, TaggingPlan};
use crate::workspace::Reader;

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
        for use_case in self.use_cases_at_work() {
            let key = use_case.doc.to_string();
            use_cases.push(Choice {
                chosen: filter.use_case.as_ref() == Some(&key),
                key,
                field: field::SERVES.to_owned(),
                name: self.name_listed(use_case)?,
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

    fn tag(&self, document: &Document) -> Result<Tag, Error> {
        let link = self.link(document)?;
        let serves = self.links(document, field::SERVES, kind::USE_CASE)?;
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
