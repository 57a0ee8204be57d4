//! What happens in a copy of a workspace.

use proptest::prelude::*;

use super::team::WATCHED;
use crate::properties::steps::{Step, step};
use crate::properties::team::served::Cut;

const YEAR: i64 = 365 * 24 * 60 * 60 * 1_000;
pub(super) const NOW: i64 = 1_700_000_000_000;

/// What happens in a copy.
#[derive(Debug, Clone)]
pub(super) enum Event {
    Do(Step),
    /// In one of the watched fields.
    Say(usize),
    Undo,
    Redo,
    /// One of what copies disagree on gets one of its versions, or another text.
    Decide(usize, usize),
    /// A bundle is written: of everything, or of the use case.
    Send(bool),
    /// One of the bundles arrives, perhaps once more; others never do.
    Arrive(usize),
    TakeBack,
    SetClock(i64),
    /// The file is kept as it is now.
    Keep,
    /// One of the files that were kept takes the place of the copy's.
    Restore(usize),
    /// One of the files that were kept, of whichever copy, is taken in.
    ArriveFile(usize),
    Restart,
    /// In one of the watched fields, on the screen as it was drawn before the last exchange.
    SayBehind(usize),
    /// The copy gets in step with the team server, unless the line is cut after so many calls.
    Exchange(Option<(usize, Cut)>),
    /// The server's database is dumped.
    Dump,
    /// The server's database is brought back as it was dumped last.
    Forget,
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => step().prop_map(Event::Do),
        8 => (0_usize..WATCHED.len()).prop_map(Event::Say),
        2 => Just(Event::Undo),
        1 => Just(Event::Redo),
        3 => (0_usize..4, 0_usize..4).prop_map(|(which, what)| Event::Decide(which, what)),
        5 => any::<bool>().prop_map(Event::Send),
        7 => (0_usize..12).prop_map(Event::Arrive),
        1 => Just(Event::TakeBack),
        1 => prop_oneof![-YEAR..YEAR, Just(-NOW), Just(2 * NOW)].prop_map(Event::SetClock),
        1 => Just(Event::Keep),
        1 => (0_usize..6).prop_map(Event::Restore),
        1 => (0_usize..6).prop_map(Event::ArriveFile),
        1 => Just(Event::Restart),
        3 => (0_usize..WATCHED.len()).prop_map(Event::SayBehind),
        6 => prop::option::of((0_usize..4, prop_oneof![Just(Cut::Before), Just(Cut::After)])).prop_map(Event::Exchange),
        1 => Just(Event::Dump),
        1 => Just(Event::Forget),
    ]
}
