//! What the law asks of an integration and of a tag.

use crate::use_case::asked::Ask;
use crate::wire::wire;

wire! {
    /// The lawful record of an integration or a tag.
    pub struct LawfulRecord {
        /// The integration or tag.
        pub id: String,
        /// What it is called.
        pub of: String,
        /// What the law asks, in order.
        pub asks: Vec<Ask>,
        /// `Complete`, `3 things are not checked yet`, or `Nothing is checked yet`.
        pub standing: String,
        /// Whether nothing is left open.
        pub is_complete: bool,
    }
}
