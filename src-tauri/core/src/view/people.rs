//! People: all that is held about somebody, and what erasing them comes to.

use std::borrow::Cow;

use super::{Involved, Person, Place, Says, Slice};
use crate::wire::wire;

wire! {
    /// The list of people.
    pub struct PeopleScreen {
        /// Grows with every change.
        pub revision: u64,
        /// `12 of 40 people`.
        pub count: String,
        /// Those whom the workspace knows that are wanted.
        pub people: Slice<PersonRow>,
        /// How many use cases have holes in their RACI letters.
        pub with_holes: u32,
        /// Those of whom everything was erased: how many and when, in sentences that name nobody.
        pub erased: Vec<String>,
    }
}

wire! {
    /// Somebody in the list.
    pub struct PersonRow {
        /// The person.
        pub id: String,
        /// The name.
        pub name: String,
        /// Role, company, team and email, as far as they are known.
        pub about: String,
        /// The use cases and phases in which the person is a stakeholder.
        pub involved: Involved,
        /// Of how many entries it is made.
        pub entries: u32,
        /// Another person's name is the same.
        pub is_alike: bool,
    }
}

impl Says for PersonRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let mut texts = vec![Cow::from(&self.name)];
        if self.entries > 1 {
            texts.push(format!("{} entries", self.entries).into());
        }
        if self.is_alike {
            texts.push("Same name twice".into());
        }
        texts.push(Cow::from(&self.about));
        texts.extend(self.involved.texts());
        texts
    }
}

wire! {
    /// All that is held about a person.
    pub struct Held {
        /// Grows with every change.
        pub revision: u64,
        /// The person.
        pub person: Person,
        /// The entries that are shown as one, that which stands for all first.
        pub entries: Vec<PersonEntry>,
        /// What is entered of the person, with what was entered before.
        pub own: Vec<HeldThing>,
        /// Where the person is named by a choice: stakeholder, owner, who decided.
        pub roles: Vec<HeldThing>,
        /// What the person wrote: `12 changes in 3 documents, the last of them today at 2:03 PM`; empty where that is nothing.
        pub written: String,
        /// Texts that mention the person.
        pub mentions: Vec<Mention>,
        /// By which names they were looked for.
        pub names: Vec<String>,
        /// People of the same name, who may be the same.
        pub alike: Vec<PersonEntry>,
        /// Who sent something from another copy of the workspace, and so may have all of this.
        pub elsewhere: Vec<String>,
        /// Why the person can't be erased here; `null` where that can be.
        pub kept_because: Option<String>,
    }
}

wire! {
    /// What was entered of a person in one place.
    pub struct PersonEntry {
        /// The entry.
        pub id: String,
        /// The name in it.
        pub name: String,
        /// The rest of it.
        pub about: String,
    }
}

wire! {
    /// Something that is held about a person.
    pub struct HeldThing {
        /// What it is: `Role`, `Stakeholder of “Cart”: Ideation`.
        pub what: String,
        /// What it says; may be empty.
        pub said: String,
        /// Where to see it.
        pub place: Option<Place>,
    }
}

wire! {
    /// A text that mentions a person, or did so before.
    pub struct Mention {
        /// What names it to whoever erases: `<document>/<record>/<field>`.
        pub key: String,
        /// What it is: `answer to “How will we measure success?”`.
        pub what: String,
        /// In which document.
        pub of: String,
        /// The text around the name; empty where only earlier wordings have it.
        pub said: String,
        /// How many earlier wordings, and such as are not shown, have it.
        pub earlier: u32,
        /// It is another person's own entry, and stays unless that is wanted.
        pub is_another: bool,
        /// Where to see it.
        pub place: Option<Place>,
    }
}

wire! {
    /// The wish to erase a person.
    pub struct ErasureWish {
        /// The person, by any entry.
        pub person: String,
        /// Other names and spellings by which texts may mention the person.
        pub also: Vec<String>,
        /// The keys of the texts that stay as they are.
        pub kept: Vec<String>,
    }
}
