//! What is exported, written as it will be copied and saved.

mod building;
pub(crate) mod bundle;
pub(crate) mod captured;
mod chosen;
mod decks;
mod each;
mod facts;
mod hand_over;
mod notes;
mod outlines;
mod portfolio;
mod portfolio_deck;
mod processing;
mod properties;
mod requirements;
mod stated;
pub(crate) mod subject;
mod tables;
mod versions;
mod word;
mod work_items;
mod workshop;

use std::borrow::Cow;

use crate::deck::Deck;
use crate::disk::file_name::file_name;
use crate::document::kind;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::page::hold::Noted;
use crate::page::told::Copies;
use crate::page::{Page, html};
use crate::picture::Form;
use crate::view::{ExportOptions, Format, FormatChoice, Point, Preview, Scope};
use crate::workspace::exports::notes::CHANGE_NOTE;
use crate::workspace::exports::subject::{EXPERIENCE_TRACKER, losses};
use crate::workspace::{Reader, Workspace};

pub use each::Each;
pub use hand_over::{Handover, HandoverFile};

/// The preview's headings start below that of the panel it is shown in.
const BELOW_PANEL: u8 = 1;

/// A file to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The name that saving proposes, safe on every system.
    pub file_name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// What it can't hold, as the preview says.
    pub losses: Vec<Noted>,
}

impl Reader {
    /// What an export looks like. Everything typed is in it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`]; [`Error::Invalid`] where no use case is chosen.
    pub fn preview(&self, scope: &Scope, options: &ExportOptions) -> Result<Preview, Error> {
        let scope = self.named_each(scope)?;
        let (reader, scope) = self.then(&scope, options)?;
        let scope = &*scope;
        let subject = reader.subject(scope, options)?;
        let choice = |format: Format| FormatChoice {
            format,
            label: format.label().to_owned(),
            file_name: subject.file_name(format),
        };
        let copies = Copies::of(&subject.page);
        Ok(Preview {
            exporting: format!("Exporting: {}", subject.name),
            html: html::write(&subject.page, BELOW_PANEL),
            losses: subject
                .losses_of_table()
                .into_iter()
                .chain(losses(&copies, options))
                .collect(),
            markdown: match options.front_matter {
                true => reader.front_matter(&subject)? + &copies.markdown,
                false => copies.markdown,
            },
            rich: copies.rich,
            formats: subject.formats().into_iter().map(choice).collect(),
            hand_over: hand_over::offered(scope),
            each: each::split(scope).len() > 1,
            separators: subject.separators(),
        })
    }

    /// The file of an export. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn export(
        &self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Export, Error> {
        let scope = self.named_each(scope)?;
        let (reader, scope) = self.then(&scope, options)?;
        let scope = &*scope;
        let mut subject = reader.subject_in(scope, options, format)?;
        reader.embed(subject.pictures(format), shown_in(format))?;
        let (mut bytes, losses) = subject.written(format, &reader, options)?;
        if options.front_matter && format == Format::Markdown {
            bytes.splice(..0, reader.front_matter(&subject)?.into_bytes());
        }
        Ok(Export {
            file_name: subject.file_name(format),
            bytes,
            losses,
        })
    }

