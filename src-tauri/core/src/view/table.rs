//! The table of use cases: what is shown of them, in which order.

use crate::wire::wire;

wire! {
    /// A label that use cases have.
    #[derive(Eq)]
    pub struct Label {
        /// The label, as it is spelled most often.
        pub name: String,
        /// The field of it in each of them.
        pub field: String,
        /// How many have it.
        pub count: u32,
    }
}
