//! Backups and rescue, as the window shows them.

use crate::wire::wire;

wire! {
    /// The backups of the workspace that is open, or that could not be opened.
    pub struct Backups {
        /// The folder, which may not be there yet.
        pub folder: String,
        /// The newest first.
        pub backups: Vec<BackupRow>,
        /// Where copies go, too, if a person has chosen a place.
        pub second: Option<SecondPlace>,
        /// Why the last try made none, in words.
        pub failed: Option<String>,
    }
}

wire! {
    /// A backup.
    pub struct BackupRow {
        /// What it is asked for by.
        pub path: String,
        /// When it was made: `today at 2:03 PM`.
        pub made: String,
        /// What for.
        pub why: BackupWhy,
        /// How large it is: `1.5 MiB`.
        pub size: String,
        /// What it holds: `12 use cases, 340 changes`. Empty where it can't be used.
        pub holds: String,
        /// When and by whom it was edited last: `Last edit yesterday at 11:40 AM by Anna`. Empty where that is not known.
        pub edited: String,
        /// Why it can't be used, in words.
        pub problem: Option<String>,
    }
}

wire! {
    /// What a backup was made for.
    pub enum BackupWhy {
        /// While working.
        Working,
        /// What was there before a backup was restored.
        BeforeRestore,
        /// Before a new version of Ninefold changed the file's format.
        BeforeMigration,
    }
}

wire! {
    /// Another place for copies of backups, such as an external drive.
    pub struct SecondPlace {
        /// The folder.
        pub folder: String,
        /// False where it is not there now, such as a drive that is not connected.
        pub is_there: bool,
        /// When the newest backup there was made; `null` where there is none.
        pub last: Option<String>,
    }
}

wire! {
    /// What can be saved of a workspace that can't be opened.
    pub struct RescueView {
        /// What can be read, what can't, and what comes from a backup, in sentences.
        pub told: Vec<String>,
        /// The newest backup that is whole.
        pub backup: Option<BackupRow>,
        /// Whether there is anything to be saved.
        pub can_save: bool,
    }
}
