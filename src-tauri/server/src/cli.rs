//! What whoever operates the server types.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use ninefold_core::team::Role;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::{self, Config};
use crate::database::{self, Database, migration};
use crate::people::invitation;
use crate::people::secret::Secrets;
use crate::web::Server;
use crate::{log, web};

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
    /// The system.
    #[error("{0}: {1}.")]
    System(String, std::io::Error),
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
        let client = server.database.get().await?;
        migration::check(&client).await?;
    }
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(server.hub.clone().listen(server.database.clone()));
    tokio::spawn(forget(server.clone()));
    if let Some(address) = server.config.operations {
        let listener = listen(address).await?;
        let router = server.clone().operations();
        tokio::spawn(web::serve::serve(
            server.clone(),
            listener,
            router,
            stopped.clone(),
        ));
    }
    let listener = listen(server.config.listen).await?;
    let address = listener.local_addr();
    let address = address.map_err(|error| Error::System("The address is not known".to_owned(), error))?;
    tracing::info!(%address, public = server.config.public, "serving");
    tokio::spawn(signals(stop));
    let router = server.clone().router();
    let served = web::serve::serve(server.clone(), listener, router, stopped).await;
    served.map_err(|error| Error::System("The server stopped".to_owned(), error))?;
    server.database.close();
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

async fn listen(address: std::net::SocketAddr) -> Result<TcpListener, Error> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| Error::System(format!("The address {address} can't be served"), error))
}

/// Waits for a signal that says to stop.
async fn signals(stop: watch::Sender<bool>) {
    use tokio::signal::unix::{SignalKind, signal};
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
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        server.limits.forget();
        server.hub.forget();
    }
}

fn log_to_standard_error(config: &Config) {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_new(&config.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
