//! What came of holding a capture against a plan.

use crate::document::id::Id;
use crate::tagging::Consent;
use crate::wire::wire;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The SHA-256 of the capture, as hexadecimal digits.
    pub digest: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// How many events were in it, those that tools send by themselves among them.
    pub events: u64,
    /// How many things that were sent could not be read: cut, torn by the program that captured them, or packed in another way.
    pub unread: u64,
    /// The tags that have an event's name, in the order of the plan.
    pub tags: Vec<TagSeen>,
    /// Events that no tag sends, the most frequent first.
    pub unplanned: Vec<Unplanned>,
    /// How many events there were of still other names, where there are more than are listed.
    pub more_unplanned: u64,
}

/// What was seen of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagSeen {
    /// The tag.
    pub tag: Id,
    /// The event's name.
    pub event: String,
    /// What is captured, in words.
    pub called: String,
    /// The consent that it needs; `None` while nobody said.
    pub consent: Option<Consent>,
    /// How many of its events were seen.
    pub count: u64,
    /// What was not as planned, in the order of the plan.
    pub faults: Vec<Fault>,
}

/// Something that was not as planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong with it.
    pub kind: FaultKind,
    /// The attribute.
    pub attribute: String,
    /// In how many events.
    pub count: u64,
}

wire! {
    /// What can be wrong with an attribute of an event.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum FaultKind {
        /// It is required, and was not there or empty.
        Missing,
        /// Its value is of another type.
        WrongType,
        /// Its value is none of those that are allowed.
        NotAllowed,
        /// It is not in the plan.
        Additional,
    }
}

/// An event that no tag sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplanned {
    /// Its name, as it was sent.
    pub name: String,
    /// How many there were.
    pub count: u64,
    /// The name of a planned event that differs from it in case and separators alone.
    pub like: Option<String>,
}

impl Report {
    /// The tags that were seen as planned, which can be verified.
    pub fn as_planned(&self) -> impl Iterator<Item = &TagSeen> {
        self.tags.iter().filter(|tag| tag.is_as_planned())
    }

    /// The tags that sent something though they need a consent, or nobody said whether they do: what is wrong in a capture that
    /// was made with consent denied.
    pub fn without_consent(&self) -> impl Iterator<Item = &TagSeen> {
        let fired = self.tags.iter().filter(|tag| tag.count > 0);
        fired.filter(|tag| tag.consent != Some(Consent::None))
    }

    /// Whether every tag was seen as planned, and nothing else.
    pub fn is_clean(&self) -> bool {
        self.unplanned.is_empty() && self.tags.iter().all(TagSeen::is_as_planned)
    }
}

impl TagSeen {
    /// Whether it was seen, and everything was as planned.
    pub fn is_as_planned(&self) -> bool {
        self.count > 0 && self.faults.is_empty()
    }
}

impl FaultKind {
    /// What it is called, in a sentence or a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "required missing",
            Self::WrongType => "wrong type",
            Self::NotAllowed => "value not allowed",
            Self::Additional => "additional attribute",
        }
    }
}
