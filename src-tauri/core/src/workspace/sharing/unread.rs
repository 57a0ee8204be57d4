//! Files of a shared folder that could not be read, and what is said of them.

use std::time::SystemTime;

use crate::store::Passphrases;
use crate::store::bundle::share::Shared;
use crate::workspace::changes::import::named;

/// How long a file may be half there before it is told, in milliseconds: a sync program may be at it.
const PATIENCE: i64 = 10 * 60_000;

/// What is said where nothing opens what is locked.
const LOCKED: &str = "What lies in the shared folder is locked with a passphrase. Enter it to exchange work; nothing is lost meanwhile.";

/// By what a file is told to be as it was: how long it is, and when it was written. Nothing, where that can't be had.
pub(super) type State = Option<(u64, SystemTime)>;

/// A file that could not be read.
#[derive(Debug)]
pub(super) struct Unread {
    /// Since when, in milliseconds since 1970.
    pub(super) since: i64,
    /// How it was when it was found to be half; while it is the same, it is not read again.
    pub(super) was: State,
    /// Why, in words, where waiting does not help.
    pub(super) why: Option<String>,
    /// No passphrase that is known opens it.
    pub(super) is_locked: bool,
}

impl Unread {
    /// What is said of it, once a sync program has had time to bring all of it. What is locked is told by itself.
    pub(super) fn told(&self, whose: &str, now: i64) -> Option<String> {
        if self.is_locked {
            return None;
        }
        let of = match whose {
            "" => String::new(),
            who => format!(" of {who}"),
        };
        match &self.why {
            Some(why) => Some(format!("A file{of} in the shared folder was left alone. {why}")),
            None => (now - self.since >= PATIENCE).then(|| {
                format!(
                    "A file{of} in the shared folder is not all there yet. It is read when your sync program has brought the rest; look whether that is at work, and signed in."
                )
            }),
        }
    }
}

/// What is said of files that no passphrase opens, if there are any. What this copy itself wrote by an earlier one, it has.
pub(super) fn locked<'a>(
    files: impl Iterator<Item = &'a Shared>,
    passphrases: &Passphrases,
) -> Option<String> {
    let of_others = |file: &&Shared| !passphrases.locks() || !file.is_own;
    let whose: Vec<String> = files.filter(of_others).map(Shared::whose).collect();
    if whose.is_empty() || !passphrases.locks() {
        return (!whose.is_empty()).then(|| LOCKED.to_owned());
    }
    let who = match named(whose) {
        who if who.is_empty() => "somebody".to_owned(),
        who => who,
    };
    Some(format!(
        "What {who} wrote to the shared folder is locked with another passphrase than yours. Agree on one, and enter it; nothing is lost meanwhile."
    ))
}