    /// The workspace at the moment that is asked for, and what is exported of it: of a change note those use cases that were
    /// there by then.
    fn then<'a>(
        &'a self,
        scope: &'a Scope,
        options: &ExportOptions,
    ) -> Result<(Cow<'a, Self>, Cow<'a, Scope>), Error> {
        let Some(point) = &options.as_of else {
            return Ok((Cow::Borrowed(self), Cow::Borrowed(scope)));
        };
        let Scope::Notes { use_cases } = scope else {
            let past = self.at(was_there(scope)?, point)?;
            self.precedes(options.since.as_ref(), &past)?;
            return Ok((Cow::Owned(past), Cow::Borrowed(scope)));
        };
        let (past, there) = self.at_with(use_cases, point)?;
        if there.is_empty() && !use_cases.is_empty() {
            return Err(none_there(use_cases.len()));
        }
        self.precedes(options.since.as_ref(), &past)?;
        let scope = Scope::Notes { use_cases: there };
        Ok((Cow::Owned(past), Cow::Owned(scope)))
    }

    /// That the point from which changes are told is not later than what they are told up to.
    fn precedes(&self, since: Option<&Point>, past: &Self) -> Result<(), Error> {
        let (Some(since), Some(past)) = (since, &past.past) else {
            return Ok(());
        };
        // The last decision is that of the time that is read.
        if *since == Point::Decision || self.moment_of(since, None)? <= past.moment {
            return Ok(());
        }
        Err(Error::Invalid(format!(
            "What is told would end before it begins: it is as it was {}, and “{}” is later than that. Choose an earlier point to begin with.",
            past.in_words(),
            self.point_in_words(since)?
        )))
    }

    /// The page that an export is written from, its pictures without their bytes. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn page(&self, scope: &Scope) -> Result<Page, Error> {
        Ok(self.subject(scope, &ExportOptions::default())?.page)
    }

    /// The deck that a presentation of these use cases is written from, with its pictures. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn deck(&self, use_cases: &[String]) -> Result<Deck, Error> {
        let mut deck = self.deck_of(use_cases, &ExportOptions::default())?;
        self.embed(deck.pictures(), Form::Slide)?;
        Ok(deck)
    }

    /// The deck that a presentation of the portfolio is written from, with its pictures. Everything typed is in it.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no use case is ranked; [`Error::NotRead`].
    pub fn portfolio(&self) -> Result<Deck, Error> {
        let mut deck = self.dressed(self.portfolio_deck()?)?;
        self.embed(deck.pictures(), Form::Slide)?;
        Ok(deck)
    }

    /// The name that saving an export proposes, before it is made.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn export_name(&self, scope: &Scope, format: Format) -> Result<String, Error> {
        let scope = &*self.named_each(scope)?;
        let use_case = |id: &str| self.title_of(kind::USE_CASE, id);
        let (title, part) = match scope {
            Scope::Phase { use_case, phase } => {
                let use_case = self.use_case(use_case)?;
                let phase = use_case.framework.phase(phase);
                let phase = phase.ok_or(Error::Unknown("phase"))?;
                (use_case.title().to_owned(), Some(phase.heading()))
            }
            Scope::UseCases { use_cases } if use_cases.len() == 1 => {
                (use_case(&use_cases[0])?, None)
            }
            Scope::Tracker { use_cases } if use_cases.len() == 1 => {
                let part = EXPERIENCE_TRACKER.to_owned();
                (use_case(&use_cases[0])?, Some(part))
            }
            Scope::Scoping { use_cases } if use_cases.len() == 1 => {
                let part = Scoping::built_in().name.clone();
                (use_case(&use_cases[0])?, Some(part))
            }
            Scope::Notes { use_cases } if use_cases.len() == 1 => {
                (use_case(&use_cases[0])?, Some(CHANGE_NOTE.to_owned()))
            }
            Scope::Integrations { integrations } if integrations.len() == 1 => {
                (self.title_of(kind::INTEGRATION, &integrations[0])?, None)
            }
            other => {
                return Ok(self
                    .subject(other, &ExportOptions::default())?
                    .file_name(format));
            }
        };
        Ok(file_name(&title, part.as_deref(), format.extension()))
    }
}

impl Workspace {
    /// As [`Reader::preview`]; what is being typed is a change by then.
    ///
    /// # Errors
    /// As there, and [`Error::NotSaved`].
    pub fn preview(&mut self, scope: &Scope, options: &ExportOptions) -> Result<Preview, Error> {
        self.settle()?;
        self.reader.preview(scope, options)
    }

    /// As [`Reader::export`]; what is being typed is a change by then.
    ///
    /// # Errors
    /// As there, and [`Error::NotSaved`].
    pub fn export(
        &mut self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Export, Error> {
        self.settle()?;
        self.reader.export(scope, format, options)
    }
}

/// The use cases that a scope shows as they were.
fn was_there(scope: &Scope) -> Result<&[String], Error> {
    match scope {
        Scope::Phase { use_case, .. } | Scope::Workshop { use_case } => {
            Ok(std::slice::from_ref(use_case))
        }
        Scope::UseCases { use_cases }
        | Scope::Tracker { use_cases }
        | Scope::Scoping { use_cases }
        | Scope::Notes { use_cases } => Ok(use_cases),
        Scope::Several { .. }
        | Scope::Integrations { .. }
        | Scope::AllIntegrations
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
        | Scope::ProcessingRecord => Err(Error::Invalid(
            "Only use cases can be exported as they were.".to_owned(),
        )),
    }
}

/// Nothing of what is asked for was there at the point that a note goes up to.
fn none_there(use_cases: usize) -> Error {
    let none = match use_cases {
        1 => "This use case was not there yet at the point that the note is to go up to.",
        _ => "None of these use cases was there yet at the point that the note is to go up to.",
    };
    Error::Invalid(format!("{none} Choose a later one."))
}

/// How a file of this format shows its pictures.
fn shown_in(format: Format) -> Form {
    match format {
        Format::Pptx | Format::Docx => Form::Slide,
        Format::Markdown | Format::Html | Format::Confluence | Format::Xlsx | Format::Csv => {
            Form::Page
        }
    }
}

#[cfg(test)]
mod tests;
