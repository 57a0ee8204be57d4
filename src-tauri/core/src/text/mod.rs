//! What texts are, whatever they say: what of them can be seen, when two names are the same, which comes first.

pub mod collation;
pub mod direction;
pub mod email;
pub mod find;
pub mod mention;
pub mod name;
pub mod seen;
pub mod short;
pub mod words;
