//! The program itself, as whoever operates it types it.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use http_body_util::BodyExt;
use hyper::Method;
use ninefold_cluster::Cluster;
use ninefold_core::team::{Code, Joined, Role};

use crate::stage::{Somebody, Stage, ask, fresh, join, json, line, many, open, origin, typed};

/// The program with a database.
fn program(url: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ninefold-server"));
    program
        .env("NINEFOLD_DATABASE_URL", url)
        .env("NINEFOLD_LISTEN", "127.0.0.1:0")
        .env("NINEFOLD_OPERATIONS", "127.0.0.1:0")
        .env("NINEFOLD_PUBLIC", "https://team.example.com:8443/");
    program
}

fn typed_in(url: &str, words: &[&str]) -> Output {
    program(url).args(words).output().unwrap()
}

#[track_caller]
fn said(output: &Output, code: i32) -> String {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    format!("{out}{err}")
}

/// A program that serves, killed at the end.
struct Serving {
    child: Child,
    address: SocketAddr,
    log: std::thread::JoinHandle<String>,
}

impl Serving {
    fn start(url: &str) -> Self {
        let mut child = program(url)
            .arg("serve")
            .env("NINEFOLD_LOG_LEVEL", "trace")
            .env("NINEFOLD_LIMITS_DEVICE_STREAMS", "1000")
            .env("NINEFOLD_LIMITS_DEVICE_RATE", "10000")
            .env("NINEFOLD_LIMITS_DEVICE_BURST", "10000")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut log = String::new();
        let address = loop {
            let before = log.len();
            assert_ne!(lines.read_line(&mut log).unwrap(), 0, "{log}");
            let line: serde_json::Value = serde_json::from_str(&log[before..]).unwrap();
            if line["fields"]["message"] == "serving" {
                break line["fields"]["address"].as_str().unwrap().parse().unwrap();
            }
        };
        let log = std::thread::spawn(move || {
            lines.read_to_string(&mut log).unwrap();
            log
        });
        Self {
            child,
            address,
            log,
        }
    }

