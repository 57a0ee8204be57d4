//! The built program on real files.
#![allow(clippy::unwrap_used, missing_docs)]

mod baseline;
mod bundle;
mod capture;
mod check;
mod coach;
mod export;
mod formats;
mod generate;
mod hand_over;
mod help;
mod history;
mod list;
mod names;
mod person;
mod plan;
mod reading;
mod rescue;
mod scoping;
mod set;
mod spreadsheet;
mod stage;
mod tables;
mod workshop;
