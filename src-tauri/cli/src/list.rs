//! `ninefold-cli list`. Whatever can be listed is a table for people, and JSON for programs.

mod documents;
mod fields;
mod use_cases;

use ninefold_core::workspace::Workspace;
use serde::Serialize;

use crate::arguments::{List, What};
use crate::failure::Failure;
use crate::terminal::{self, Table};

/// A list in both its forms.
struct Listing {
    table: Table,
    json: Vec<u8>,
}

/// Lists what a workspace holds.
///
/// # Errors
/// A file that can't be read, and names that fit nothing.
pub fn run(arguments: &List) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    let listing = match (&arguments.use_case, arguments.what) {
        (Some(named), _) => fields::list(&mut workspace, named)?,
        (None, What::UseCases) => use_cases::list(&mut workspace, arguments.archived)?,
        (None, What::People) => documents::people(&mut workspace)?,
        (None, What::Integrations) => documents::integrations(&mut workspace)?,
        (None, What::Metrics) => documents::metrics(&mut workspace)?,
        (None, What::Tags) => documents::tags(&mut workspace)?,
    };
    if arguments.json {
        return terminal::write(&listing.json);
    }
    if listing.table.rows.is_empty() {
        terminal::say("There is nothing to list.");
        return Ok(());
    }
    terminal::write(listing.table.text().as_bytes())
}

impl Listing {
    fn new(table: Table, value: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self {
            table,
            json: terminal::json(value)?,
        })
    }
}
