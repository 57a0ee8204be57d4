//! Why a workspace file is not opened without asking: it can be read, but not all of it can be taken for what was saved.

/// Why a workspace file is not opened without asking. Nothing was changed, and there is a way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What it is about.
    pub kind: DoubtKind,
    /// What was found, in sentences.
    pub what: String,
}

/// Kinds of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// The log beside the file is that of another file.
    OtherLog,
    /// Changes that were in the log can't be read any more.
    LostChanges,
    /// What was being typed is not as it was written.
    AlteredTyping,
    /// The file holds triggers, views or tables that are not Ninefold's.
    Strange,
}

impl DoubtKind {
    /// What happened, in a line.
    pub fn title(self) -> &'static str {
        match self {
            Self::OtherLog => "The file and the log beside it don't belong together",
            Self::LostChanges => "The latest changes can't be read",
            Self::AlteredTyping => "What was being typed is damaged",
            Self::Strange => "The workspace holds something foreign",
        }
    }

    /// What can be done about it, where a person decides.
    pub fn offer(self) -> &'static str {
        match self {
            Self::OtherLog => {
                "You can open the file without the log. File and log are kept beside it first, as they are now."
            }
            Self::LostChanges | Self::AlteredTyping => {
                "You can open what is whole. The file and what lies beside it are kept first, as they are now."
            }
            Self::Strange => {
                "You can open a clean copy of all that Ninefold keeps in it. The file is kept beside it first, as it is now."
            }
        }
    }
}
