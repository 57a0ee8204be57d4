//! A server on a free port, before a database of its own, and those who speak to it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use ninefold_cluster::Cluster;
use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed, Taken};
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_core::team::{Code, Join, Joined, PageHead, PushHead, Refused, Role};
use ninefold_server::config::Config;
use ninefold_server::database::migration;
use ninefold_server::people::invitation;
use ninefold_server::web::serve::Serving;
use ninefold_server::web::{Server, tls};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// A server that serves.
pub struct Stage {
    pub cluster: Arc<Cluster>,
    pub database: String,
    pub server: Server,
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
}

/// Somebody who joined.
#[derive(Debug, Clone)]
pub struct Somebody {
    pub address: SocketAddr,
    pub joined: Joined,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub again: Option<String>,
    pub body: Bytes,
}

impl Stage {
    /// A server as it is configured of itself.
    pub async fn new(database: &str) -> Self {
        Self::with(database, |_| {}).await
    }

    /// A server that is configured otherwise.
    pub async fn with(database: &str, otherwise: impl FnOnce(&mut Config)) -> Self {
        Self::on(Cluster::shared().unwrap(), database, otherwise).await
    }

    /// A server before a database in a cluster.
    pub async fn on(
        cluster: Arc<Cluster>,
        database: &str,
        otherwise: impl FnOnce(&mut Config),
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut config = Config {
            public: format!("http://{address}"),
            ..Config::default()
        };
        config.database.url = cluster.database(database).unwrap();
        otherwise(&mut config);
        let server = Server::of(config).unwrap();
        let mut client = server.database.get().await.unwrap();
        migration::migrate(&mut client).await.unwrap();
        drop(client);
        let (stop, stopping) = watch::channel(false);
        tokio::spawn(server.hub.clone().listen(server.database.clone()));
        while !server.hub.hears() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let router = server.clone().router();
        let tls = server.config.tls.clone();
        let serving = Serving {
            server: server.clone(),
            listener,
            router,
            tls: tls.map(|tls| tls::renewed(tls).unwrap()),
            stop: stopping,
        };
        tokio::spawn(serving.serve());
        Self {
            cluster,
            database: database.to_owned(),
            server,
            address,
            stop,
        }
    }

    /// An invitation, as whoever operates the server makes it.
    pub async fn invitation(&self, title: &str, role: Role) -> String {
        let client = self.server.database.get().await.unwrap();
        let workspace = invitation::workspace(&**client, title).await.unwrap();
        let new = invitation::New {
            workspace,
            role,
            name: "somebody",
            days: 1,
            by: "a test",
            public: &self.server.config.public,
        };
        let made = new.make(&**client, &self.server.secrets).await.unwrap();
        made.invitation
    }

    /// Somebody joins.
    pub async fn join(&self, title: &str, name: &str, role: Role) -> Somebody {
        let invitation = self.invitation(title, role).await;
        let join = join(&invitation, name);
        let answer = ask(self.address, Method::POST, "/v1/join", None, json(&join)).await;
        Somebody {
            address: self.address,
            joined: answer.read(),
        }
    }

    /// Where health and metrics are told.
    pub async fn operations(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = Serving {
            server: self.server.clone(),
            listener,
            router: self.server.clone().operations(),
            tls: None,
            stop: self.stop.subscribe(),
        };
        tokio::spawn(serving.serve());
        address
    }

    /// One number out of the database.
    pub fn number(&self, sql: &str) -> i64 {
        let said = self.cluster.sql(&self.database, sql).unwrap();
        said.trim().parse().unwrap()
    }
}

impl Somebody {
    /// Asks for something of the own workspace.
    pub async fn ask(&self, method: Method, path: &str, body: impl Into<Bytes>) -> Answer {
        self.ask_of(self.joined.workspace, method, path, body).await
    }

    /// Asks for something of any workspace.
    pub async fn ask_of(
        &self,
        workspace: Id,
        method: Method,
        path: &str,
        body: impl Into<Bytes>,
    ) -> Answer {
        let path = format!("/v1/workspaces/{workspace}{path}");
        let token = Some(self.joined.token.as_str());
        ask(self.address, method, &path, token, body).await
    }

    /// Hands in lines.
    pub async fn push(&self, origin: Id, lines: &[Line]) -> Answer {
        self.ask(Method::POST, "/changes", body(origin, lines))
            .await
    }

