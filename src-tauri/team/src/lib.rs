//! Carries what a copy of a workspace and a team server say to each other over HTTP: [`ninefold_core::team`] says what that is,
//! this crate how it gets there. It waits for its answers, so whoever calls it does so beside the window.
//!
//! A server is believed nothing: whatever comes is read up to a bound, as what it has to be, and within a time.

mod address;
mod caller;
mod client;
mod connection;
mod door;
mod failure;
mod lines;
mod news;
mod stop;
#[cfg(test)]
mod tests;

pub use address::{Address, NotAnAddress, Pasted};
pub use client::Client;
pub use connection::Connection;
pub use door::Door;
pub use news::News;
pub use stop::Stop;
