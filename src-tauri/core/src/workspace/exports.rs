//! What is exported: the page of a phase, of a use case or of several, written as it will be copied and saved.

use super::Workspace;
use crate::deck::{self, Deck, Picture};
use crate::error::Error;
use crate::file_name::file_name;
use crate::page::{Page, html, markdown, outline, rich, storage};
use crate::use_case::UseCase;
use crate::view::{Design, ExportOptions, Format, FormatChoice, PhasePage, Preview, Scope};

/// The preview's headings start below that of the panel it is shown in.
const BELOW_PANEL: u8 = 1;
/// What decks are called.
const EXPERIENCE_TRACKER: &str = "Experience tracker";

/// A file to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The name that saving proposes, safe on every system.
    pub file_name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// Whole use cases to be exported one file each. It holds no workspace: between two of them others may use it.
#[derive(Debug, Clone)]
pub struct Each {
    left: std::vec::IntoIter<Scope>,
    format: Format,
    options: ExportOptions,
}

/// What is exported, read once.
struct Subject {
    /// What the panel names.
    name: String,
    /// The title and the part that the file is named after.
    title: String,
    part: Option<String>,
    page: Page,
}

impl Workspace {
    /// What an export looks like. Everything typed is in it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`], [`Error::NotSaved`]; [`Error::Invalid`] where no use case is chosen.
    pub fn preview(&mut self, scope: &Scope, options: &ExportOptions) -> Result<Preview, Error> {
        self.settle()?;
        let subject = self.subject(scope)?;
        let choice = |format: Format| FormatChoice {
            format,
            label: format.label().to_owned(),
            file_name: subject.file_name(format),
        };
        Ok(Preview {
            exporting: format!("Exporting: {}", subject.name),
            markdown: subject.markdown(options),
            html: html::write(&subject.page, BELOW_PANEL),
            rich: rich::write(&subject.page),
            losses: Vec::new(),
            formats: Format::ALL.map(choice).into(),
            each: each(scope).len() > 1,
        })
    }

