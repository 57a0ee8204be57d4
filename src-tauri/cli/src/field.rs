//! The fields that `list` lists and `set` sets, by the same keys.

mod read;

use ninefold_core::document::spot::Spot;
use ninefold_core::text::name;
use ninefold_core::view::{Choice, Control};
use ninefold_core::workspace::{Entry, Who, Workspace};
use serde::Serialize;
use serde_json::Value;

use crate::choose;
use crate::failure::Failure;

pub use read::{all, of_phase, of_scoping};

/// What keys of phases begin with, which may be left out where the rest is clear.
const SLOTS: [&str; 3] = ["answer/", "score/", "tick/"];

/// A field with what it holds. Of flags and links each option is one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    pub key: String,
    pub kind: Entered,
    /// The question, the dimension's name, or the checklist line.
    pub text: String,
    /// A text, a number, a truth or a measure; null where nothing is entered.
    pub value: Value,
    pub applicable: bool,
    /// The value in words.
    #[serde(skip)]
    pub shown: String,
    #[serde(skip)]
    place: Place,
    /// What a choice is between.
    #[serde(skip)]
    options: Vec<Choice>,
}

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entered {
    Answer,
    Score,
    Tick,
    /// Why a score is what it is, or why something is not applicable.
    Reason,
    /// As scoping asks it.
    #[serde(untagged)]
    Asked(Control),
}

/// Where a field is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    document: String,
    record: String,
    field: String,
}

/// The field that a key names: `title`, `answer/ideation/problem`, or `ideation/problem`, which may be several; then the
/// one that can hold the entry.
///
/// # Errors
/// [`Failure::NotFound`], with those that are meant perhaps; [`Failure::Usage`] for an entry that it can't hold.
pub fn one<'a>(fields: &'a [Field], key: &str, entry: &Entry) -> Result<&'a Field, Failure> {
    let ways: [&dyn Fn(&Field) -> bool; 4] = [
        &|field| field.key == key,
        &|field| field.place.field == key,
        &|field| short(&field.key) == key,
        &|field| name::is_same(&field.key, key),
    ];
    let found = ways
        .iter()
        .map(|fits| {
            fields
                .iter()
                .filter(|field| fits(field))
                .collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty());
    let Some(found) = found else {
        // Near is what is spelled alike, whatever kind of field was asked for.
        let name = |field: &Field| (short(&field.key).to_owned(), field.key.clone());
        return Err(choose::no_field(key, short(key), fields.iter().map(name)));
    };
    let fitting: Vec<&Field> = found
        .iter()
        .filter(|field| field.kind.takes(entry))
        .copied()
        .collect();
    match fitting.as_slice() {
        [one] => Ok(one),
        [] => {
            let ways: Vec<String> = found.iter().map(|field| field.way()).collect();
            Err(Failure::Usage(format!("{}.", ways.join("; "))))
        }
        several => {
            let keys: Vec<&str> = several.iter().map(|field| field.key.as_str()).collect();
            Err(Failure::NotFound(format!(
                "That key fits several fields. Name one: {}.",
                keys.join(", ")
            )))
        }
    }
}

impl Field {
    /// Whether it is worth a line where nothing is entered: a reason or a RACI letter is not, which nobody has to give.
    pub fn is_listed(&self) -> bool {
        let may_lack = self.kind == Entered::Reason || self.place.field == "raci";
        !may_lack || !self.value.is_null()
    }

    /// Enters it as a window would, and answers what is to be said of it. A text is in words what the field holds.
    ///
    /// # Errors
    /// What the core refuses, and a name that several people have.
    pub fn set(&self, workspace: &mut Workspace, entry: &Entry) -> Result<Option<String>, Failure> {
        let Place {
            document,
            record,
            field,
        } = &self.place;
        let spot = Spot::named(document, record, field)?;
        let control = self.kind.control();
        let entry = match entry {
            Entry::Text(text) if control == Control::Choice => Entry::Choice(self.choice(text)?),
            Entry::Text(text) if control == Control::Person => {
                Entry::Person(person(workspace, text)?)
            }
            entry => self.kind.meant(entry),
        };
        let entered = workspace.enter(&spot, entry)?;
        workspace.settle()?;
        let is_typed = matches!(control, Control::Line | Control::Text);
        Ok(entered.notice.filter(|_| is_typed))
    }

