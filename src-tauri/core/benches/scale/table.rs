//! The table that is printed: what was measured, and a column for each size.

use std::fmt;
use std::io::{self, Write};

use crate::rounds::Compared;

/// Rows by what was measured, in the order they came.
#[derive(Debug)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    column: usize,
}

impl Table {
    /// An empty one, with a column for each size.
    pub fn new(sizes: &[u32]) -> Self {
        Self {
            head: sizes
                .iter()
                .map(|size| format!("{size} use cases"))
                .collect(),
            rows: Vec::new(),
            column: 0,
        }
    }

    /// Goes on with the column of this head.
    pub fn next(&mut self, head: &str) {
        self.column = self
            .head
            .iter()
            .position(|other| other == head)
            .unwrap_or(0);
        println!("\n{head}");
    }

    /// Notes what was found, and prints it.
    pub fn row(&mut self, what: &str, found: String) {
        println!("  {what}: {found}");
        let place = self.rows.iter().position(|(other, _)| other == what);
        let place = place.unwrap_or_else(|| {
            self.rows
                .push((what.to_owned(), vec![String::new(); self.head.len()]));
            self.rows.len() - 1
        });
        self.rows[place].1[self.column] = found;
    }

    /// Notes how two sides compared.
    pub fn compared(&mut self, what: &str, found: &Compared) {
        let (low, high) = found.between;
        println!("  {what}: {low:.2} to {high:.2}, of {:.2} ms", found.other);
        self.row(what, format!("{:.2} ({:.2} ms)", found.ratio, found.one));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| What | {} |", self.head.join(" | "))?;
        writeln!(f, "| --- |{}", " --- |".repeat(self.head.len()))?;
        for (what, cells) in &self.rows {
            writeln!(f, "| {what} | {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

/// Counts what is written to it, so that what would be sent need not be kept.
#[derive(Debug)]
pub struct Count(pub usize);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
