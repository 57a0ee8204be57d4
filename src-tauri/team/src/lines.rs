//! Lines of JSON, in both directions.

use std::io::{self, BufRead};

use ninefold_core::document::log::Line;
use ninefold_core::team::{ENOUGH_BYTES, Failed, MOST_BYTES, PageHead, PushHead};

use crate::caller::{not_ours, to_json, too_long};

/// How many bytes a page has at most: enough, and one line more, as long as one can be; and its head.
const MOST_PAGE: u64 = (ENOUGH_BYTES + MOST_BYTES + (64 << 10)) as u64;

/// Why a page was not read.
#[derive(Debug)]
pub enum Unread {
    /// The connection failed.
    Cut(io::Error),
    /// It is no page.
    Failed(Failed),
}

/// The body of a push.
pub fn write(head: PushHead, lines: &[Line]) -> Result<Vec<u8>, Failed> {
    let mut bytes = to_json(&head)?;
    for line in lines {
        bytes.push(b'\n');
        bytes.append(&mut to_json(line)?);
    }
    bytes.push(b'\n');
    Ok(bytes)
}

/// A page of a pull, of at most so many lines.
pub fn read(source: impl BufRead, most: usize) -> Result<(PageHead, Vec<Line>), Unread> {
    let mut source = source.take(MOST_PAGE + 1);
    let mut line = Vec::new();
    let mut next = |line: &mut Vec<u8>| -> Result<bool, Unread> {
        line.clear();
        source.read_until(b'\n', line).map_err(Unread::Cut)?;
        match source.limit() {
            0 => Err(Unread::Failed(too_long())),
            _ => Ok(!line.is_empty()),
        }
    };
    next(&mut line)?;
    let head = parse(&line)?;
    let mut lines = Vec::new();
    while next(&mut line)? {
        if lines.len() == most {
            return Err(Unread::Failed(too_long()));
        }
        lines.push(parse(&line)?);
    }
    Ok((head, lines))
}

fn parse<T: serde::de::DeserializeOwned>(line: &[u8]) -> Result<T, Unread> {
    serde_json::from_slice(line).map_err(|_| Unread::Failed(not_ours()))
}
