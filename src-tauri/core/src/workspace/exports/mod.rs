//! What is exported, written as it will be copied and saved.

pub(crate) mod bundle;
mod chosen;
mod facts;
mod outlines;
mod requirements;
pub(crate) mod subject;
mod versions;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::panic::resume_unwind;
use std::thread::{self, JoinHandle};

use crate::deck::Deck;
use crate::disk::file_name::file_name;
use crate::disk::files::AT_A_TIME;
use crate::error::Error;
use crate::page::hold::Noted;
use crate::page::told::Copies;
use crate::page::{Page, html};
use crate::picture::Form;
use crate::view::{ExportOptions, Format, FormatChoice, Preview, Scope};
use crate::workspace::exports::subject::{losses, nothing_chosen};
use crate::workspace::{Reader, Workspace};

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

/// What is to be exported one file each, as it is at the moment it is asked for. Others may use the workspace
/// meanwhile.
#[derive(Debug)]
pub struct Each {
    reader: Reader,
    left: std::vec::IntoIter<Scope>,
    format: Format,
    options: ExportOptions,
    /// Those that come next, in order, which are being made while whoever asks for them writes those before.
    making: VecDeque<JoinHandle<Result<Export, Error>>>,
}

impl Reader {
    /// What an export looks like. Everything typed is in it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`]; [`Error::Invalid`] where no use case is chosen.
    pub fn preview(&self, scope: &Scope, options: &ExportOptions) -> Result<Preview, Error> {
        let scope = &*self.named_each(scope)?;
        let reader = self.then(scope, options)?;
        let subject = reader.subject(scope)?;
        let choice = |format: Format| FormatChoice {
            format,
            label: format.label().to_owned(),
            file_name: subject.file_name(format),
        };
        let copies = Copies::of(&subject.page);
        Ok(Preview {
            exporting: format!("Exporting: {}", subject.name),
            html: html::write(&subject.page, BELOW_PANEL),
            losses: losses(&copies, options),
            markdown: match options.front_matter {
                true => reader.front_matter(&subject)? + &copies.markdown,
                false => copies.markdown,
            },
            rich: copies.rich,
            formats: subject.formats().into_iter().map(choice).collect(),
            each: each(scope).len() > 1,
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
        let scope = &*self.named_each(scope)?;
        let reader = self.then(scope, options)?;
        let mut subject = reader.subject(scope)?;
        reader.embed(subject.pictures(format), shown_in(format))?;
        let (mut bytes, losses) = subject.written(format)?;
        if options.front_matter && format == Format::Markdown {
            bytes.splice(..0, reader.front_matter(&subject)?.into_bytes());
        }
        Ok(Export {
            file_name: subject.file_name(format),
            bytes,
            losses,
        })
    }

    /// The workspace at the moment that is asked for.
    fn then(&self, scope: &Scope, options: &ExportOptions) -> Result<Cow<'_, Self>, Error> {
        let Some(moment) = options.as_of else {
            return Ok(Cow::Borrowed(self));
        };
        let use_cases = match scope {
            Scope::Phase { use_case, .. } => std::slice::from_ref(use_case),
            Scope::UseCases { use_cases }
            | Scope::Tracker { use_cases }
            | Scope::Scoping { use_cases } => use_cases,
            Scope::Several { .. }
            | Scope::Integrations { .. }
            | Scope::AllIntegrations
            | Scope::Roadmap
            | Scope::Tags { .. }
            | Scope::Metrics => {
                return Err(Error::Invalid(
                    "Only use cases can be exported as they were.".to_owned(),
                ));
            }
        };
        Ok(Cow::Owned(self.at(use_cases, moment)?))
    }

    /// The page that an export is written from, its pictures without their bytes. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn page(&self, scope: &Scope) -> Result<Page, Error> {
        Ok(self.subject(scope)?.page)
    }

