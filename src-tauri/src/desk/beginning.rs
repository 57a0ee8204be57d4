//! How somebody begins: with a new workspace, the sample, or what the first start offers.

use std::path::{Path, PathBuf};

use ninefold_core::workspace::Workspace;

use super::Desk;
use crate::refusal::{Answer, Refusal};
use crate::settings::one_line;

/// The name of the first workspace, and that of the sample.
const FIRST: &str = "My workspace";
const SAMPLE: &str = "Noordkaap sample";

impl Desk {
    /// Makes a new workspace where nothing is yet and opens it.
    ///
    /// # Errors
    /// What making a file can meet; then the open workspace stays open.
    pub fn create(&mut self, path: &Path) -> Answer<()> {
        let author = self.kept.author();
        drop(Workspace::create(path, &author, self.kept.origin())?);
        self.open(path);
        Ok(())
    }

    /// Opens the sample workspace, which is made when it is not there.
    ///
    /// # Errors
    /// What making a file can meet; then the open workspace stays open.
    pub fn open_sample(&mut self) -> Answer<()> {
        let path = self.folders.workspaces().join(format!("{SAMPLE}.ninefold"));
        if !path.exists() {
            drop(Workspace::create_sample(
                &path,
                &self.kept.author(),
                self.kept.origin(),
            )?);
        }
        self.open(&path);
        Ok(())
    }

    /// Ends the first start: the person's name, and a workspace to begin with.
    ///
    /// # Errors
    /// Code `invalid` for an empty name; what making a file can meet.
    pub fn first_start(&mut self, author: &str, with_sample: bool) -> Answer<()> {
        let author = one_line(author);
        if author.is_empty() {
            return Err(Refusal::new(
                "invalid",
                "Enter your name first: it stands beside what you write.",
            ));
        }
        self.kept.author = author;
        self.keep()?;
        match (self.asked.take(), with_sample) {
            (Some(path), _) => {
                self.open_asked(&path);
                Ok(())
            }
            (None, true) => self.open_sample(),
            (None, false) => {
                let path = self.free_name(FIRST);
                self.create(&path)
            }
        }
    }

    /// A path in the workspaces folder where nothing is yet.
    fn free_name(&self, name: &str) -> PathBuf {
        let folder = self.folders.workspaces();
        let names = (1..).map(|number| match number {
            1 => format!("{name}.ninefold"),
            _ => format!("{name} {number}.ninefold"),
        });
        names
            .map(|name| folder.join(name))
            .find(|path| !path.exists())
            .unwrap_or_else(|| folder.join(name))
    }
}
