//! CSV, as LibreOffice opens it.

use roxmltree::{Document, ParsingOptions};
use std::fs;
use std::process::{Command, Stdio};

/// What opening takes formulas for formulas: the separator, then quotation marks, UTF-8 and the first line.
const REST: &str = "34,76,1";

/// What office documents call the cells of tables.
const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

/// The formulas that LibreOffice finds in a table where this separates its cells.
///
/// # Errors
/// Says what is missing, or what it made that is no table.
pub fn formulas(csv: &[u8], separator: char) -> Result<Vec<String>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = folder.path();
    let table = place.join("table.csv");
    fs::write(&table, csv).map_err(|error| error.to_string())?;
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            place.display()
        ))
        .arg("--headless")
        .arg(format!("--infilter=CSV:{},{REST}", u32::from(separator)))
        .args(["--convert-to", "fods", "--outdir"])
        .arg(place)
        .arg(&table)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("soffice: {error}"))?;
    let opened = fs::read_to_string(place.join("table.fods"))
        .map_err(|error| format!("soffice ended with {status}: {error}"))?;
    let options = ParsingOptions {
        nodes_limit: u32::MAX,
        ..ParsingOptions::default()
    };
    let opened =
        Document::parse_with_options(&opened, options).map_err(|error| error.to_string())?;
    let formulas = opened.descendants();
    let formulas = formulas.filter_map(|cell| cell.attribute((TABLE, "formula")));
    Ok(formulas.map(str::to_owned).collect())
}
