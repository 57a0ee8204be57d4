//! Work that is exchanged with a team server: what of this copy is to be sent, what comes of others', and how both get in step.
//! Nothing of it waits for the network while anybody waits for the workspace.

mod ahead;
mod apart;
mod exchange;
mod exchanged;
mod outgoing;

pub use ahead::{LOOKED_AT, look_ahead};
pub use apart::{Apart, apart};
pub use exchange::{exchange, fetch, send};
pub use exchanged::{Exchanged, Held, Stopped, Thorough};

use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::log::{self, Place, Standing};
use crate::document::mutant;
use crate::document::origin::Author;
use crate::error::Error;
use crate::store::bundle::{Line, Picture};
use crate::store::{Incoming, Step};
use crate::view::{Done, Imported};
use crate::workspace::{Reader, Workspace};

impl Workspace {
    /// Who writes in it.
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// What became other without having been asked for: what came from others.
    pub fn heard(&mut self) -> Done {
        self.done(None, None)
    }

    /// Refuses changes from now on, since the workspace is shared with the person as a reader: what they wrote nobody would get.
    /// What was typed before stays, and what others write goes on coming in. `None` takes them again.
    pub fn let_read(&mut self, title: Option<String>) {
        self.read_only = title;
    }

    /// That changes are taken.
    ///
    /// # Errors
    /// [`Error::Reader`].
    pub(crate) fn may_change(&self) -> Result<(), Error> {
        match &self.read_only {
            Some(title) => Err(Error::Reader(title.clone())),
            None => Ok(()),
        }
    }

    /// How far it is in step with a workspace on a server.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn step(&self, server: Id) -> Result<Step, Error> {
        self.store.step(server)
    }

    /// The person has looked at all that came by servers up to a change, by its number.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn saw_arrivals(&mut self, upto: i64) -> Result<Done, Error> {
        self.store.team_seen(upto)?;
        self.reader.revision += 1;
        Ok(self.done(None, None))
    }

    /// Erases here too what is erased at a server: all of it in one step, and not to be undone.
    ///
    /// # Errors
    /// [`Error::NotSaved`], [`Error::Damaged`]; then nothing is erased.
    pub fn erase_as_server(&mut self, server: Id) -> Result<Done, Error> {
        self.settle()?;
        let asked = self.shelf.source.asked(server)?;
        self.erase_as(&asked)?;
        self.store.team_erased(server)?;
        let notice = "Erased here too what was erased there.".to_owned();
        Ok(self.done(None, Some(notice)))
    }

    /// What all changes come to.
    fn digest(&self) -> Result<Digest, Error> {
        self.shelf.source.digest(self.last)
    }

    /// Notes that all up to a place is here, which is what this copy sent itself.
    fn advance(&mut self, server: Id, place: Place) -> Result<(), Error> {
        let before = self.store.step(server)?;
        if before.place == place {
            return Ok(());
        }
        self.store.keep_step(server, &Step { place, ..before })?;
        self.arrived = None;
        Ok(())
    }

    fn keep_step(&mut self, server: Id, step: Step) -> Result<(), Error> {
        let at = (self.reader.clock)();
        self.store.keep_step(server, &Step { at, ..step })?;
        // Others have it by now.
        self.arrived = None;
        Ok(())
    }

    /// What is here is about to be sent: nothing of it is taken back as an import any more, not even if the answer never comes.
    fn let_out(&mut self) -> Result<(), Error> {
        if self.arrived.is_some() && !mutant::lacks("what is sent is not taken back") {
            self.store.let_out()?;
            self.arrived = None;
        }
        Ok(())
    }

    fn begin_anew(&mut self, server: Id) -> Result<(), Error> {
        self.store.begin_anew(server)
    }

    /// Takes in a page of a server, whose pictures came along.
    fn take_in_page(
        &mut self,
        server: Id,
        origin: Id,
        lines: Vec<log::Line>,
        pictures: Vec<Picture>,
        place: Place,
    ) -> Result<Imported, Error> {
        let incoming = Incoming::of_server(origin, incoming(lines, pictures));
        self.take_in(vec![(incoming, String::new())], Some((server, place)), true)
    }
}

/// What a server has, in the order in which it is taken in.
fn incoming(lines: Vec<log::Line>, pictures: Vec<Picture>) -> Vec<Line> {
    let (mut erased, mut frameworks, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        match line {
            log::Line::Erasure(target) => erased.push(Line::Erasure(target)),
            log::Line::Framework(text) => frameworks.push(Line::Framework(text)),
            log::Line::Change(sealed) => changes.push(Line::Change(sealed.change)),
            log::Line::Picture(_) => {}
        }
    }
    let pictures = pictures.into_iter().map(Line::Picture);
    let lines = erased.into_iter().chain(frameworks).chain(changes);
    lines.chain(pictures).collect()
}

impl Reader {
    /// How many changes are here that a server is not known to have.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn unsent(&self, server: Id) -> Result<u64, Error> {
        self.shelf.source.unsent(server, self.last)
    }

    /// What is erased at a server and said here, in words: it is erased here only when somebody says so.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn erased_at(&self, server: Id) -> Result<Vec<String>, Error> {
        let asked = self.shelf.source.asked(server)?;
        let asked = asked.iter().filter(|target| !self.erased.contains(target));
        self.erased_elsewhere(&asked.cloned().collect::<Erasures>())
    }

    /// That this copy can belong to a workspace on a server.
    ///
    /// # Errors
    /// [`Error::Invalid`] where that is another workspace; [`Error::NotRead`].
    pub fn may_join(&self, there: &Standing) -> Result<(), Error> {
        let source = &self.shelf.source;
        let is_same = match (there.origin, source.first()?) {
            (Some(origin), Some(_)) => source.has(origin)?,
            _ => true,
        };
        match is_same {
            true => Ok(()),
            false => Err(Error::Invalid(format!(
                "“{}” is another workspace than the one on the team server. Nothing was changed. Join that one in a new file, which it then comes to by itself.",
                self.name()
            ))),
        }
    }
}
