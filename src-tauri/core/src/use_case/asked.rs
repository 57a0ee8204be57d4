//! What is asked about something, with the answer that is entered: what screens show and exports write down.

use std::ops::Deref;

use serde::{Deserialize, Serialize, Serializer};

use crate::framework::scoping::{Control, Range, estimate::Estimate, measure::Measure};
use crate::page::{Picture, Tone, build};
use crate::wire::wire;

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
        /// The answer in words, as exports show it. The window shows what it is entered by.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub shown: String,
        /// What can be chosen; of a rating 1 to 5 with their words. Of many links a few of those that are chosen: ask for the
        /// others by `link_choices`.
        #[cfg_attr(test, ts(as = "Vec<Choice>"))]
        pub options: Choices,
        /// How many can be chosen.
        pub all: u32,
        /// How many are chosen, of flags and links.
        pub chosen: u32,
        /// Of flags: the field of the typed others, or `null`.
        pub other: Option<Other>,
        /// What is offered while typing; of links what is offered to be made.
        pub suggestions: Vec<String>,
        /// Of links: the kind of document that can be made right there by `document_add`, or `null`.
        pub makes: Option<String>,
        /// Of a measure.
        pub measure: Option<Measure>,
        /// Of an estimate.
        pub estimate: Option<Estimate>,
        /// A measure that says where its value comes from.
        pub has_source: bool,
        /// What a number or an estimate counts: `%`, `€`; may be empty.
        pub unit: String,
        /// Where a number must lie, if that is bounded.
        pub range: Option<Range>,
        /// Of a person, if one is named.
        pub person: Option<Person>,
        /// What may not be as it was meant, in sentences: what Markdown takes in a text, a day that is not in its quarter.
        pub taken: Option<String>,
        /// The text as it reads, as HTML; empty of what is no Markdown and of a text that says nothing.
        pub html: String,
        /// What was said elsewhere to the same.
        pub quotes: Vec<Quote>,
        /// What the template of a use case suggests while it is empty, or to be linked or added.
        pub suggested: Vec<Suggested>,
        /// Who edited it last, and when.
        pub edited: Option<Edited>,
    }
}

wire! {
    /// What was said elsewhere to what asks for the same.
    pub struct Quote {
        /// The field it was said in: `answer/ideation/success`.
        pub from: String,
        /// `Said in Discovery`.
        pub said_in: String,
        /// What was asked there.
        pub question: String,
        /// What was said, as HTML.
        pub html: String,
        /// Where it was said.
        pub place: Place,
        /// `Use this`, or `Add this` where something stands already; `null` where it can't be taken as it is.
        pub take: Option<String>,
        /// What can be done instead; empty where it can be taken, or stands there.
        pub instead: String,
    }
}

