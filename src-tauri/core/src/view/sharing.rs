//! Work that is exchanged by a shared folder, and what else lies beside a workspace.

use crate::wire::wire;

wire! {
    /// The shared folder of a workspace on this computer.
    pub struct SharedFolder {
        /// Where it is.
        pub folder: String,
        /// It can be reached now.
        pub is_there: bool,
        /// When this copy wrote something to it last: `today at 2:03 PM`; `None` before it did.
        pub given: Option<String>,
        /// Something was written here since, and is not there yet.
        pub waits: bool,
        /// Who else writes to it.
        pub others: Vec<String>,
        /// What others write is brought in without being asked for.
        pub by_itself: bool,
        /// What went wrong the last time; empty where all is well.
        pub failed: String,
        /// What this copy writes there is locked with a passphrase …
        pub is_locked: bool,
        /// … which this computer remembers.
        pub is_remembered: bool,
        /// That a passphrase is to be entered, in words.
        pub asks_passphrase: Option<String>,
    }
}

wire! {
    /// What waits to be brought in.
    pub struct News {
        /// In one line: `New from Anna de Vries: 3 changed, 1 in conflict`.
        pub text: String,
        /// It is brought in as soon as nobody types.
        pub by_itself: bool,
    }
}

wire! {
    /// The workspace file lies in a folder that a sync program keeps in step.
    pub struct InSync {
        /// What the program is called.
        pub program: String,
        /// The folder.
        pub folder: String,
    }
}

wire! {
    /// What a file is that was dropped or handed over.
    tagged pub enum Handed {
        /// A bundle, or another copy of the workspace, to be looked at.
        Work,
        /// Another workspace, or work on one that is not open.
        Elsewhere {
            /// What the file is called.
            name: String,
            /// It is a bundle, and no workspace itself.
            is_bundle: bool,
            /// The workspace that it is, or is of, among those that were opened before.
            known: Option<String>,
        },
    }
}