    /// The file of an export. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Workspace::preview`].
    pub fn export(
        &mut self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Export, Error> {
        self.settle()?;
        Ok(self.subject(scope)?.written(format, options))
    }

    /// The name that saving an export proposes, before it is made.
    ///
    /// # Errors
    /// As [`Workspace::preview`].
    pub fn export_name(&mut self, scope: &Scope, format: Format) -> Result<String, Error> {
        let (title, phase) = match scope {
            Scope::Phase { use_case, phase } => {
                let (_, framework) = self.use_case(use_case)?;
                let phase = framework.phase(phase).ok_or(Error::Unknown("phase"))?;
                (self.title_of(use_case)?, Some(phase.heading()))
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
    /// [`Error::NotSaved`]; [`Error::Invalid`] for a scope that is not whole use cases.
    pub fn export_each(
        &mut self,
        scope: &Scope,
        format: Format,
        options: &ExportOptions,
    ) -> Result<Each, Error> {
        self.settle()?;
        let each = each(scope);
        if each.is_empty() {
            return Err(nothing_chosen());
        }
        Ok(Each {
            left: each.into_iter(),
            format,
            options: options.clone(),
        })
    }

    fn subject(&mut self, scope: &Scope) -> Result<Subject, Error> {
        match scope {
            Scope::Phase { use_case, phase } => {
                let title = self.title_of(use_case)?;
                let phase = self.phase(use_case, phase)?;
                Ok(Subject {
                    name: phase.title.clone(),
                    title,
                    page: outline::phase(&phase),
                    part: Some(phase.title),
                })
            }
            Scope::UseCases { use_cases } => match use_cases.as_slice() {
                [] => Err(nothing_chosen()),
                [one] => {
                    let title = self.title_of(one)?;
                    let phases = self.phases_of(one)?;
                    Ok(Subject {
                        name: title.clone(),
                        page: outline::use_case(&title, &phases),
                        title,
                        part: None,
                    })
                }
                several => {
                    let mut read = Vec::new();
                    for id in several {
                        read.push((self.title_of(id)?, self.phases_of(id)?));
                    }
                    let read = read
                        .iter()
                        .map(|(title, phases)| (title.as_str(), phases.as_slice()));
                    let name = format!("{} use cases", several.len());
                    Ok(Subject {
                        page: outline::use_cases(read),
                        title: name.clone(),
                        name,
                        part: None,
                    })
                }
            },
            Scope::Tracker { use_cases } => {
                let deck = self.deck(use_cases)?;
                Ok(Subject {
                    name: format!("{EXPERIENCE_TRACKER} of {}", deck.title),
                    page: deck::page(&deck),
                    title: deck.title,
                    part: Some(EXPERIENCE_TRACKER.to_owned()),
                })
            }
        }
    }

    /// The deck of a use case, or one with those of several.
    fn deck(&mut self, use_cases: &[String]) -> Result<Deck, Error> {
        let mut decks = Vec::new();
        for id in use_cases {
            let tracker = self.tracked(id)?;
            let pictures = self.pictures(&tracker.scoping.designs)?;
            decks.push(tracker.deck(&self.author.name, pictures));
        }
        let title = format!("{} use cases", decks.len());
        let mut decks = decks.into_iter();
        let mut deck = decks.next().ok_or_else(nothing_chosen)?;
        for other in decks {
            deck.title.clone_from(&title);
            deck.slides.extend(other.slides);
        }
        Ok(deck)
    }

    /// The pictures of designs. One that is missing or damaged is left out: the rest of the deck is worth having.
    fn pictures(&mut self, designs: &[Design]) -> Result<Vec<Picture>, Error> {
        let mut pictures = Vec::new();
        for design in designs {
            let alt = design.row.asks.first().map_or("", |ask| ask.value.trim());
            match self.design_bytes(&design.hash) {
                Ok(bytes) => pictures.push(Picture {
                    bytes,
                    alt: alt.to_owned(),
                }),
                Err(Error::Unknown(_) | Error::Invalid(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(pictures)
    }

    fn title_of(&mut self, id: &str) -> Result<String, Error> {
        let (document, framework) = self.use_case(id)?;
        let use_case = UseCase {
            document: &document,
            framework: &framework,
        };
        Ok(use_case.title().to_owned())
    }

    fn phases_of(&mut self, id: &str) -> Result<Vec<PhasePage>, Error> {
        let (_, framework) = self.use_case(id)?;
        let phases = framework.phases.iter();
        phases.map(|phase| self.phase(id, &phase.key)).collect()
    }
}

impl Each {
    /// The next use case's file, with its place in the workspace's order of the scope.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a use case that is gone by now, [`Error::NotRead`]; the one after it may still be had.
    pub fn next(&mut self, workspace: &mut Workspace) -> Option<Result<Export, Error>> {
        let scope = self.left.next()?;
        Some(workspace.export(&scope, self.format, &self.options))
    }

    /// How many are left.
    pub fn left(&self) -> usize {
        self.left.len()
    }
}

impl Subject {
    fn written(&self, format: Format, options: &ExportOptions) -> Export {
        let text = match format {
            Format::Markdown => self.markdown(options),
            Format::Html => html::write(&self.page, 0),
            Format::Confluence => storage::write(&self.page),
        };
        Export {
            file_name: self.file_name(format),
            bytes: text.into_bytes(),
        }
    }

    fn markdown(&self, _options: &ExportOptions) -> String {
        markdown::write(&self.page)
    }

    fn file_name(&self, format: Format) -> String {
        file_name(&self.title, self.part.as_deref(), format.extension())
    }
}

/// The scope of each use case by itself; none for a scope that is not whole use cases.
fn each(scope: &Scope) -> Vec<Scope> {
    let one = |id: &String| vec![id.clone()];
    match scope {
        Scope::Phase { .. } => Vec::new(),
        Scope::UseCases { use_cases } => use_cases
            .iter()
            .map(|id| Scope::UseCases { use_cases: one(id) })
            .collect(),
        Scope::Tracker { use_cases } => use_cases
            .iter()
            .map(|id| Scope::Tracker { use_cases: one(id) })
            .collect(),
    }
}

fn nothing_chosen() -> Error {
    Error::Invalid("Choose the use cases to export first.".to_owned())
}
