//! What a laptop was told, written down at once, so that it is known when the laptop is killed.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::people::{Came, Text};
use ninefold_failure::{Context, Failure};

/// A line of a journal.
#[derive(Debug, Serialize, Deserialize)]
enum Entry {
    /// Somebody is about to do something, by which these may be replaced.
    Will(BTreeSet<Text>),
    /// It was done and is saved.
    Did {
        told: BTreeSet<Text>,
        replaced: BTreeSet<Text>,
        micros: u64,
    },
    /// The server said no to something, in these words.
    Refused(String),
    /// An exchange ended, well or not.
    Exchanged(bool),
}

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal(File);

/// All that is in a journal.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What was told to be saved.
    pub told: BTreeSet<Text>,
    /// What was replaced by who saw it.
    pub replaced: BTreeSet<Text>,
    /// How long each deed took to be saved.
    pub took: Vec<Duration>,
    /// How many exchanges ended well, and how many did not.
    pub exchanges: (usize, usize),
    /// What the server said no to.
    pub refused: BTreeSet<String>,
}

impl Journal {
    /// Goes on with a journal.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let file = File::options().create(true).append(true).open(path);
        file.map(Self).context("opening a journal")
    }

    /// Somebody is about to do something.
    pub fn will(&mut self, replaced: &BTreeSet<Text>) {
        self.note(&Entry::Will(replaced.clone()));
    }

    /// It was done.
    pub fn did(&mut self, came: Came) {
        self.note(&Entry::Did {
            told: came.told,
            replaced: came.replaced,
            micros: u64::try_from(came.took.as_micros()).unwrap_or(u64::MAX),
        });
    }

    /// The server said no.
    pub fn refused(&mut self, words: &str) {
        self.note(&Entry::Refused(words.to_owned()));
    }

    /// An exchange ended.
    pub fn exchanged(&mut self, is_well: bool) {
        self.note(&Entry::Exchanged(is_well));
    }

    fn note(&mut self, entry: &Entry) {
        let mut line = serde_json::to_vec(entry).unwrap_or_default();
        line.push(b'\n');
        // In one call, so that a kill leaves a line whole or away.
        let _ = self.0.write_all(&line);
    }
}

impl Told {
    /// Reads a journal. What somebody was about to do when they were killed may have been done.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let mut all = Self::default();
        let text = fs::read_to_string(path).context("reading a journal")?;
        let mut about = BTreeSet::new();
        for line in text.lines() {
            let entry = serde_json::from_str(line).context("reading a journal")?;
            match entry {
                Entry::Will(replaced) => {
                    all.replaced.append(&mut about);
                    about = replaced;
                }
                Entry::Did {
                    told,
                    replaced,
                    micros,
                } => {
                    about.clear();
                    all.told.extend(told);
                    all.replaced.extend(replaced);
                    all.took.push(Duration::from_micros(micros));
                }
                Entry::Refused(words) => drop(all.refused.insert(words)),
                Entry::Exchanged(true) => all.exchanges.0 += 1,
                Entry::Exchanged(false) => all.exchanges.1 += 1,
            }
        }
        all.replaced.append(&mut about);
        Ok(all)
    }
}