    /// All that arrived after a place.
    pub async fn pull(&self, after: ninefold_core::document::log::Place) -> (PageHead, Vec<Line>) {
        let mark = after
            .mark
            .map_or_else(String::new, |mark| format!("&mark={mark}"));
        let path = format!("/changes?after={}{mark}", after.n);
        let answer = self.ask(Method::GET, &path, "").await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let text = std::str::from_utf8(&answer.body).unwrap();
        let mut lines = text.lines();
        let head = serde_json::from_str(lines.next().unwrap()).unwrap();
        let lines = lines.map(|line| serde_json::from_str(line).unwrap());
        (head, lines.collect())
    }
}

impl Answer {
    /// What was answered.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert!(self.status < 300, "{self:?}");
        serde_json::from_slice(&self.body).unwrap()
    }

    /// How many were new.
    pub fn taken(&self) -> u64 {
        self.read::<Taken>().new
    }

    /// That it was refused, in words and with the status of the code.
    #[track_caller]
    pub fn refused(&self, code: Code) -> String {
        let refused: Refused = serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{} {:?}", self.status, self.body));
        assert_eq!(
            (refused.code, self.status),
            (code, code.status()),
            "{refused}"
        );
        assert!(refused.message.ends_with('.'), "{refused}");
        refused.message
    }
}

/// Asks on a connection of its own.
pub async fn ask(
    address: SocketAddr,
    method: Method,
    path: &str,
    token: Option<&str>,
    body: impl Into<Bytes>,
) -> Answer {
    let response = open(address, method, path, token, body).await;
    let status = response.status().as_u16();
    let again = response.headers().get("retry-after");
    let again = again.map(|again| again.to_str().unwrap().to_owned());
    let body = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        again,
        body,
    }
}

/// Asks, and leaves the answer open.
pub async fn open(
    address: SocketAddr,
    method: Method,
    path: &str,
    token: Option<&str>,
    body: impl Into<Bytes>,
) -> Response<Incoming> {
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    let mut request = Request::builder().method(method).uri(path);
    request = request.header("host", address.to_string());
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request = request.body(Full::new(body.into())).unwrap();
    sender.send_request(request).await.unwrap()
}

pub fn json(body: &impl Serialize) -> Bytes {
    serde_json::to_vec(body).unwrap().into()
}

pub fn join(invitation: &str, name: &str) -> Join {
    Join {
        invitation: invitation.to_owned(),
        name: name.to_owned(),
        device: format!("{name}'s laptop"),
    }
}

/// The body of a push.
pub fn body(origin: Id, lines: &[Line]) -> Vec<u8> {
    let mut body = serde_json::to_vec(&PushHead { origin }).unwrap();
    for line in lines {
        body.push(b'\n');
        body.extend(serde_json::to_vec(line).unwrap());
    }
    body
}

/// An identifier that nothing else has.
pub fn fresh() -> Id {
    static LAST: AtomicU64 = AtomicU64::new(1);
    let mut random = [0; 10];
    random[..8].copy_from_slice(&LAST.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    random[8] = std::process::id() as u8;
    Id::at(1_790_000_000_000, random)
}

/// A change that types a text into a use case.
pub fn typed(doc: Id, text: &str) -> Change {
    Change {
        id: fresh(),
        doc,
        stamp: 1_790_000_000_000,
        at: 1_790_000_000_000,
        author: fresh(),
        what: What::Type,
        action: Some(fresh()),
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: "answer/ideation/problem".to_owned(),
            value: Value::from(text),
            base: vec![fresh()],
        }],
    }
}

/// It as a line.
pub fn line(change: Change) -> Line {
    Line::Change(Sealed::of(change))
}

/// So many changes of a document.
pub fn many(doc: Id, count: usize) -> Vec<Line> {
    let lines = (0..count).map(|number| line(typed(doc, &format!("What was typed as {number}"))));
    lines.collect()
}

/// The id of the first of them.
pub fn origin(lines: &[Line]) -> Id {
    match &lines[0] {
        Line::Change(sealed) => sealed.change.id,
        _ => panic!("no change"),
    }
}

/// Asks by TLS, and trusts one certificate. Gives all that is answered.
pub async fn ask_by_tls(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
    path: &str,
) -> String {
    try_by_tls(address, trusted, path).await.unwrap()
}

/// The same; why not, where the certificate is another one.
pub async fn try_by_tls(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
    path: &str,
) -> Result<String, String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = "localhost".try_into().unwrap();
    let connector = TlsConnector::from(Arc::new(config));
    let connected = connector.connect(name, stream).await;
    let mut stream = connected.map_err(|error| error.to_string())?;
    let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    Ok(answer)
}
