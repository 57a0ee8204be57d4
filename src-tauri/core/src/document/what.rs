//! What an action did, as one word.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The kind of an action. In a file it is the word that [`What::word`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Set up by the app itself, and never undone.
    SetUp,
    /// A new document.
    Create,
    /// A copy of a use case.
    Duplicate,
    /// A use case that goes on from what was learned in another.
    Learn,
    /// Use cases were made and changed from a table.
    Import,
    /// A use case was set apart.
    Archive,
    /// A use case was brought back to work.
    Restore,
    /// A document was deleted.
    Delete,
    /// Somebody became a stakeholder.
    StakeholderAdd,
    /// A stakeholder got another place in the list.
    StakeholderMove,
    /// Somebody is no stakeholder any more.
    StakeholderRemove,
    /// A new row.
    RowAdd,
    /// A row got another place.
    RowMove,
    /// A row was removed.
    RowRemove,
    /// Text was typed.
    Type,
    /// A dimension was scored.
    Score,
    /// A checklist item was ticked, or no longer is.
    Tick,
    /// Something became not applicable, or applicable again.
    Applicable,
    /// Anything else that scoping asks was entered.
    Set,
    /// Something on which copies of the workspace disagreed was decided.
    Settle,
    /// Somebody looked at what had changed since a use case was agreed.
    Look,
    /// What was before was brought back.
    Return,
    /// Something was done in a workshop.
    Workshop,
    /// Somebody who is erased is no longer named in a text.
    Erase,
    /// An action was taken back.
    Undo,
    /// An undo was taken back.
    Redo,
    /// A word of another version of Ninefold.
    Other(String),
}

impl What {
    /// Those that this version knows.
    pub const KNOWN: [Self; 26] = [
        Self::SetUp,
        Self::Create,
        Self::Duplicate,
        Self::Learn,
        Self::Import,
        Self::Archive,
        Self::Restore,
        Self::Delete,
        Self::StakeholderAdd,
        Self::StakeholderMove,
        Self::StakeholderRemove,
        Self::RowAdd,
        Self::RowMove,
        Self::RowRemove,
        Self::Type,
        Self::Score,
        Self::Tick,
        Self::Applicable,
        Self::Set,
        Self::Settle,
        Self::Look,
        Self::Return,
        Self::Workshop,
        Self::Erase,
        Self::Undo,
        Self::Redo,
    ];

    /// The word in a file. It is part of a change's checksum, and never changes.
    pub fn word(&self) -> &str {
        match self {
            Self::SetUp => "set-up",
            Self::Create => "create",
            Self::Duplicate => "duplicate",
            Self::Learn => "learn",
            Self::Import => "import",
            Self::Archive => "archive",
            Self::Restore => "restore",
            Self::Delete => "delete",
            Self::StakeholderAdd => "stakeholder-add",
            Self::StakeholderMove => "stakeholder-move",
            Self::StakeholderRemove => "stakeholder-remove",
            Self::RowAdd => "row-add",
            Self::RowMove => "row-move",
            Self::RowRemove => "row-remove",
            Self::Type => "type",
            Self::Score => "score",
            Self::Tick => "tick",
            Self::Applicable => "applicable",
            Self::Set => "set",
            Self::Settle => "settle",
            Self::Look => "look",
            Self::Return => "return",
            Self::Workshop => "workshop",
            Self::Erase => "erase",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Other(word) => word,
        }
    }
}

impl From<&str> for What {
    fn from(word: &str) -> Self {
        let known = Self::KNOWN.iter().find(|known| known.word() == word);
        known
            .cloned()
            .unwrap_or_else(|| Self::Other(word.to_owned()))
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for What {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for What {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_as_it_was_written() {
        for known in What::KNOWN {
            assert_eq!(What::from(known.word()), known);
            assert!(!matches!(known, What::Other(_)));
        }
        let later = What::from("merge");
        assert_eq!(later, What::Other("merge".to_owned()));
        assert_eq!(later.word(), "merge");
    }
}
