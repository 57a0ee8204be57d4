//! Where changes come from: a bundle, or another copy of the workspace file, which is one too.

pub(super) mod kinship;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::bundle::{Has, Header, Line, MAGIC, Part, Picture, Reading, check};
use super::sealed::{self, Passphrases};
use super::source::Source;
use super::{Store, header};
use crate::document::erasure::Target;
use crate::document::id::Id;
use crate::error::Error;

/// How many changes of a copy are read at once.
const PIECE: i64 = 1_024;

/// What comes from elsewhere: what it says of itself, then frameworks, changes and pictures in this order.
pub(crate) struct Incoming {
    pub(crate) header: Header,
    /// Of a copy, which is there as a whole.
    pub(crate) is_copy: bool,
    /// The passphrase that opened it; nothing where it was not locked.
    pub(crate) opened_by: Option<String>,
    lines: Box<dyn FnMut() -> Result<Option<Line>, Error>>,
}

impl Incoming {
    /// Opens a bundle, or a copy of the workspace file.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::File`], [`Error::Bundle`], [`Error::Passphrase`]; of a copy what opening one for reading meets.
    pub(crate) fn open(path: &Path, passphrases: &Passphrases) -> Result<Self, Error> {
        let not_read = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
            _ => Error::file(path, "read", error),
        };
        let mut file = BufReader::new(File::open(path).map_err(not_read)?);
        let begins = file.fill_buf().map_err(not_read)?;
        if begins.starts_with(&MAGIC) {
            return Self::of_bundle(file);
        }
        if begins.starts_with(sealed::MAGIC) {
            let (opened, by) = sealed::opened(file, passphrases)?;
            return Ok(Self {
                opened_by: Some(by),
                ..Self::of_bundle(BufReader::new(opened))?
            });
        }
        match header::check(path) {
            Ok(()) => Self::of_copy(Store::open_copy(path)?),
            Err(Error::Foreign) => Err(Error::Bundle(
                "it is neither a bundle nor a workspace of Ninefold".to_owned(),
            )),
            Err(error) => Err(error),
        }
    }

    /// What a team server has.
    pub(crate) fn of_server(origin: Id, lines: Vec<Line>) -> Self {
        let mut lines = lines.into_iter();
        Self {
            header: Header {
                ninefold_bundle: 0,
                workspace: origin,
                file: None,
                sender: None,
                at: 0,
                part: Part::Chosen,
                documents: Vec::new(),
            },
            is_copy: false,
            opened_by: None,
            lines: Box::new(move || Ok(lines.next())),
        }
    }

    fn of_bundle(from: impl BufRead + 'static) -> Result<Self, Error> {
        let mut reading = Reading::open(from)?;
        Ok(Self {
            header: reading.header.clone(),
            is_copy: false,
            opened_by: None,
            lines: Box::new(move || reading.next()),
        })
    }

    fn of_copy(store: Store) -> Result<Self, Error> {
        let (source, last) = (store.source(), store.last()?);
        let workspace = source
            .first()?
            .ok_or_else(|| Error::Bundle("there is nothing in it yet".to_owned()))?;
        let digests = source.digests(last)?.into_iter();
        let header = Header {
            ninefold_bundle: 0,
            workspace,
            file: None,
            sender: None,
            at: 0,
            part: Part::Everything,
            documents: digests.map(|(doc, digest)| Has { doc, digest }).collect(),
        };
        Ok(Self {
            header,
            is_copy: true,
            opened_by: None,
            lines: Box::new(lines_of(store, last)?),
        })
    }

    /// The next line; nothing at the end.
    ///
    /// # Errors
    /// [`Error::Bundle`], [`Error::Damaged`].
    pub(crate) fn next(&mut self) -> Result<Option<Line>, Error> {
        (self.lines)()
    }
}

/// All that a copy holds, line by line.
fn lines_of(store: Store, last: i64) -> Result<impl FnMut() -> Result<Option<Line>, Error>, Error> {
    let source = store.source();
    // What was being typed there is nobody's to go on with here.
    let mut typed = store.draft()?.map(|draft| draft.settled());
    let erased: Vec<Target> = store.erasures()?.iter().cloned().collect();
    let mut erased = erased.into_iter();
    let mut frameworks = source.all_frameworks()?.into_iter();
    let mut changes = VecDeque::new();
    let mut read = 0;
    let mut pictures = source.all_pictures()?.into_iter();
    Ok(move || {
        // As long as it is read, it is there.
        let _ = &store;
        if let Some(target) = erased.next() {
            return Ok(Some(Line::Erasure(target)));
        }
        if let Some(text) = frameworks.next() {
            return Ok(Some(Line::Framework(text)));
        }
        while changes.is_empty() && read < last {
            let next = last.min(read + PIECE);
            changes.extend(source.between(read, next)?);
            read = next;
        }
        if let Some(change) = changes.pop_front() {
            check(&change)?;
            return Ok(Some(Line::Change(change)));
        }
        if let Some(change) = typed.take() {
            check(&change)?;
            return Ok(Some(Line::Change(change)));
        }
        for hash in pictures.by_ref() {
            if let Some(picture) = source.picture(&hash)? {
                return Ok(Some(Line::Picture(picture)));
            }
        }
        Ok(None)
    })
}

impl Source {
    /// A picture as it is kept; nothing where there is none, or none that can be one.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn picture(&self, hash: &str) -> Result<Option<Picture>, Error> {
        let Some(Ok(bytes)) = self.blob(hash)? else {
            return Ok(None);
        };
        let mime = self.mime(hash)?.unwrap_or_default();
        let is_whole = super::hash(&bytes) == hash;
        Ok(is_whole.then(|| Picture {
            hash: hash.to_owned(),
            mime,
            bytes,
        }))
    }
}