    /// The key of the option with this key or name.
    fn choice(&self, text: &str) -> Result<String, Failure> {
        let mut options = self.options.iter();
        let found = options
            .find(|option| name::is_same(&option.key, text) || name::is_same(&option.name, text));
        match found {
            Some(option) => Ok(option.key.clone()),
            None => Err(Failure::Usage(format!("{}.", self.way()))),
        }
    }

    /// `score/ideation/customer-value is a score: use --score`
    fn way(&self) -> String {
        let way = match self.kind {
            Entered::Answer => "an answer: use --text or --file",
            Entered::Score => "a score: use --score",
            Entered::Asked(Control::Rating) => "a rating: use --score",
            Entered::Reason => "a reason: use --text or --file",
            Entered::Tick | Entered::Asked(Control::Flags | Control::Links) => {
                "a check mark: use --tick or --untick"
            }
            Entered::Asked(Control::Choice) => "a choice: use --text with one of ",
            Entered::Asked(Control::Date) => "a day: use --text",
            Entered::Asked(Control::Quarter) => "a quarter, such as Q1 2027: use --text",
            Entered::Asked(Control::Number) => "a number: use --text",
            Entered::Asked(Control::Measure) => "a measure: use --number",
            Entered::Asked(Control::Estimate) => {
                "an estimate: use --text with one number, or with low / likely / high"
            }
            Entered::Asked(Control::Person) => "a person: use --text",
            Entered::Asked(Control::Labels) => "labels: use --text, with commas between them",
            Entered::Asked(Control::Line | Control::Text | Control::Rows) => {
                "a text: use --text or --file"
            }
        };
        let options: Vec<&str> = self.options.iter().map(|one| one.key.as_str()).collect();
        format!("{} is {way}{}", self.key, options.join(", "))
    }
}

impl Entered {
    /// What the core calls it.
    fn control(self) -> Control {
        match self {
            Self::Answer | Self::Reason => Control::Text,
            Self::Score => Control::Rating,
            Self::Tick => Control::Flags,
            Self::Asked(control) => control,
        }
    }

    /// What is entered there, where a text may stand for it.
    fn meant(self, entry: &Entry) -> Entry {
        let words = match entry {
            Entry::Text(text) => Entry::of_words(text, self.control()),
            _ => None,
        };
        words.unwrap_or_else(|| entry.clone())
    }

    fn takes(self, entry: &Entry) -> bool {
        self.meant(entry).fits(self.control())
    }
}

/// The person of this name or identifier, or a new one.
///
/// # Errors
/// [`Failure::NotFound`] for a name that several have, with who they are.
pub fn person(workspace: &mut Workspace, name: &str) -> Result<Who, Failure> {
    let named = workspace.people_named(name)?;
    match named.as_slice() {
        [] => Ok(
            match workspace.people()?.people.iter().find(|one| one.id == name) {
                Some(one) => Who::Known(one.id.clone()),
                None => Who::New(name.to_owned()),
            },
        ),
        [one] => Ok(Who::Known(one.id.clone())),
        several => {
            let lines = several.iter().map(|one| {
                let about = [&one.role, &one.company, &one.team, &one.email];
                let about = about
                    .map(String::as_str)
                    .into_iter()
                    .filter(|text| !text.is_empty());
                let about: Vec<&str> = [one.name.as_str()].into_iter().chain(about).collect();
                format!("\n  {}  {}", one.id, about.join(" · "))
            });
            Err(Failure::NotFound(format!(
                "{} people are called “{name}”, so nothing was changed. Name one by its identifier:{}",
                several.len(),
                lines.collect::<String>()
            )))
        }
    }
}

fn short(key: &str) -> &str {
    let slot = SLOTS.iter().find_map(|slot| key.strip_prefix(slot));
    slot.unwrap_or(key)
}
