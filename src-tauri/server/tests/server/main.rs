//! The team server against a real PostgreSQL.
#![allow(missing_docs)]

mod log;
mod people;
mod pushing;
mod stage;
