//! What a scope names, read once to be written in any format.

use std::sync::Arc;

use crate::deck::{self, Deck, pptx};
use crate::disk::file_name::file_name;
use crate::document::day;
use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::outline::{self, Requirements, captured};
use crate::page::hold::Noted;
use crate::page::target::Target;
use crate::page::told::{self, Copies};
use crate::page::{Block, Page, Picture, build, document};
use crate::spreadsheet::written::Table;
use crate::store::{Listed, State};
use crate::use_case::UseCase;
use crate::view::{ExportOptions, Format, IntegrationPage, Losses, Point, Scope, Stated};
use crate::workspace::Reader;
use crate::workspace::exports::notes::CHANGE_NOTE;
use crate::workspace::exports::stated;

/// What decks are called.
pub(crate) const EXPERIENCE_TRACKER: &str = "Experience tracker";

/// What the protocol of a workshop is called.
const PROTOCOL: &str = "Workshop protocol";

/// The ways of exporting that may lose something, as the panel calls them.
const LOSING: [(Target, &str); 5] = [
    (
        Target::MarkdownInConfluence,
        "Markdown pasted into Confluence",
    ),
    (Target::Rich, "What is copied for Confluence"),
    (Target::Markdown, "Markdown file"),
    (Target::Word, "Word file"),
    (Target::Storage, "Confluence storage format"),
];

/// What is exported.
pub(crate) struct Subject {
    /// What the panel names, and the title of what is written.
    pub(crate) name: String,
    pub(crate) page: Page,
    /// The title and the part that the file is named after.
    title: String,
    part: Option<String>,
    /// What front matter tells of: the use cases, by their identifiers, and the phase.
    pub(crate) use_cases: Vec<String>,
    pub(crate) phase: Option<String>,
    /// For whom it is and who may see it.
    pub(super) stated: Option<Stated>,
    pub(super) form: Form,
}

/// What it is besides a page.
pub(super) enum Form {
    /// Nothing.
    Page,
    /// A presentation.
    Deck(Box<Deck>),
    /// Cells that say what they are, of one table or several.
    Tables(Vec<Table>),
}

impl Reader {
    /// Reads what a scope names, with what changed since a point, if one is given and there is a place for it.
    pub(crate) fn subject(&self, scope: &Scope, options: &ExportOptions) -> Result<Subject, Error> {
        let since = options.since.as_ref();
        let mut subject = self.settled_subject(scope, options)?;
        self.unsettle(scope, &mut subject.page)?;
        if let Some(since) = since {
            self.tell_since(scope, since, &mut subject.page)?;
        }
        let is_note = matches!(scope, Scope::Notes { .. });
        // What is held about somebody is for that person, whoever the client is.
        if !matches!(scope, Scope::Person { .. }) {
            let said = self.stated()?;
            stated::state(&mut subject.page, &said);
            subject.stated = Some(said);
        }
        // A note says by itself up to which point it goes.
        if let Some(past) = self.past.as_ref().filter(|_| !is_note) {
            let day = day::of(past.moment, &(self.zone)());
            let named = match past.baseline {
                Some(_) => past.called.clone(),
                None => format!("as it was on {day}"),
            };
            subject.is_as_it_was(&past.in_words(), named);
        }
        Ok(subject)
    }

