//! A check of the workspace, as the window shows it.

use crate::wire::wire;

wire! {
    /// How far a check has come.
    pub struct CheckProgress {
        /// How many documents, pictures and backups were looked at.
        pub done: u32,
        /// Of so many.
        pub of: u32,
    }
}

wire! {
    /// What a check found.
    pub struct CheckView {
        /// `Nothing is wrong`, or how much is.
        pub verdict: String,
        /// What was looked at, in words.
        pub looked: String,
        /// What is wrong; of very much the first.
        pub findings: Vec<CheckFinding>,
        /// How much more there is.
        pub more: u32,
        /// Something can be mended.
        pub mends: bool,
        /// The file can't be opened as it is: nothing is written to it, and what can be read is to be saved in a new one.
        pub is_closed: bool,
    }
}

wire! {
    /// Something that is wrong.
    pub struct CheckFinding {
        /// What was found.
        pub what: String,
        /// What that means.
        pub meaning: String,
        /// What mending does about it; `null` where it can't be mended.
        pub remedy: Option<String>,
    }
}
