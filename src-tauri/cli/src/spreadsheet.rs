//! `ninefold-cli create` and `ninefold-cli import-table`.

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;

use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::spreadsheet::{FILE_LIMIT, Spreadsheet, too_large};
use ninefold_core::text::name;
use ninefold_core::view::{SheetMapping, SheetPreview};
use ninefold_core::workspace::{Workspace, sheet_view};

use crate::arguments::{Create, ImportTable};
use crate::failure::{Failure, not_read};
use crate::hold::{Before, hold, keep_before, nobody};
use crate::set::author;
use crate::terminal;

/// Makes use cases with these titles.
///
/// # Errors
/// A workspace that is open elsewhere, and what writing can meet.
pub fn create(arguments: &Create) -> Result<(), Failure> {
    let table = Spreadsheet::titles(arguments.titles.iter().map(String::as_str))?;
    let mapping = sheet_view(&table, false).mapping;
    let (_, said) = take_in(&arguments.file, &table, &mapping, &arguments.author)?;
    terminal::write(terminal::printable(&format!("{said}\n"), true).as_bytes())
}

/// Takes in a table, or says what taking it in would do. Answers whether all of its rows can be taken.
///
/// # Errors
/// A table or column that is not there, a workspace that is open elsewhere, and what writing can meet.
pub fn import(arguments: &ImportTable) -> Result<bool, Failure> {
    let table = read(&arguments.table, arguments.sheet.as_deref())?;
    for told in &table.told {
        terminal::say(told);
    }
    let mapping = mapping(&table, arguments)?;
    let (preview, said) = match arguments.preview {
        true => {
            let workspace = Workspace::open_reading(&arguments.file)?;
            let preview = look(&workspace, &table, &mapping)?;
            let said = preview.in_words.clone();
            (preview, said)
        }
        false => take_in(&arguments.file, &table, &mapping, &arguments.author)?,
    };
    let is_whole = preview.left_out == 0;
    if arguments.json {
        terminal::write(&terminal::json(&preview)?)?;
        return Ok(is_whole);
    }
    let mut lines = vec![said];
    lines.extend(preview.notices.iter().cloned());
    if arguments.preview {
        lines.extend(preview.rows.iter().map(|row| {
            let how = if row.is_new { "new" } else { "changed" };
            format!(
                "  row {}: “{}”, {how}: {}",
                row.number, row.title, row.details
            )
        }));
    }
    let text = lines.join("\n") + "\n";
    terminal::write(terminal::printable(&text, true).as_bytes())?;
    for row in &preview.left {
        terminal::say(&format!(
            "Row {} “{}” left out. {}",
            row.number, row.title, row.details
        ));
    }
    Ok(is_whole)
}

fn take_in(
    file: &Path,
    table: &Spreadsheet,
    mapping: &SheetMapping,
    by: &str,
) -> Result<(SheetPreview, String), Failure> {
    let (path, lock) = hold(file)?;
    // In a copy first: what is refused leaves the file as it is.
    let looked = Workspace::open_copy(&path).map_err(Failure::from);
    let preview = match looked.and_then(|copy| look(&copy, table, mapping)) {
        Ok(preview) => preview,
        Err(error) => {
            lock.withdraw();
            return Err(error);
        }
    };
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    terminal::notices(&mut workspace);
    keep_before(&mut workspace, &backups, Before::Import);
    let author = author(&mut workspace, by)?;
    workspace.set_author(&author)?;
    let stopped = terminal::stopped();
    let done = workspace.import_sheet(table, mapping, &mut |_| !stopped.load(Ordering::Relaxed))?;
    workspace.check_place()?;
    Ok((preview, done.notice.unwrap_or_default()))
}

fn look(
    workspace: &Workspace,
    table: &Spreadsheet,
    mapping: &SheetMapping,
) -> Result<SheetPreview, Failure> {
    let reader = workspace.reader();
    Ok(reader.preview_sheet(table, mapping, &mut |_| true)?)
}

fn read(path: &Path, sheet: Option<&str>) -> Result<Spreadsheet, Failure> {
    let length = fs::metadata(path)
        .map_err(|error| not_read(path, error))?
        .len();
    if length > FILE_LIMIT as u64 {
        return Err(too_large(length).into());
    }
    let bytes = fs::read(path).map_err(|error| not_read(path, error))?;
    let table = Spreadsheet::read(&path.display().to_string(), bytes)?;
    let Some(wanted) = sheet else {
        return Ok(table);
    };
    let mut names = table.sheets.iter();
    match names.position(|sheet| name::is_same(sheet, wanted)) {
        Some(sheet) if sheet == table.sheet => Ok(table),
        Some(sheet) => Ok(table.turned_to(sheet)?),
        None => Err(Failure::NotFound(format!(
            "There is no sheet “{wanted}”. There is {}.",
            table.sheets.join(", ")
        ))),
    }
}

/// Where the columns go by themselves, and by what was said.
fn mapping(table: &Spreadsheet, arguments: &ImportTable) -> Result<SheetMapping, Failure> {
    let has_header = table.has_header && !arguments.no_header;
    let view = sheet_view(table, has_header);
    let mut mapping = view.mapping;
    let places = view.places.iter().flat_map(|group| &group.places);
    let fields: Vec<&str> = places.map(|place| place.field.as_str()).collect();
    for said in &arguments.map {
        let Some((column, key)) = said.rsplit_once('=') else {
            return Err(Failure::Usage(format!(
                "--map takes a column and a key with = between them, and not “{said}”."
            )));
        };
        let mut columns = view.columns.iter();
        let bare = |called: &str| called.strip_prefix("Column ").map(str::to_owned);
        let is_meant = |called: &str| {
            name::is_same(called, column) || bare(called).is_some_and(|letter| letter == column)
        };
        let column = columns
            .position(|known| is_meant(&known.name))
            .ok_or_else(|| {
                Failure::NotFound(format!("There is no column “{column}” in the table."))
            })?;
        let answer = format!("answer/{key}");
        let score = format!("score/{key}");
        let mut named = fields
            .iter()
            .filter(|field| [key, &answer, &score].contains(field));
        mapping.fields[column] = match (key, named.next()) {
            ("", _) => String::new(),
            (_, Some(field)) => (*field).to_owned(),
            (_, None) => {
                return Err(Failure::NotFound(format!("No column can go to “{key}”.")));
            }
        };
    }
    Ok(mapping)
}