    /// The same, as if everything were settled, and of now.
    fn settled_subject(&self, scope: &Scope, options: &ExportOptions) -> Result<Subject, Error> {
        let since = options.since.as_ref();
        match scope {
            Scope::Several { .. } | Scope::AllIntegrations => {
                self.settled_subject(&*self.named_each(scope)?, options)
            }
            Scope::Notes { use_cases } => {
                let title = match use_cases.as_slice() {
                    [] => return Err(nothing_chosen()),
                    [one] => self.title_of(kind::USE_CASE, one)?,
                    several => format!("{} use cases", several.len()),
                };
                let note = self.notes(use_cases, since.unwrap_or(&Point::Decision))?;
                Ok(Subject {
                    name: format!("{CHANGE_NOTE} of {title}"),
                    page: outline::note::note(&note),
                    title,
                    part: Some(CHANGE_NOTE.to_owned()),
                    use_cases: use_cases.clone(),
                    phase: None,
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::Phase { use_case, phase } => {
                let phase = self.phase_outline(use_case, phase)?;
                Ok(Subject {
                    name: phase.title.clone(),
                    page: outline::discovery::phase(&phase),
                    title: self.title_of(kind::USE_CASE, use_case)?,
                    part: Some(phase.title.clone()),
                    use_cases: vec![use_case.clone()],
                    phase: Some(phase.title),
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::UseCases { use_cases } => {
                let outlines = use_cases.iter().map(|id| self.use_case_outline(id));
                let outlines: Vec<outline::discovery::UseCase> =
                    outlines.collect::<Result<_, _>>()?;
                let (name, page) = match outlines.as_slice() {
                    [] => return Err(nothing_chosen()),
                    [one] => (one.title.clone(), outline::discovery::use_case(one)),
                    several => (
                        format!("{} use cases", several.len()),
                        outline::discovery::use_cases(several),
                    ),
                };
                Ok(Subject {
                    title: name.clone(),
                    name,
                    page,
                    part: None,
                    use_cases: use_cases.clone(),
                    phase: None,
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::Tracker { use_cases } => {
                let deck = self.deck_of(use_cases, options)?;
                Ok(Subject {
                    name: format!("{EXPERIENCE_TRACKER} of {}", deck.title),
                    page: deck::page(&deck),
                    title: deck.title.clone(),
                    part: Some(EXPERIENCE_TRACKER.to_owned()),
                    use_cases: use_cases.clone(),
                    phase: None,
                    stated: None,
                    form: Form::Deck(Box::new(deck)),
                })
            }
            Scope::Scoping { use_cases } => {
                let read = use_cases.iter().map(|id| self.use_case(id));
                let read: Vec<UseCase> = read.collect::<Result<_, _>>()?;
                let documents = read.iter().map(|use_case| {
                    Ok(Requirements {
                        version: self.version_of(use_case)?,
                        ..self.requirements(use_case)?
                    })
                });
                let documents: Vec<Requirements<'_>> = documents.collect::<Result<_, Error>>()?;
                let title = match documents.as_slice() {
                    [] => return Err(nothing_chosen()),
                    [one] => one.title.to_owned(),
                    several => format!("{} use cases", several.len()),
                };
                Ok(Subject {
                    name: format!("{} of {title}", Scoping::built_in().name),
                    page: outline::requirements(&documents),
                    title,
                    part: Some(Scoping::built_in().name.clone()),
                    use_cases: use_cases.clone(),
                    phase: None,
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::Workshop { use_case } => {
                let read = self.use_case(use_case)?;
                let protocol = self.protocol(&read)?;
                Ok(Subject {
                    name: format!("{PROTOCOL} of {}", protocol.title),
                    page: outline::workshop::workshop(&protocol),
                    title: protocol.title,
                    part: Some(PROTOCOL.to_owned()),
                    use_cases: vec![use_case.clone()],
                    phase: None,
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::Integrations { integrations } => {
                let pages = integrations.iter().map(|id| self.integration(id));
                let pages: Vec<IntegrationPage> = pages.collect::<Result<_, _>>()?;
                let name = match pages.as_slice() {
                    [] => return Err(nothing_chosen()),
                    [one] => one.integration.name.clone(),
                    several => format!("{} integrations", several.len()),
                };
                Ok(Subject {
                    title: name.clone(),
                    name,
                    page: outline::integrations(&pages),
                    part: None,
                    use_cases: Vec::new(),
                    phase: None,
                    stated: None,
                    form: Form::Page,
                })
            }
            Scope::Portfolio { .. }
            | Scope::Ranking { .. }
            | Scope::People
            | Scope::IntegrationTable
            | Scope::Tables
            | Scope::Roadmap
            | Scope::Learned
            | Scope::Tags { .. }
            | Scope::Metrics
            | Scope::ProcessingRecord => self.tabled(scope, true),
            Scope::PortfolioDeck => {
                let deck = self.dressed(self.portfolio_deck()?)?;
                self.of_workspace("Portfolio", deck::page(&deck), Form::Deck(Box::new(deck)))
            }
            Scope::Captured { is_denied } => {
                let page = captured::page(&*self.captured()?, *is_denied);
                self.of_workspace(captured::NAME, page, Form::Page)
            }
            Scope::Person { person, also } => {
                let held = self.held(person, also)?;
                let name = format!("Held about {}", held.person.name);
                self.of_workspace(&name, outline::person(&held), Form::Page)
            }
        }
    }

    /// Something of the whole workspace, whose file is named after it.
    pub(super) fn of_workspace(
        &self,
        name: &str,
        page: Page,
        form: Form,
    ) -> Result<Subject, Error> {
        Ok(Subject {
            name: name.to_owned(),
            page,
            title: self.name(),
            part: Some(name.to_owned()),
            use_cases: Vec::new(),
            phase: None,
            stated: None,
            form,
        })
    }

    /// What a document of a kind is called, of which nothing else is read for that.
    pub(crate) fn title_of(&self, kind: &str, id: &str) -> Result<String, Error> {
        let is_shown = |row: &&Arc<Listed>| row.kind == kind && row.state != State::Hidden;
        let id: Id = id.parse().map_err(|_| Error::Unknown("document"))?;
        let row = self.listed.get(&id).filter(is_shown);
        self.name_listed(row.ok_or(Error::Unknown("document"))?)
    }
}

impl Subject {
    /// Says on the page, and in the name of the file, that this is not what is there now.
    fn is_as_it_was(&mut self, when: &str, was: String) {
        let note = build::paragraph(&format!("As it was {when}."));
        let is_titled = matches!(self.page.blocks.first(), Some(Block::Heading { .. }));
        let note = Block::Panel(note.into_iter().collect());
        self.page.blocks.insert(usize::from(is_titled), note);
        self.part = Some(match self.part.take() {
            Some(part) => format!("{part}, {was}"),
            None => was,
        });
    }

    /// The pictures that a file of this format holds.
    pub(crate) fn pictures(
        &mut self,
        format: Format,
    ) -> Box<dyn Iterator<Item = &mut Picture> + '_> {
        match (&mut self.form, format) {
            (Form::Deck(deck), Format::Pptx) => Box::new(deck.pictures()),
            (_, Format::Html | Format::Docx) => Box::new(self.page.pictures()),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// The formats that it can be written in, the likeliest first.
    pub(crate) fn formats(&self) -> Vec<Format> {
        let own: &[Format] = match &self.form {
            Form::Page => &[],
            Form::Deck(_) => &[Format::Pptx],
            Form::Tables(tables) if tables.len() > 1 => &[Format::Xlsx],
            Form::Tables(_) => &[Format::Xlsx, Format::Csv],
        };
        [own, &Format::TEXTS].concat()
    }

    /// The file in a format, without front matter, and what it can't hold.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a format that it can't be written in, or a file that would be too large.
    pub(crate) fn written(
        &self,
        format: Format,
        reader: &Reader,
        options: &ExportOptions,
    ) -> Result<(Vec<u8>, Vec<Noted>), Error> {
        let (text, losses) = match format {
            Format::Markdown => told::markdown(&self.page),
            Format::Html => (document::write(&self.page, &self.full_title()), Vec::new()),
            Format::Confluence => told::storage(&self.page),
            Format::Docx => return self.word(reader),
            Format::Pptx | Format::Xlsx | Format::Csv => return self.own(format, reader, options),
        };
        Ok((text.into_bytes(), losses))
    }

    /// The file in a format that pages don't have, and what it can't hold.
    fn own(
        &self,
        format: Format,
        reader: &Reader,
        options: &ExportOptions,
    ) -> Result<(Vec<u8>, Vec<Noted>), Error> {
        match (&self.form, format) {
            (Form::Deck(deck), Format::Pptx) => match pptx::write(deck) {
                Ok(bytes) => Ok((bytes, Vec::new())),
                Err(error) => Err(Error::Invalid(error.to_string())),
            },
            (Form::Tables(tables), Format::Xlsx) => {
                let losses = tables.iter().flat_map(Table::losses).collect();
                Ok((self.workbook(tables, reader)?, losses))
            }
            (Form::Tables(tables), Format::Csv) if tables.len() == 1 => {
                Ok((tables[0].csv(options.separator), Vec::new()))
            }
            _ => Err(Error::Invalid(format!(
                "{} can't be saved as {}. Choose another format.",
                self.name,
                format.label()
            ))),
        }
    }

    /// What a browser calls the page: `Cart email — Phase 1: Discovery`.
    pub(super) fn full_title(&self) -> String {
        match &self.part {
            Some(part) => format!("{} — {part}", self.title),
            None => self.title.clone(),
        }
    }

    /// The name that saving proposes.
    pub(crate) fn file_name(&self, format: Format) -> String {
        file_name(&self.title, self.part.as_deref(), format.extension())
    }
}

/// What the ways of exporting can't hold of a page; only those that lose something.
pub(crate) fn losses(copies: &Copies, options: &ExportOptions) -> Vec<Losses> {
    let losses = LOSING.map(|(target, name)| {
        let losses = copies.losses(target).iter();
        let mut what: Vec<String> = losses.map(Noted::to_string).collect();
        if options.front_matter && target == Target::MarkdownInConfluence {
            what.insert(0, "Front matter becomes text at the top.".to_owned());
        }
        let target = name.to_owned();
        (!what.is_empty()).then_some(Losses { target, what })
    });
    losses.into_iter().flatten().collect()
}

/// Nothing is named.
pub(crate) fn nothing_chosen() -> Error {
    Error::Invalid("Choose what to export first.".to_owned())
}
