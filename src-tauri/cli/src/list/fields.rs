//! The fields of a use case, an integration, a metric, a tag, an attribute or the settings, by the keys that `set` takes.

use ninefold_core::workspace::Workspace;
use serde::Serialize;

use super::Listing;
use crate::arguments::Kind;
use crate::failure::Failure;
use crate::field::{self, Field};
use crate::terminal::Table;

/// How many characters of a value the table shows.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct UseCase<'a> {
    id: &'a str,
    title: &'a str,
    phases: Vec<Phase<'a>>,
    /// Requirements and experience tracker.
    scoping: Vec<Field>,
}

#[derive(Serialize)]
struct Phase<'a> {
    key: &'a str,
    fields: Vec<Field>,
}

/// An integration, a metric, a tag, an attribute or the settings.
#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    name: &'a str,
    fields: Vec<Field>,
}

pub fn list(
    workspace: &mut Workspace,
    kind: Kind,
    id: &str,
    name: &str,
) -> Result<Listing, Failure> {
    let scoping = field::of_scoping(workspace, kind, id)?;
    if kind != Kind::UseCases {
        let table = table(&scoping);
        let fields = scoping;
        return Listing::new(table, &Document { id, name, fields });
    }
    let framework = workspace.framework(id)?;
    let mut phases = Vec::new();
    for phase in &framework.phases {
        let key = phase.key.as_str();
        let mut fields = field::of_phase(workspace, id, key)?;
        fields.retain(Field::is_listed);
        phases.push(Phase { key, fields });
    }
    let of_phases = phases.iter().flat_map(|phase| &phase.fields);
    let table = table(of_phases.chain(&scoping));
    let title = name;
    Listing::new(
        table,
        &UseCase {
            id,
            title,
            phases,
            scoping,
        },
    )
}

fn table<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Table {
    Table {
        head: Table::head(&["KEY", "VALUE", "FIELD"]),
        rows: fields.into_iter().map(cells).collect(),
        numbers: Vec::new(),
    }
}

fn cells(field: &Field) -> Vec<String> {
    let value = match field.applicable {
        true => beginning(&field.shown),
        false => "not applicable".to_owned(),
    };
    vec![field.key.clone(), value, field.text.clone()]
}

/// The beginning of the first line.
fn beginning(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.trim().len() => format!("{line} …"),
        None => line.to_owned(),
    }
}
