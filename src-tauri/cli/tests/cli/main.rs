//! The built program on real files.
#![allow(clippy::unwrap_used, missing_docs)]

mod check;
mod export;
mod help;
mod list;
mod reading;
mod set;
mod stage;
