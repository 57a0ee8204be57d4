//! What a server is told: one file in TOML, and the environment above it.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use ninefold_core::team;
use serde::Deserialize;

/// What names of the environment begin with.
const PREFIX: &str = "NINEFOLD_";

/// The parts of the file.
const PARTS: [&str; 6] = ["database", "tls", "limits", "tokens", "identity", "log"];

/// What stands above them.
const TOP: [&str; 5] = [
    "listen",
    "operations",
    "public",
    "trusted-proxies",
    "stop-seconds",
];

/// All of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Where laptops are served.
    pub listen: SocketAddr,
    /// Where health and metrics are told, without asking who wants to know. Nothing: nowhere.
    pub operations: Option<SocketAddr>,
    /// What people reach it by, as it stands in invitations: `https://ninefold.example.org`.
    pub public: String,
    /// The addresses of proxies that are believed when they say whom they speak for.
    pub trusted_proxies: Vec<IpAddr>,
    /// How long requests may go on when it is to stop, in seconds.
    pub stop_seconds: u64,
    /// The database.
    pub database: Database,
    /// The certificate; nothing where a proxy has it.
    pub tls: Option<Tls>,
    /// What is too much.
    pub limits: Limits,
    /// The tokens of computers.
    pub tokens: Tokens,
    /// A provider of identities; nothing: people join by invitation alone.
    pub identity: Option<Identity>,
    /// What is logged.
    pub log: Logged,
}

/// The database.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Database {
    /// Where it is: `postgres://user:password@host/name`, with `?sslmode=require` behind it for TLS.
    pub url: String,
    /// Whose certificates are believed then, in PEM; nothing: those that the system believes.
    pub authority: Option<PathBuf>,
    /// How many connections are held at most.
    pub connections: usize,
    /// How long is waited for one that is free, in seconds.
    pub wait_seconds: u64,
    /// How long a statement may take, in seconds.
    pub statement_seconds: u64,
}

/// The certificate and its key, in PEM.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tls {
    /// The certificate, with those above it.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// What is too much.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// Bytes of the body of a push.
    pub body_bytes: usize,
    /// Seconds in which the body of a request must have come.
    pub body_seconds: u64,
    /// Requests a second of one computer, on average.
    pub device_rate: NonZeroU32,
    /// So many may come at once.
    pub device_burst: NonZeroU32,
    /// Requests a second from one address of who is not known yet, on average: a whole office may be behind it.
    pub address_rate: NonZeroU32,
    /// So many may come at once.
    pub address_burst: NonZeroU32,
    /// Tries of one token or invitation that are wrong, a minute from one address.
    pub wrong_a_minute: NonZeroU32,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address.
    pub address_connections: usize,
    /// Streams of news at once of one computer.
    pub device_streams: usize,
    /// Pushes and pulls that are worked on at once.
    pub working: usize,
    /// Bytes of a workspace: what arrived, and pictures.
    pub workspace_bytes: u64,
}

/// The tokens of computers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Tokens {
    /// How many days one counts.
    pub days: u32,
}

/// A provider of identities that speaks OpenID Connect.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Identity {
    /// What people call it.
    pub name: String,
    /// Its address.
    pub issuer: String,
    /// What it calls this server.
    pub client: String,
    /// What this server shows to it.
    pub secret: String,
    /// Addresses count that it does not say it has looked at, as those of an own directory may.
    #[serde(default)]
    pub trust_addresses: bool,
}

/// What is logged.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Logged {
    /// How much: `info`, `warn`, or `ninefold_server=debug,info`.
    pub level: String,
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file can't be read.
    #[error("The configuration {0} can't be read: {1}.")]
    Unread(PathBuf, std::io::Error),
    /// It says something that does not make sense.
    #[error("The configuration does not make sense: {0}")]
    Senseless(String),
}

impl Config {
    /// What a file says, if there is one, and the environment above it.
    ///
    /// # Errors
    /// [`Error`].
    pub fn read(
        path: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let text = match path {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|error| Error::Unread(path.to_owned(), error))?,
            None => String::new(),
        };
        let mut table: toml::Table =
            toml::from_str(&text).map_err(|error| Error::Senseless(error.to_string()))?;
        for (name, value) in environment {
            if let Some(name) = name.strip_prefix(PREFIX) {
                put(&mut table, name, value);
            }
        }
        let config: Self = table
            .try_into()
            .map_err(|error: toml::de::Error| Error::Senseless(error.to_string()))?;
        config.sound()
    }

    /// That it makes sense.
    fn sound(self) -> Result<Self, Error> {
        let fault = match () {
            () if self.tokens.days == 0 => "tokens.days must be at least 1",
            () if self.database.connections == 0 => "database.connections must be at least 1",
            () if self.limits.working == 0 => "limits.working must be at least 1",
            () if self.limits.body_bytes < 4096 => "limits.body-bytes must be at least 4096",
            () if !self.public.starts_with("http://") && !self.public.starts_with("https://") => {
                "public must be an address that begins with https:// or http://"
            }
            () => return Ok(self),
        };
        Err(Error::Senseless(format!("{fault}.")))
    }
}

/// Puts what the environment says into its place: `NINEFOLD_DATABASE_URL` is `url` of `[database]`. Other names are somebody else's.
fn put(table: &mut toml::Table, name: &str, said: String) {
    let name = name.to_lowercase().replace('_', "-");
    let read = toml::from_str::<toml::Table>(&format!("value = {said}"));
    let value = read.ok().and_then(|mut read| read.remove("value"));
    let value = value.unwrap_or(toml::Value::String(said));
    let part = name
        .split_once('-')
        .filter(|(part, _)| PARTS.contains(part));
    if let Some((part, key)) = part {
        let part = table.entry(part);
        let part = part.or_insert_with(|| toml::Value::Table(toml::Table::new()));
        if let Some(part) = part.as_table_mut() {
            part.insert(key.to_owned(), value);
        }
    } else if TOP.contains(&&*name) {
        table.insert(name, value);
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8090)),
            operations: Some(SocketAddr::from(([127, 0, 0, 1], 8091))),
            public: "http://127.0.0.1:8090".to_owned(),
            trusted_proxies: Vec::new(),
            stop_seconds: 10,
            database: Database::default(),
            tls: None,
            limits: Limits::default(),
            tokens: Tokens::default(),
            identity: None,
            log: Logged::default(),
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self {
            url: "postgres://ninefold@127.0.0.1/ninefold".to_owned(),
            authority: None,
            connections: 16,
            wait_seconds: 5,
            statement_seconds: 30,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: team::MOST_BYTES,
            body_seconds: 60,
            device_rate: at_least_one(50),
            device_burst: at_least_one(200),
            address_rate: at_least_one(200),
            address_burst: at_least_one(800),
            wrong_a_minute: at_least_one(10),
            connections: 4_096,
            address_connections: 1_024,
            device_streams: 4,
            working: 12,
            workspace_bytes: 8 << 30,
        }
    }
}

fn at_least_one(number: u32) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(number - 1)
}

impl Default for Tokens {
    fn default() -> Self {
        Self { days: 180 }
    }
}

impl Default for Logged {
    fn default() -> Self {
        Self {
            level: "info".to_owned(),
        }
    }
}
