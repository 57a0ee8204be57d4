//! The table that a debugger writes: a row an event, its name in one column and what it carries in the others; or the address and
//! the body of a request.

use std::io::BufRead;

use csv::{ReaderBuilder, StringRecord};

use crate::capture::reading::{Reading, unread};
use crate::capture::seen::Given;
use crate::capture::tool::Tools;
use crate::error::Error;

/// The longest row, in bytes.
const ROW: u64 = 8 << 20;

/// Reads a table, a row after the other.
pub fn read(reading: &mut Reading<'_>, source: &mut impl BufRead) -> Result<(), Error> {
    let separator = separator(source.fill_buf().map_err(unread)?);
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).flexible(true);
    let mut rows = builder.from_reader(source);
    let names: Vec<String> = rows
        .headers()
        .map_err(in_words)?
        .iter()
        .map(str::to_owned)
        .collect();
    let columns = &Tools::built_in().table;
    let place = |known: &[String]| {
        let known = known.iter();
        let mut places = known.filter_map(|known| {
            names
                .iter()
                .position(|name| name.trim().to_lowercase() == *known)
        });
        places.next()
    };
    let (event, address, body) = (
        place(&columns.event),
        place(&columns.address),
        place(&columns.body),
    );
    if event.is_none() && address.is_none() && body.is_none() {
        return Err(Error::Invalid(
            "This is no capture that Ninefold can read: neither a HAR, nor JSON, nor a table with a column “event” or “URL”. Nothing was changed.".to_owned(),
        ));
    }
    let mut row = StringRecord::new();
    let mut before = 0;
    while rows.read_record(&mut row).map_err(in_words)? {
        let at = rows.position().byte();
        if at - before > ROW {
            return Err(Error::Invalid(format!(
                "Before line {} of this table stands a row that is too long to be checked. Nothing was changed.",
                rows.position().line()
            )));
        }
        before = at;
        let cell = |column: Option<usize>| {
            column
                .and_then(|column| row.get(column))
                .unwrap_or_default()
                .trim()
        };
        if address.is_some() || body.is_some() {
            let (address, body) = (cell(address), cell(body));
            if !address.is_empty() || !body.is_empty() {
                reading.take(address, Some(body), false);
                continue;
            }
        }
        let name = cell(event);
        if name.is_empty() {
            continue;
        }
        let cells = names.iter().zip(&row).enumerate();
        let cells = cells.filter(|(at, (_, value))| Some(*at) != event && !value.trim().is_empty());
        let given = cells.map(|(_, (name, value))| {
            (
                name.trim().to_owned(),
                Given::Written(value.trim().to_owned()),
            )
        });
        let is_around = |name: &str| columns.around.contains(&name.to_lowercase());
        let (around, attributes) = given.partition(|(name, _)| is_around(name));
        reading.named("").tell(name.to_owned(), attributes, around);
    }
    Ok(())
}

/// What stands between cells, by the first line.
fn separator(beginning: &[u8]) -> u8 {
    let line = beginning
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let count = |separator: u8| line.iter().filter(|byte| **byte == separator).count();
    let candidates = [b',', b';', b'\t'];
    let most = candidates
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator));
    most.unwrap_or(b',')
}

fn in_words(error: csv::Error) -> Error {
    Error::Invalid(format!(
        "This table could not be read: {error}. Nothing was changed."
    ))
}