wire! {
    /// What the template of a use case suggests. It counts for nothing until somebody takes it.
    pub struct Suggested {
        /// What it is taken and dismissed by: the field, or `metric/0`.
        pub key: String,
        /// A text; the name of an option, a document or a row.
        pub text: String,
        /// The same as HTML made by the core, where it is Markdown; empty otherwise.
        pub html: String,
        /// What else is known of a document or row: `%, Up is better`; may be empty.
        pub details: String,
        /// What taking it does: `Use this` or `Add`.
        pub take: String,
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

/// What can be chosen. The core has all of it, but of many links only those that are chosen; the window is sent all of few, and of more the first that are chosen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "Vec<Choice>")]
pub struct Choices {
    all: Vec<Choice>,
    most: usize,
}

impl Choices {
    /// Has no more of them than so many sent to the window.
    pub(crate) fn send_at_most(&mut self, most: usize) {
        self.most = most;
    }
}

impl From<Vec<Choice>> for Choices {
    fn from(all: Vec<Choice>) -> Self {
        let most = usize::MAX;
        Self { all, most }
    }
}

impl Deref for Choices {
    type Target = [Choice];

    fn deref(&self) -> &[Choice] {
        &self.all
    }
}

impl Serialize for Choices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.all.len() <= self.most {
            return self.all.serialize(serializer);
        }
        let chosen = self.all.iter().filter(|option| option.chosen);
        serializer.collect_seq(chosen.take(self.most))
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
    /// Who edited a field last, and when.
    pub struct Edited {
        /// In milliseconds since 1970.
        pub at: i64,
        /// The person's name.
        pub by: String,
        /// Both in words: `Edited today at 2:03 PM by Anna de Vries`.
        pub in_words: String,
    }
}

wire! {
    /// Somebody the workspace knows.
    pub struct Person {
        /// The person.
        pub id: String,
        /// The name; `Unknown person` where the workspace does not hold them.
        pub name: String,
        /// May be empty, as may all below.
        pub role: String,
        /// Company.
        pub company: String,
        /// Team.
        pub team: String,
        /// As typed, even when malformed.
        pub email: String,
        /// What is wrong with the email, if anything.
        pub email_problem: Option<String>,
        /// Where the person is a stakeholder, one line a use case: `Abandoned cart email: Ideation, Design`.
        pub used_in: Vec<String>,
        /// In how many stakeholder rows.
        pub uses: u32,
    }
}

wire! {
    /// A person's involvement in the phase. Name, role, company, team and email are the person's.
    pub struct Stakeholder {
        /// The row: the record to edit `involvement` in.
        pub id: String,
        /// The person: the document and record to edit `name`, `role`, `company`, `team`, `email` in.
        pub person: Person,
        /// The row's own text.
        pub involvement: String,
        /// The same as it reads, as HTML.
        pub html: String,
        /// The RACI letter: the key of one of the choices; empty where there is none.
        pub raci: String,
    }
}

wire! {
    /// Something that is missing before building.
    pub struct Missing {
        /// `Consent: in progress, not live`.
        pub what: String,
        /// Where to see to it.
        pub place: Place,
    }
}

wire! {
    /// A place in the window.
    #[derive(Default)]
    pub struct Place {
        /// The screen, where use case and phase don't tell it.
        pub screen: Option<Screen>,
        /// The integration or metric that the screen shows.
        pub document: Option<String>,
        /// The use case; `null` is the list.
        pub use_case: Option<String>,
        /// The key of the phase; `null` is the overview.
        pub phase: Option<String>,
        /// The record (a use case, stakeholder row or person) and the field in it to be shown and focused.
        pub record: Option<String>,
        /// The name of the field, such as `answer/ideation/success`.
        pub field: Option<String>,
        /// Of a screen that shows what was: the moment, as a step of a history names it.
        pub moment: Option<i64>,
    }
}

wire! {
    /// A screen other than the list of use cases, an overview and a phase.
    pub enum Screen {
        /// What was done in the document or use case that the place names, or in all of the workspace.
        History,
        /// A use case as it was at the moment that the place names.
        Past,
        /// The baselines, or the one that the place names.
        Baselines,
        /// What copies of the workspace disagree on.
        Settle,
        /// What others changed since it was last marked as seen.
        Arrived,
        /// The team server of the workspace, and who belongs to it.
        Team,
        /// The requirements of a use case.
        Scoping,
        /// The experience tracker of a use case.
        Tracker,
        /// A workshop of a use case, or of the phase that the place names; at what its field names.
        Workshop,
        /// The integrations, their matrix, or the one that the place names.
        Integrations,
        /// The use cases, ranked.
        Ranking,
        /// The roadmap.
        BuildNext,
        /// What was learned with all use cases.
        Learned,
        /// The tagging plan.
        Tags,
        /// The event of the tag that the place names.
        Event,
        /// The check of the tagging plan, and its attributes.
        PlanCheck,
        /// The metrics, or the one that the place names.
        Metrics,
        /// The people, or all that is held about the one that the place names.
        People,
        /// The settings, at what the place names.
        Settings,
    }
}

/// The tone of a status, state or standing, by its key.
pub fn tone(key: &str) -> Tone {
    match key {
        "live" | "verified" | "reached" => Tone::Good,
        "in-progress" | "placed" | "on-the-way" => Tone::Fair,
        "behind" => Tone::Bad,
        _ => Tone::Neutral,
    }
}
