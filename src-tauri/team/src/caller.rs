//! One question to a server and its answer, over HTTP.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use ninefold_core::team::{Failed, PREFIX, Refused, SPEAKS, SPOKEN};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::config::ConfigBuilder;
use ureq::http::{Method, Request, Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::typestate::AgentScope;
use ureq::{Agent, AsSendBody, Body, BodyReader, RequestExt};

use crate::address::Address;
use crate::failure;
use crate::stop::Stop;

/// How long it may take to find a server, and to be connected to it: each.
const CONNECT: Duration = Duration::from_secs(5);

/// How long a question and its answer may take.
pub const SHORT: Duration = Duration::from_secs(30);

/// How long it may take where much is carried.
pub const LONG: Duration = Duration::from_secs(120);

/// The media type of what is not lines.
pub const JSON: &str = "application/json";

/// How many bytes an answer in JSON has at most.
const MOST_JSON: u64 = 8 << 20;

/// How many bytes a refusal has at most.
const MOST_REFUSED: u64 = 64 << 10;

/// What is longer in bytes is sent once the server says that it will have it, or says nothing for a second: one that refuses it
/// hangs up, and its reason would be lost.
const ASKED_FIRST: usize = 64 << 10;

/// Asks a server.
#[derive(Debug, Clone)]
pub struct Caller {
    agent: Agent,
    /// Where the server is.
    pub address: Address,
    token: Option<String>,
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    pub method: Method,
    /// The steps of the path behind [`PREFIX`].
    pub path: &'a [&'a str],
    pub asked: &'a [(&'a str, String)],
    /// The media type of what is sent, and its bytes.
    pub body: Option<(&'a str, &'a [u8])>,
    /// How long it may take; zero where that is bounded otherwise.
    pub within: Duration,
}

impl Caller {
    /// Asks the server at an address; with a token, as somebody.
    pub fn new(address: Address, token: Option<String>) -> Self {
        Self {
            agent: config(&address).build().new_agent(),
            address,
            token,
        }
    }

    /// Asks with an agent of one's own.
    pub fn with_agent(&self, agent: Agent) -> Self {
        Self {
            agent,
            ..self.clone()
        }
    }

    /// What cuts off all that is asked.
    pub fn stop(&self) -> Stop {
        Stop::new(self.agent.clone())
    }

    /// Asks, and hands back what came once it is known that it is no refusal.
    pub fn answer(&self, question: &Question) -> Result<Response<Body>, Failed> {
        let mut steps: Vec<&str> = PREFIX.split('/').filter(|step| !step.is_empty()).collect();
        steps.extend(question.path);
        let mut request = Request::builder()
            .method(question.method.clone())
            .uri(self.address.of(&steps, question.asked))
            .header(SPEAKS, SPOKEN);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some((mime, bytes)) = question.body {
            request = request.header(header::CONTENT_TYPE, mime);
            if bytes.len() > ASKED_FIRST {
                request = request.header(header::EXPECT, "100-continue");
            }
        }
        let answered = match question.body {
            Some((_, bytes)) => self.run(request.body(bytes), question.within),
            None => self.run(request.body(()), question.within),
        };
        let response = answered.map_err(|error| failure::of(error, &self.address))?;
        match response.status().is_success() {
            true => Ok(response),
            false => Err(self.refused(response)),
        }
    }

    fn run(
        &self,
        request: ureq::http::Result<Request<impl AsSendBody>>,
        within: Duration,
    ) -> Result<Response<Body>, ureq::Error> {
        let within = (!within.is_zero()).then_some(within);
        let asked = request?.with_agent(&self.agent).configure();
        asked.timeout_global(within).build().run()
    }

    /// Asks for something in JSON.
    pub fn json<T: DeserializeOwned>(&self, question: &Question) -> Result<T, Failed> {
        let bytes = self.bytes(self.answer(question)?, MOST_JSON)?;
        serde_json::from_slice(&bytes).map_err(|_| not_ours())
    }

    /// Asks for something to be done, of which nothing is to come back.
    pub fn done(&self, question: &Question) -> Result<(), Failed> {
        self.answer(question).map(drop)
    }

    /// All of an answer, up to so many bytes.
    pub fn bytes(&self, response: Response<Body>, most: u64) -> Result<Vec<u8>, Failed> {
        let mut bytes = Vec::new();
        let mut reader = self.reader(response)?.take(most + 1);
        let read = reader.read_to_end(&mut bytes);
        read.map_err(|error| failure::of_reading(error, &self.address))?;
        match bytes.len() as u64 > most {
            true => Err(too_long()),
            false => Ok(bytes),
        }
    }

    /// What reads an answer, of which one can tell where it ends: else one that was cut would pass for a whole one.
    pub fn reader(&self, response: Response<Body>) -> Result<BodyReader<'static>, Failed> {
        let chunked = response.headers().get(header::TRANSFER_ENCODING);
        let has_end = chunked.is_some() || response.headers().contains_key(header::CONTENT_LENGTH);
        match has_end {
            true => Ok(response.into_body().into_reader()),
            false => Err(Failed::Garbled(
                "it does not say where its answer ends".into(),
            )),
        }
    }

    fn refused(&self, response: Response<Body>) -> Failed {
        let status = response.status();
        if status.is_redirection() {
            return Failed::Garbled("it sends one on to another address".into());
        }
        let mut bytes = Vec::new();
        let mut reader = response.into_body().into_reader().take(MOST_REFUSED);
        // Half a refusal is none, which shows when it is read as one.
        let _ = reader.read_to_end(&mut bytes);
        if let Ok(refused) = serde_json::from_slice::<Refused>(&bytes) {
            return Failed::Refused(refused);
        }
        match status.as_u16() {
            // What stands before the server says that there is none behind it.
            502..=504 => Failed::Away(format!("nobody answers behind {}", self.address.told())),
            status => Failed::Garbled(format!("{status}, without a reason")),
        }
    }
}

/// How servers are asked: nothing is followed elsewhere, and certificates are those that the computer trusts, a company's own too.
pub fn config(address: &Address) -> ConfigBuilder<AgentScope> {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .user_agent(concat!("ninefold/", env!("CARGO_PKG_VERSION")))
        .http_status_as_error(false)
        .https_only(!address.is_here())
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(CONNECT))
        .timeout_connect(Some(CONNECT));
    match address.is_here() {
        true => config.proxy(None),
        false => config,
    }
}

/// Something as JSON, to be sent.
pub fn to_json(value: &impl Serialize) -> Result<Vec<u8>, Failed> {
    serde_json::to_vec(value).map_err(|_| not_ours())
}

/// What came is in no form that a server of Ninefold's uses.
pub fn not_ours() -> Failed {
    Failed::Garbled("what it says is not in the form that Ninefold's servers use".into())
}

/// What comes is more than there can be.
pub fn too_long() -> Failed {
    Failed::Garbled("it sends more than there can be".into())
}
