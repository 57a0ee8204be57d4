//! How long each step took the last time that all of it ran.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, io};

use crate::process::target;

/// Seconds by the name of a step.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Times(BTreeMap<String, f64>);

impl Times {
    /// Those that are kept in the target folder; none where it was emptied.
    pub fn kept() -> Self {
        Self::read(&fs::read_to_string(file()).unwrap_or_default())
    }

    /// Takes in how long a step took.
    pub fn note(&mut self, step: &str, time: Duration) {
        self.0.insert(step.to_owned(), time.as_secs_f64());
    }

    /// Keeps them.
    pub fn keep(&self) -> io::Result<()> {
        fs::create_dir_all(target())?;
        fs::write(file(), self.text())
    }

    /// In words, beside a step's name; empty where it never ran.
    pub fn last(&self, step: &str) -> String {
        match self.0.get(step) {
            Some(seconds) if *seconds >= 90.0 => format!("{:.0} min last time", seconds / 60.0),
            Some(seconds) => format!("{seconds:.1} s last time"),
            None => String::new(),
        }
    }

    fn read(text: &str) -> Self {
        let pair = |line: &str| {
            let (step, seconds) = line.split_once(' ')?;
            Some((step.to_owned(), seconds.parse().ok()?))
        };
        Self(text.lines().filter_map(pair).collect())
    }

    fn text(&self) -> String {
        let lines = self.0.iter();
        lines
            .map(|(step, seconds)| format!("{step} {seconds:.1}\n"))
            .collect()
    }
}

fn file() -> PathBuf {
    target().join("xtask-times.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_back_as_they_were_kept() {
        let mut times = Times::default();
        times.note("unit", Duration::from_millis(31_250));
        times.note("window", Duration::from_secs(1_500));
        let read = Times::read(&times.text());
        assert_eq!(read.last("unit"), "31.2 s last time");
        assert_eq!(read.last("window"), "25 min last time");
        assert_eq!(read.last("deck"), "");
        assert_eq!(
            Times::read("unit\nwindow soon\n\nunit 3"),
            Times::read("unit 3")
        );
    }
}
