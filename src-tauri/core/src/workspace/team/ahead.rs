//! What connecting to a server would change here, before it is done.

use super::exchange::flaw;
use crate::document::id::Id;
use crate::document::log::{Line, Place};
use crate::error::Error;
use crate::store::Incoming;
use crate::team::{Failed, MOST_LINES, Server};
use crate::view::Imported;
use crate::workspace::Workspace;

/// Of so many lines it is looked what they would change; more are told by their number alone.
pub const LOOKED_AT: u64 = 20_000;

/// All that a server has, but for the bytes of pictures; nothing where that is too much to be looked at, or nothing at all.
///
/// # Errors
/// [`Failed`].
pub fn look_ahead(server: &mut impl Server) -> Result<Option<Vec<Line>>, Failed> {
    let (mut place, mut all) = (Place::default(), Vec::new());
    loop {
        let (head, lines) = server.pull(place, MOST_LINES)?;
        if head.standing.end.n > LOOKED_AT {
            return Ok(None);
        }
        if let Some(flaw) = lines.iter().find_map(flaw) {
            return Err(Failed::Garbled(flaw));
        }
        all.extend(lines);
        if head.place == place || head.place == head.standing.end {
            return Ok((!all.is_empty()).then_some(all));
        }
        place = head.place;
    }
}

impl Workspace {
    /// What taking in all of a server would change, whose workspace is of this origin. Nothing is changed yet.
    ///
    /// # Errors
    /// As [`Workspace::preview_import`].
    pub fn would_change(&mut self, origin: Id, lines: Vec<Line>) -> Result<Imported, Error> {
        let incoming = Incoming::of_server(origin, super::incoming(lines, Vec::new()));
        self.take_in(vec![(incoming, String::new())], None, false)
    }
}
