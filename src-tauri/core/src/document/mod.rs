//! Documents made of changes: what is kept, and what follows from a set of changes alone. No file, no window, no clock but
//! the one that is given.

pub mod baseline;
pub mod change;
pub mod checksum;
pub mod day;
pub mod difference;
pub mod digest;
pub mod erasure;
pub mod fold;
pub mod history;
pub mod id;
pub mod kind;
pub mod link;
pub mod log;
pub mod merge;
pub(crate) mod mutant;
pub mod origin;
pub mod pin;
pub mod position;
pub mod quarter;
pub mod same;
pub mod spot;
pub mod stamp;
pub mod typing;
pub mod undo;
pub mod value;
pub mod what;
pub mod words;
