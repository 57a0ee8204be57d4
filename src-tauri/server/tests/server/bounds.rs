//! What is too much is refused in words, and disturbs nobody else.

use std::time::{Duration, Instant};

use http_body_util::BodyExt;
use hyper::Method;
use ninefold_core::team::{Code, Role};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::stage::{Stage, ask, body, fresh, many, open, origin};

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_too_much_is_told_when_to_ask_again_and_others_go_on() {
    let stage = Stage::with("rate", |config| {
        config.limits.device_rate = 1.try_into().unwrap();
        config.limits.device_burst = 5.try_into().unwrap();
    })
    .await;
    let anna = stage.join("Client", "Anna", Role::Reader).await;
    let bo = stage.join("Client", "Bo", Role::Reader).await;
    // From then on she is known.
    assert_eq!(anna.ask(Method::GET, "", "").await.status, 200);
    let begun = Instant::now();
    let asking: Vec<_> = (0..20)
        .map(|_| {
            let anna = anna.clone();
            tokio::spawn(async move { anna.ask(Method::GET, "", "").await })
        })
        .collect();
    let mut refused = 0;
    for answer in asking {
        let answer = answer.await.unwrap();
        if answer.status != 200 {
            answer.refused(Code::TooMany);
            assert!(answer.again.unwrap().parse::<u64>().unwrap() >= 1);
            refused += 1;
        }
    }
    assert!((12..=16).contains(&refused), "{refused}");
    // Who asks again as soon as it hears, asks once a second.
    assert!(begun.elapsed() >= Duration::from_secs(1));
    assert_eq!(bo.ask(Method::GET, "", "").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_bounded_and_whom_a_proxy_speaks_for_is_told_apart() {
    let stage = Stage::with("addresses", |config| {
        config.limits.address_rate = 1.try_into().unwrap();
        config.limits.address_burst = 3.try_into().unwrap();
        config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    })
    .await;
    let asked = async |forwarded: &str| {
        let mut stream = TcpStream::connect(stage.address).await.unwrap();
        let head = format!(
            "GET /v1/sign-in HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-forwarded-for: {forwarded}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer[9..12].parse::<u16>().unwrap()
    };
    for _ in 0..3 {
        assert_eq!(asked("10.0.0.1, 10.0.0.9").await, 200);
    }
    assert_eq!(
        asked("10.0.0.2, 10.0.0.9").await,
        429,
        "what stands before anybody may have written"
    );
    assert_eq!(asked("10.0.0.8").await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_speaks_another_version_is_told_which_side_is_too_old() {
    let stage = Stage::new("versions").await;
    let said = async |path: &str, speaks: &str| {
        let mut stream = TcpStream::connect(stage.address).await.unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{speaks}\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    };
    for speaks in ["", "ninefold-speaks: 1\r\n"] {
        let answer = said("/v1/sign-in", speaks).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    for (path, speaks, side) in [
        (
            "/v1/sign-in",
            "ninefold-speaks: 2\r\n",
            "This Ninefold is newer",
        ),
        (
            "/v1/sign-in",
            "ninefold-speaks: x\r\n",
            "This Ninefold is newer",
        ),
        (
            "/v1/sign-in",
            "ninefold-speaks: 0\r\n",
            "This Ninefold is too old",
        ),
        ("/v2/workspaces", "", "This Ninefold is newer"),
        ("/v0/workspaces", "", "This Ninefold is too old"),
    ] {
        let answer = said(path, speaks).await;
        assert!(answer.starts_with("HTTP/1.1 426"), "{answer}");
        assert!(
            answer.contains(side) && answer.contains("\"other-version\""),
            "{answer}"
        );
    }
    let answer = said("/v1/nothing", "").await;
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_and_streams_are_bounded() {
    let stage = Stage::with("connections", |config| {
        config.limits.connections = 12;
        config.limits.device_streams = 2;
    })
    .await;
    let anna = stage.join("Client", "Anna", Role::Reader).await;
    let path = format!("/v1/workspaces/{}/news", anna.joined.workspace);
    let token = Some(anna.joined.token.as_str());
    let mut streams = Vec::new();
    for _ in 0..2 {
        let mut stream = open(stage.address, Method::GET, &path, token, "")
            .await
            .into_body();
        stream.frame().await.unwrap().unwrap();
        streams.push(stream);
    }
    ask(stage.address, Method::GET, &path, token, "")
        .await
        .refused(Code::TooMany);
    drop(streams.pop());
    let mut again = ask_stream(&stage, &path, token).await;
    for _ in 0..50 {
        if again {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        again = ask_stream(&stage, &path, token).await;
    }
    assert!(again, "one that went makes room");
    let mut idle = Vec::new();
    for _ in 0..20 {
        idle.push(TcpStream::connect(stage.address).await.unwrap());
    }
    ask(stage.address, Method::GET, "/v1/sign-in", None, "")
        .await
        .refused(Code::TooMany);
    drop(idle);
    for _ in 0..100 {
        let answer = ask(stage.address, Method::GET, "/v1/sign-in", None, "").await;
        if answer.status == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("those who went make no room");
}

async fn ask_stream(stage: &Stage, path: &str, token: Option<&str>) -> bool {
    open(stage.address, Method::GET, path, token, "")
        .await
        .status()
        == 200
}

/// What is worked on is charged to whoever asked, even if they hang up, and others do not get what is left of it.
#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_much_and_hangs_up_keeps_nobody_waiting() {
    let stage = Stage::with("hangs_up", |config| config.database.connections = 2).await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let bo = stage.join("Other", "Bo", Role::Editor).await;
    let lines = many(fresh(), 2_000);
    assert_eq!(anna.push(origin(&lines), &lines).await.taken(), 2_000);
    let own = many(fresh(), 1);
    assert_eq!(bo.push(origin(&own), &own).await.taken(), 1);
    let path = format!("/v1/workspaces/{}/changes", anna.joined.workspace);
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\r\n",
        anna.joined.token
    );
    for _ in 0..40 {
        let mut stream = TcpStream::connect(stage.address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for _ in 0..5 {
        assert_eq!(bo.push(origin(&own), &own).await.taken(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_comes_slowly_is_not_waited_for_and_holds_up_nobody() {
    let stage = Stage::with("slow", |config| {
        config.limits.body_seconds = 1;
        config.limits.working = 1;
    })
    .await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let bo = stage.join("Client", "Bo", Role::Editor).await;
    let lines = many(fresh(), 3);
    let whole = body(origin(&lines), &lines);
    let mut stream = TcpStream::connect(stage.address).await.unwrap();
    let head = format!(
        "POST /v1/workspaces/{}/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        anna.joined.workspace,
        anna.joined.token,
        whole.len(),
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&whole[..20]).await.unwrap();
    assert_eq!(bo.push(origin(&lines), &lines).await.taken(), 3);
    let mut answer = [0; 12];
    let read = tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut answer)).await;
    read.unwrap().unwrap();
    assert_eq!(&answer, b"HTTP/1.1 429");
}

/// Who sends reads no answer before the end of what it sends.
#[tokio::test(flavor = "multi_thread")]
async fn words_reach_whoever_is_refused_before_all_was_sent() {
    let stage = Stage::new("refused_early").await;
    let rita = stage.join("Client", "Rita", Role::Reader).await;
    let (workspace, token) = (rita.joined.workspace, &rita.joined.token);
    let length = 12 << 20;
    let mut stream = TcpStream::connect(stage.address).await.unwrap();
    for _ in 0..2 {
        let head = format!(
            "POST /v1/workspaces/{workspace}/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        // Refused, and all else still on its way.
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).await.unwrap();
        let answer = String::from_utf8_lossy(&answer[..read]);
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        for _ in 0..12 {
            stream.write_all(&vec![b' '; 1 << 20]).await.unwrap();
        }
    }
}

/// Nor is much of what nobody wants waited for: its line is closed.
#[tokio::test(flavor = "multi_thread")]
async fn of_those_who_are_refused_before_all_was_sent_few_are_heard_to_the_end() {
    let stage = Stage::new("lingering").await;
    let rita = stage.join("Client", "Rita", Role::Reader).await;
    let (workspace, token) = (rita.joined.workspace, &rita.joined.token);
    let head = format!(
        "POST /v1/workspaces/{workspace}/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: 1000000\r\n\r\n"
    );
    let mut heard = Vec::new();
    let mut answer = vec![0; 4096];
    for _ in 0..32 {
        let mut stream = TcpStream::connect(stage.address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        let read = stream.read(&mut answer).await.unwrap();
        assert!(answer[..read].starts_with(b"HTTP/1.1 403"));
        heard.push(stream);
    }
    for _ in 0..8 {
        let mut stream = TcpStream::connect(stage.address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut all = Vec::new();
        let read = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut all));
        read.await.expect("it is closed").unwrap();
        assert!(all.starts_with(b"HTTP/1.1 403"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_it_is_said_and_all_is_well_when_it_is_back() {
    let cluster = ninefold_cluster::Cluster::start(&Default::default()).unwrap();
    let stage = Stage::on(cluster.into(), "away", |config| {
        config.database.wait_seconds = 2
    })
    .await;
    let anna = stage.join("Client", "Anna", Role::Editor).await;
    let lines = many(fresh(), 3);
    assert_eq!(anna.push(origin(&lines), &lines).await.taken(), 3);
    stage.cluster.crash().unwrap();
    anna.ask(Method::GET, "", "")
        .await
        .refused(Code::Unavailable);
    anna.push(origin(&lines), &lines)
        .await
        .refused(Code::Unavailable);
    stage.cluster.restart().unwrap();
    for _ in 0..200 {
        if stage.server.hub.hears() && anna.ask(Method::GET, "", "").await.status == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(anna.push(origin(&lines), &lines).await.taken(), 0);
    let path = format!("/v1/workspaces/{}/news", anna.joined.workspace);
    let token = Some(anna.joined.token.as_str());
    let mut stream = open(stage.address, Method::GET, &path, token, "")
        .await
        .into_body();
    let first = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, "data: 3\n\n");
    assert_eq!(
        anna.push(origin(&lines), &many(fresh(), 1)).await.taken(),
        1
    );
    let news = stream.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(news, "data: 4\n\n");
}
