//! What can be entered, and where it fits.

use crate::framework::scoping::Control;
use crate::framework::scoping::estimate::Estimate;
use crate::framework::scoping::measure::Measure;
use crate::wire::wire;

wire! {
    /// What is entered.
    valued pub enum Entry {
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
        /// A quarter, in any form that people type.
        Quarter(String),
        /// A number, with its source and day.
        Measure(Measure),
        /// What a number is believed to be.
        Estimate(Estimate),
        /// A number alone, in any form that people type.
        Number(String),
        /// Somebody.
        Person(Who),
        /// One label more, or several, with commas between them.
        Label(String),
        /// These labels, with commas between them, and no others.
        Labels(String),
        /// Whether a question, dimension or checklist item applies. What was entered there is kept.
        Applies(bool),
        /// Nothing any more.
        Nothing,
    }
}

wire! {
    /// Who somebody is.
    valued pub enum Who {
        /// Somebody the workspace knows, by id.
        Known(String),
        /// Whoever bears this name; somebody new, if nobody does.
        Named(String),
        /// Somebody new, whoever else bears this name.
        New(String),
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
            Self::Quarter(_) => control == Control::Quarter,
            Self::Measure(_) => control == Control::Measure,
            Self::Estimate(_) => control == Control::Estimate,
            Self::Number(_) => control == Control::Number,
            Self::Person(_) => control == Control::Person,
            Self::Label(_) | Self::Labels(_) => control == Control::Labels,
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
            Control::Quarter => Some(Self::Quarter(words)),
            Control::Number => Some(Self::Number(words)),
            Control::Person => Some(Self::Person(Who::Named(words))),
            Control::Labels => Some(Self::Labels(words)),
            Control::Estimate => Estimate::of_words(&words).ok().map(Self::Estimate),
            Control::Flags
            | Control::Links
            | Control::Rating
            | Control::Measure
            | Control::Rows => None,
        }
    }
}

/// Is it entered by typing?
pub(crate) fn is_typed(control: Control) -> bool {
    matches!(control, Control::Line | Control::Text)
}
