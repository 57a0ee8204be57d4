//! Copies of a database, as whoever runs PostgreSQL makes them.

use std::path::Path;

use crate::Cluster;
use crate::account::answer;
use ninefold_failure::Failure;

impl Cluster {
    /// Writes a copy of a database to a file, by `pg_dump`.
    ///
    /// # Errors
    /// What `pg_dump` says.
    pub fn dump(&self, database: &str, file: &Path) -> Result<(), Failure> {
        let mut dump = self.client("pg_dump", database);
        dump.args(["--format", "custom", "--compress", "1", "--file"]);
        answer(dump.arg(file), "pg_dump").map(drop)
    }

    /// Brings a database back to what a copy has, by `pg_restore`. Who is connected to it is cut off.
    ///
    /// # Errors
    /// What `pg_restore` says.
    pub fn restore(&self, database: &str, file: &Path) -> Result<(), Failure> {
        self.database(database)?;
        let mut restore = self.client("pg_restore", database);
        restore.args(["--exit-on-error", "--no-owner", "--dbname", database]);
        answer(restore.arg(file), "pg_restore").map(drop)
    }
}
