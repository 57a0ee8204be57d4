//! The team server against a real PostgreSQL.
#![allow(missing_docs, clippy::unwrap_used)]

mod bounds;
mod log;
mod operating;
mod people;
mod pushing;
mod shipped;
mod sign_in;
mod stage;
mod tls;
