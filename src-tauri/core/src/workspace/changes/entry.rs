//! What can be entered, and where it fits.

use crate::framework::scoping::Control;
use crate::framework::scoping::measure::Measure;
use crate::view::{Done, Touched, Typed, UndoState};
use crate::workspace::Who;

/// What is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A text as it is typed. It is on disk at once, and becomes a change later.
    Text(String),
    /// The option with this key.
    Choice(String),
    /// A score or rating, 1 to 5.
    Score(u32),
    /// Whether a checklist item is ticked, a flag is set, or a link leads there.
    Tick(bool),
    /// A day, in any form that people type.
    Day(String),
    /// A number, with its source and day.
    Measure(Measure),
    /// Somebody.
    Person(Who),
    /// Whether a question, dimension or checklist item applies. What was entered there is kept.
    Applies(bool),
    /// Nothing any more.
    Nothing,
}

/// What entering answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// Grows with every change.
    pub revision: u64,
    /// What undo and redo would do now.
    pub undo: UndoState,
    /// What it touched.
    pub touched: Touched,
    /// The text as it was stored, where that differs from what was entered.
    pub stored: Option<String>,
    /// What is to be said of it.
    pub note: Option<String>,
}

impl From<Entered> for Typed {
    fn from(entered: Entered) -> Self {
        Self {
            revision: entered.revision,
            undo: entered.undo,
            touched: entered.touched,
            stored: entered.stored,
            note: entered.note,
        }
    }
}

impl From<Entered> for Done {
    fn from(entered: Entered) -> Self {
        Self {
            revision: entered.revision,
            undo: entered.undo,
            touched: entered.touched,
            place: None,
            notice: entered.note,
        }
    }
}

impl Entry {
    /// Which entry fits which control. The questions, dimensions and checklist items of a framework are texts, ratings and
    /// flags.
    pub fn fits(&self, control: Control) -> bool {
        match self {
            Self::Text(_) => is_typed(control),
            Self::Choice(_) => control == Control::Choice,
            Self::Score(_) => control == Control::Rating,
            Self::Tick(_) => matches!(control, Control::Flags | Control::Links),
            Self::Day(_) => control == Control::Date,
            Self::Measure(_) => control == Control::Measure,
            Self::Person(_) => control == Control::Person,
            Self::Applies(_) | Self::Nothing => control != Control::Rows,
        }
    }

    /// What words stand for where such a control is: the key of an option, a day, somebody's name, or themselves. `None`
    /// where nothing is said in words.
    pub fn of_words(words: &str, control: Control) -> Option<Self> {
        let words = words.to_owned();
        match control {
            Control::Line | Control::Text => Some(Self::Text(words)),
            Control::Choice => Some(Self::Choice(words)),
            Control::Date => Some(Self::Day(words)),
            Control::Person => Some(Self::Person(Who::Named(words))),
            Control::Flags
            | Control::Links
            | Control::Rating
            | Control::Measure
            | Control::Rows => None,
        }
    }
}

/// Is it entered by typing?
pub(super) fn is_typed(control: Control) -> bool {
    matches!(control, Control::Line | Control::Text)
}
