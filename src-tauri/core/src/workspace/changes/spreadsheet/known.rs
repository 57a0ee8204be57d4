//! Which use case a row of a table means, and whom.

use std::collections::HashMap;

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::document::undo::Pending;
use crate::error::Error;
use crate::text::{email, name};
use crate::workspace::changes::commit::Edits;
use crate::workspace::{Reader, created, pending};

/// The use cases that rows can mean: those of the workspace, and those made of rows before.
pub(crate) struct UseCases {
    titled: HashMap<String, Vec<Id>>,
    titles: HashMap<Id, String>,
    identified: HashMap<String, Vec<Id>>,
    identifiers: HashMap<Id, String>,
    /// The row that each was taken from.
    rows: HashMap<Id, u32>,
    /// The first row of each identifier, whatever became of it.
    claimed: HashMap<String, u32>,
}

/// The people that rows can name.
pub(crate) struct People {
    called: HashMap<String, Vec<Id>>,
    reached: HashMap<String, Vec<Id>>,
    made: Vec<(String, Edits)>,
}

impl UseCases {
    /// Those of the workspace. What they are called elsewhere is read only where a table has it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn of(reader: &Reader, by_identifier: bool) -> Result<Self, Error> {
        let mut known = Self {
            titled: HashMap::new(),
            titles: HashMap::new(),
            identified: HashMap::new(),
            identifiers: HashMap::new(),
            rows: HashMap::new(),
            claimed: HashMap::new(),
        };
        for row in reader.listed_of(kind::USE_CASE) {
            known.title(row.doc, &row.title);
        }
        if by_identifier {
            for doc in reader
                .shelf
                .source
                .with_field(field::EXTERNAL_ID, reader.last)?
            {
                let document = reader.folded(doc)?;
                if document.is_shown(doc) {
                    let held = document
                        .own()
                        .map_or("", |own| own.text(field::EXTERNAL_ID));
                    known.identify(doc, held);
                }
            }
        }
        Ok(known)
    }

    fn title(&mut self, doc: Id, title: &str) {
        let key = name::key(title);
        if key.is_empty() || self.titles.get(&doc) == Some(&key) {
            return;
        }
        if let Some(before) = self.titles.insert(doc, key.clone()) {
            let same = self.titled.entry(before).or_default();
            same.retain(|other| *other != doc);
        }
        self.titled.entry(key).or_default().push(doc);
    }

    fn identify(&mut self, doc: Id, identifier: &str) {
        if !identifier.is_empty() && !self.identifiers.contains_key(&doc) {
            let same = self.identified.entry(identifier.to_owned()).or_default();
            same.push(doc);
            self.identifiers.insert(doc, identifier.to_owned());
        }
    }

    /// The use case that a row means by what it is called elsewhere, else by its title; none where it is a new one.
    ///
    /// # Errors
    /// Why that can't be told, in words.
    pub(crate) fn meant(
        &mut self,
        row: u32,
        title: &str,
        identifier: &str,
    ) -> Result<Option<Id>, String> {
        if !identifier.is_empty() {
            let first = *self.claimed.entry(identifier.to_owned()).or_insert(row);
            if first != row {
                return Err(format!(
                    "Row {first} has the ID {identifier} too, and comes first."
                ));
            }
        }
        if mutant::lacks("a row means the use case that it was imported to before") {
            return Ok(None);
        }
        let by_identifier = self
            .identified
            .get(identifier)
            .filter(|_| !identifier.is_empty());
        if let Some(found) = by_identifier {
            return one(found, || format!("have the ID {identifier}"));
        }
        // One that is called otherwise elsewhere is another one, whatever its title.
        let may_be = |doc: &&Id| identifier.is_empty() || !self.identifiers.contains_key(doc);
        let titled = self.titled.get(&name::key(title)).into_iter().flatten();
        let titled: Vec<Id> = titled.filter(may_be).copied().collect();
        match titled.is_empty() {
            true => Ok(None),
            false => one(&titled, || format!("are called “{title}”")),
        }
    }

    /// Notes that a row means a use case, which is called so from then on.
    ///
    /// # Errors
    /// Which row meant it before, in words.
    pub(crate) fn take(
        &mut self,
        doc: Id,
        row: u32,
        title: &str,
        identifier: &str,
    ) -> Result<(), String> {
        if let Some(before) = self.rows.get(&doc) {
            return Err(format!(
                "Row {before} is of the same use case, and is taken instead."
            ));
        }
        self.rows.insert(doc, row);
        self.title(doc, title);
        self.identify(doc, identifier);
        Ok(())
    }
}

