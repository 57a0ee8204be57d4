//! A PostgreSQL of one's own, for tests and to look at a team server: started in a folder, on a socket and a free port of
//! 127.0.0.1, with a password of its own. It ends with the program that started it, however that ends, and leaves nothing.
//!
//! ```no_run
//! # fn main() -> Result<(), ninefold_cluster::Failure> {
//! let cluster = ninefold_cluster::Cluster::shared()?;
//! let url = cluster.database("rights")?; // postgres://postgres:…@127.0.0.1:40123/rights
//! # Ok(())
//! # }
//! ```
#![cfg(unix)]
#![warn(missing_docs)]

mod account;
mod copies;
mod folder;
mod programs;
mod ruin;
mod watch;

pub use ninefold_failure::Failure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use account::Account;
use folder::Folder;
use ninefold_failure::Context;
use programs::Programs;
use watch::Watch;

/// How a cluster is set up.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where its folder is made; without one, in the target folder, or among temporary files where PostgreSQL can't get there.
    pub beneath: Option<PathBuf>,
    /// What is committed is waited for until it is on the disk. Off, a killed PostgreSQL loses nothing either, but a power cut
    /// would lose all.
    pub fsync: bool,
    /// More lines for `postgresql.conf`, such as `max_connections = 300`.
    pub lines: Vec<String>,
}

/// A PostgreSQL that runs. It is stopped, and its folder is gone, when dropped.
#[derive(Debug)]
pub struct Cluster {
    programs: Programs,
    account: Account,
    folder: Folder,
    port: u16,
    password: String,
    // Dropped after all that speaks to it: it stops the cluster.
    _watch: Watch,
}

/// The cluster that tests of one process share while any of them holds it.
static SHARED: OnceLock<Mutex<Weak<Cluster>>> = OnceLock::new();

/// So many may be connected, unless said otherwise.
const CONNECTIONS: &str = "max_connections = 200";

impl Cluster {
    /// The cluster that all of this process share, without `fsync`. Each takes a database by a name of its own.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn shared() -> Result<Arc<Self>, Failure> {
        let shared = SHARED.get_or_init(Mutex::default);
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cluster) = shared.upgrade() {
            return Ok(cluster);
        }
        let cluster = Arc::new(Self::start(&Settings::default())?);
        *shared = Arc::downgrade(&cluster);
        Ok(cluster)
    }

    /// Makes a cluster and starts it.
    ///
    /// # Errors
    /// Where PostgreSQL is not installed, or does not start.
    pub fn start(settings: &Settings) -> Result<Self, Failure> {
        let programs = Programs::newest()?;
        let account = Account::allowed()?;
        let folder = Folder::make(&account, settings.beneath.as_deref())?;
        // From here on whatever is started is stopped, and the folder taken away.
        let watch = Watch::start(&programs, &account, &folder)?;
        let mut cluster = Self {
            programs,
            account,
            folder,
            port: 0,
            password: password()?,
            _watch: watch,
        };
        cluster.set_up(settings)?;
        for _ in 0..5 {
            cluster.port = free_port()?;
            // Somebody else may have taken the port since.
            if let Ok(()) = cluster.run() {
                return Ok(cluster);
            }
        }
        let log = fs::read_to_string(cluster.folder.log()).unwrap_or_default();
        Err(Failure(format!("PostgreSQL does not start:\n{log}")))
    }

    /// The URL of a database, over TCP.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let Self { password, port, .. } = self;
        format!("postgres://postgres:{password}@127.0.0.1:{port}/{database}")
    }

    /// The URL of a database, over the socket in the cluster's folder.
    #[must_use]
    pub fn socket_url(&self, database: &str) -> String {
        let socket = self.folder.socket().display().to_string();
        let (password, port) = (&self.password, self.port);
        let socket = socket.replace('/', "%2F");
        format!("postgres://postgres:{password}@{socket}:{port}/{database}")
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The cluster's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder.path
    }

    /// What PostgreSQL wrote to its log.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.log()).unwrap_or_default()
    }

    /// A new, empty database, and its URL. One that has the name already is thrown away.
    ///
    /// # Errors
    /// Where PostgreSQL refuses.
    pub fn database(&self, name: &str) -> Result<String, Failure> {
        self.sql(
            "postgres",
            &format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"),
        )?;
        self.sql("postgres", &format!("CREATE DATABASE \"{name}\""))?;
        Ok(self.url(name))
    }

    /// Runs SQL in a database, and gives back what it answers: a row a line, columns with `|` between them.
    ///
    /// # Errors
    /// What PostgreSQL says of it.
    pub fn sql(&self, database: &str, sql: &str) -> Result<String, Failure> {
        let mut psql = self.client("psql", database);
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]);
        psql.args(["--set", "ON_ERROR_STOP=1", "--command", sql]);
        account::answer(&mut psql, sql)
    }

    /// A program of PostgreSQL that connects to a database.
    fn client(&self, program: &str, database: &str) -> Command {
        let mut command = Command::new(self.programs.path(program));
        command
            .env("PGPASSWORD", &self.password)
            .env("PGHOST", self.folder.socket())
            .env("PGPORT", self.port.to_string())
            .env("PGUSER", "postgres")
            .env("PGDATABASE", database);
        command
    }

    fn set_up(&self, settings: &Settings) -> Result<(), Failure> {
        let password = self.folder.path.join("password");
        fs::write(&password, &self.password).context("writing a password")?;
        self.account.give(&password)?;
        let mut initdb = self.account.command(&self.programs.path("initdb"));
        initdb.arg("--pgdata").arg(self.folder.data());
        initdb.args(["--username", "postgres", "--auth", "scram-sha-256"]);
        initdb.args(["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]);
        initdb.arg("--pwfile").arg(&password);
        account::answer(&mut initdb, "initdb")?;
        let mut lines = vec![CONNECTIONS, "logging_collector = off"];
        if !settings.fsync {
            lines.extend(["fsync = off", "full_page_writes = off"]);
        }
        lines.extend(settings.lines.iter().map(String::as_str));
        let conf = self.folder.data().join("postgresql.auto.conf");
        fs::write(&conf, lines.join("\n") + "\n").context("writing settings")?;
        self.account.give(&conf)
    }

    /// Starts what is set up.
    fn run(&self) -> Result<(), Failure> {
        let mut start = self.control("start");
        let socket = self.folder.socket().display().to_string();
        let port = self.port;
        start.arg("--log").arg(self.folder.log()).arg("--options");
        start.arg(format!("-p {port} -k {socket} -h 127.0.0.1"));
        account::answer(&mut start, "starting PostgreSQL").map(drop)
    }

    /// `pg_ctl`, which waits until what it does is done.
    fn control(&self, what: &str) -> Command {
        let mut control = self.account.command(&self.programs.path("pg_ctl"));
        control.args([what, "--wait", "--silent", "--timeout", "60", "--pgdata"]);
        control.arg(self.folder.data());
        control
    }
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16, Failure> {
    let doing = "looking for a free port";
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).context(doing)?;
    Ok(listener.local_addr().context(doing)?.port())
}

/// A password that nobody else on the machine knows.
fn password() -> Result<String, Failure> {
    use std::io::Read;
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut random| random.read_exact(&mut bytes))
        .context("making a password")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
