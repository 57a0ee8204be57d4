//! Exports of many, a file each.

use std::collections::BTreeSet;
use std::slice::from_ref;

use crate::disk::side_by_side::side_by_side;
use crate::document::id::Id;
use crate::error::Error;
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::Reader;
use crate::workspace::exports::subject::nothing_chosen;
use crate::workspace::exports::{Export, none_there, was_there};

/// What is to be exported one file each, as it is at the moment it is asked for. Others may use the workspace
/// meanwhile.
#[derive(Debug)]
pub struct Each {
    reader: Reader,
    scopes: Vec<Scope>,
    format: Format,
    options: ExportOptions,
}

impl Reader {
    /// Readies the use cases of a scope to be exported one file each, by [`Each::save`].
    ///
    /// # Errors
    /// [`Error::Invalid`] for a scope that is not whole use cases; [`Error::NotRead`].
    pub fn export_each(
        &self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Each, Error> {
        let each = split(&*self.named_each(scope)?);
        if each.is_empty() {
            return Err(nothing_chosen());
        }
        self.export_all(each, format, options)
    }

    /// Readies scopes to be exported, a file for each of them, by [`Each::save`]. What was at a moment is read once for all.
    ///
    /// # Errors
    /// As [`Reader::at`].
    pub fn export_all(
        &self,
        mut scopes: Vec<Scope>,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Each, Error> {
        let mut options = options.clone();
        let reader = match options.as_of.take() {
            None => self.clone(),
            Some(point) => {
                let use_cases = scopes
                    .iter()
                    .map(was_there)
                    .collect::<Result<Vec<_>, _>>()?;
                let use_cases = use_cases.concat();
                let (past, there) = self.at_with(&use_cases, &point)?;
                let there: BTreeSet<&String> = there.iter().collect();
                let is_there = |scope: &Scope| of(scope).iter().all(|id| there.contains(id));
                // A change note tells nothing of what was not there yet.
                scopes.retain(|scope| !matches!(scope, Scope::Notes { .. }) || is_there(scope));
                if !scopes.iter().all(is_there) {
                    return Err(Error::Unknown("use case"));
                }
                if scopes.is_empty() && !use_cases.is_empty() {
                    return Err(none_there(use_cases.len()));
                }
                self.precedes(options.since.as_ref(), &past)?;
                past
            }
        };
        Ok(Each {
            reader,
            scopes,
            format,
            options,
        })
    }
}

impl Each {
    /// How many files there are.
    pub fn count(&self) -> usize {
        self.scopes.len()
    }

    /// The names that saving them proposes, in their order.
    ///
    /// # Errors
    /// As [`Reader::export_name`].
    pub fn names(&self) -> Result<Vec<String>, Error> {
        let name = |scope: &Scope| match &self.reader.past {
            None => self.reader.export_name(scope, self.format),
            // It says of when it is.
            Some(_) => Ok(self
                .reader
                .subject(scope, &ExportOptions::default())?
                .file_name(self.format)),
        };
        self.scopes.iter().map(name).collect()
    }

    /// Makes the files and saves them, several at a time; tells of each that is saved, in their order. Each is given with
    /// its number, from 0 on. No more is begun once it does not go on or one fails; those begun by then are saved and told.
    /// Nobody reads the workspace for it any more when this returns.
    ///
    /// # Errors
    /// The first failure: [`Error::NotRead`], and what saving or telling answers.
    pub fn save<T: Send, E: From<Error> + Send>(
        &self,
        goes_on: impl Fn() -> bool + Sync,
        save: impl Fn(usize, Export) -> Result<T, E> + Sync,
        saved: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let make_and_save = |number: usize| save(number, self.make(&self.scopes[number])?);
        side_by_side(self.count(), goes_on, make_and_save, saved)
    }

    /// A file. Use cases that nobody looked at before are not kept for later: those that screens show would have to go, and
    /// memory that is used again at once is quick.
    fn make(&self, scope: &Scope) -> Result<Export, Error> {
        let shelf = &self.reader.shelf;
        let ids = of(scope).iter().filter_map(|id| id.parse().ok());
        let new: Vec<Id> = ids.filter(|id| !shelf.keeps(*id)).collect();
        let made = self.reader.export(scope, self.format, &self.options);
        new.into_iter().for_each(|id| shelf.take(id));
        made
    }
}

/// The use cases that a scope is about.
fn of(scope: &Scope) -> &[String] {
    match scope {
        Scope::UseCases { use_cases }
        | Scope::Tracker { use_cases }
        | Scope::Scoping { use_cases }
        | Scope::Notes { use_cases } => use_cases,
        Scope::Phase { use_case, .. } | Scope::Workshop { use_case } => from_ref(use_case),
        Scope::Several { .. }
        | Scope::AllIntegrations
        | Scope::Integrations { .. }
        | Scope::IntegrationTable
        | Scope::Tables
        | Scope::Portfolio { .. }
        | Scope::Ranking { .. }
        | Scope::People
        | Scope::PortfolioDeck
        | Scope::Roadmap
        | Scope::Learned
        | Scope::Tags { .. }
        | Scope::Person { .. }
        | Scope::Metrics
        | Scope::Captured { .. }
        | Scope::ProcessingRecord => &[],
    }
}

/// The scope of each use case by itself; none for a scope that is not whole use cases.
pub(super) fn split(scope: &Scope) -> Vec<Scope> {
    let split = |ids: &[String], scope: fn(Vec<String>) -> Scope| {
        ids.iter().map(|id| scope(vec![id.clone()])).collect()
    };
    match scope {
        Scope::UseCases { use_cases } => {
            split(use_cases, |use_cases| Scope::UseCases { use_cases })
        }
        Scope::Tracker { use_cases } => split(use_cases, |use_cases| Scope::Tracker { use_cases }),
        Scope::Scoping { use_cases } => split(use_cases, |use_cases| Scope::Scoping { use_cases }),
        Scope::Notes { use_cases } => split(use_cases, |use_cases| Scope::Notes { use_cases }),
        Scope::Integrations { integrations } => split(integrations, |integrations| {
            Scope::Integrations { integrations }
        }),
        // Whose parts are not named yet, or which has none.
        Scope::Several { .. }
        | Scope::AllIntegrations
        | Scope::Phase { .. }
        | Scope::Workshop { .. }
        | Scope::IntegrationTable
        | Scope::Tables
        | Scope::Portfolio { .. }
        | Scope::Ranking { .. }
        | Scope::People
        | Scope::PortfolioDeck
        | Scope::Roadmap
        | Scope::Learned
        | Scope::Tags { .. }
        | Scope::Person { .. }
        | Scope::Metrics
        | Scope::Captured { .. }
        | Scope::ProcessingRecord => Vec::new(),
    }
}
