//! A copy of the database, as whoever runs PostgreSQL makes one.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use ninefold_core::document::day;
use tokio::process::Command;
use tokio_postgres::Client;

use crate::database;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder, or the file in it.
    #[error("{0} can't be written: {1}. No backup was made.")]
    Unwritten(PathBuf, std::io::Error),
    /// The program is not there.
    #[error(
        "{0} can't be started: {1}. It comes with PostgreSQL's client programs. No backup was made."
    )]
    Unstarted(&'static str, std::io::Error),
    /// The program did not do it.
    #[error("{0} failed: {1} No backup was made.")]
    Failed(&'static str, String),
    /// What it wrote lacks something.
    #[error(
        "The backup {0} does not hold the tables of ninefold-server, and is not one to rely on."
    )]
    Lacking(PathBuf),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// A copy.
#[derive(Debug)]
pub struct Made {
    /// Where it is.
    pub path: PathBuf,
    bytes: u64,
    workspaces: i64,
    changes: i64,
    pictures: i64,
}

impl Made {
    /// What it holds, as a sentence.
    pub fn in_words(&self) -> String {
        let size = ninefold_core::picture::size_in_words(self.bytes);
        format!(
            "The backup holds {} with {} and {}, in {size}. It was read back.",
            counted(self.workspaces, "workspace", "workspaces"),
            counted(self.changes, "change", "changes"),
            counted(self.pictures, "picture", "pictures"),
        )
    }
}

/// `1 person`, `2 people`.
pub(crate) fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes a copy into a folder, which appears there whole or not at all.
///
/// # Errors
/// [`Error`].
pub async fn make(client: &Client, url: &str, folder: &Path) -> Result<Made, Error> {
    let unwritten = |error| Error::Unwritten(folder.to_owned(), error);
    tokio::fs::create_dir_all(folder).await.map_err(unwritten)?;
    // In Greenwich's time, by letters and digits that every file system takes.
    let moment = day::moment(crate::log::now());
    let moment = moment.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let name = format!("ninefold-{moment}");
    let (begun, path) = (
        folder.join(format!(".{name}.part")),
        folder.join(format!("{name}.dump")),
    );
    // By the environment: what stands on a command line is seen by everybody on the machine.
    let (address, password) = apart(url);
    let mut dump = Command::new("pg_dump");
    dump.env("PGPASSWORD", &password)
        .args(["--format", "custom", "--file"])
        .arg(&begun)
        .args(["--dbname", &address]);
    let dumped = run("pg_dump", &mut dump).await;
    if let Err(error) = dumped {
        let _ = tokio::fs::remove_file(&begun).await;
        return Err(error);
    }
    let mut list = Command::new("pg_restore");
    let listed = run("pg_restore", list.arg("--list").arg(&begun)).await?;
    let holds = |table: &str| listed.contains(&format!("TABLE DATA public {table} "));
    let file = tokio::fs::File::open(&begun).await.map_err(unwritten)?;
    file.sync_all().await.map_err(unwritten)?;
    let bytes = file.metadata().await.map_err(unwritten)?.len();
    if ![
        "workspace",
        "change_0",
        "edit_15",
        "blob_7",
        "schema_version",
    ]
    .into_iter()
    .all(holds)
    {
        return Err(Error::Lacking(begun));
    }
    tokio::fs::rename(&begun, &path).await.map_err(unwritten)?;
    let sql = "SELECT count(*), coalesce(sum(changes), 0)::bigint, (SELECT count(*) FROM blob) FROM workspace";
    let counted = client
        .query_one(sql, &[])
        .await
        .map_err(database::Error::from)?;
    Ok(Made {
        path,
        bytes,
        workspaces: counted.get(0),
        changes: counted.get(1),
        pictures: counted.get(2),
    })
}

async fn run(program: &'static str, command: &mut Command) -> Result<String, Error> {
    let ran = command.stdin(Stdio::null()).kill_on_drop(true).output();
    let output = ran
        .await
        .map_err(|error| Error::Unstarted(program, error))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Error::Failed(program, said.trim().to_owned()))
        }
    }
}

/// The address of a database without its password, and the password.
fn apart(url: &str) -> (String, String) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (who, place) = rest.split_once('@')?;
        let (user, password) = who.split_once(':')?;
        Some((format!("{scheme}://{user}@{place}"), decoded(password)))
    });
    parts.unwrap_or_else(|| (url.to_owned(), String::new()))
}

/// What stands in an address with `%40` for `@`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%');
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_an_address() {
        let (address, password) = apart("postgres://nine:p%40ss:w%2Frd@127.0.0.1:5432/ninefold");
        assert_eq!(address, "postgres://nine@127.0.0.1:5432/ninefold");
        assert_eq!(password, "p@ss:w/rd");
        for other in [
            "postgres:///ninefold?host=/run",
            "host=/run dbname=ninefold",
        ] {
            assert_eq!(apart(other), (other.to_owned(), String::new()));
        }
    }
}
