//! What is not settled yet in what is exported.

use crate::document::day;
use crate::document::id::Id;
use crate::error::Error;
use crate::outline::versions::{Unsettled, insert};
use crate::page::Page;
use crate::use_case::reason::slot_of;
use crate::view::{Disagreement, List, Matter, Scope, TagFilter, Version};
use crate::workspace::Reader;

impl Reader {
    /// Says on a page what is not settled yet in the documents that it is of.
    pub(super) fn unsettle(&self, scope: &Scope, page: &mut Page) -> Result<(), Error> {
        match scope {
            Scope::Phase { use_case, phase } => {
                let of = self.use_case(use_case)?;
                let framework = &of.framework;
                let is_of_phase = |one: &Disagreement| {
                    let row = one.record.parse().ok();
                    let row = row.and_then(|row| of.document.records.get(&row));
                    let asked = slot_of(&one.field);
                    let asked = asked.and_then(|slot| framework.phase_of(&slot));
                    asked.map_or_else(
                        || row.is_some_and(|row| row.text("phase") == phase),
                        |asked| asked.key == *phase,
                    )
                };
                let unsettled = self.unsettled(use_case, false, is_of_phase)?;
                insert(page, 0, &unsettled);
            }
            Scope::UseCases { use_cases } | Scope::Scoping { use_cases } => {
                self.unsettle_each(use_cases, page)?;
            }
            Scope::Integrations { integrations } => self.unsettle_each(integrations, page)?,
            Scope::Tags { filter } => {
                let tags = self.tagging_plan(filter)?.tags.into_iter();
                self.unsettle_together(tags.map(|tag| tag.id), page)?;
            }
            Scope::ProcessingRecord => {
                let processing = self.processing_documents()?.into_iter();
                self.unsettle_together(processing.map(|(_, id)| id.to_string()), page)?;
            }
            Scope::Metrics => {
                let metrics = self.metrics()?.metrics.into_iter();
                self.unsettle_together(metrics.map(|metric| metric.id), page)?;
            }
            Scope::IntegrationTable => {
                let order = self.order(&List::Integrations)?;
                self.unsettle_together(order.iter().map(Id::to_string), page)?;
            }
            Scope::Tables => {
                let tags = List::Tags {
                    filter: TagFilter::default(),
                    shown: Vec::new(),
                };
                let mut rows = Vec::new();
                for list in [List::Integrations, List::Metrics, tags] {
                    rows.extend(self.order(&list)?.iter().map(Id::to_string));
                }
                self.unsettle_together(rows.into_iter(), page)?;
            }
            // Of these each was read by its name.
            Scope::AllIntegrations | Scope::Several { .. } => {}
            Scope::Tracker { .. }
            | Scope::Notes { .. }
            | Scope::Workshop { .. }
            | Scope::Portfolio { .. }
            | Scope::Ranking { .. }
            | Scope::Captured { .. }
            | Scope::People
            | Scope::PortfolioDeck
            | Scope::Roadmap
            | Scope::Learned
            | Scope::Person { .. } => {}
        }
        Ok(())
    }

    /// Documents that have a heading each.
    fn unsettle_each(&self, documents: &[String], page: &mut Page) -> Result<(), Error> {
        for (number, document) in documents.iter().enumerate() {
            let unsettled = self.unsettled(document, false, |_| true)?;
            insert(page, number, &unsettled);
        }
        Ok(())
    }

    /// Documents that are rows under one heading.
    fn unsettle_together(
        &self,
        documents: impl Iterator<Item = String>,
        page: &mut Page,
    ) -> Result<(), Error> {
        let mut unsettled = Vec::new();
        for document in documents {
            unsettled.extend(self.unsettled(&document, true, |_| true)?);
        }
        insert(page, 0, &unsettled);
        Ok(())
    }

    fn unsettled(
        &self,
        document: &str,
        is_named: bool,
        is_asked: impl Fn(&Disagreement) -> bool,
    ) -> Result<Vec<Unsettled>, Error> {
        let id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let document = self.document(id)?;
        let found = self.disagreements_in(&document)?.into_iter();
        let name = self.called(&document)?;
        let in_words = |one: Disagreement| {
            let by = |version: &Version| {
                let day = day::in_words(version.at, &(self.zone)());
                format!("{}, {day}", version.by)
            };
            let hidden = match one.about {
                Matter::Versions => None,
                Matter::Deletion => Some("deleted"),
                Matter::Archiving => Some("archived"),
            };
            let hidden = match one.is_return {
                true => Some("brought back"),
                false => hidden,
            };
            let told = hidden.map(|hidden| {
                let other = one.others.first().map_or_else(String::new, |other| {
                    format!(
                        " and worked on since by {} who did not know that",
                        by(other) + ","
                    )
                });
                format!(
                    "Not settled: {}. It was {hidden} by {}{other}.",
                    one.what,
                    by(&one.shown) + ","
                )
            });
            let versions = std::iter::once(&one.shown).chain(&one.others);
            Unsettled {
                versions: versions
                    .map(|version| (by(version), version.shown.clone()))
                    .collect(),
                what: match is_named && !one.what.contains(&name) {
                    true => format!("{} of “{name}”", one.what),
                    false => one.what.clone(),
                },
                told,
            }
        };
        Ok(found.filter(|one| is_asked(one)).map(in_words).collect())
    }
}
