//! The record of processing activities, as article 30 of the GDPR asks for it: of each integration and each tag what the law asks,
//! and what is not checked yet.

use super::NOTHING;
use crate::page::Tone;
use crate::page::{
    Block, Page,
    build::{self, heading, labeled, list, paragraph, with_status},
    plain::plain,
};
use crate::spreadsheet::written::{Cell, Column, Table};
use crate::view::Responsible;

/// What it is called.
pub const NAME: &str = "Processing record";

/// Something that processes data.
#[derive(Debug, Clone)]
pub struct Activity {
    /// What it is called.
    pub name: String,
    /// `Integration` or `Tag`.
    pub kind: &'static str,
    /// What is said to each question of the law, by its idea, in words; empty where nothing is.
    pub said: Vec<(&'static str, String)>,
    /// How it is secured, in words; may be empty.
    pub security: String,
    /// The ideas that are not checked yet.
    pub open: Vec<&'static str>,
}

impl Activity {
    /// What is open, in words; empty where nothing is.
    fn open_in_words(&self) -> String {
        self.open.join(", ")
    }
}

/// Who is responsible, by what the law calls each.
fn responsible(of: &Responsible) -> [(&'static str, &str); 3] {
    [
        ("Controller", &of.controller),
        ("Contact of the controller", &of.contact),
        ("Data protection officer", &of.protection_officer),
    ]
}

/// What is said, or that it is not checked.
fn said_or_open(said: &str) -> &str {
    match said {
        "" => "not checked yet",
        said => said,
    }
}

/// The record as a table: a row for each activity.
pub fn table(of: &Responsible, activities: &[Activity]) -> Table {
    let mut columns: Vec<Column> = ["What", "Kind"].map(Column::of).into();
    let asked = activities.first().into_iter().flat_map(|one| &one.said);
    columns.extend(asked.map(|(idea, _)| Column::of(idea)));
    columns.push(Column::of("Security"));
    columns.extend(responsible(of).map(|(idea, _)| Column::of(idea)));
    columns.push(Column::of("Not checked yet"));
    let row = |activity: &Activity| {
        let mut row = vec![
            Cell::words(activity.name.as_str()),
            Cell::words(activity.kind),
        ];
        row.extend(
            activity
                .said
                .iter()
                .map(|(_, said)| Cell::words(said.as_str())),
        );
        row.push(Cell::words(activity.security.as_str()));
        row.extend(responsible(of).map(|(_, said)| Cell::words(said_or_open(said))));
        row.push(Cell::words(activity.open_in_words()));
        row
    };
    Table {
        rows: activities.iter().map(row).collect(),
        ..Table::new(NAME, columns)
    }
}

/// The record as a page: first who is responsible and how far each is, then each with all that is said of it.
pub fn page(of: &Responsible, activities: &[Activity]) -> Page {
    let mut blocks = vec![heading(1, NAME)];
    let complete = activities.iter().filter(|one| one.open.is_empty()).count();
    blocks.extend(paragraph(&format!(
        "Record of processing activities, as article 30 of the GDPR asks for it. {complete} of {} are complete.",
        activities.len()
    )));
    let responsible = responsible(of);
    let said =
        responsible.map(|(idea, said)| vec![Block::Paragraph(labeled(idea, said_or_open(said)))]);
    blocks.extend(list(false, said));
    if responsible.iter().any(|(_, said)| said.is_empty()) {
        blocks.extend(paragraph(
            "Who is responsible is entered in the settings of the workspace.",
        ));
    }
    let rows = activities.iter().map(|one| {
        let state = match one.open.as_slice() {
            [] => with_status("", "Complete", Tone::Good),
            _ => with_status("", "Not checked yet", Tone::Bad),
        };
        vec![
            plain(&one.name),
            plain(one.kind),
            state,
            plain(&one.open_in_words()),
        ]
    });
    let columns = ["What", "Kind", "State", "Not checked yet"];
    blocks.extend(build::table(&columns, rows.collect()).or_else(|| paragraph(NOTHING)));
    for one in activities {
        blocks.push(heading(2, &one.name));
        let security = [("Security", one.security.clone())];
        let said = one.said.iter().chain(&security);
        let facts = said.filter_map(|(idea, said)| {
            let is_open = one.open.contains(idea);
            let said = match said.trim() {
                "" if is_open => "not checked yet",
                "" => return None,
                said => said,
            };
            Some(vec![Block::Paragraph(labeled(idea, said))])
        });
        blocks.extend(list(false, facts));
    }
    Page { blocks }
}
