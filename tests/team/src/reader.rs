//! Somebody who only reads: what came, and what it comes to.

use std::collections::BTreeSet;

use ninefold_core::document::digest::Digest;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place};
use ninefold_core::team::{Code, Failed, MOST_LINES, Server};
use ninefold_team::{Client, Connection};

/// A laptop that fetches and sends nothing, and keeps nothing but what it takes to compare.
#[derive(Debug)]
pub struct Reader {
    client: Client,
    place: Place,
    known: BTreeSet<Id>,
    /// How often the server had forgotten something.
    pub anew: usize,
}

impl Reader {
    /// A reader of a connection, which has nothing yet.
    #[must_use]
    pub fn new(connection: &Connection) -> Self {
        Self {
            client: Client::new(connection),
            place: Place::default(),
            known: BTreeSet::new(),
            anew: 0,
        }
    }

    /// Fetches all that is new.
    ///
    /// # Errors
    /// [`Failed`]; what came by then stays.
    pub fn fetches(&mut self) -> Result<(), Failed> {
        loop {
            let (head, lines) = match self.client.pull(self.place, MOST_LINES) {
                Err(Failed::Refused(refused)) if refused.code == Code::OtherHistory => {
                    self.place = Place::default();
                    self.anew += 1;
                    continue;
                }
                page => page?,
            };
            for line in lines {
                if let Line::Change(sealed) = line {
                    if !sealed.is_whole() {
                        return Err(Failed::Garbled("a change is not as it was sealed".into()));
                    }
                    self.known.insert(sealed.change.id);
                }
            }
            self.place = head.place;
            if head.place == head.standing.end {
                return Ok(());
            }
        }
    }

    /// What all that came comes to.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.known.iter().for_each(|change| digest.add(*change));
        digest
    }
}
