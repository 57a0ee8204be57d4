//! What a text file is written in. Excel saves CSV in whatever the system had before Unicode, unless it is asked otherwise.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::refused;
use crate::error::Error;

/// How far it is looked for signs that belong to no text.
const LOOKED_AT: usize = 4096;

/// The text of a file, and what is to be told of how it was read.
///
/// # Errors
/// [`Error::Invalid`] for what is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), Error> {
    if let Some((marked, mark)) = Encoding::for_bom(bytes) {
        return sound(marked, &bytes[mark..]).map(|text| (text, None));
    }
    let begin = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |odd: usize| {
        let every = begin.iter().skip(odd).step_by(2);
        every.filter(|byte| **byte == 0).count()
    };
    // Latin letters in UTF-16 are a byte that says something and one that does not.
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 {
        let without_mark = match (even, odd) {
            (0, odd) if odd * 4 > begin.len() => UTF_16LE,
            (even, 0) if even * 4 > begin.len() => UTF_16BE,
            _ => {
                return Err(refused(
                    "This file is neither a workbook nor a text, so there is no table in it that can be read. CSV and XLSX can be imported",
                ));
            }
        };
        return sound(without_mark, bytes).map(|text| (text, None));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((
        text.into_owned(),
        Some(
            "This file is not in Unicode. It was read as Excel saves CSV in western Europe and America (Windows-1252). Where letters with accents look wrong below, save it as “CSV UTF-8”.",
        ),
    ))
}

fn sound(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Error> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(refused(&format!(
            "This file says that it is in {}, and is not: part of it is missing or was altered. Export it once more",
            if encoding == UTF_8 { "UTF-8" } else { "UTF-16" }
        ))),
    }
}
