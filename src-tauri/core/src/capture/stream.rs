//! A capture, told apart by its beginning and read to its end, a piece after the other.

use std::io::{self, BufRead, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::capture::har::Log;
use crate::capture::reading::{Reading, unread};
use crate::capture::report::Report;
use crate::capture::shortened::Shortened;
use crate::capture::table;
use crate::capture::watched::{Watch, Watched};
use crate::error::Error;
use crate::tagging::Plan;

/// How much is read at once, in bytes.
const AT_ONCE: usize = 64 << 10;
/// How much of an event that stands by itself may be held, in bytes.
const PIECE: usize = 2 << 20;
/// How far into a text its data layer may begin, in bytes.
const BEFORE: usize = 200;

/// Reads a capture and holds it against a plan; see [`super::check`].
pub fn read(
    plan: &Plan,
    capture: impl Read,
    went_on: &mut dyn FnMut(u64) -> bool,
) -> Result<Option<Report>, Error> {
    let watch = Watch::default();
    let mut reading = Reading::new(plan);
    let source = Watched::new(capture, watch.clone(), went_on);
    let mut source = BufReader::with_capacity(AT_ONCE, source);
    let done = reading.all(&mut source);
    if watch.is_stopped() {
        return Ok(None);
    }
    done?;
    // The digest is of the file, whatever stands behind its end.
    if io::copy(&mut source, &mut io::sink()).is_err() && watch.is_stopped() {
        return Ok(None);
    }
    let (unplanned, more_unplanned) = reading.tally.unplanned();
    Ok(Some(Report {
        digest: watch.digest(),
        bytes: watch.bytes(),
        events: reading.tally.events,
        unread: reading.tally.unread,
        tags: reading.tally.tags(),
        unplanned,
        more_unplanned,
    }))
}

impl Reading<'_> {
    fn all(&mut self, source: &mut impl BufRead) -> Result<(), Error> {
        let beginning = source.fill_buf().map_err(unread)?;
        if beginning.starts_with(b"\xef\xbb\xbf") {
            source.consume(3);
        } else if beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff") {
            return Err(Error::Invalid(
                "This capture is in UTF-16. Save it as UTF-8, and check that.".to_owned(),
            ));
        }
        let beginning = source.fill_buf().map_err(unread)?;
        let spaces = beginning
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        match beginning.get(spaces) {
            None => Err(Error::Invalid(
                "There is nothing in this capture.".to_owned(),
            )),
            Some(b'{' | b'[') => self.json(source),
            Some(_) => match pushed(&beginning[spaces..]) {
                Some(before) => {
                    source.consume(spaces + before);
                    self.script(source)
                }
                None => table::read(self, source),
            },
        }
    }

    /// JSON: one value, or several after each other. The parser owns its reader: one that is lent it reads a byte at a time.
    fn json(&mut self, source: &mut impl BufRead) -> Result<(), Error> {
        let shortened = Shortened::new(source, self.budget.clone());
        let source = BufReader::with_capacity(AT_ONCE, shortened);
        let mut json = serde_json::Deserializer::from_reader(source);
        loop {
            self.piece(&mut json)?;
            if json.end().is_ok() {
                return Ok(());
            }
        }
    }

    /// JSON that was copied out of a script: what stands between is passed over.
    fn script(&mut self, source: &mut impl BufRead) -> Result<(), Error> {
        let shortened = Shortened::new(source, self.budget.clone());
        let mut source = BufReader::with_capacity(AT_ONCE, shortened);
        loop {
            self.piece(&mut serde_json::Deserializer::from_reader(&mut source))?;
            if !next_in_script(&mut source).map_err(unread)? {
                return Ok(());
            }
        }
    }

    fn piece<R: Read>(
        &mut self,
        json: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
    ) -> Result<(), Error> {
        let done = Piece(self).deserialize(json);
        done.map_err(|error| self.in_words(&error))
    }

    fn in_words(&self, error: &serde_json::Error) -> Error {
        let place = format!("line {}, column {}", error.line(), error.column());
        Error::Invalid(match error.classify() {
            _ if self.budget.is_spent() => format!(
                "Before {place} of this capture stands a piece that is too large to be checked. Nothing was changed. Save the capture as a HAR, or a line for each event."
            ),
            serde_json::error::Category::Eof => {
                "This capture ends in the middle. Nothing was changed. Save it once more, and wait until it is written.".to_owned()
            }
            serde_json::error::Category::Io => {
                format!("This capture could not be read: {error}. Nothing was changed.")
            }
            _ => format!(
                "This capture is no JSON as it stands, at {place}. Nothing was changed. A data layer is pasted as JSON: copy(JSON.stringify(dataLayer)) in the console of the browser puts it on the clipboard."
            ),
        })
    }
}

/// A value by itself: a HAR, an event, or a list of these.
struct Piece<'r, 'p>(&'r mut Reading<'p>);

impl<'de> DeserializeSeed<'de> for Piece<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Piece<'_, '_> {
    type Value = ();
    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("a HAR, an event or a list of events")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut record = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == "log" {
                self.0.budget.lift();
                map.next_value_seed(Log(&mut *self.0))?;
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(());
            }
            if record.is_empty() {
                self.0.budget.allow(PIECE);
            }
            record.insert(key, map.next_value::<Value>()?);
        }
        self.0.budget.lift();
        self.0.named("").take_json(&Value::Object(record));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Piece(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Where the data layer begins in a text that was copied out of a script: `dataLayer.push({…});`, `window.dataLayer = […]`.
fn pushed(text: &[u8]) -> Option<usize> {
    let text = &text[..text.len().min(BEFORE)];
    let at = text.iter().position(|byte| matches!(byte, b'{' | b'['))?;
    let before = std::str::from_utf8(&text[..at]).ok()?.trim_end();
    let is_one = before.ends_with(".push(") || before.ends_with('=');
    (is_one && !before.contains([',', '\n'])).then_some(at)
}

/// Goes to where the next value begins in a script, if there is one.
fn next_in_script(source: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = source.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        if let Some(at) = bytes.iter().position(|byte| matches!(byte, b'{' | b'[')) {
            source.consume(at);
            return Ok(true);
        }
        let length = bytes.len();
        source.consume(length);
    }
}
