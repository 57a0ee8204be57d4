//! `ninefold-cli team join`.

use ninefold_core::document::day::moment;
use ninefold_core::team::Join;
use ninefold_team::{Connection, Door, Pasted};

use super::token::Writing;
use crate::arguments::TeamJoin;
use crate::failure::Failure;
use crate::terminal;

/// Takes up an invitation, and writes down what this computer is known by.
///
/// # Errors
/// An address or invitation that is none, and what writing can meet: then the invitation was not taken up.
pub fn run(arguments: &TeamJoin) -> Result<(), Failure> {
    let Pasted {
        address,
        invitation,
    } = arguments.address.parse().map_err(usage)?;
    let Some(invitation) = arguments.invitation.clone().or(invitation) else {
        return Err(Failure::Usage(
            "Name the invitation, too: the whole link, or what stands in it behind #. An owner of the workspace makes one."
                .to_owned(),
        ));
    };
    let writing = Writing::begin(&arguments.token_file, arguments.force)?;
    let joined = Door::at(address.clone()).join(&Join {
        invitation,
        name: arguments.name.clone(),
        device: arguments.device.clone(),
    })?;
    writing.finish(&Connection::new(address.clone(), &joined))?;
    let file = arguments.token_file.display();
    let text = format!(
        "Joined “{}” on {} as “{}” ({}), until {}. What this computer is known by there is in {file}; keep it to yourself.\n",
        joined.title,
        address.told(),
        arguments.name,
        joined.role.word(),
        moment(joined.until),
    );
    terminal::write(terminal::printable(&text, true).as_bytes())
}

fn usage(error: ninefold_team::NotAnAddress) -> Failure {
    Failure::Usage(error.to_string())
}
