//! How a copy and a team server get in step: first what others sent is taken in, then what is here is sent. Whatever breaks it
//! off, what was acknowledged stays, and the next time it goes on from there.

use super::exchanged::{Exchanged, Held, Stopped, Thorough};
use super::outgoing::Parcel;
use crate::document::id::Id;
use crate::document::log::{Line, Place, Standing};
use crate::document::mutant;
use crate::error::Error;
use crate::store::bundle::Picture;
use crate::store::{Step, hash};
use crate::team::{Carried, Code, Failed, MOST_LINES, PushHead, Refused, Role, Server};
use crate::workspace::{Reader, Workspace};

/// Gets a copy and a server in step. `watch` hears how many lines have gone either way, of how many as far as is known, and
/// answers whether to go on.
///
/// # Errors
/// [`Stopped`].
pub fn exchange(
    server: &mut impl Server,
    copy: &mut impl Held,
    thorough: Thorough,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Exchanged, Stopped> {
    let mut run = Run::new(server, copy, watch);
    run.pull()?;
    match run.found.role.writes() {
        true => run.push(Others::TakenIn)?,
        false => run.note()?,
    }
    if thorough == Thorough::Yes && !run.is_same()? {
        run.begin_anew()?;
        run.pull()?;
        if run.found.role.writes() {
            run.push(Others::TakenIn)?;
        }
    }
    Ok(run.found)
}

/// Takes in what others sent, and sends nothing.
///
/// # Errors
/// [`Stopped`].
pub fn fetch(
    server: &mut impl Server,
    copy: &mut impl Held,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Exchanged, Stopped> {
    let mut run = Run::new(server, copy, watch);
    run.pull()?;
    run.note()?;
    Ok(run.found)
}

/// Sends what is here, and takes in nothing. Where others sent something meanwhile, it is sent once more the next time, and passed
/// over there.
///
/// # Errors
/// [`Stopped`]; refused where one may only read.
pub fn send(
    server: &mut impl Server,
    copy: &mut impl Held,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Exchanged, Stopped> {
    let mut run = Run::new(server, copy, watch);
    run.look()?;
    run.push(Others::Left)?;
    Ok(run.found)
}

/// What becomes of what others sent meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Others {
    TakenIn,
    Left,
}

/// An exchange that is going on.
struct Run<'a, S, H> {
    id: Id,
    server: &'a mut S,
    copy: &'a mut H,
    watch: &'a mut dyn FnMut(u64, u64) -> bool,
    done: u64,
    /// How many lines go at once: few at first, so that some get through a line that is cut all the time, and more with each that
    /// did.
    most: usize,
    /// How often all was gone through once more.
    anew: u32,
    found: Exchanged,
}

/// So many lines go at first.
const FIRST: usize = 64;

impl<'a, S: Server, H: Held> Run<'a, S, H> {
    fn new(server: &'a mut S, copy: &'a mut H, watch: &'a mut dyn FnMut(u64, u64) -> bool) -> Self {
        Self {
            id: server.workspace(),
            server,
            copy,
            watch,
            done: 0,
            most: FIRST,
            anew: 0,
            found: Exchanged {
                sent: 0,
                came: 0,
                imported: Vec::new(),
                standing: Standing::default(),
                role: Role::Reader,
                is_anew: false,
            },
        }
    }

    fn hold<T>(
        &mut self,
        act: impl FnOnce(&mut Workspace) -> Result<T, Error>,
    ) -> Result<T, Stopped> {
        let done = self.copy.hold(act).ok_or(Stopped::Halted)?;
        Ok(done?)
    }

    fn step(&mut self) -> Result<Step, Stopped> {
        let id = self.id;
        self.hold(|workspace| workspace.step(id))
    }

    /// Takes in all that the server has and this copy has not.
    fn pull(&mut self) -> Result<(), Stopped> {
        let mut place = self.step()?.place;
        loop {
            let (head, lines) = match self.server.pull(place, self.most) {
                Err(Failed::Refused(Refused {
                    code: Code::OtherHistory,
                    ..
                })) if place != Place::default() => {
                    if !mutant::lacks("a server that forgot something gets all again") {
                        self.begin_anew()?;
                    }
                    place = Place::default();
                    continue;
                }
                page => page?,
            };
            self.grow();
            self.done += lines.len() as u64;
            let left = head.standing.end.n.saturating_sub(head.place.n);
            (self.found.role, self.found.standing) = (head.role, head.standing);
            if !lines.is_empty() {
                self.take_in(head.standing.origin, lines, head.place)?;
            }
            let moves = head.place != place;
            place = head.place;
            if left == 0 || !moves {
                return Ok(());
            }
            self.tell(left)?;
        }
    }

    /// What was asked for got through.
    fn grow(&mut self) {
        self.most = MOST_LINES.min(self.most * 4);
    }

    /// Notes when it was fetched, where nothing is sent.
    fn note(&mut self) -> Result<(), Stopped> {
        let (id, step) = (self.id, self.step()?);
        self.hold(|workspace| workspace.keep_step(id, step))
    }

    /// Looks whether the server still has what this copy was in step with, and takes in nothing.
    fn look(&mut self) -> Result<(), Stopped> {
        let place = self.step()?.place;
        let (head, _) = match self.server.pull(place, 1) {
            Err(Failed::Refused(Refused {
                code: Code::OtherHistory,
                ..
            })) if place != Place::default() => {
                self.begin_anew()?;
                self.server.pull(Place::default(), 1)
            }
            page => page,
        }?;
        (self.found.role, self.found.standing) = (head.role, head.standing);
        Ok(())
    }

    fn take_in(
        &mut self,
        origin: Option<Id>,
        lines: Vec<Line>,
        place: Place,
    ) -> Result<(), Stopped> {
        let flaw = lines.iter().find_map(flaw);
        if let Some(flaw) = flaw.filter(|_| !mutant::lacks("what a server sends is looked at")) {
            return Err(Failed::Garbled(flaw).into());
        }
        let Some(origin) = origin else {
            return Err(Failed::Garbled("it does not say what workspace it has".to_owned()).into());
        };
        let reader = self.hold(|workspace| Ok(workspace.reader()))?;
        let mut pictures = Vec::new();
        for line in &lines {
            if let Line::Picture(name) = line
                && reader.shelf.source.mime(name)?.is_none()
                && let Some(Carried { mime, bytes }) = self.server.picture(name)?
            {
                if hash(&bytes) != *name {
                    return Err(
                        Failed::Garbled("a picture is not what it is called".to_owned()).into(),
                    );
                }
                let hash = name.clone();
                pictures.push(Picture { hash, mime, bytes });
            }
        }
        let id = self.id;
        let imported =
            self.hold(|workspace| workspace.take_in_page(id, origin, lines, pictures, place))?;
        self.found.came += u64::from(imported.changes);
        if imported.changes > 0 {
            self.found.imported.push(imported);
        }
        Ok(())
    }

    /// Sends all that the server is not known to have.
    fn push(&mut self, others: Others) -> Result<(), Stopped> {
        let id = self.id;
        let reader = self.hold(|workspace| {
            workspace.settle()?;
            workspace.let_out()?;
            Ok(workspace.reader())
        })?;
        let mut step = self.step()?;
        let mut kept = step.clone();
        let mut left = reader.unsent(id)?;
        let mut end = step.place;
        while let Some(parcel) = reader.parcel(id, &step, self.most)? {
            left = left.saturating_sub(parcel.changes);
            step.sent = parcel.upto;
            step.erased.clone_from(&parcel.erased);
            end = self.hand_in(&reader, parcel, &mut step)?;
            self.remember(&mut step, &mut kept, end, others)?;
            self.tell(left)?;
        }
        step.sent = reader.last;
        if others == Others::TakenIn {
            end = step.place;
        }
        self.remember(&mut step, &mut kept, end, others)
    }

    /// Keeps how far it is in step, after the log ended somewhere with what was sent.
    fn remember(
        &mut self,
        step: &mut Step,
        kept: &mut Step,
        end: Place,
        others: Others,
    ) -> Result<(), Stopped> {
        let id = self.id;
        // Before what came meanwhile is here too, nobody can tell whether the server still knows what it was sent.
        if end != step.place {
            let to = step.place;
            self.hold(|workspace| workspace.advance(id, to))?;
            if others == Others::TakenIn {
                let before = self.anew;
                self.pull()?;
                let now = self.step()?;
                if self.anew > before {
                    // What was sent may be forgotten: all goes once more.
                    step.clone_from(&now);
                    kept.clone_from(&now);
                    return Ok(());
                }
                step.place = now.place;
            }
        } else {
            self.found.standing.end = end;
        }
        if step != kept && step.place.n >= end.n {
            kept.clone_from(step);
            self.hold(|workspace| workspace.keep_step(id, kept.clone()))?;
        }
        Ok(())
    }

    /// Hands in a parcel, and the pictures that the server lacks. Answers where its log ends then; where nobody else came in
    /// between, that is where this copy stands, too.
    fn hand_in(
        &mut self,
        reader: &Reader,
        parcel: Parcel,
        step: &mut Step,
    ) -> Result<Place, Stopped> {
        let origin = parcel.origin;
        let mut end = step.place;
        let mut lines = parcel.lines.into_iter().peekable();
        while lines.peek().is_some() {
            let some: Vec<Line> = lines.by_ref().take(MOST_LINES).collect();
            self.done += some.len() as u64;
            let taken = self.server.push(PushHead { origin }, some)?;
            self.grow();
            self.found.sent += taken.new;
            if taken.end.n.checked_sub(taken.new) == Some(step.place.n) {
                step.place = taken.end;
            }
            end = taken.end;
            for name in taken.lacks {
                if let Some(Picture { mime, bytes, .. }) = reader.shelf.source.picture(&name)? {
                    self.server.put_picture(&name, &Carried { mime, bytes })?;
                }
            }
        }
        Ok(end)
    }

    /// Whether both have the same changes. Where only one may write, more may be here.
    fn is_same(&mut self) -> Result<bool, Stopped> {
        let standing = self.server.standing()?;
        let id = self.id;
        let (here, step, unsent) = self.hold(|workspace| {
            let here = workspace.digest()?;
            Ok((here, workspace.step(id)?, workspace.unsent(id)?))
        })?;
        // What came or was entered since is no difference: it is on its way.
        let is_moving = step.place != standing.end || unsent > 0;
        Ok(is_moving || here == standing.digest)
    }

    /// The server has forgotten something, or this copy has: all is sent and fetched once more, and what is there is passed over.
    fn begin_anew(&mut self) -> Result<(), Stopped> {
        self.found.is_anew = true;
        self.anew += 1;
        let id = self.id;
        self.hold(|workspace| workspace.begin_anew(id))
    }

    fn tell(&mut self, left: u64) -> Result<(), Stopped> {
        match (self.watch)(self.done, self.done + left) {
            true => Ok(()),
            false => Err(Stopped::Halted),
        }
    }
}

/// What is wrong with a line, in words.
pub(super) fn flaw(line: &Line) -> Option<String> {
    match line {
        Line::Change(sealed) if !sealed.is_whole() => {
            Some("a change is not as it was sent there".to_owned())
        }
        Line::Change(sealed) => {
            let odd = sealed.change.check().err()?;
            Some(format!("a change {odd}"))
        }
        _ => None,
    }
}
