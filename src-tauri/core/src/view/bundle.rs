//! What is exchanged with other copies of the workspace, and what it changes here.

use crate::document::difference;
use crate::document::merge::Piece;
use crate::wire::wire;

wire! {
    /// What goes into a bundle.
    tagged pub enum BundleScope {
        /// Everything.
        Everything,
        /// One use case, with what it names and what names it.
        UseCase {
            /// The use case.
            use_case: String,
        },
        /// Documents that somebody did not have as they are here when they last sent something.
        New {
            /// The person.
            person: String,
        },
    }
}

wire! {
    /// A bundle that is asked for.
    pub struct BundleWish {
        /// What goes into it.
        pub scope: BundleScope,
        /// Nobody's name, role, company, team or email goes into it. What answers say of people stays.
        pub without_people: bool,
    }
}

wire! {
    /// Somebody who sent something from another copy of the workspace.
    pub struct Correspondent {
        /// The person.
        pub person: String,
        /// The name.
        pub name: String,
        /// When they sent something last: `yesterday at 2:03 PM`.
        pub when: String,
    }
}

wire! {
    /// What an import changes, or would change.
    pub struct Imported {
        /// Who sent it, or the name of the copy; empty where nobody is named.
        pub sender: String,
        /// When it was written: `yesterday at 2:03 PM`; empty of a copy.
        pub written: String,
        /// How many changes were not here yet.
        pub changes: u32,
        /// How many documents were not.
        pub added: u32,
        /// How many others look different.
        pub changed: u32,
        /// How many conflicts there are more than before.
        pub conflicts: u32,
        /// All of these: those in conflict first, then those changed, then those added, each by their names.
        pub documents: Vec<ImportedDocument>,
        /// What else a person should know.
        pub notices: Vec<String>,
        /// What is erased there and not here, in words. It is erased here too only if that is wanted.
        pub erased: Vec<String>,
    }
}

impl Imported {
    /// What a person is told while it waits: `New from Anna de Vries: 3 changed, 1 in conflict`.
    pub fn as_news(&self) -> String {
        let from = match self.sender.as_str() {
            "" => "New".to_owned(),
            sender => format!("New from {sender}"),
        };
        let counts = [
            (self.added, "added"),
            (self.changed, "changed"),
            (self.conflicts, "in conflict"),
            (self.erased.len() as u32, "erased there"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, how)| format!("{count} {how}"))
            .collect();
        match counts.is_empty() {
            true => from,
            false => format!("{from}: {}", counts.join(", ")),
        }
    }

    /// What a person is told when it is done: `Brought in 12 changes from Anna de Vries. 2 things are to be settled.`
    pub fn in_words(&self) -> String {
        let from = match self.sender.as_str() {
            "" => String::new(),
            sender => format!(" from {sender}"),
        };
        let brought = match self.changes {
            0 => format!("Nothing in it is new: all of it{from} was here already."),
            1 => format!("Brought in 1 change{from}."),
            changes => format!("Brought in {changes} changes{from}."),
        };
        match self.conflicts {
            0 => brought,
            1 => format!("{brought} 1 thing is to be settled, whenever you like."),
            conflicts => {
                format!("{brought} {conflicts} things are to be settled, whenever you like.")
            }
        }
    }
}

wire! {
    /// A document that an import brings or changes.
    pub struct ImportedDocument {
        /// The document.
        pub id: String,
        /// What it is: `use case`.
        pub kind: String,
        /// What it is called.
        pub name: String,
        /// It was not here.
        pub added: bool,
        /// What is different in one that was here.
        pub edits: Vec<ImportedEdit>,
        /// What is to be settled in it since.
        pub conflicts: Vec<Disagreement>,
    }
}

wire! {
    /// Something that looks different after an import.
    pub struct ImportedEdit {
        /// What it is: `score of Customer Value`.
        pub what: String,
        /// Who did it.
        pub by: String,
        /// When: `yesterday at 2:03 PM`.
        pub when: String,
    }
}

wire! {
    /// Something that copies of the workspace disagree on, until somebody decides.
    pub struct Disagreement {
        /// The document and record of the field, to settle it there.
        pub document: String,
        /// The record.
        pub record: String,
        /// The field.
        pub field: String,
        /// What the document is called.
        pub name: String,
        /// What it is: `answer to “How will we measure success?”`.
        pub what: String,
        /// What kind of disagreement.
        pub about: Matter,
        /// A text of several words, whose versions can be merged by hand.
        pub is_prose: bool,
        /// Of a deletion or archiving: what is shown is that somebody brought it back, without having seen that.
        pub is_return: bool,
        /// What is shown; the deletion, where it is about one.
        pub shown: Version,
        /// What else is said, the latest first; of work that a deletion did not know of, the latest of it.
        pub others: Vec<Version>,
    }
}

wire! {
    /// What a disagreement is about.
    pub enum Matter {
        /// Two wordings or values.
        Versions,
        /// A deletion by somebody who did not know of work, or of a return.
        Deletion,
        /// An archiving, likewise.
        Archiving,
    }
}

wire! {
    /// One of several versions.
    pub struct Version {
        /// The change that it is of, by which it is chosen.
        pub change: String,
        /// In words; empty where it says nothing.
        pub shown: String,
        /// Of prose that is not shown now, what makes it of the one that is, word by word; else empty.
        pub pieces: Vec<difference::Piece>,
        /// Who wrote it.
        pub by: String,
        /// When: `yesterday at 2:03 PM`.
        pub when: String,
        /// The same in milliseconds since 1970.
        pub at: i64,
    }
}

wire! {
    /// What somebody decided.
    tagged pub enum Decision {
        /// One of the versions.
        Version {
            /// The change that it is of.
            change: String,
        },
        /// Another text, such as one made of both.
        Text {
            /// The text.
            text: String,
        },
        /// What was deleted or archived stays.
        Keep,
        /// It is deleted or archived, now that all is known.
        Remove,
    }
}

wire! {
    /// What two versions of a text come to, word by word.
    pub struct Suggestion {
        /// What both come from; may be empty.
        pub before: String,
        /// The text, unless both changed the same words.
        pub text: Option<String>,
        /// The same in pieces, one behind the other.
        pub pieces: Vec<Joint>,
    }
}

wire! {
    /// A part of two versions.
    tagged pub enum Joint {
        /// Neither or both changed it.
        Same {
            /// The words.
            text: String,
        },
        /// Only the version that is shown says so.
        Shown {
            /// The words.
            text: String,
        },
        /// Only the other one does.
        Other {
            /// The words.
            text: String,
        },
        /// Both changed the same words.
        Both {
            /// As it is shown.
            shown: String,
            /// As the other one has it.
            other: String,
        },
    }
}

impl From<Piece> for Joint {
    fn from(piece: Piece) -> Self {
        match piece {
            Piece::Same(text) => Self::Same { text },
            Piece::Shown(text) => Self::Shown { text },
            Piece::Other(text) => Self::Other { text },
            Piece::Both { shown, other } => Self::Both { shown, other },
        }
    }
}
