//! Integrations, shared by the use cases that need them.

use std::collections::HashSet;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::store::{Listed, State};
use crate::use_case::counted;
use crate::view::{
    Ask, Control, IntegrationList, IntegrationPage, IntegrationRow, IntegrationScreen, List, Wanted,
};
use crate::workspace::Reader;
use crate::workspace::screens::choices::Link;
use crate::workspace::screens::slices::number;
use crate::workspace::shelf::Order;

impl Reader {
    /// The integrations of the workspace, and which use case needs which.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn integrations(&self) -> Result<IntegrationList, Error> {
        let order = self.order(&List::Integrations)?;
        let integrations = order.iter().map(|id| self.listed_integration(*id));
        let integrations = integrations.collect::<Result<Vec<_>, Error>>()?;
        let order = self.order(&List::Matrix)?;
        let use_cases = order.iter().filter_map(|id| self.listed.get(id));
        let use_cases = use_cases.map(|row| self.link_listed(row));
        Ok(IntegrationList {
            revision: self.revision,
            integrations,
            use_cases: use_cases.collect::<Result<_, _>>()?,
        })
    }

    /// The screen of integrations, with those rows that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn integration_screen(&self, integrations: &Wanted) -> Result<IntegrationScreen, Error> {
        let list = &List::Integrations;
        Ok(IntegrationScreen {
            revision: self.revision,
            integrations: self.slice(list, integrations, |id| self.listed_integration(id))?,
        })
    }

    pub(crate) fn listed_integration(&self, id: Id) -> Result<IntegrationRow, Error> {
        self.integration_row(&*self.looked_at(id)?)
    }

    /// The integrations by name, those retired at the end.
    pub(crate) fn order_of_integrations(&self) -> Result<Order, Error> {
        let mut listed = Vec::new();
        for row in self.listed_of(kind::INTEGRATION) {
            let (_, status) = self.standing_of(&*self.document(row.doc)?)?;
            let name = self.collation.key(&self.name_listed(row)?);
            listed.push((status == RETIRED, name, row.doc));
        }
        listed.sort();
        Ok(listed.into_iter().map(|(_, _, id)| id).collect())
    }

    /// An integration with all that is asked about it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn integration(&self, id: &str) -> Result<IntegrationPage, Error> {
        let document = self.shown(id, kind::INTEGRATION)?;
        Ok(IntegrationPage {
            revision: self.revision,
            integration: self.integration_row(&document)?,
            asks: self.asks(&document, document.id, &Scoping::built_in().integration)?,
            law: self.lawful_record(&document)?,
            needed_by: self.referring(
                &document,
                field::NEEDS,
                "Use cases",
                "Which use cases need it?",
            )?,
        })
    }

    /// The use cases that are not archived.
    pub(crate) fn use_cases_at_work(&self) -> impl Iterator<Item = &Listed> {
        let listed = self.listed_of(kind::USE_CASE);
        listed.filter(|row| row.state == State::Shown)
    }

    /// The use cases at work that name a document in a field.
    pub(crate) fn at_work_naming(&self, target: Id, field: &str) -> Result<Vec<&Listed>, Error> {
        let links = self.links_to(target, field)?;
        let rows = links
            .iter()
            .filter_map(|link| self.listed.get(&link.source));
        let rows = rows.map(|row| &**row);
        Ok(rows
            .filter(|row| row.kind == kind::USE_CASE && row.state == State::Shown)
            .collect())
    }

    /// A document of a kind, if it is not deleted.
    pub(crate) fn shown(
        &self,
        id: &str,
        kind: &'static str,
    ) -> Result<std::sync::Arc<Document>, Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown(kind))?;
        let document = self.document(id)?;
        match document.kind() == kind && document.is_shown(id) {
            true => Ok(document),
            false => Err(Error::Unknown(kind)),
        }
    }

    /// The links of use cases to a document, as something asked of that document: each option is set in a use case.
    pub(crate) fn referring(
        &self,
        to: &Document,
        link: &str,
        idea: &str,
        question: &str,
    ) -> Result<Ask, Error> {
        let field = field::member(link, to.id);
        let naming = self.at_work_naming(to.id, link)?;
        let naming: HashSet<Id> = naming.into_iter().map(|row| row.doc).collect();
        let (options, all) = self.link_options(Link {
            to: kind::USE_CASE,
            chosen: &naming,
            field_of: &|_| field.clone(),
        })?;
        let chosen = options.iter().filter(|option| option.chosen);
        let chosen: Vec<&str> = chosen.map(|option| option.name.as_str()).collect();
        Ok(Ask {
            document: String::new(),
            record: String::new(),
            field,
            idea: idea.to_owned(),
            question: question.to_owned(),
            hint: String::new(),
            control: Control::Links,
            value: String::new(),
            shown: chosen.join(", "),
            all: number(all),
            chosen: number(chosen.len()),
            options,
            other: None,
            suggestions: Vec::new(),
            measure: None,
            estimate: None,
            unit: String::new(),
            has_source: false,
            range: None,
            makes: None,
            person: None,
            taken: None,
            html: String::new(),
            quotes: Vec::new(),
            suggested: Vec::new(),
            edited: None,
        })
    }

    fn integration_row(&self, document: &Document) -> Result<IntegrationRow, Error> {
        let scoping = Scoping::built_in();
        let asks = self.asks(document, document.id, &scoping.integration)?;
        let shown = |field: &str| {
            let ask = asks.iter().find(|ask| ask.field == field);
            ask.map_or_else(String::new, |ask| ask.shown.clone())
        };
        let questions = scoping
            .integration
            .iter()
            .filter(|field| matches!(field.kind, Control::Text | Control::Person | Control::Flags));
        let is_open = |field: &Field| {
            let own = document.own();
            let chosen = |key: &str| own.is_some_and(|own| own.is_set(&field.member(key)));
            field
                .options
                .iter()
                .any(|option| option.open && chosen(&option.key))
        };
        let answered = questions
            .clone()
            .filter(|field| !shown(&field.field).trim().is_empty() && !is_open(field));
        let effort = document.own().and_then(|own| own.integer("effort"));
        let (status, status_key) = self.standing_of(document)?;
        let needed_by = self.at_work_naming(document.id, field::NEEDS)?;
        let needed_by: Vec<String> = needed_by.iter().map(|row| row.doc.to_string()).collect();
        Ok(IntegrationRow {
            id: document.id.to_string(),
            name: self.called(document)?,
            direction: shown("direction"),
            system: shown("system"),
            status,
            status_key,
            effort: match effort {
                Some(effort) => format!("{effort} {}", shown("effort")),
                None => "No effort yet".to_owned(),
            },
            answered: format!("{} of {}", answered.count(), questions.count()),
            needed: match needed_by.len() {
                0 => String::new(),
                many => counted(many),
            },
            needed_by,
        })
    }
}

/// The status of an integration that counts for nothing.
pub(crate) const RETIRED: &str = "retired";
