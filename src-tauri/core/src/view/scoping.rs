//! What scoping asks, as shown: one shape for every field of use cases, integrations, tags and metrics.

use super::{Edited, Missing, Person, Place, UseCaseHeader, wire};
use crate::page::{Picture, build};

wire! {
    /// Something that is asked, with its answer and all it takes to enter one.
    pub struct Ask {
        /// The document and record to edit the field in.
        pub document: String,
        /// The record.
        pub record: String,
        /// The field, such as `req/actor`; of flags and links what the fields of the options begin with.
        pub field: String,
        /// The key idea: `Actor`.
        pub idea: String,
        /// The question.
        pub question: String,
        /// Shown while there is no answer.
        pub hint: String,
        /// How it is entered.
        pub control: Control,
        /// The answer: text, the key of the chosen option, `4`, a day; empty while there is none.
        pub value: String,
        /// The answer in words, as exports show it.
        pub shown: String,
        /// What can be chosen; of a rating 1 to 5 with their words.
        pub options: Vec<Choice>,
        /// Of flags: the field of the typed others, or `null`.
        pub other: Option<Other>,
        /// What is offered while typing; of links what is offered to be made.
        pub suggestions: Vec<String>,
        /// Of links: the kind of document that can be made right there by `document_add`, or `null`.
        pub makes: Option<String>,
        /// Of a measure.
        pub measure: Option<Measure>,
        /// A measure that says where its value comes from.
        pub has_source: bool,
        /// Of a person, if one is named.
        pub person: Option<Person>,
        /// What Markdown takes in a text that may be meant as it is, in sentences.
        pub taken: Option<String>,
        /// Who edited it last, and when.
        pub edited: Option<Edited>,
    }
}

wire! {
    /// What an answer is, as `scoping.toml` names it, and so how it is entered: `line` and `text` by `type_text`;
    /// `choice`, `rating` and `date` by `set_field` with the field and a value; `flags` and `links` by `set_field` with
    /// an option's field and `1`; `measure` by `set_measure`; `person` by `set_person`; `rows` by `row_add` and so on.
    pub enum Control {
        /// One line.
        Line,
        /// Markdown.
        Text,
        /// One of the options.
        Choice,
        /// Any of the options.
        Flags,
        /// 1 to 5.
        Rating,
        /// A day.
        Date,
        /// A number with its day.
        Measure,
        /// Somebody.
        Person,
        /// Documents, the options.
        Links,
        /// Rows, shown by the screen itself.
        Rows,
    }
}

wire! {
    /// Something that can be chosen.
    pub struct Choice {
        /// The key, the rating, or the document's identifier.
        pub key: String,
        /// The field to set, of flags and links; the ask's own field otherwise.
        pub field: String,
        /// What it is called.
        pub name: String,
        /// What it means, or how far a linked document is; may be empty.
        pub hint: String,
        /// Chosen.
        pub chosen: bool,
    }
}

wire! {
    /// Flags typed beside those offered.
    pub struct Other {
        /// The field.
        pub field: String,
        /// The text.
        pub value: String,
        /// Shown while it is empty.
        pub hint: String,
    }
}

wire! {
    /// Something measured.
    #[derive(Default, Eq)]
    pub struct Measure {
        /// The number: `4.5`; may be empty.
        pub value: String,
        /// Where it comes from; may be empty.
        pub source: String,
        /// The day: `2026-11-22`; may be empty.
        pub date: String,
    }
}

wire! {
    /// A row of a document: a step, a design, a reading.
    pub struct Row {
        /// The row's record.
        pub id: String,
        /// What is asked about it.
        pub asks: Vec<Ask>,
    }
}

wire! {
    /// A document as a link: something of the workspace, elsewhere.
    pub struct Link {
        /// The document.
        pub id: String,
        /// Its name.
        pub name: String,
        /// How far it is, in words: `In progress`, `On the way`, `Verified`.
        pub state: String,
        /// The same as a key, for its color: `in-progress`.
        pub state_key: String,
        /// Where it is edited.
        pub place: Place,
    }
}

wire! {
    /// A picture attached to a use case.
    pub struct Design {
        /// The row, with its alternative text to be edited.
        pub row: Row,
        /// The name of the file it came from.
        pub name: String,
        /// What names its bytes: ask for it by `design_shown`.
        pub hash: String,
        /// `1200 × 800, 240 KiB`.
        pub size: String,
    }
}

impl Design {
    /// What it shows, for those who can't see it; may be empty.
    pub fn alt(&self) -> &str {
        self.row.asks.first().map_or("", |ask| ask.value.trim())
    }

    /// As pages and decks show it, without its bytes.
    pub fn picture(&self) -> Picture {
        build::picture(self.alt(), &self.name, &self.hash)
    }
}

wire! {
    /// The Scoping tab of a use case.
    pub struct ScopingPage {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// The requirements, in order; rows stand where their ask stands.
        pub asks: Vec<Ask>,
        /// The steps.
        pub steps: Vec<Row>,
        /// The configuration of the steps, one line each: `2 · Segmentation: …`; shown beside the remark on configuration.
        pub configuration: Vec<String>,
        /// The designs.
        pub designs: Vec<Design>,
        /// The integrations it needs, with their status.
        pub needs: Vec<Link>,
        /// Its metrics, with where they stand: `Behind`, `On the way`, `Reached`, `No readings yet`.
        pub metrics: Vec<Link>,
        /// The tags that serve it, with their state.
        pub tags: Vec<Link>,
        /// `7 of 10 requirements entered`.
        pub progress: String,
        /// The same, 0 to 100.
        pub percent: u8,
        /// The requirements that are not entered, by their key idea.
        pub missing: Vec<Missing>,
    }
}
