//! What is exported: the page of a phase or of a whole use case, written as it will be copied and saved.

use super::Workspace;
use crate::error::Error;
use crate::file_name::file_name;
use crate::page::{Page, html, markdown, outline};
use crate::use_case::UseCase;
use crate::view::{PhasePage, Preview, Scope};

/// The preview's headings start below that of the panel it is shown in.
const BELOW_PANEL: u8 = 1;

impl Workspace {
    /// What an export looks like. Everything typed is in it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`], [`Error::NotSaved`].
    pub fn preview(&mut self, scope: &Scope) -> Result<Preview, Error> {
        self.settle()?;
        let (document, framework) = self.use_case(&scope.use_case)?;
        let title = UseCase {
            document: &document,
            framework: &framework,
        }
        .title()
        .to_owned();
        let (exporting, page, part) = match &scope.phase {
            Some(phase) => {
                let phase = self.phase(&scope.use_case, phase)?;
                (
                    phase.title.clone(),
                    outline::phase(&phase),
                    Some(phase.title),
                )
            }
            None => {
                let phases = framework
                    .phases
                    .iter()
                    .map(|phase| self.phase(&scope.use_case, &phase.key));
                let phases: Vec<PhasePage> = phases.collect::<Result<_, _>>()?;
                (title.clone(), outline::use_case(&title, &phases), None)
            }
        };
        Ok(written(
            &exporting,
            &page,
            &file_name(&title, part.as_deref(), "md"),
        ))
    }
}

fn written(exporting: &str, page: &Page, name: &str) -> Preview {
    Preview {
        exporting: format!("Exporting: {exporting}"),
        markdown: markdown::write(page),
        html: html::write(page, BELOW_PANEL),
        file_name: name.to_owned(),
    }
}
