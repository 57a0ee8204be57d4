//! What was sent in one request or message, unpacked: base64, gzip, JSON, lines of JSON, forms.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::capture::named::Named;
use crate::capture::shortened::{LONGEST, is_cut};

/// The two bytes that gzip begins with.
const GZIP: &[u8] = &[0x1f, 0x8b];

/// What a body holds.
enum Content {
    /// JSON, one value or several after each other.
    Json(Vec<Value>),
    /// Lines of entries.
    Form(Vec<Vec<(String, String)>>),
    /// Nothing of which events could be read.
    Other,
    /// What can't be read as it was sent.
    Torn,
}

impl Named<'_, '_> {
    /// Takes the events that were sent to an address: in the address itself, in a body or both.
    pub fn take_sent(&mut self, address: &str, body: Option<&str>, is_base64: bool) {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let shared = pairs(query);
        let content = body.filter(|body| !body.is_empty());
        match content.map_or(Content::Other, |body| content_of(body, is_base64)) {
            Content::Json(values) => {
                let mut any = false;
                for value in values {
                    any |= self.take_json(&value);
                }
                if !any {
                    self.take_pairs(&shared);
                }
            }
            Content::Form(lines) => {
                let mut any = false;
                for line in lines {
                    // What stands in the address is said of each line.
                    let beside = shared
                        .iter()
                        .filter(|(name, _)| !line.iter().any(|(known, _)| known == name));
                    let all: Vec<_> = line.iter().chain(beside).cloned().collect();
                    any |= self.is_of_event(&line) && self.take_pairs(&all);
                }
                if !any {
                    self.take_pairs(&shared);
                }
            }
            Content::Torn if self.is_expected(&shared) => self.tally.unread += 1,
            Content::Torn | Content::Other => {
                self.take_pairs(&shared);
            }
        }
    }

    /// Whether a line of a form has an event of its own.
    fn is_of_event(&self, line: &[(String, String)]) -> bool {
        match self.tool.and_then(|tool| tool.form.as_ref()) {
            Some(form) => line
                .iter()
                .any(|(name, _)| form.event.contains(name) || form.inside.contains(name)),
            None => true,
        }
    }

    /// Whether what can't be read would have been events: it was sent to a tool, and the address holds none.
    fn is_expected(&mut self, shared: &[(String, String)]) -> bool {
        self.tool.is_some() && !self.take_pairs(shared)
    }
}

fn content_of(body: &str, is_base64: bool) -> Content {
    if is_cut(body) {
        return Content::Torn;
    }
    // Programs say that something is base64 which is not, and write base64 without saying so.
    let is_gzip_in_base64 = body.starts_with("H4sI");
    let decoded = match is_base64 || is_gzip_in_base64 {
        true => STANDARD.decode(body.trim()).ok(),
        false => None,
    };
    let bytes = match decoded {
        Some(bytes) => bytes,
        // Or each byte as the character of its number.
        None if body.starts_with("\u{1f}\u{8b}") => {
            match body.chars().map(|c| u8::try_from(c).ok()).collect() {
                Some(bytes) => bytes,
                None => return Content::Torn,
            }
        }
        None if body.starts_with('\u{1f}') => return Content::Torn,
        None => body.as_bytes().to_vec(),
    };
    if !bytes.starts_with(GZIP) {
        return read(&bytes);
    }
    let mut unpacked = Vec::new();
    let mut source = GzDecoder::new(&*bytes).take(LONGEST as u64 + 1);
    match source.read_to_end(&mut unpacked) {
        Ok(length) if length <= LONGEST => read(&unpacked),
        _ => Content::Torn,
    }
}

fn read(bytes: &[u8]) -> Content {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Content::Torn;
    };
    let text = text.trim();
    if text.starts_with(['{', '[']) {
        let values = serde_json::Deserializer::from_str(text).into_iter();
        return values
            .collect::<Result<_, _>>()
            .map_or(Content::Torn, Content::Json);
    }
    match text.contains('=') {
        true => Content::Form(
            text.lines()
                .map(pairs)
                .filter(|line| !line.is_empty())
                .collect(),
        ),
        false => Content::Other,
    }
}

/// The entries of a query or form.
fn pairs(text: &str) -> Vec<(String, String)> {
    let entries = text
        .trim()
        .split('&')
        .filter_map(|entry| entry.split_once('='));
    entries
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8_lossy().into_owned()
}
