//! A log of changes in PostgreSQL: what arrives is numbered by one counter a workspace, under the lock of its row.

mod arriving;
mod asked;
mod binary;
mod blank;
mod lines;
mod pull;
mod push;
mod put;
mod read;

pub use arriving::{Arriving, read as read_push};
pub use pull::Paged;
pub use push::{CHANNEL, full, hash, now, random};
pub(crate) use read::between;

use ninefold_core::document::change::Change;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Log, Page, Place, Standing, Taken};
use ninefold_core::team::{Code, Refused};
use tokio_postgres::Row;
use uuid::Uuid;

use crate::database::{self, Database, id};

/// The log of a workspace.
#[derive(Debug, Clone)]
pub struct Postgres {
    /// Where it is.
    pub database: Database,
    /// The key of the workspace.
    pub workspace: i32,
    /// Which computer hands in.
    pub device: Option<Id>,
    /// How many bytes it may have.
    pub most_bytes: u64,
}

/// Why a log did not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database did not do it.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// What is kept can't be read.
    #[error("What the database keeps of a workspace can't be read: {0}.")]
    Odd(&'static str),
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

impl Log for Postgres {
    type Error = Error;

    async fn append(&mut self, origin: Id, lines: Vec<Line>) -> Result<Taken, Error> {
        let arriving = Arriving::of(lines)?;
        push::push(self, origin, arriving).await
    }

    async fn since(&mut self, after: Place, most: usize) -> Result<Option<Page>, Error> {
        let Some(paged) = self.page(after, most).await? else {
            return Ok(None);
        };
        let lines = paged.lines.split(|byte| *byte == b'\n');
        let lines = lines.filter(|line| !line.is_empty()).map(|line| {
            serde_json::from_slice(line).map_err(|_| Error::Odd("a line is none that was taken"))
        });
        Ok(Some(Page {
            lines: lines.collect::<Result<_, _>>()?,
            place: paged.place,
            standing: paged.standing,
        }))
    }

    async fn of_document(&mut self, doc: Id) -> Result<Vec<Change>, Error> {
        let client = self.database.get().await?;
        read::of_document(&**client, self.workspace, doc).await
    }
}

impl Postgres {
    /// Takes in what was read and found sound.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn push(&self, origin: Id, arriving: Arriving) -> Result<Taken, Error> {
        push::push(self, origin, arriving).await
    }

    /// What arrived after a place, as JSON Lines. Nothing where the log has no such place.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn page(&self, after: Place, most: usize) -> Result<Option<Paged>, Error> {
        pull::page(self, after, most).await
    }

    /// How it stands.
    ///
    /// # Errors
    /// [`Error`].
    pub async fn standing(&self) -> Result<Standing, Error> {
        let client = self.database.get().await?;
        let statement = client.prepare_cached(STANDING).await?;
        standing(&client.query_one(&statement, &[&self.workspace]).await?)
    }
}

/// What a standing is read from.
const STANDING: &str = "SELECT origin, last, mark, changes, sum FROM workspace WHERE key = $1";

/// A standing, from the first columns of a row.
fn standing(row: &Row) -> Result<Standing, Error> {
    let uuid_of = |column: usize| row.get::<_, Option<Uuid>>(column).map(id);
    let (changes, sum): (i64, Uuid) = (row.get(3), row.get(4));
    let digest = format!("{changes}:{:032x}", sum.as_u128());
    Ok(Standing {
        origin: uuid_of(0),
        end: Place {
            n: row.get::<_, i64>(1).unsigned_abs(),
            mark: uuid_of(2),
        },
        digest: digest
            .parse()
            .map_err(|_| Error::Odd("the digest is none"))?,
    })
}

fn other_workspace() -> Error {
    refused(
        Code::OtherWorkspace,
        "What was sent is of another workspace than the one on the team server. Nothing of it was taken. Connect the workspace that this invitation was made for.",
    )
}

/// A refusal of what was handed in.
fn refused(code: Code, message: impl Into<String>) -> Error {
    Error::Refused(Refused::new(code, message))
}
