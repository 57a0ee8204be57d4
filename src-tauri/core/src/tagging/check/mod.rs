//! A plan's own faults: what it says that can't be, and what the receivers of its events don't take.

mod against;
mod own;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;

use super::limits::Limits;
use super::plan::{Attribute, Event, Plan};
use crate::document::id::Id;
use crate::document::kind::field;

/// Something that is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where that is put right.
    pub at: At,
    /// What it is about, as it is sent or called: `add_to_cart`, `add_to_cart: price`.
    pub of: String,
    /// What is wrong, in a sentence.
    pub words: String,
    /// The key of the limits that it is against; `None` where the plan is at odds with itself.
    pub limits: Option<&'static str>,
}

/// Where a fault is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In a tag.
    Tag(Id),
    /// In an attribute, the first tag that carries it beside.
    Attribute {
        /// The tag.
        tag: Id,
        /// The attribute's document.
        document: Id,
    },
    /// In a use case, or in a tag that ought to serve it.
    UseCase(Id),
}

macro_rules! flaws {
    ($($(#[$meta:meta])* $name:ident = $key:literal,)*) => {
        /// What can be wrong with a plan.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Flaw {
            $($(#[$meta])* $name,)*
        }

        impl Flaw {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its key.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

flaws! {
    /// A tag carries attributes, and its event has no name.
    EventUnnamed = "event-unnamed",
    /// Two tags send the same event with other attributes.
    EventsDisagree = "events-disagree",
    /// Two events differ in case alone.
    EventsAlike = "events-alike",
    /// Nobody said which consent an event needs.
    ConsentUnsaid = "consent-unsaid",
    /// An attribute has no name.
    AttributeUnnamed = "attribute-unnamed",
    /// The name of an attribute is no way into what is sent.
    PathBroken = "path-broken",
    /// An event carries two attributes of a name.
    AttributeTwice = "attribute-twice",
    /// Two attributes differ in case alone.
    AttributesAlike = "attributes-alike",
    /// Nobody said what an attribute is.
    TypeUnsaid = "type-unsaid",
    /// Attributes of a name have other types in other tags.
    TypesDisagree = "types-disagree",
    /// Something has parts that is no record.
    PartsOfNoRecord = "parts-of-no-record",
    /// Something has parts that is no list.
    PartsOfNoList = "parts-of-no-list",
    /// An example is of another type.
    ExampleOfOtherType = "example-of-other-type",
    /// An example is not among the allowed values.
    ExampleNotAllowed = "example-not-allowed",
    /// An allowed value is of another type.
    AllowedOfOtherType = "allowed-of-other-type",
    /// Nobody said whether an attribute is personal.
    PersonalUnchecked = "personal-unchecked",
    /// Personal data is sent without a consent.
    PersonalWithoutConsent = "personal-without-consent",
    /// No tag captures what a use case needs.
    NeedWithoutTag = "need-without-tag",
    /// The tags that serve a use case don't carry something that it names.
    NeedNotCarried = "need-not-carried",
    /// An event's name is too long.
    EventTooLong = "event-too-long",
    /// An event's name has letters that are not taken.
    EventLetters = "event-letters",
    /// An event's name is taken by the receiver.
    EventReserved = "event-reserved",
    /// An event's name begins as the receiver's own do.
    EventPrefix = "event-prefix",
    /// An attribute's name is too long.
    AttributeTooLong = "attribute-too-long",
    /// An attribute's name has letters that are not taken.
    AttributeLetters = "attribute-letters",
    /// An attribute's name is taken by the receiver.
    AttributeReserved = "attribute-reserved",
    /// An attribute's name begins as the receiver's own do.
    AttributePrefix = "attribute-prefix",
    /// An event has too many attributes.
    TooMany = "too-many",
    /// Attributes become one when they are sent.
    Collide = "collide",
    /// An attribute may not have parts.
    Nested = "nested",
    /// A record without parts does not arrive.
    RecordEmpty = "record-empty",
    /// A value is too long.
    ValueTooLong = "value-too-long",
    /// A value is not in the one form that is taken.
    WrittenOtherwise = "written-otherwise",
    /// An attribute is worth nothing without another.
    Alone = "alone",
    /// An event lacks what it can't do without.
    Lacking = "lacking",
}

impl Flaw {
    /// The field in which it is put right, of the tag or of the attribute.
    pub fn field(self) -> &'static str {
        match self {
            Self::ConsentUnsaid => field::CONSENT,
            Self::PersonalWithoutConsent | Self::PersonalUnchecked => field::PERSONAL,
            Self::EventUnnamed
            | Self::EventsDisagree
            | Self::EventsAlike
            | Self::EventTooLong
            | Self::EventLetters
            | Self::EventReserved
            | Self::EventPrefix
            | Self::TooMany
            | Self::Lacking => field::EVENT,
            Self::TypeUnsaid
            | Self::TypesDisagree
            | Self::PartsOfNoRecord
            | Self::PartsOfNoList
            | Self::RecordEmpty => field::TYPE,
            Self::ExampleOfOtherType
            | Self::ExampleNotAllowed
            | Self::ValueTooLong
            | Self::WrittenOtherwise => "example",
            Self::AllowedOfOtherType => "allowed",
            Self::NeedWithoutTag | Self::NeedNotCarried => field::DATA,
            _ => field::NAME,
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Plan {
    /// What is wrong with it, by itself and against some limits: event by event, then what use cases miss.
    pub fn faults(&self, limits: &[&'static Limits]) -> Vec<Fault> {
        let mut faults = own::faults(self);
        for limits in limits {
            faults.extend(against::faults(self, limits));
        }
        let places: HashMap<Id, usize> =
            self.events.iter().map(|event| event.tag).zip(0..).collect();
        let place = |fault: &Fault| match fault.at {
            At::Tag(tag) | At::Attribute { tag, .. } => places.get(&tag).copied(),
            At::UseCase(_) => None,
        };
        faults.sort_by_key(|fault| place(fault).unwrap_or(usize::MAX));
        faults
    }
}

/// A fault of an event.
fn of_event(event: &Event, flaw: Flaw, words: impl Into<String>) -> Fault {
    Fault {
        flaw,
        at: At::Tag(event.tag),
        of: event.in_words().to_owned(),
        words: words.into(),
        limits: None,
    }
}

/// A fault of an attribute that an event carries.
fn of_attribute(
    event: &Event,
    attribute: &Attribute,
    flaw: Flaw,
    words: impl Into<String>,
) -> Fault {
    let name = match attribute.name.as_str() {
        "" => "an attribute",
        name => name,
    };
    Fault {
        flaw,
        at: At::Attribute {
            tag: event.tag,
            document: attribute.document,
        },
        of: format!("{}: {name}", event.in_words()),
        words: words.into(),
        limits: None,
    }
}
