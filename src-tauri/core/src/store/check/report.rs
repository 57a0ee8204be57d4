//! What a check found, and what can be done about it.

use serde::Serialize;

use super::Remedy;
use super::words::{PARTED, TABLE};
use crate::document::id::Id;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The file's format.
    pub format: i64,
    /// How many documents it holds: use cases, people, settings.
    pub documents: usize,
    /// How many changes they are made of.
    pub changes: usize,
    /// How many frameworks it keeps.
    pub frameworks: usize,
    /// How many pictures it keeps.
    pub pictures: usize,
    /// How many changes are in the log beside the file and not in the file itself.
    pub in_log: usize,
    /// How many backups were looked at.
    pub backups: usize,
    /// What is wrong; nothing where all is well.
    pub findings: Vec<Finding>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What kind of fault it is.
    pub fault: Fault,
    /// What was found, in a sentence.
    pub what: String,
    /// What it means, and what to do.
    pub meaning: &'static str,
    /// The document it is about, if it is about one.
    pub document: Option<String>,
    /// What puts it right, if anything does.
    pub remedy: Option<Remedy>,
}

/// Kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// SQLite can't rely on the file's structure.
    Structure,
    /// A table, index or trigger is missing, altered or foreign.
    Schema,
    /// A change is not as it was written.
    Checksum,
    /// A change claims to be from a time that it can't be from.
    Stamp,
    /// Something can't be read.
    Unreadable,
    /// A framework is damaged, or a use case names one that is not there.
    Framework,
    /// A picture is damaged, or a design names one that is not there.
    Picture,
    /// The list of documents is not what the documents make it.
    Listing,
    /// The log of latest changes is another file's, damaged or gone.
    Log,
    /// What was being typed is not as it was written.
    Typing,
    /// Indexes don't say what their tables do.
    Index,
    /// A backup can't be used.
    Backup,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether something is wrong with the file that keeps it from being opened as it is: then nothing is written to it.
    pub fn is_closed(&self) -> bool {
        self.findings.iter().any(Finding::is_closing)
    }

    /// Whether that is damage, of which a rescue saves what can be read.
    pub fn needs_rescue(&self) -> bool {
        let is_damage = |one: &Finding| {
            matches!(
                one.fault,
                Fault::Structure | Fault::Checksum | Fault::Unreadable
            ) || one.meaning == TABLE
        };
        self.findings.iter().any(is_damage)
    }

    /// What mending does, in the order of the findings; nothing while the file can't be opened.
    pub fn remedies(&self) -> impl Iterator<Item = &Remedy> {
        let is_closed = self.is_closed();
        let findings = self.findings.iter().filter(move |_| !is_closed);
        findings.filter_map(|finding| finding.remedy.as_ref())
    }

    pub(super) fn add(
        &mut self,
        fault: Fault,
        document: Option<Id>,
        meaning: &'static str,
        what: String,
    ) {
        self.add_with(fault, document, meaning, what, None);
    }

    pub(super) fn add_with(
        &mut self,
        fault: Fault,
        document: Option<Id>,
        meaning: &'static str,
        what: String,
        remedy: Option<Remedy>,
    ) {
        self.findings.push(Finding {
            fault,
            what,
            meaning,
            document: document.map(|id| id.to_string()),
            remedy,
        });
    }
}

impl Finding {
    /// Whether the file is not opened with this as it is.
    fn is_closing(&self) -> bool {
        match self.fault {
            Fault::Structure | Fault::Checksum | Fault::Unreadable | Fault::Log | Fault::Typing => {
                self.meaning != PARTED
            }
            Fault::Schema => self.remedy.is_none(),
            Fault::Stamp
            | Fault::Framework
            | Fault::Picture
            | Fault::Listing
            | Fault::Index
            | Fault::Backup => false,
        }
    }
}