fn one(found: &[Id], how: impl Fn() -> String) -> Result<Option<Id>, String> {
    match found {
        [one] => Ok(Some(*one)),
        several => Err(format!(
            "{} use cases {}, so it can't be told which is meant.",
            several.len(),
            how()
        )),
    }
}

impl People {
    /// Those of the workspace.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn of(reader: &Reader) -> Result<Self, Error> {
        let mut known = Self {
            called: HashMap::new(),
            reached: HashMap::new(),
            made: Vec::new(),
        };
        for row in reader.listed_of(kind::PERSON) {
            let document = reader.document(row.doc)?;
            let held = |field| document.own().map_or("", |own| own.text(field));
            known.note(reader.one(row.doc), held(field::NAME), held("email"));
        }
        Ok(known)
    }

    fn note(&mut self, person: Id, called: &str, address: &str) {
        let note = |place: &mut HashMap<String, Vec<Id>>, key: String| {
            let same = place.entry(key).or_default();
            if !same.contains(&person) {
                same.push(person);
            }
        };
        let (called, address) = (name::key(called), name::key(address));
        if !called.is_empty() {
            note(&mut self.called, called);
        }
        if !address.is_empty() {
            note(&mut self.reached, address);
        }
    }

    /// The person that a cell names, by an address, a name, or both: `Mara Lind <mara@example.com>`. Somebody new is made.
    ///
    /// # Errors
    /// Why that can't be told, in words.
    pub(crate) fn meant(&mut self, said: &str, ids: &mut dyn FnMut() -> Id) -> Result<Id, String> {
        let (called, address) = parted(said);
        let by_address = self.reached.get(&name::key(address));
        let by_name = self.called.get(&name::key(called));
        match (by_address.map(Vec::as_slice), by_name.map(Vec::as_slice)) {
            (Some([one]), _) | (None, Some([one])) => Ok(*one),
            (Some(several), _) | (_, Some(several)) => Err(format!(
                "{} people are “{said}”, so it can't be told who is meant.",
                several.len()
            )),
            (None, None) => Ok(self.make(called, address, ids())),
        }
    }

    fn make(&mut self, called: &str, address: &str, id: Id) -> Id {
        let shown = name::clean(if called.is_empty() { address } else { called });
        let mut edits: Vec<Pending> = vec![
            created(id, kind::PERSON),
            pending(id, kind::PERSON, field::NAME, shown.as_str()),
        ];
        if !address.is_empty() {
            edits.push(pending(id, kind::PERSON, "email", address));
        }
        self.note(id, &shown, address);
        self.made.push((shown, (id, edits)));
        id
    }

    /// Those who are new, by name, with what makes them.
    pub(crate) fn into_made(self) -> Vec<(String, Edits)> {
        self.made
    }
}

/// A name and an address, of which one may be empty.
fn parted(said: &str) -> (&str, &str) {
    let said = said.trim();
    let is_address = |text: &str| text.contains('@') && email::problem(text).is_none();
    if let Some((called, address)) = said
        .strip_suffix('>')
        .and_then(|said| said.rsplit_once('<'))
        && is_address(address.trim())
    {
        return (called.trim().trim_matches('"'), address.trim());
    }
    match is_address(said) {
        true => ("", said),
        false => (said, ""),
    }
}
