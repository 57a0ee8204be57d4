//! Tags as events: what is to be sent, what is wrong with that, and what those who build are handed.
//!
//! A [`Plan`] is made of plain values: whoever reads a workspace or a file makes one, and whoever compares what was captured
//! takes one.

pub mod check;
pub mod limits;
pub mod path;
pub mod plan;
pub mod value;
pub mod written;

pub use plan::{Attribute, Consent, Event, Kind, Need, Personal, Plan};
