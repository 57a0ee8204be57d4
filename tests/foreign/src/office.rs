//! A workspace that is typed into and exported from as a person would: through the one door.

use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::error::Error;
use ninefold_core::page::Page;
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::{Entry, Who, Workspace};
use std::path::Path;
use tempfile::TempDir;

/// A workspace in a folder of its own.
#[derive(Debug)]
pub struct Office {
    /// The workspace.
    pub workspace: Workspace,
    /// Goes with it.
    _folder: TempDir,
}

/// All that something is exported as.
#[derive(Debug)]
pub struct Exported {
    /// The texts that were typed.
    pub texts: Vec<String>,
    /// What is to be read in all of them.
    pub page: Page,
    /// Markdown, copied or saved.
    pub markdown: String,
    /// What is copied for Confluence.
    pub rich: String,
    /// A web page.
    pub web_page: String,
    /// Confluence's storage format.
    pub storage: String,
}

impl Office {
    /// The sample workspace.
    ///
    /// # Errors
    /// Says what the workspace or the system reported.
    pub fn with_sample() -> Result<Self, String> {
        Self::with(Workspace::create_sample)
    }

    /// A workspace with nothing in it.
    ///
    /// # Errors
    /// Says what the workspace or the system reported.
    pub fn empty() -> Result<Self, String> {
        Self::with(Workspace::create)
    }

    fn with(
        create: fn(&Path, &Author, Origin) -> Result<Workspace, Error>,
    ) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut origin = Origin::system();
        let author = Author {
            id: (origin.ids)(0),
            name: "Anna".into(),
        };
        let file = folder.path().join("office.ninefold");
        let workspace = create(&file, &author, origin).map_err(|error| error.to_string())?;
        Ok(Self {
            workspace,
            _folder: folder,
        })
    }

    /// Types texts into use cases: each into an answer and into a cell of a stakeholder, and one into every title.
    ///
    /// # Errors
    /// What the workspace reported.
    pub fn type_use_cases(&mut self, texts: &[String]) -> Result<Vec<Exported>, Error> {
        let mut exported = Vec::new();
        let mut left = texts;
        while !left.is_empty() {
            let (use_case, typed) = self.type_use_case(left)?;
            let (typed, after) = left.split_at(typed);
            let use_cases = vec![use_case];
            exported.push(self.export(&Scope::UseCases { use_cases }, typed)?);
            left = after;
        }
        Ok(exported)
    }

    /// A use case with as many of the texts as there are questions for them: it, and how many.
    fn type_use_case(&mut self, texts: &[String]) -> Result<(String, usize), Error> {
        let workspace = &mut self.workspace;
        workspace.create_use_case()?;
        let use_case = workspace.use_cases()?.use_cases.remove(0).id;
        workspace.enter(
            &Spot::of(&use_case, "title")?,
            Entry::Text(texts[0].clone()),
        )?;
        let phases = workspace.overview(&use_case)?.header.steps;
        let mut left = texts.iter();
        for phase in &phases {
            let sections = workspace.phase(&use_case, &phase.key)?.sections;
            let questions = sections.into_iter().flat_map(|section| section.questions);
            for question in questions.filter(|question| !question.single_line) {
                if let Some(text) = left.next() {
                    let spot = Spot::of(&use_case, &question.field)?;
                    workspace.enter(&spot, Entry::Text(text.clone()))?;
                }
            }
        }
        let typed = texts.len() - left.len();
        let phase = &phases[0].key;
        for texts in texts[..typed].chunks(6) {
            workspace.add_stakeholder(&use_case, phase, &Who::New("x".into()))?;
            let row = workspace.phase(&use_case, phase)?.stakeholders.pop();
            let row = row.ok_or(Error::Unknown("stakeholder"))?;
            let (person, row) = (&row.person.id, &row.id);
            let fields = [
                (person, person, "name"),
                (person, person, "role"),
                (person, person, "company"),
                (person, person, "team"),
                (person, person, "email"),
                (&use_case, row, "involvement"),
            ];
            for ((document, record, field), text) in fields.into_iter().zip(texts) {
                let spot = Spot::named(document, record, field)?;
                workspace.enter(&spot, Entry::Text(text.clone()))?;
            }
        }
        Ok((use_case, typed))
    }

    /// Exports something in every way.
    pub(crate) fn export(&mut self, scope: &Scope, texts: &[String]) -> Result<Exported, Error> {
        let options = ExportOptions::default();
        let mut file = |format| -> Result<String, Error> {
            let export = self.workspace.export(scope, format, &options)?;
            Ok(String::from_utf8_lossy(&export.bytes).into_owned())
        };
        Ok(Exported {
            texts: texts.to_vec(),
            markdown: file(Format::Markdown)?,
            web_page: file(Format::Html)?,
            storage: file(Format::Confluence)?,
            rich: self.workspace.preview(scope, &options)?.rich,
            page: self.workspace.page(scope)?,
        })
    }
}
