//! Names that are looked for.

use super::wire;

wire! {
    /// How a name is to what somebody looks for.
    pub enum Likeness {
        /// It doesn't contain it.
        Other,
        /// It contains it.
        Like,
        /// It is the same name.
        Same,
    }
}
