//! Pushing and pulling 100,000 changes over HTTP, against PostgreSQL's own `COPY` of the same rows, in and out of the same tables.
//!
//! `CHANGES=n` takes another number of them, `ROUNDS=n` more rounds.
#![allow(missing_docs, clippy::unwrap_used)]

use std::net::SocketAddr;
use std::pin::pin;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::{SinkExt, TryStreamExt};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::SendRequest;
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use ninefold_cluster::{Cluster, Settings};
use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed};
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_core::team::{Join, Joined, PageHead, PushHead, Role};
use ninefold_server::config::Config;
use ninefold_server::database::migration;
use ninefold_server::people::invitation;
use ninefold_server::web::Server;
use ninefold_server::web::serve::Serving;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What a push holds.
const LINES: usize = 5_000;
const BYTES: usize = 4 << 20;

#[tokio::main]
async fn main() {
    let number = |name: &str, other| {
        let said = std::env::var(name).ok();
        said.and_then(|said| said.parse().ok()).unwrap_or(other)
    };
    let (changes, rounds) = (number("CHANGES", 100_000), number("ROUNDS", 3));
    let cluster = Cluster::start(&Settings {
        fsync: true,
        lines: vec![
            "max_wal_size = '4GB'".to_owned(),
            "shared_buffers = '512MB'".to_owned(),
        ],
        ..Settings::default()
    })
    .unwrap();
    let mut config = Config::default();
    config.database.url = cluster.database("exchange").unwrap();
    let mut stage = Stage::new(config).await;
    let (origin, bodies) = bodies(changes);
    let size: usize = bodies.iter().map(Vec::len).sum();
    println!(
        "{changes} changes, {} bodies, {:.1} MiB",
        bodies.len(),
        size as f64 / 1_048_576.0
    );
    let mut times: [Vec<Duration>; 4] = Default::default();
    for round in 0..=rounds {
        let pushed = stage.push(origin, &bodies).await;
        let copied_out = stage.copy_out_timed().await;
        let pulled = stage.pull(changes).await;
        let copied_in = stage.copy_in().await;
        stage.clear().await;
        // The first one warms up.
        if round > 0 {
            let all = times
                .iter_mut()
                .zip([pushed, copied_in, pulled, copied_out]);
            all.for_each(|(times, time)| times.push(time));
        }
    }
    let [pushed, copied_in, pulled, copied_out] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!(
        "push {pushed:.2?}, COPY FROM STDIN {copied_in:.2?}: {:.2} times",
        ratio(pushed, copied_in)
    );
    println!(
        "pull {pulled:.2?}, COPY TO STDOUT {copied_out:.2?}: {:.2} times",
        ratio(pulled, copied_out)
    );
}

/// Changes as people make them, mostly typed texts, as the bodies of pushes.
fn bodies(changes: usize) -> (Id, Vec<Vec<u8>>) {
    let mut last = 0_u64;
    let mut fresh = || {
        last += 1;
        let mut random = [7; 10];
        random[2..].copy_from_slice(&last.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes());
        Id::at(1_790_000_000_000 + last as i64, random)
    };
    let docs: Vec<Id> = (0..changes / 200 + 1).map(|_| fresh()).collect();
    let text = "The basket is left by seven of ten who fill it; what brings them back is a reminder within the hour. ";
    let mut begun: Option<(Id, Vec<u8>)> = None;
    let (mut bodies, mut count) = (Vec::new(), 0);
    for number in 0..changes {
        let doc = docs[number % docs.len()];
        let fields = if number % 20 == 0 { 6 } else { 1 };
        let edits = (0..fields).map(|field| Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: format!("answer/ideation/field-{}", (number + field) % 40),
            value: match number % 5 {
                4 => Value::Integer(3),
                _ => Value::from(text.repeat(1 + number % 3)),
            },
            base: vec![fresh()],
        });
        let edits = edits.collect();
        let change = Change {
            id: fresh(),
            doc,
            stamp: 1_790_000_000_000 + number as i64,
            at: 1_790_000_000_000 + number as i64,
            author: docs[0],
            what: What::Type,
            action: Some(fresh()),
            undoes: None,
            via: None,
            edits,
        };
        let (origin, body) = begun.get_or_insert_with(|| {
            let head = PushHead { origin: change.id };
            (change.id, serde_json::to_vec(&head).unwrap())
        });
        let line = serde_json::to_vec(&Line::Change(Sealed::of(change))).unwrap();
        if count == LINES || body.len() + line.len() > BYTES {
            let head = serde_json::to_vec(&PushHead { origin: *origin }).unwrap();
            bodies.push(std::mem::replace(body, head));
            count = 0;
        }
        body.push(b'\n');
        body.extend(line);
        count += 1;
    }
    let (origin, body) = begun.unwrap();
    bodies.push(body);
    (origin, bodies)
}

/// A server, and somebody who speaks to it.
struct Stage {
    server: Server,
    address: SocketAddr,
    joined: Joined,
    _stop: watch::Sender<bool>,
    kept: [Vec<Bytes>; 2],
}

const TABLES: [&str; 2] = ["change", "edit"];