    /// The deck that a presentation of these use cases is written from, with its pictures. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn deck(&self, use_cases: &[String]) -> Result<Deck, Error> {
        let mut deck = self.deck_of(use_cases)?;
        self.embed(deck.pictures(), Form::Slide)?;
        Ok(deck)
    }

    /// The name that saving an export proposes, before it is made.
    ///
    /// # Errors
    /// As [`Reader::preview`].
    pub fn export_name(&self, scope: &Scope, format: Format) -> Result<String, Error> {
        let scope = &*self.named_each(scope)?;
        let (title, phase) = match scope {
            Scope::Phase { use_case, phase } => {
                let use_case = self.use_case(use_case)?;
                let phase = use_case.framework.phase(phase);
                let phase = phase.ok_or(Error::Unknown("phase"))?;
                (use_case.title().to_owned(), Some(phase.heading()))
            }
            Scope::UseCases { use_cases } if use_cases.len() == 1 => {
                (self.title_of(&use_cases[0])?, None)
            }
            other => return Ok(self.subject(other)?.file_name(format)),
        };
        Ok(file_name(&title, phase.as_deref(), format.extension()))
    }

    /// Readies the use cases of a scope to be exported one file each, by [`Each::next`].
    ///
    /// # Errors
    /// [`Error::Invalid`] for a scope that is not whole use cases.
    pub fn export_each(
        &self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Each, Error> {
        let each = each(&*self.named_each(scope)?);
        if each.is_empty() {
            return Err(nothing_chosen());
        }
        Ok(self.export_all(each, format, options))
    }

    /// Readies scopes to be exported, a file for each of them, by [`Each::next`].
    pub fn export_all(&self, scopes: Vec<Scope>, format: Format, options: &ExportOptions) -> Each {
        Each {
            reader: self.clone(),
            left: scopes.into_iter(),
            format,
            options: options.clone(),
            making: VecDeque::new(),
        }
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

impl Each {
    /// The next use case's file.
    ///
    /// # Errors
    /// [`Error::NotRead`]; the one after it may still be had.
    #[expect(clippy::should_implement_trait, reason = "it may fail and go on")]
    pub fn next(&mut self) -> Option<Result<Export, Error>> {
        while self.making.len() < AT_A_TIME
            && let Some(scope) = self.left.next()
        {
            let (reader, format) = (self.reader.clone(), self.format);
            let options = self.options.clone();
            let make = move || reader.export(&scope, format, &options);
            self.making.push_back(thread::spawn(make));
        }
        let made = self.making.pop_front()?.join();
        Some(made.unwrap_or_else(|panic| resume_unwind(panic)))
    }

    /// How many are left.
    pub fn left(&self) -> usize {
        self.left.len() + self.making.len()
    }
}

/// Nothing reads the workspace any more once an export has ended.
impl Drop for Each {
    fn drop(&mut self) {
        for made in self.making.drain(..) {
            let _ = made.join();
        }
    }
}

/// How a file of this format shows its pictures.
fn shown_in(format: Format) -> Form {
    match format {
        Format::Pptx => Form::Slide,
        Format::Markdown | Format::Html | Format::Confluence | Format::Csv => Form::Page,
    }
}

/// The scope of each use case by itself; none for a scope that is not whole use cases.
fn each(scope: &Scope) -> Vec<Scope> {
    let split = |ids: &[String], scope: fn(Vec<String>) -> Scope| {
        ids.iter().map(|id| scope(vec![id.clone()])).collect()
    };
    match scope {
        Scope::UseCases { use_cases } => {
            split(use_cases, |use_cases| Scope::UseCases { use_cases })
        }
        Scope::Tracker { use_cases } => split(use_cases, |use_cases| Scope::Tracker { use_cases }),
        Scope::Scoping { use_cases } => split(use_cases, |use_cases| Scope::Scoping { use_cases }),
        Scope::Integrations { integrations } => split(integrations, |integrations| {
            Scope::Integrations { integrations }
        }),
        // Whose parts are not named yet, or which has none.
        Scope::Several { .. }
        | Scope::AllIntegrations
        | Scope::Phase { .. }
        | Scope::Roadmap
        | Scope::Tags { .. }
        | Scope::Metrics => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
