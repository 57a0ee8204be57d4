//! The team server against a real PostgreSQL.
#![allow(missing_docs)]

mod bounds;
mod log;
mod operating;
mod people;
mod pushing;
mod stage;