impl Stage {
    async fn new(mut config: Config) -> Self {
        config.limits.device_burst = std::num::NonZeroU32::MAX;
        let server = Server::of(config).unwrap();
        let mut client = server.database.get().await.unwrap();
        migration::migrate(&mut client).await.unwrap();
        let workspace = invitation::workspace(&**client, "Client").await.unwrap();
        let new = invitation::New {
            workspace,
            role: Role::Editor,
            name: "Anna",
            days: 1,
            by: "a benchmark",
            public: "http://127.0.0.1",
        };
        let invited = new.make(&**client, &server.secrets).await.unwrap();
        drop(client);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopping) = watch::channel(false);
        let serving = Serving {
            server: server.clone(),
            listener,
            router: server.clone().router(),
            tls: None,
            stop: stopping,
        };
        tokio::spawn(serving.serve());
        let join = Join {
            invitation: invited.invitation,
            name: "Anna".to_owned(),
            device: "laptop".to_owned(),
        };
        let mut sender = connect(address).await;
        let body = serde_json::to_vec(&join).unwrap();
        let answer = ask(&mut sender, Method::POST, "/v1/join", "", body.into()).await;
        Self {
            server,
            address,
            joined: serde_json::from_slice(&answer).unwrap(),
            _stop: stop,
            kept: Default::default(),
        }
    }

    async fn push(&self, _origin: Id, bodies: &[Vec<u8>]) -> Duration {
        let bodies: Vec<Bytes> = bodies.iter().cloned().map(Bytes::from).collect();
        let path = format!("/v1/workspaces/{}/changes", self.joined.workspace);
        let mut sender = connect(self.address).await;
        let begun = Instant::now();
        for body in bodies {
            ask(&mut sender, Method::POST, &path, &self.joined.token, body).await;
        }
        begun.elapsed()
    }

    async fn pull(&self, changes: usize) -> Duration {
        let mut sender = connect(self.address).await;
        let (mut place, mut lines) = (ninefold_core::document::log::Place::default(), 0);
        let begun = Instant::now();
        loop {
            let mark = place
                .mark
                .map_or_else(String::new, |mark| format!("&mark={mark}"));
            let workspace = self.joined.workspace;
            let path = format!("/v1/workspaces/{workspace}/changes?after={}{mark}", place.n);
            let page = ask(
                &mut sender,
                Method::GET,
                &path,
                &self.joined.token,
                Bytes::new(),
            )
            .await;
            let end = page.iter().position(|byte| *byte == b'\n').unwrap();
            let head: PageHead = serde_json::from_slice(&page[..end]).unwrap();
            lines += usize::try_from(head.place.n - place.n).unwrap();
            place = head.place;
            if place == head.standing.end {
                break;
            }
        }
        assert_eq!(lines, changes);
        begun.elapsed()
    }

    /// What `COPY` gives of both tables, as text; and keeps them in the form in which they go in again.
    async fn copy_out_timed(&mut self) -> Duration {
        let client = self.server.database.get().await.unwrap();
        let begun = Instant::now();
        for table in TABLES {
            let copy =
                format!("COPY (SELECT * FROM {table} WHERE workspace = 1 ORDER BY n) TO STDOUT");
            let mut pieces = pin!(client.copy_out(&copy).await.unwrap());
            let mut bytes = 0;
            while let Some(piece) = pieces.try_next().await.unwrap() {
                bytes += piece.len();
            }
            assert!(bytes > 0);
        }
        let took = begun.elapsed();
        for (table, kept) in TABLES.into_iter().zip(&mut self.kept) {
            let copy =
                format!("COPY (SELECT * FROM {table} WHERE workspace = 1 ORDER BY n) TO STDOUT");
            let pieces = pin!(client.copy_out(&copy).await.unwrap());
            *kept = pieces.try_collect().await.unwrap();
        }
        took
    }

    /// What `COPY` takes into both tables, emptied before, in one transaction.
    async fn copy_in(&self) -> Duration {
        let mut client = self.server.database.get().await.unwrap();
        client
            .batch_execute("TRUNCATE change, edit; CHECKPOINT")
            .await
            .unwrap();
        let begun = Instant::now();
        let transaction = client.transaction().await.unwrap();
        for (table, kept) in TABLES.into_iter().zip(&self.kept) {
            let copy = format!("COPY {table} FROM STDIN");
            let mut sink = pin!(transaction.copy_in(&copy).await.unwrap());
            for piece in kept {
                sink.feed(piece.clone()).await.unwrap();
            }
            sink.as_mut().finish().await.unwrap();
        }
        transaction.commit().await.unwrap();
        begun.elapsed()
    }

    async fn clear(&self) {
        let client = self.server.database.get().await.unwrap();
        let sql = "TRUNCATE change, edit, push, document; UPDATE workspace SET origin = NULL, last = 0, mark = NULL, changes = 0, sum = '00000000-0000-0000-0000-000000000000', bytes = 0; CHECKPOINT";
        client.batch_execute(sql).await.unwrap();
    }
}

async fn connect(address: SocketAddr) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    tokio::spawn(connection);
    sender
}

async fn ask(
    sender: &mut SendRequest<Full<Bytes>>,
    method: Method,
    path: &str,
    token: &str,
    body: Bytes,
) -> Bytes {
    sender.ready().await.unwrap();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost")
        .header("authorization", format!("Bearer {token}"))
        .body(Full::new(body))
        .unwrap();
    let response = sender.send_request(request).await.unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
    body
}
