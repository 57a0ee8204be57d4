//! What is asked, and what becomes of answers, good and bad, against servers of the tests' own.

mod addresses;
mod answers;
mod lies;
mod news;
mod questions;
mod tiny;
#[cfg(target_os = "linux")]
mod trust;

use ninefold_core::document::id::Id;
use ninefold_core::team::Failed;

use crate::{Client, Connection};
use tiny::Tiny;

/// Somebody who belongs to a workspace on that server.
fn client(tiny: &Tiny) -> Client {
    Client::new(&Connection {
        address: tiny.address.clone(),
        token: "the-token".into(),
        workspace: Id::from_bytes([7; 16]),
    })
}

/// What is told of a server that can't be reached.
fn away<T: std::fmt::Debug>(result: Result<T, Failed>) -> String {
    match result {
        Err(Failed::Away(why)) => why,
        other => panic!("not away: {other:?}"),
    }
}

/// What is told of a server that is not understood.
fn garbled<T: std::fmt::Debug>(result: Result<T, Failed>) -> String {
    match result {
        Err(Failed::Garbled(what)) => what,
        other => panic!("not garbled: {other:?}"),
    }
}
