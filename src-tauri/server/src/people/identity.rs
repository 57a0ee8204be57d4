//! A provider of identities that speaks OpenID Connect: it says who somebody is, and nothing of what they may do.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use ninefold_core::team::{Code, Refused};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse,
};
use tokio::runtime::Handle;

use crate::config::Identity;

/// Where the provider sends the browser back to, after the public address.
pub const CALLBACK: &str = "/v1/sign-in/callback";

/// How long an answer of the provider is waited for, and how long it may be.
const WAIT: Duration = Duration::from_secs(10);
const MOST: usize = 1 << 20;

/// How long what the provider says of itself is believed.
const KNOWN: Duration = Duration::from_secs(3_600);

/// A provider.
#[derive(Debug)]
pub struct Provider {
    settings: Identity,
    callback: String,
    http: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

/// Somebody is to sign in.
#[derive(Debug)]
pub struct Begun {
    /// The page to open.
    pub page: String,
    /// What the browser comes back with.
    pub state: String,
    /// What the provider is to say again.
    pub nonce: String,
    /// What is shown to have begun it.
    pub verifier: String,
}

/// Somebody who signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What the provider calls them.
    pub subject: String,
    /// Their address, in small letters.
    pub email: String,
    /// Their name; the address where there is none.
    pub name: String,
}

/// The answer of a provider could not be had.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unanswered(String);

