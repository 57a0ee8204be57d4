//! What a copy and a team server lack of each other, before anything is exchanged.

use super::exchanged::Stopped;
use crate::document::log::{Line, Place, Standing};
use crate::error::Error;
use crate::store::hash;
use crate::team::{Code, Failed, MOST_LINES, Refused, Role, Server};
use crate::workspace::{Reader, Workspace};

/// What both lack of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// How many changes are here that the server does not have.
    pub to_send: u64,
    /// How many lines are there that are not here.
    pub to_take_in: u64,
    /// The server has forgotten something since both were in step.
    pub was_brought_back: bool,
    /// What may be done there.
    pub role: Role,
    /// How it stands there.
    pub standing: Standing,
}

/// Looks how far a copy and a server are apart, and changes nothing. What was sent while others were ahead counts as here and there:
/// the copy itself can't tell before it has what they sent, so where something may be to be sent, what arrived there is gone through.
///
/// # Errors
/// [`Stopped`].
pub fn apart(server: &mut impl Server, copy: &Workspace) -> Result<Apart, Stopped> {
    let id = server.workspace();
    let mut place = copy.step(id)?.place;
    let unsent = copy.unsent(id)?;
    let most = if unsent == 0 { 1 } else { MOST_LINES };
    let (page, was_brought_back) = match server.pull(place, most) {
        Err(Failed::Refused(Refused {
            code: Code::OtherHistory,
            ..
        })) if place != Place::default() => {
            place = Place::default();
            (server.pull(place, MOST_LINES)?, true)
        }
        page => (page?, false),
    };
    let (mut head, mut lines) = page;
    copy.may_join(&head.standing)?;
    let mut apart = Apart {
        to_send: match was_brought_back {
            true => copy.changes() as u64,
            false => unsent,
        },
        to_take_in: head.standing.end.n.saturating_sub(place.n),
        was_brought_back,
        role: head.role,
        standing: head.standing,
    };
    while apart.to_send > 0 && !lines.is_empty() {
        for line in &lines {
            let is_here = copy.has_line(line)?;
            apart.to_take_in = apart.to_take_in.saturating_sub(u64::from(is_here));
            let is_sent = is_here && matches!(line, Line::Change(_));
            apart.to_send = apart.to_send.saturating_sub(u64::from(is_sent));
        }
        if head.place == place {
            break;
        }
        place = head.place;
        (head, lines) = server.pull(place, MOST_LINES)?;
    }
    Ok(apart)
}

impl Reader {
    fn has_line(&self, line: &Line) -> Result<bool, Error> {
        let source = &self.shelf.source;
        match line {
            Line::Change(sealed) => source.has(sealed.change.id),
            Line::Framework(text) => Ok(source.framework(&hash(text.as_bytes()))?.is_some()),
            Line::Picture(name) => Ok(source.mime(name)?.is_some()),
            Line::Erasure(target) => Ok(self.erased.contains(target)),
        }
    }
}
