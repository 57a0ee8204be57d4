//! What laptops are answered over HTTP.

mod changes;
mod join;
pub mod limits;
mod linger;
mod news;
mod operations;
mod people;
mod pictures;
mod refusal;
pub mod serve;
mod sign_in;
pub mod tls;
mod turns;
mod version;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{delete, get, post, put};
use ninefold_core::team::{Code, Refused};

use crate::config::Config;
use crate::database::Database;
use crate::hub::Hub;
use crate::metrics::Metrics;
use crate::people::identity::Provider;
use crate::people::secret::Secrets;
use limits::Limits;
use refusal::Refusal;

/// How many bytes a body has that is no push and no picture.
const SMALL: usize = 64 << 10;

/// All that answering needs.
#[derive(Debug, Clone)]
pub struct Server {
    /// What it was told.
    pub config: Arc<Config>,
    /// The database.
    pub database: Database,
    /// What looks at secrets.
    pub secrets: Secrets,
    /// What is too much.
    pub limits: Arc<Limits>,
    /// Who says who people are, where somebody does.
    pub provider: Option<Arc<Provider>>,
    /// What is new.
    pub hub: Hub,
    /// What is counted.
    pub metrics: Arc<Metrics>,
}

impl Server {
    /// A server that nobody asked anything yet.
    ///
    /// # Errors
    /// The address of the database makes no sense, or the certificates of the system can't be read.
    pub fn of(config: Config) -> Result<Self, crate::database::Error> {
        let identity = config.identity.as_ref();
        let provider = identity.map(|identity| Provider::of(identity, &config.public));
        let provider = provider
            .transpose()
            .map_err(crate::database::Error::Roots)?;
        Ok(Self {
            provider: provider.map(Arc::new),
            database: Database::of(&config.database)?,
            secrets: Secrets::default(),
            limits: Arc::new(Limits::of(&config.limits)),
            hub: Hub::default(),
            metrics: Arc::default(),
            config: Arc::new(config),
        })
    }

    /// What is answered to whom.
    pub fn router(self) -> Router {
        let workspace = Router::new()
            .route("/", get(changes::standing))
            .route("/changes", get(changes::pull).post(changes::push))
            .route("/pictures/{hash}", get(pictures::get).put(pictures::put))
            .route("/news", get(news::stream))
            .route("/present", post(people::present))
            .route("/members", get(people::members))
            .route("/members/{member}", delete(people::remove))
            .route("/members/{member}/role", put(people::set_role))
            .route("/devices/{device}", delete(people::take_back))
            .route("/invitations", post(people::invite))
            .route("/audit", get(people::audit));
        Router::new()
            .route("/v1/join", post(join::join))
            .route("/v1/sign-in", get(sign_in::provider).post(sign_in::ask))
            .route("/v1/sign-in/callback", get(sign_in::callback))
            .route("/v1/sign-in/confirm", post(sign_in::confirm))
            .route("/v1/sign-in/{asked}", post(sign_in::asked))
            .nest("/v1/workspaces/{workspace}", workspace)
            .fallback(unknown)
            .method_not_allowed_fallback(unknown)
            .layer(DefaultBodyLimit::max(SMALL))
            .layer(from_fn(version::spoken))
            .layer(from_fn_with_state(self.clone(), operations::count))
            .with_state(self)
    }
}

/// Nothing is there.
async fn unknown(method: Method, uri: Uri) -> Refusal {
    let version = version::of_path(uri.path());
    if let Some(Err(refused)) = version.map(version::understood) {
        return refused.into();
    }
    let path: String = uri.path().chars().take(100).collect();
    Refused::new(
        Code::Unknown,
        format!(
            "The team server knows nothing of {method} {path}. Is the address the one of the invitation?"
        ),
    )
    .into()
}
