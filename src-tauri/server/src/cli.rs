//! What whoever operates the server types.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use ninefold_core::picture::size_in_words;
use ninefold_core::team::Role;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::backup::counted;
use crate::config::{self, Config};
use crate::database::{self, Database, migration};
use crate::people::invitation;
use crate::people::secret::Secrets;
use crate::web::Server;
use crate::web::serve::Serving;
use crate::{backup, check, log, web};

/// How long a database is waited for that does not answer when the server starts, and how often it is tried.
const STARTING: Duration = Duration::from_secs(60);
const AGAIN: Duration = Duration::from_millis(500);

/// The team server of Ninefold.
#[derive(Debug, Parser)]
#[command(name = "ninefold-server", version, about)]
struct Typed {
    /// The configuration; what stands in the environment as NINEFOLD_… is above it.
    #[arg(long, short, global = true, env = "NINEFOLD_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes the tables, or brings them to the newest format
    Migrate,
    /// Serves laptops until it is told to stop
    Serve,
    /// Looks whether what is kept is whole, and says so in words
    Check,
    /// Writes a copy of the database into a folder, by pg_dump, and looks whether it can be read
    Backup {
        /// The folder
        folder: PathBuf,
    },
    /// Lists the workspaces
    Workspaces,
    /// Makes an invitation to a workspace, which is made where it is not there
    Invite {
        /// What people call the workspace
        #[arg(long)]
        workspace: String,
        /// What whoever takes it up may do
        #[arg(long, value_enum, default_value_t = RoleWord::Editor)]
        role: RoleWord,
        /// Whom it is for; of a provider of identities, the email address
        #[arg(long)]
        name: String,
        /// How many days it can be taken up
        #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=90))]
        days: u32,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleWord {
    Reader,
    Editor,
    Owner,
}

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// The log.
    #[error(transparent)]
    Log(#[from] log::Error),
    /// The copy.
    #[error(transparent)]
    Backup(#[from] backup::Error),
    /// The system.
    #[error("{0}: {1}.")]
    System(String, std::io::Error),
    /// The certificate.
    #[error(transparent)]
    Tls(#[from] web::tls::Error),
    /// A name can't be one.
    #[error(transparent)]
    Refused(#[from] ninefold_core::team::Refused),
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Does what was typed.
pub fn run() -> ExitCode {
    let typed = Typed::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(done(typed)),
        Err(error) => Err(Error::System("The server can't start".to_owned(), error)),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn done(typed: Typed) -> Result<ExitCode, Error> {
    let config = Config::read(typed.config.as_deref(), std::env::vars())?;
    match typed.command {
        Command::Migrate => migrate(&config).await,
        Command::Serve => serve(config).await,
        Command::Check => check(&config).await,
        Command::Backup { folder } => backup(&config, &folder).await,
        Command::Workspaces => workspaces(&config).await,
        Command::Invite {
            workspace,
            role,
            name,
            days,
        } => {
            let role = match role {
                RoleWord::Reader => Role::Reader,
                RoleWord::Editor => Role::Editor,
                RoleWord::Owner => Role::Owner,
            };
            invite(&config, &workspace, role, &name, days).await
        }
    }
}

async fn migrate(config: &Config) -> Result<ExitCode, Error> {
    let database = Database::of(&config.database)?;
    let mut client = database.get().await?;
    let found = migration::migrate(&mut client).await?;
    let newest = migration::newest();
    match found == newest {
        true => println!("The tables are of format {newest}, the newest: nothing was changed."),
        false => println!("The tables were brought from format {found} to {newest}."),
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers 3 where something is not whole.
async fn check(config: &Config) -> Result<ExitCode, Error> {
    let database = Database::of(&config.database)?;
    let client = database.get().await?;
    migration::check(&client).await?;
    let found = check::all(&client).await?;
    for line in &found.said {
        println!("{line}");
    }
    for fault in &found.faults {
        eprintln!("{fault}");
    }
    match found.faults.is_empty() {
        true => Ok(ExitCode::SUCCESS),
        false => Ok(ExitCode::from(3)),
    }
}

async fn backup(config: &Config, folder: &Path) -> Result<ExitCode, Error> {
    let database = Database::of(&config.database)?;
    let client = database.get().await?;
    migration::check(&client).await?;
    let made = backup::make(&client, &config.database.url, folder).await?;
    println!("{}", made.path.display());
    eprintln!("{}", made.in_words());
    Ok(ExitCode::SUCCESS)
}

async fn workspaces(config: &Config) -> Result<ExitCode, Error> {
    let database = Database::of(&config.database)?;
    let client = database.get().await?;
    migration::check(&client).await?;
    let sql = "SELECT w.title, w.id, w.changes, w.bytes + w.pictures,
            (SELECT count(*) FROM member m WHERE m.workspace = w.key AND removed IS NULL)
        FROM workspace w ORDER BY lower(w.title), w.key LIMIT 100000";
    for row in client.query(sql, &[]).await? {
        let title: String = row.get(0);
        let id = database::id(row.get(1));
        let (changes, bytes, people): (i64, i64, i64) = (row.get(2), row.get(3), row.get(4));
        let size = size_in_words(bytes.unsigned_abs());
        let people = counted(people, "person", "people");
        let changes = counted(changes, "change", "changes");
        println!("{title}\t{id}\t{people}\t{changes}\t{size}");
    }
    Ok(ExitCode::SUCCESS)
}

async fn invite(
    config: &Config,
    title: &str,
    role: Role,
    name: &str,
    days: u32,
) -> Result<ExitCode, Error> {
    let title = crate::people::member::named(title, "A workspace")?;
    let name = crate::people::member::named(name, "Whoever is invited")?;
    let database = Database::of(&config.database)?;
    let mut client = database.get().await?;
    migration::check(&client).await?;
    let transaction = client.transaction().await?;
    let workspace = invitation::workspace(&*transaction, &title).await?;
    let new = invitation::New {
        workspace,
        role,
        name: &name,
        days,
        by: "whoever operates the server",
        public: &config.public,
    };
    let invited = new.make(&*transaction, &Secrets::default()).await?;
    transaction.commit().await?;
    println!("{}", invited.invitation);
    eprintln!(
        "“{name}” can join “{title}” by this link once, within {days} days. It is shown only now."
    );
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: Config) -> Result<ExitCode, Error> {
    log_to_standard_error(&config);
    let server = Server::of(config)?;
    {
        let client = awaited(&server.database).await?;
        migration::check(&client).await?;
    }
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(server.hub.clone().listen(server.database.clone()));
    tokio::spawn(forget(server.clone()));
    let tls = server.config.tls.clone().map(web::tls::renewed);
    let tls = tls.transpose()?;
    if let Some(address) = server.config.operations {
        let serving = Serving {
            server: server.clone(),
            listener: listen(address).await?,
            router: server.clone().operations(),
            tls: None,
            stop: stopped.clone(),
        };
        tokio::spawn(serving.serve());
    }
    let listener = listen(server.config.listen).await?;
    let address = listener.local_addr();
    let address =
        address.map_err(|error| Error::System("The address is not known".to_owned(), error))?;
    tracing::info!(%address, public = server.config.public, tls = tls.is_some(), "serving");
    tokio::spawn(signals(stop));
    let serving = Serving {
        server: server.clone(),
        listener,
        router: server.clone().router(),
        tls,
        stop: stopped,
    };
    serving.serve().await;
    server.database.close();
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// A connection to a database that may start beside this, or still mend itself.
async fn awaited(database: &Database) -> Result<deadpool_postgres::Object, database::Error> {
    let begun = std::time::Instant::now();
    loop {
        match database.get().await {
            Err(error) if begun.elapsed() < STARTING => {
                tracing::warn!(%error, "the database is waited for");
                tokio::time::sleep(AGAIN).await;
            }
            got => return got,
        }
    }
}

async fn listen(address: std::net::SocketAddr) -> Result<TcpListener, Error> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| Error::System(format!("The address {address} can't be served"), error))
}

/// Waits for a signal that says to stop.
async fn signals(stop: watch::Sender<bool>) {
    use tokio::signal::unix::{SignalKind, signal};
    // It is a reason to look at the certificate, where there is one, and none to end.
    let _hangup = signal(SignalKind::hangup());
    let signals = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    );
    if let (Ok(mut terminate), Ok(mut interrupt)) = signals {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
        stop.send_replace(true);
    }
}

/// Forgets now and then who asked nothing for a while.
async fn forget(server: Server) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        server.limits.forget();
        server.hub.forget();
    }
}

/// Logs as JSON, as much as is configured; as `info` where that makes no sense.
fn log_to_standard_error(config: &Config) {
    use tracing_subscriber::filter::{LevelFilter, Targets};
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::util::SubscriberInitExt;
    let level = config.log.level.parse();
    let level = level.unwrap_or_else(|_| Targets::new().with_default(LevelFilter::INFO));
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .with_writer(std::io::stderr);
    let _ = tracing_subscriber::registry()
        .with(lines)
        .with(level)
        .try_init();
}
