//! `ninefold-cli list`. Whatever can be listed is a table for people, and JSON for programs.

mod documents;
mod fields;
mod use_cases;

use ninefold_core::workspace::Workspace;
use serde::Serialize;

use crate::arguments::{Kind, List, What};
use crate::choose;
use crate::failure::Failure;
use crate::terminal::{self, Table};

/// A list in both its forms.
struct Listing {
    table: Table,
    json: Vec<u8>,
    /// What is to be said beside the table.
    notes: Vec<String>,
}

/// Lists what a workspace holds.
///
/// # Errors
/// A file that can't be read, and names that fit nothing.
pub fn run(arguments: &List) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let listing = match (&arguments.named, arguments.what) {
        (Some(named), what) => {
            let kind = what.kind().ok_or_else(|| {
                Failure::Usage(
                    "Only use cases, integrations, metrics, tags, attributes and settings have fields. Leave out the name or --what.".to_owned(),
                )
            })?;
            let row = choose::document(&mut workspace, kind, named)?;
            fields::list(&mut workspace, kind, &row.id, &row.name)?
        }
        (None, What::UseCases) => use_cases::list(&mut workspace, arguments.archived)?,
        (None, What::People) => documents::people(&mut workspace)?,
        (None, What::Integrations) => documents::integrations(&mut workspace)?,
        (None, What::Metrics) => documents::metrics(&mut workspace)?,
        (None, What::Tags) => documents::tags(&mut workspace)?,
        (None, What::Attributes) => documents::attributes(&mut workspace)?,
        (None, What::Roadmap) => documents::roadmap(&mut workspace)?,
        (None, What::Learned) => documents::learned(&mut workspace)?,
        (None, What::Settings) => {
            let settings = choose::document(&mut workspace, Kind::Settings, "settings")?;
            fields::list(&mut workspace, Kind::Settings, &settings.id, &settings.name)?
        }
        (None, What::Ranking) => documents::ranking(&mut workspace)?,
    };
    if arguments.json {
        return terminal::write(&listing.json);
    }
    match listing.table.rows.is_empty() {
        true => terminal::say("There is nothing to list."),
        false => terminal::write(listing.table.text().as_bytes())?,
    }
    listing.notes.iter().for_each(|note| terminal::say(note));
    Ok(())
}

impl Listing {
    fn new(table: Table, value: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self {
            table,
            json: terminal::json(value)?,
            notes: Vec::new(),
        })
    }
}
