//! What a capture has shown of the tagging plan, as the window shows it.

use crate::wire::wire;

wire! {
    /// How far reading a capture has come.
    pub struct CaptureProgress {
        /// Of a hundred; `null` where nobody knows how long it is.
        pub percent: Option<u32>,
        /// The same in words: `12 of 98 MB read`.
        pub in_words: String,
    }
}

wire! {
    /// What a capture has shown.
    pub struct Captured {
        /// What the file is called; empty for what was pasted.
        pub name: String,
        /// All of it, as it is exported, as HTML.
        pub html: String,
        /// How many tags can be marked as verified: none of a capture that was made with consent denied.
        pub verifiable: u32,
    }
}