impl Provider {
    /// One that was not asked yet.
    ///
    /// # Errors
    /// The certificates of the system can't be read.
    pub fn of(settings: &Identity, public: &str) -> std::io::Result<Self> {
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(tokio_rustls::rustls::crypto::ring::default_provider())?
            .https_or_http()
            .enable_http1()
            .build();
        Ok(Self {
            settings: settings.clone(),
            callback: format!("{}{CALLBACK}", public.trim_end_matches('/')),
            http: Client::builder(TokioExecutor::new()).build(connector),
            known: Mutex::default(),
        })
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Begins to sign somebody in.
    ///
    /// # Errors
    /// The provider can't be reached.
    pub async fn begin(self: &Arc<Self>) -> Result<Begun, Refused> {
        let provider = Arc::clone(self);
        apart(move |handle| handle.block_on(provider.beginning())).await
    }

    async fn beginning(&self) -> Result<Begun, Refused> {
        let metadata = self.metadata().await?;
        let client = CoreClient::from_provider_metadata(metadata, self.id(), self.secret())
            .set_redirect_uri(self.redirect()?);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (page, state, nonce) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun {
            page: page.to_string(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Who came back with a code.
    ///
    /// # Errors
    /// The provider can't be reached, or does not say so.
    pub async fn finish(
        self: &Arc<Self>,
        code: String,
        nonce: String,
        verifier: String,
    ) -> Result<Known, Refused> {
        let provider = Arc::clone(self);
        apart(move |handle| handle.block_on(provider.finishing(code, nonce, verifier))).await
    }

    async fn finishing(
        &self,
        code: String,
        nonce: String,
        verifier: String,
    ) -> Result<Known, Refused> {
        let metadata = self.metadata().await?;
        let client = CoreClient::from_provider_metadata(metadata, self.id(), self.secret())
            .set_redirect_uri(self.redirect()?);
        let http = |request: HttpRequest| self.call(request);
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| self.unusable(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&http)
            .await
            .map_err(|error| self.unusable(&error))?;
        let token = answer.id_token().ok_or_else(|| {
            let lacks = Unanswered("it gave no identity".to_owned());
            self.unusable(&lacks)
        })?;
        let claims = token
            .claims(&client.id_token_verifier(), &Nonce::new(nonce))
            .map_err(|error| self.unusable(&error))?;
        let subject = claims.subject().clone();
        let mut email = claims.email().cloned();
        let mut verified = claims.email_verified();
        let mut name = claims.name().and_then(|name| name.get(None)).cloned();
        if email.is_none() || name.is_none() {
            let about = client
                .user_info(answer.access_token().clone(), Some(subject.clone()))
                .map_err(|error| self.unusable(&error))?;
            let about: CoreUserInfoClaims = about
                .request_async(&http)
                .await
                .map_err(|error| self.unusable(&error))?;
            if email.is_none() {
                email = about.email().cloned();
                verified = about.email_verified();
            }
            name = name.or_else(|| about.name().and_then(|name| name.get(None)).cloned());
        }
        let email = email.map(|email| email.trim().to_lowercase());
        let is_believed = verified == Some(true) || self.settings.trust_addresses;
        let email = email.filter(|email| email.contains('@') && is_believed);
        let email = email.ok_or_else(|| {
            Refused::new(
                Code::NotAllowed,
                format!(
                    "{} does not say which email address is yours, or has not looked whether it is. Nobody was signed in. Ask whoever looks after it.",
                    self.name()
                ),
            )
        })?;
        let name = name.map(|name| name.as_str().to_owned());
        Ok(Known {
            subject: subject.as_str().to_owned(),
            name: name
                .filter(|name| !name.trim().is_empty())
                .unwrap_or_else(|| email.clone()),
            email,
        })
    }

    fn id(&self) -> ClientId {
        ClientId::new(self.settings.client.clone())
    }

    fn secret(&self) -> Option<ClientSecret> {
        let secret = &self.settings.secret;
        (!secret.is_empty()).then(|| ClientSecret::new(secret.clone()))
    }

    fn redirect(&self) -> Result<RedirectUrl, Refused> {
        RedirectUrl::new(self.callback.clone()).map_err(|error| self.unusable(&error))
    }

    /// What the provider says of itself.
    async fn metadata(&self) -> Result<CoreProviderMetadata, Refused> {
        {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((since, known)) = &*known
                && since.elapsed() < KNOWN
            {
                return Ok(known.clone());
            }
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone());
        let issuer = issuer.map_err(|error| self.unusable(&error))?;
        let http = |request: HttpRequest| self.call(request);
        let asked = CoreProviderMetadata::discover_async(issuer, &http).await;
        let metadata = asked.map_err(|error| self.unusable(&error))?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((Instant::now(), metadata.clone()));
        Ok(metadata)
    }

    /// Asks the provider. It is followed nowhere, and not listened to for long.
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let asked = async {
            let request = request.map(|body| Full::new(Bytes::from(body)));
            let answer = self.http.request(request).await;
            let answer = answer.map_err(|error| Unanswered(error.to_string()))?;
            let (head, body) = answer.into_parts();
            let body = Limited::new(body, MOST).collect().await;
            let body = body.map_err(|error| Unanswered(error.to_string()))?;
            Ok(HttpResponse::from_parts(head, body.to_bytes().to_vec()))
        };
        let answered = tokio::time::timeout(WAIT, asked).await;
        answered.unwrap_or_else(|_| Err(Unanswered("it took too long".to_owned())))
    }

    /// It could not be asked, or its answer can't be used. What it says is for whoever operates the server.
    fn unusable(&self, error: &dyn std::error::Error) -> Refused {
        let mut why = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            why = format!("{why}: {error}");
            cause = error.source();
        }
        tracing::warn!(why, "the provider of identities did not sign somebody in");
        Refused::new(
            Code::Unavailable,
            format!(
                "{} did not sign you in. Nothing was changed. Try once more; if it goes on, ask whoever runs the team server.",
                self.name()
            ),
        )
    }
}

/// Waits on a thread of its own: what openidconnect makes can't change threads, and few sign in at once.
async fn apart<T: Send + 'static>(
    work: impl FnOnce(Handle) -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let handle = Handle::current();
    let worked = tokio::task::spawn_blocking(move || work(handle)).await;
    worked.unwrap_or_else(|_| {
        Err(Refused::new(
            Code::Unavailable,
            "The team server could not ask who you are. Nothing was changed. Try once more.",
        ))
    })
}
