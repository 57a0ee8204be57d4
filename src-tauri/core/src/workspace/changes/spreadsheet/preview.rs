//! A table from elsewhere, before it is taken in: its columns, and what of it makes or changes use cases.

use std::collections::HashMap;

use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::page::csv;
use crate::spreadsheet::Spreadsheet;
use crate::view::{Sheet, SheetColumn, SheetMapping, SheetPlace, SheetPreview, SheetRow};
use crate::workspace::Reader;
use crate::workspace::changes::spreadsheet::columns::{guessed, places};
use crate::workspace::changes::spreadsheet::{Plan, Planned, Watch, counted};
use crate::workspace::screens::import::cut;

/// How many rows are shown to be made or changed, and how many to be left out.
const SHOWN: usize = 500;

/// What the column is called that says why a row is left out.
const LEFT_OUT: &str = "Left out because";

/// How many filled cells of a column are shown.
const SAMPLE: usize = 3;

/// A table with its columns, and what they are taken for.
pub fn sheet_view(table: &Spreadsheet, has_header: bool) -> Sheet {
    let rows = table.below(has_header);
    let column = |at: usize| {
        let filled = rows.iter().map(|row| row.text(at));
        let mut filled = filled.filter(|text| !text.is_empty()).peekable();
        SheetColumn {
            name: table.called(at, has_header),
            empty: filled.peek().is_none(),
            sample: filled.take(SAMPLE).map(cut).collect(),
        }
    };
    let (mapping, tool) = guessed(table, has_header);
    Sheet {
        name: table.name.clone(),
        tool: tool.to_owned(),
        told: table.told.clone(),
        sheets: table.sheets.clone(),
        sheet: number(table.sheet),
        rows: number(rows.len()),
        columns: (0..table.columns()).map(column).collect(),
        places: places(),
        mapping,
    }
}

impl Reader {
    /// What taking in a table would do.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no column has titles, or it was stopped; [`Error::NotRead`].
    pub fn preview_sheet(
        &self,
        table: &Spreadsheet,
        mapping: &SheetMapping,
        watch: Watch<'_>,
    ) -> Result<SheetPreview, Error> {
        Ok(previewed(&self.planned(table, mapping, watch)?))
    }

    /// The rows of a table that would be left out, as CSV: as they are there, with why behind their last column. So they can be
    /// mended and imported.
    ///
    /// # Errors
    /// As [`Reader::preview_sheet`].
    pub fn left_out(
        &self,
        table: &Spreadsheet,
        mapping: &SheetMapping,
        watch: Watch<'_>,
    ) -> Result<Vec<u8>, Error> {
        let plan = self.planned(table, mapping, watch)?;
        let columns = table.columns();
        let head = (0..columns).map(|at| table.called(at, mapping.has_header));
        let head = head.chain([LEFT_OUT.to_owned()]).collect();
        let why = plan
            .left
            .iter()
            .map(|(number, _, reasons)| (*number, reasons));
        let why: HashMap<u32, &Vec<String>> = why.collect();
        let rows = table.below(mapping.has_header).iter();
        let rows = rows.filter_map(|row| {
            let reasons = why.get(&row.number)?;
            let cells = (0..columns).map(|at| row.text(at).to_owned());
            Some(cells.chain([reasons.join(" ")]).collect())
        });
        Ok(csv::write(std::iter::once(head).chain(rows)))
    }

    fn planned(
        &self,
        table: &Spreadsheet,
        mapping: &SheetMapping,
        watch: Watch<'_>,
    ) -> Result<Plan, Error> {
        let mut made: u64 = 0;
        let mut ids = || {
            made += 1;
            // Nobody ever sees them.
            Id::from_bytes((u128::MAX - u128::from(made)).to_be_bytes())
        };
        self.plan_sheet(table, mapping, &mut ids, watch)
    }
}

fn previewed(plan: &Plan) -> SheetPreview {
    let (new, changed) = plan.counts();
    let places: Vec<SheetPlace> = places()
        .into_iter()
        .flat_map(|group| group.places)
        .collect();
    let rows = plan.rows.iter().take(SHOWN);
    let left = plan.left.iter().map(|(number, title, reasons)| SheetRow {
        number: *number,
        title: title.clone(),
        is_new: false,
        details: reasons.join(" "),
    });
    let left: Vec<SheetRow> = left.collect();
    let as_text = left.iter().map(|row| {
        let cell = |text: &str| text.replace(['\t', '\n'], " ");
        format!(
            "{}\t{}\t{}\n",
            row.number,
            cell(&row.title),
            cell(&row.details)
        )
    });
    SheetPreview {
        in_words: in_words(plan),
        does: match new + changed {
            0 => String::new(),
            all => format!("Import {}", counted(all, "use case")),
        },
        create: number(new),
        change: number(changed),
        same: number(plan.same),
        left_out: number(plan.left.len()),
        rows: rows.map(|row| shown(row, &places)).collect(),
        left_as_text: format!("Row\tTitle\t{LEFT_OUT}\n{}", as_text.collect::<String>()),
        left: left.into_iter().take(SHOWN).collect(),
        notices: newcomers(plan).into_iter().collect(),
    }
}

/// `38 use cases are new and 2 change. 1 row is left out.`
fn in_words(plan: &Plan) -> String {
    let mut said = match plan.counts() {
        (0, 0) if plan.left.is_empty() && plan.same > 0 => {
            return "Nothing to import: everything is here already, as in the table.".to_owned();
        }
        (0, 0) => "Nothing can be imported.".to_owned(),
        (1, 0) => "1 use case is new.".to_owned(),
        (new, 0) => format!("{new} use cases are new."),
        (0, 1) => "1 use case changes.".to_owned(),
        (0, changed) => format!("{changed} use cases change."),
        (new, changed) => format!(
            "{} new, and {changed} {}.",
            match new {
                1 => "1 use case is".to_owned(),
                new => format!("{new} use cases are"),
            },
            if changed == 1 { "changes" } else { "change" }
        ),
    };
    match plan.same {
        0 => {}
        1 => said.push_str(" 1 is here already, as in the table."),
        same => said.push_str(&format!(" {same} are here already, as in the table.")),
    }
    match plan.left.len() {
        0 => {}
        1 => said.push_str(" 1 row is left out."),
        left => said.push_str(&format!(" {left} rows are left out.")),
    }
    said
}

/// Who becomes known.
fn newcomers(plan: &Plan) -> Option<String> {
    let names: Vec<&str> = plan.people.iter().map(|(name, _)| name.as_str()).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!(
            "{one} is new, and added to the people of this workspace."
        )),
        few if few.len() <= 5 => Some(format!(
            "{} are new, and added to the people of this workspace.",
            few.join(", ")
        )),
        many => Some(format!(
            "{} and {} more are new, and added to the people of this workspace.",
            many[..4].join(", "),
            many.len() - 4
        )),
    }
}

/// A row with what of it is entered, in the order of the places.
fn shown(row: &Planned, places: &[SheetPlace]) -> SheetRow {
    let is_entered = |place: &&SheetPlace| {
        let mut fields = row.edits.iter().map(|edit| edit.field.as_str());
        fields.any(|name| name == place.field || field::of_member(&place.field, name).is_some())
    };
    let entered = places.iter().filter(is_entered);
    let told = entered.filter(|place| !row.is_new || place.field != field::TITLE);
    let told: Vec<&str> = told.map(|place| place.label.as_str()).collect();
    SheetRow {
        number: row.number,
        title: row.title.clone(),
        is_new: row.is_new,
        details: told.join(" · "),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
