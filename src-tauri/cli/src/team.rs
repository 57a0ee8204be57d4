//! `ninefold-cli team`.

mod exchange;
mod join;
mod state;
mod token;

use crate::arguments::Team;
use crate::failure::Failure;

/// Joins a workspace on a team server, exchanges work with it, or says how both stand.
///
/// # Errors
/// What the server refuses, a server that can't be reached, a workspace that is open elsewhere, and what reading and writing can
/// meet.
pub fn run(arguments: &Team) -> Result<(), Failure> {
    match arguments {
        Team::Join(asked) => join::run(asked),
        Team::Push(push) => exchange::push(push),
        Team::Pull(pull) => exchange::pull(pull),
        Team::Sync(sync) => exchange::sync(sync),
        Team::State(asked) => state::run(asked),
    }
}