    /// Asks it to stop, and gives what it logged.
    fn stop(mut self) -> (Duration, String) {
        let begun = Instant::now();
        let kill = Command::new("sh")
            .args(["-c", &format!("kill -s TERM {}", self.child.id())])
            .status();
        assert!(kill.unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        (begun.elapsed(), self.log.join().unwrap())
    }
}

async fn joined(url: &str, address: SocketAddr, role: &str) -> Somebody {
    let made = typed_in(
        url,
        &[
            "invite",
            "--workspace",
            "Client",
            "--role",
            role,
            "--name",
            "Anna",
        ],
    );
    let invitation = String::from_utf8(made.stdout).unwrap();
    assert!(
        invitation.starts_with("https://team.example.com:8443/join#"),
        "{invitation}"
    );
    let body = json(&join(&invitation, "Anna"));
    let joined: Joined = ask(address, Method::POST, "/v1/join", None, body)
        .await
        .read();
    Somebody { address, joined }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_brought_up_by_hand_serves_and_stops_with_no_answer_text_in_its_log() {
    let cluster = Cluster::shared().unwrap();
    let url = cluster.database("operating").unwrap();
    let refused = said(&typed_in(&url, &["serve"]), 1);
    assert!(refused.contains("ninefold-server migrate"), "{refused}");
    // As the page for operators shows it.
    let made = said(&typed_in(&url, &["migrate"]), 0);
    let page = include_str!("../../../../docs/OPERATING.md");
    assert!(
        made.contains("from format 0 to") && page.contains(&made),
        "{made}"
    );
    assert!(said(&typed_in(&url, &["migrate"]), 0).contains("nothing was changed"));
    assert!(said(&typed_in(&url, &["check"]), 0).contains("no workspace"));

    let serving = Serving::start(&url);
    let anna = joined(&url, serving.address, "owner").await;
    assert_eq!(anna.joined.role, Role::Owner);
    let doc = fresh();
    let secret = "The campaign of Gouda Bank fails";
    let lines = [line(typed(doc, secret)), line(typed(doc, "\u{1}\"\\ 語"))];
    assert_eq!(anna.push(origin(&lines), &lines).await.taken(), 2);
    let body = format!("{{\"origin\":\"{doc}\"}}\n{{\"change\":\"{secret}\"}}");
    anna.ask(Method::POST, "/changes", body)
        .await
        .refused(Code::Invalid);
    let (_, pulled) = anna.pull(Default::default()).await;
    assert_eq!(pulled, lines);
    let path = format!("/v1/workspaces/{}/news", anna.joined.workspace);
    let token = Some(anna.joined.token.as_str());
    let mut stream = open(serving.address, Method::GET, &path, token, "")
        .await
        .into_body();
    assert!(stream.frame().await.unwrap().is_ok());
    let (took, log) = serving.stop();
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert!(
        stream.frame().await.is_none_or(|frame| frame.is_err()),
        "the stream goes on"
    );
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["timestamp"].is_string() && line["level"].is_string());
    }
    assert!(
        log.contains("\"pushed\"") && log.contains("\"stopped\""),
        "{log}"
    );
    let shown = anna.joined.token.split_once('.').unwrap().1;
    for secret in ["Gouda", "campaign", shown] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    let listed = said(&typed_in(&url, &["workspaces"]), 0);
    assert!(
        listed.contains("Client\t") && listed.contains("\t1 person\t2 changes"),
        "{listed}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_is_found_and_a_backup_brings_it_back() {
    let cluster = Cluster::shared().unwrap();
    let url = cluster.database("checking").unwrap();
    said(&typed_in(&url, &["migrate"]), 0);
    let serving = Serving::start(&url);
    let anna = joined(&url, serving.address, "owner").await;
    let lines = many(fresh(), 30);
    assert_eq!(anna.push(origin(&lines), &lines).await.taken(), 30);
    serving.stop();
    let whole = said(&typed_in(&url, &["check"]), 0);
    assert!(
        whole.contains("30 arrivals, of which 30 changes: whole."),
        "{whole}"
    );
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("backups");
    let made = typed_in(&url, &["backup", place.to_str().unwrap()]);
    let words = said(&made, 0);
    assert!(
        words.contains("1 workspace with 30 changes and 0 pictures"),
        "{words}"
    );
    let path = String::from_utf8(made.stdout).unwrap();
    let others: Vec<_> = std::fs::read_dir(&place).unwrap().collect();
    assert_eq!(others.len(), 1);
    for (harm, word) in [
        (
            "UPDATE edit SET text = text || '.' WHERE n = 7",
            "(arrivals 7)",
        ),
        ("DELETE FROM change WHERE n = 7", "its changes come to"),
        ("UPDATE workspace SET last = 31", "31 were noted"),
        (
            "UPDATE workspace SET mark = gen_random_uuid()",
            "came by is not known",
        ),
        (
            "INSERT INTO blob SELECT key, 'x', 'image/png', '\\x00' FROM workspace",
            "a picture is not the one",
        ),
        (
            "INSERT INTO framework SELECT key, 31, 'x', 'y' FROM workspace; UPDATE workspace SET last = 31",
            "a framework is not the one",
        ),
    ] {
        cluster.sql("checking", harm).unwrap();
        let found = said(&typed_in(&url, &["check"]), 3);
        assert!(found.contains(word), "{harm}: {found}");
        cluster.restore("checking", path.trim().as_ref()).unwrap();
        said(&typed_in(&url, &["check"]), 0);
    }
    let nowhere = typed_in(&url, &["backup", "/proc/nowhere"]);
    assert!(said(&nowhere, 1).contains("No backup was made."));
}

#[test]
fn tables_of_a_newer_version_are_refused_and_left_as_they_are() {
    let cluster = Cluster::shared().unwrap();
    let url = cluster.database("newer").unwrap();
    said(&typed_in(&url, &["migrate"]), 0);
    cluster
        .sql("newer", "INSERT INTO schema_version VALUES (99, 'later')")
        .unwrap();
    for words in [&["migrate"][..], &["serve"], &["check"], &["workspaces"]] {
        let refused = said(&typed_in(&url, words), 1);
        assert!(
            refused.contains("format 99") && refused.contains("Nothing was changed"),
            "{refused}"
        );
    }
}

#[test]
fn a_configuration_that_makes_no_sense_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.toml");
    let run = |text: &str, name: &str, value: &str| {
        std::fs::write(&path, text).unwrap();
        let mut program = program("postgres://nobody@127.0.0.1:1/none");
        program.env("NINEFOLD_DATABASE_WAIT_SECONDS", "1");
        program
            .env(name, value)
            .arg("--config")
            .arg(&path)
            .arg("workspaces");
        said(&program.output().unwrap(), 1)
    };
    for (text, name, value, word) in [
        ("[limits]\nbody = 5", "A", "", "body"),
        ("listen = 5", "NINEFOLD_OTHER", "x", "can't be reached"),
        ("", "NINEFOLD_LIMITS_BODY_BYTES", "x", "body-bytes"),
        ("", "NINEFOLD_LIMITS_BODIES", "5", "bodies"),
        ("", "NINEFOLD_PUBLIC", "team.example.com", "public"),
        ("[tokens]\ndays = 0", "A", "", "tokens.days"),
        ("", "NINEFOLD_DATABASE_URL", "mysql://x", "database.url"),
        ("", "A", "", "can't be reached"),
    ] {
        let refused = run(text, name, value);
        assert!(refused.contains(word), "{text} {name}: {refused}");
    }
    let example = include_str!("../../ninefold-server.toml");
    let mut shown: toml::Table = toml::from_str(example).unwrap();
    assert_eq!(shown.remove("listen"), Some("127.0.0.1:8090".into()));
    std::fs::write(&path, example).unwrap();
    let read = ninefold_server::config::Config::read(Some(&path), std::iter::empty()).unwrap();
    assert_eq!(read, ninefold_server::config::Config::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn health_readiness_and_metrics_are_told_and_name_no_workspace() {
    let stage = Stage::new("metrics").await;
    let anna = stage.join("A secret client", "Anna", Role::Reader).await;
    anna.push(fresh(), &[]).await.refused(Code::NotAllowed);
    anna.pull(Default::default()).await;
    let address = stage.operations().await;
    let asked = async |path: &str| ask(address, Method::GET, path, None, "").await;
    assert_eq!(asked("/healthz").await.status, 200);
    assert_eq!(asked("/readyz").await.status, 200);
    let told = asked("/metrics").await;
    let told = String::from_utf8(told.body.to_vec()).unwrap();
    for expected in [
        "ninefold_refused_total{code=\"not-allowed\"} 1",
        "ninefold_requests_total{route=\"/v1/workspaces/{workspace}/changes\",method=\"GET\",status=\"200\"} 1",
        "ninefold_request_duration_seconds_bucket{",
        "ninefold_hears_database 1",
        "# EOF",
    ] {
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    assert!(!told.contains("secret") && !told.contains(&anna.joined.workspace.to_string()));
    stage
        .cluster
        .sql(
            &stage.database,
            "INSERT INTO schema_version VALUES (99, 'later')",
        )
        .unwrap();
    let ready = asked("/readyz").await;
    assert_eq!(ready.status, 503);
    assert!(String::from_utf8_lossy(&ready.body).contains("format 99"));
}

/// How many bytes of memory a program has.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        * 1_024
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_listens_takes_less_than_64_kib_of_memory() {
    const LISTENERS: u64 = 400;
    let cluster = Cluster::shared().unwrap();
    let url = cluster.database("memory").unwrap();
    said(&typed_in(&url, &["migrate"]), 0);
    let serving = Serving::start(&url);
    let anna = joined(&url, serving.address, "owner").await;
    let path = format!("/v1/workspaces/{}/news", anna.joined.workspace);
    let token = Some(anna.joined.token.as_str());
    let listen = async || {
        let mut stream = open(serving.address, Method::GET, &path, token, "")
            .await
            .into_body();
        stream.frame().await.unwrap().unwrap();
        stream
    };
    let mut streams = Vec::new();
    for _ in 0..20 {
        streams.push(listen().await);
    }
    let before = memory(serving.child.id());
    for _ in 0..LISTENERS {
        streams.push(listen().await);
    }
    let each = memory(serving.child.id()).saturating_sub(before) / LISTENERS;
    println!("{each} bytes each");
    assert!(each < 64 << 10, "{each} bytes each");
    drop(streams);
    serving.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_waits_for_a_database_that_starts_beside_it() {
    let cluster = Cluster::start(&Default::default()).unwrap();
    let url = cluster.database("beside").unwrap();
    said(&typed_in(&url, &["migrate"]), 0);
    cluster.crash().unwrap();
    let starting = std::thread::spawn(move || Serving::start(&url));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!starting.is_finished());
    cluster.restart().unwrap();
    let serving = starting.join().unwrap();
    let answer = ask(serving.address, Method::GET, "/v1/sign-in", None, "").await;
    assert_eq!(answer.status, 200);
}
