//! A capture while it is read: where its events go, however it is written.

use std::io;

use crate::capture::named::Named;
use crate::capture::shortened::Budget;
use crate::capture::tally::Tally;
use crate::capture::tool::Tools;
use crate::error::Error;
use crate::tagging::Plan;

/// A capture while it is read.
pub struct Reading<'p> {
    tools: &'static Tools,
    /// What was counted so far.
    pub tally: Tally<'p>,
    /// What may be held of it.
    pub budget: Budget,
}

impl<'p> Reading<'p> {
    /// Nothing is read yet.
    pub fn new(plan: &'p Plan) -> Self {
        Self {
            tools: Tools::built_in(),
            tally: Tally::new(plan),
            budget: Budget::default(),
        }
    }

    /// Takes the events that were sent to an address.
    pub fn take(&mut self, address: &str, body: Option<&str>, is_base64: bool) {
        self.named(address).take_sent(address, body, is_base64);
    }

    /// The same, of a form whose entries are given.
    pub fn take_pairs(&mut self, address: &str, pairs: &[(String, String)]) {
        self.named(address).take_pairs(pairs);
    }

    /// What reads the events that were sent to an address.
    pub fn named(&mut self, address: &str) -> Named<'_, 'p> {
        Named {
            tools: self.tools,
            tool: self.tools.at(address),
            tally: &mut self.tally,
        }
    }
}

/// A capture that can't be read, in words.
pub fn unread(error: io::Error) -> Error {
    Error::Invalid(format!(
        "This capture could not be read: {error}. Nothing was changed."
    ))
}
