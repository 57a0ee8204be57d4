//! A workshop, one thing at a time, as the room sees it: nothing in it is for the facilitator alone.

use super::{Reason, Who};
use crate::use_case::workshop::Accord;
use crate::wire::wire;

wire! {
    /// What is on the projector.
    pub struct WorkshopPage {
        /// Grows with every change.
        pub revision: u64,
        /// The use case.
        pub use_case: String,
        /// Its title, or `Untitled use case`.
        pub title: String,
        /// Where one is: `Abandoned cart email · Assessment · 3 of 14`.
        pub crumbs: String,
        /// What is on: `begin`, a slot, or `end`.
        pub at: String,
        /// What comes before; nothing at the beginning.
        pub previous: Option<String>,
        /// What comes next; nothing at the end.
        pub next: Option<String>,
        /// The question, large; of a dimension its name.
        pub heading: String,
        /// Below it: what is judged, or what the workshop is about.
        pub below: String,
        /// Whether a workshop has begun and was not ended.
        pub is_open: bool,
        /// Since when one goes on that began on another day; empty otherwise.
        pub since: String,
        /// Whether there was one, or is: then there is a protocol.
        pub had: bool,
        /// Whether the use case is archived, so that nothing can be entered.
        pub readonly: bool,
        /// Who is there.
        pub people: Vec<WorkshopPerson>,
        /// Who may be there: stakeholders of the use case that are not.
        pub others: Vec<WorkshopPerson>,
        /// How long one thing may take, in seconds; 0 where no time is set.
        pub seconds: u32,
        /// How long this one took before, in seconds.
        pub spent: u32,
        /// How many dots each person has.
        pub dots: u32,
        /// How many things are parked.
        pub parked: u32,
        /// How many things are to be done.
        pub actions: u32,
        /// A question with its answer.
        pub question: Option<WorkshopQuestion>,
        /// A dimension with its ratings.
        pub dimension: Option<WorkshopDimension>,
        /// What stands at the end.
        pub end: Option<WorkshopEnd>,
    }
}

wire! {
    /// Somebody in a workshop.
    #[derive(Eq)]
    pub struct WorkshopPerson {
        /// The person.
        pub id: String,
        /// The name.
        pub name: String,
        /// `DB`.
        pub initials: String,
        /// Whether the dimension that is on was rated by them in this round. What they rated is not here.
        pub rated: bool,
        /// How many of their dots are left.
        pub dots_left: u32,
    }
}

wire! {
    /// A question with its answer.
    pub struct WorkshopQuestion {
        /// The field: `answer/ideation/success`, or `title` for the naming question.
        pub field: String,
        /// Shown while the answer is empty.
        pub hint: String,
        /// One line only.
        pub single_line: bool,
        /// The answer as typed, in Markdown; empty when unanswered.
        pub answer: String,
        /// The same as HTML, made by the core, with nothing foreign in it.
        pub html: String,
    }
}

wire! {
    /// A dimension with its ratings.
    pub struct WorkshopDimension {
        /// Its key.
        pub key: String,
        /// The field of its score.
        pub field: String,
        /// `Higher is better` or `Lower is better`.
        pub direction: String,
        /// The labels of 1 to 5.
        pub labels: Vec<String>,
        /// The round, from 1.
        pub round: u32,
        /// Who has rated, in words: `3 of 5 have rated · hidden until revealed`.
        pub said: String,
        /// Whether there is anything to reveal.
        pub can_reveal: bool,
        /// Whether the ratings of this round are revealed.
        pub is_revealed: bool,
        /// Whether the score can be set: the ratings are revealed, or nobody is there to rate.
        pub can_agree: bool,
        /// The ratings of this round, once they are revealed.
        pub spread: Option<Spread>,
        /// Those of the rounds before.
        pub earlier: Vec<Spread>,
        /// What was agreed on in this workshop, 1 to 5; where nobody rates, the score.
        pub score: Option<u32>,
        /// Why it is that.
        pub reason: Option<Reason>,
    }
}

wire! {
    /// Ratings that are revealed.
    pub struct Spread {
        /// The round, in words: `Round 2`.
        pub round: String,
        /// How far they are apart.
        pub accord: Accord,
        /// `Split`.
        pub word: String,
        /// By which rule, and what to do about it, in sentences.
        pub rule: String,
        /// Who speaks first; empty where nobody has to.
        pub first: String,
        /// 1 to 5, each with who rated so.
        pub marks: Vec<SpreadMark>,
        /// Who has not rated, in a sentence; empty where all have.
        pub missing: String,
    }
}

wire! {
    /// A rating, and who gave it.
    pub struct SpreadMark {
        /// 1 to 5.
        pub rating: u32,
        /// `High`.
        pub label: String,
        /// Who, by name.
        pub names: Vec<String>,
        /// The initials of these.
        pub initials: Vec<String>,
    }
}

wire! {
    /// The end of a workshop.
    pub struct WorkshopEnd {
        /// What is parked and what is to be done, in this order.
        pub rows: Vec<WorkshopAction>,
        /// Whether there is something to be voted on, and somebody to vote.
        pub can_vote: bool,
        /// Who can do something: those who are there.
        pub people: Vec<WorkshopPerson>,
    }
}

wire! {
    /// Something parked, or to be done.
    pub struct WorkshopAction {
        /// Its row.
        pub id: String,
        /// `parked` or `action`.
        pub row: String,
        /// The field of its text.
        pub field: String,
        /// What it says.
        pub text: String,
        /// Who does it, by name; empty where nobody is named.
        pub who: String,
        /// The dots that it was given.
        pub dots: u32,
        /// By whom, in the order of the people.
        pub given: Vec<u32>,
    }
}

wire! {
    /// What is done in a workshop. One begins where none is open.
    tagged pub enum WorkshopDeed {
        /// It begins.
        Begin,
        /// Somebody came.
        Come {
            /// Who.
            who: Who,
        },
        /// Somebody is not there.
        Leave {
            /// The person.
            person: String,
        },
        /// How long one thing may take, and how many dots each person has.
        Plan {
            /// In seconds, up to an hour; 0 for no time.
            seconds: u32,
            /// Up to 20.
            dots: u32,
        },
        /// Somebody rates a dimension, in the round that it is in.
        Rate {
            /// The key of the dimension.
            dimension: String,
            /// The person.
            person: String,
            /// 1 to 5.
            rating: u32,
        },
        /// The ratings of a dimension are revealed.
        Reveal {
            /// The key of the dimension.
            dimension: String,
        },
        /// A dimension is rated once more.
        Again {
            /// The key of the dimension.
            dimension: String,
        },
        /// A score is agreed on, or no longer is.
        Agree {
            /// The key of the dimension.
            dimension: String,
            /// 1 to 5.
            score: Option<u32>,
        },
        /// Something is to be talked about another time.
        Park {
            /// What.
            text: String,
        },
        /// Something is to be done.
        Act {
            /// What.
            text: String,
            /// By whom.
            who: Option<Who>,
        },
        /// Somebody gives dots to something parked or to be done, in place of those given before.
        Vote {
            /// The person.
            person: String,
            /// The row that they are for.
            row: String,
            /// How many.
            dots: u32,
        },
        /// Something took so long. The app notes it, and nobody has to undo it.
        Spent {
            /// The slot.
            slot: String,
            /// In seconds, in all.
            seconds: u32,
        },
        /// It ends.
        End,
    }
}
