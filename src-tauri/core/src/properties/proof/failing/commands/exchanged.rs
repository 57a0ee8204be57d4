//! What is done beside others: on screens that were drawn before something came, and with a team server.

use super::{Command, Given, after, dora, person, wish};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::properties::beside::FIELD;
use crate::team::Server;
use crate::workspace::team::{Stopped, Thorough, exchange, look_ahead};
use crate::workspace::{Entry, Workspace};

pub(super) const COMMANDS: &[Command] = &[
    after(
        |workspace, given| workspace.import(&given.bundle(), None).map(drop),
        "an entry on an older screen",
        |workspace, given| {
            let spot = Spot::of(given.use_case, FIELD)?;
            let text = Entry::Text("said on an older screen".to_owned());
            workspace.seeing(0, |workspace| workspace.enter(&spot, text))?;
            workspace.settle()
        },
    ),
    after(by_ben, "what comes from a team", in_step),
    after(by_ben, "the look at a team", |workspace, given| {
        let mut server = given.server.borrow_mut();
        let standing = server.standing().map_err(|_| Error::Unknown("server"))?;
        let lines = look_ahead(&mut *server).map_err(|_| Error::Unknown("server"))?;
        let origin = standing.origin.ok_or(Error::Unknown("server"))?;
        workspace
            .would_change(origin, lines.unwrap_or_default())
            .map(drop)
    }),
    after(
        in_step,
        "a look at what came from a team",
        |workspace, _| {
            let upto = workspace.upto();
            workspace.saw_arrivals(upto).map(drop)
        },
    ),
    after(
        |workspace, given| {
            dora(workspace, given)?;
            in_step(workspace, given)?;
            let mut ben = given.copied(workspace)?;
            in_step(&mut ben, given)?;
            let wish = wish(person(&mut ben, "Dora")?);
            ben.erase_person(&wish)?;
            in_step(&mut ben, given)?;
            in_step(workspace, given)
        },
        "an erasure that comes from a team",
        |workspace, given| {
            let server = given.server.borrow().id;
            workspace.erase_as_server(server).map(drop)
        },
    ),
];

/// Ben has written something by the team's server.
fn by_ben(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    in_step(workspace, given)?;
    let mut ben = given.copied(workspace)?;
    ben.type_text(given.use_case, given.use_case, FIELD, "by Ben")?;
    ben.settle()?;
    in_step(&mut ben, given)
}

fn in_step(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let mut server = given.server.borrow_mut();
    match exchange(&mut *server, workspace, Thorough::No, &mut |_, _| true) {
        Ok(_) => Ok(()),
        Err(Stopped::Here(error)) => Err(error),
        Err(other) => panic!("{other}"),
    }
}
