//! The database: a pool of connections that waits no longer than it is told, and the tables in it.

pub mod migration;
mod tls;

use std::fmt;
use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use ninefold_core::document::id::Id;
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Client, Connection, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;
use uuid::Uuid;

use crate::config;

/// Connections to the database.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    settings: tokio_postgres::Config,
    tls: MakeRustlsConnect,
}

/// A connection that speaks TLS.
type Spoken = <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream;

/// What a statement is given.
pub type Parameter<'a> = &'a (dyn tokio_postgres::types::ToSql + Sync);

/// Why the database did not do something.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Its address makes no sense.
    #[error("The address of the database, database.url, does not make sense: {0}.")]
    Address(tokio_postgres::Error),
    /// The certificates that the system trusts are not to be had.
    #[error("The certificates that this system trusts can't be read: {0}.")]
    Roots(std::io::Error),
    /// It could not be reached in time.
    #[error("The database can't be reached: {0}.")]
    Away(String),
    /// It refused a statement.
    #[error("The database refused something: {}.", in_words(.0))]
    Refused(#[from] tokio_postgres::Error),
    /// What it holds is from a newer version.
    #[error(
        "The tables in the database are of format {0}, which this version of ninefold-server does not know: it knows {1}. Nothing was changed. Install the newer version, or bring back a backup from before."
    )]
    Newer(i32, i32),
    /// What it holds is from an older version.
    #[error(
        "The tables in the database are of format {0}, and this version of ninefold-server needs {1}. Make a backup, then run “ninefold-server migrate”."
    )]
    Older(i32, i32),
}

impl Database {
    /// A pool for a database; nothing is connected yet.
    ///
    /// # Errors
    /// [`Error::Address`], [`Error::Roots`].
    pub fn of(config: &config::Database) -> Result<Self, Error> {
        let mut settings: tokio_postgres::Config = config.url.parse().map_err(Error::Address)?;
        settings.application_name("ninefold-server");
        settings.connect_timeout(Duration::from_secs(config.wait_seconds.max(1)));
        let recycling_method = RecyclingMethod::Fast;
        // A server that offers TLS without being asked for it has mostly a certificate that nobody knows.
        if settings.get_ssl_mode() == SslMode::Prefer {
            settings.ssl_mode(SslMode::Disable);
        }
        let tls = tls::connector(config.authority.as_deref()).map_err(Error::Roots)?;
        let manager_config = ManagerConfig { recycling_method };
        let manager = Manager::from_config(settings.clone(), tls.clone(), manager_config);
        let wait = Some(Duration::from_secs(config.wait_seconds.max(1)));
        // Bounds on whatever this server asks, whoever forgot one; a lock is waited for no longer than a connection.
        let bounds = format!(
            "SET statement_timeout = '{}s'; SET lock_timeout = '{}s'; SET idle_in_transaction_session_timeout = '{}s'",
            config.statement_seconds,
            config.statement_seconds,
            config.statement_seconds.saturating_mul(2),
        );
        let pool = Pool::builder(manager)
            .max_size(config.connections)
            .runtime(deadpool_postgres::Runtime::Tokio1)
            .wait_timeout(wait)
            .create_timeout(wait)
            .recycle_timeout(wait)
            .post_create(Hook::async_fn(move |client, _| {
                let bounds = bounds.clone();
                Box::pin(async move {
                    let set = client.batch_execute(&bounds).await;
                    set.map_err(HookError::Backend)
                })
            }))
            .build()
            .map_err(|error| Error::Away(error.to_string()))?;
        Ok(Self {
            pool,
            settings,
            tls,
        })
    }

    /// A connection.
    ///
    /// # Errors
    /// [`Error::Away`].
    pub async fn get(&self) -> Result<Object, Error> {
        self.pool
            .get()
            .await
            .map_err(|error| Error::Away(error.to_string()))
    }

    /// A connection of one's own, and what drives it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn connect(
        &self,
    ) -> Result<(Client, Connection<Socket, Spoken>), tokio_postgres::Error> {
        self.settings.connect(self.tls.clone()).await
    }

    /// How many connections are in use, and how many there are.
    pub fn used(&self) -> (usize, usize) {
        let status = self.pool.status();
        (status.size.saturating_sub(status.available), status.size)
    }

    /// Ends all connections.
    pub fn close(&self) {
        self.pool.close();
    }
}

/// Without the password.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Database")
            .field(&self.pool.status())
            .finish()
    }
}

/// An identifier, as the database has it.
pub fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(*id.as_bytes())
}

/// An identifier of the database.
pub fn id(uuid: Uuid) -> Id {
    Id::from_bytes(*uuid.as_bytes())
}

/// What the database says of an error. Its details may quote what was stored, and are left out.
fn in_words(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(error) => format!("{} ({})", error.message(), error.code().code()),
        None => error.to_string(),
    }
}
