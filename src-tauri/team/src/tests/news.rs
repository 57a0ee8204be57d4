//! The stream of news, and its end.

use std::io::Write;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::team::Failed;

use super::tiny::{Tiny, answer};
use crate::caller::Caller;
use crate::news::News;

const HEAD: &[u8] =
    b"HTTP/1.1 200 So\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

fn news(tiny: &Tiny, patience: Duration) -> News {
    let caller = Caller::new(tiny.address.clone(), Some("the-token".into()));
    News::within(&caller, "w", patience)
}

fn piece(text: &str) -> Vec<u8> {
    format!("{:x}\r\n{text}\r\n", text.len()).into_bytes()
}

/// Long enough for any computer, and short enough for a test.
const MEANWHILE: Duration = Duration::from_secs(20);

#[test]
fn numbers_come_as_they_arrive() {
    let tiny = Tiny::start(|stream| {
        stream.write_all(HEAD)?;
        for text in [
            ": here\n\n",
            "data: 7\n\nda",
            "ta:8\r\n\r\n",
            "event: x\nid: 4\ndata: 9\n\n",
        ] {
            stream.write_all(&piece(text))?;
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    });
    let read: Vec<_> = news(&tiny, MEANWHILE).collect();
    assert_eq!(read[..3], [Ok(7), Ok(8), Ok(9)]);
    assert_eq!(
        read[3..],
        [Err(Failed::Away("the connection was cut".into()))]
    );
    let heard = tiny.heard();
    assert_eq!(heard.line, "GET /v1/workspaces/w/news HTTP/1.1");
    assert!(heard.head.contains("authorization: bearer the-token"));
}

#[test]
fn heartbeats_keep_it_and_silence_ends_it() {
    let tiny = Tiny::start(|stream| {
        stream.write_all(HEAD)?;
        for _ in 0..10 {
            thread::sleep(Duration::from_millis(200));
            stream.write_all(&piece(":\n\n"))?;
        }
        stream.write_all(&piece("data: 1\n\n"))?;
        thread::sleep(MEANWHILE);
        Ok(())
    });
    let begun = Instant::now();
    let mut news = news(&tiny, Duration::from_secs(1));
    assert_eq!(news.next(), Some(Ok(1)));
    assert!(begun.elapsed() >= Duration::from_secs(2));
    assert_eq!(
        news.next(),
        Some(Err(Failed::Away("it took too long".into())))
    );
    assert_eq!(news.next(), None);
    assert!(begun.elapsed() < MEANWHILE);
}

#[test]
fn it_is_stopped_from_elsewhere_at_once() {
    for says in [&b""[..], HEAD] {
        let tiny = Tiny::start(move |stream| {
            stream.write_all(says)?;
            thread::sleep(2 * MEANWHILE);
            Ok(())
        });
        let mut news = news(&tiny, 2 * MEANWHILE);
        let stop = news.stop();
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send((news.next(), news.next())));
        tiny.heard();
        thread::sleep(Duration::from_millis(200));
        assert!(told.try_recv().is_err());
        stop.now();
        assert_eq!(told.recv_timeout(MEANWHILE).unwrap(), (None, None));
    }
}

#[test]
fn what_is_stopped_before_it_began_never_begins() {
    let tiny = Tiny::saying(HEAD);
    let mut news = news(&tiny, MEANWHILE);
    news.stop().now();
    assert_eq!(news.next(), None);
}

#[test]
fn what_is_no_news_is_told_once() {
    let mut long = HEAD.to_vec();
    long.extend(piece(&"x".repeat(100_000)));
    let mut odd = HEAD.to_vec();
    odd.extend(piece("data: many\n\n"));
    for bytes in [long, odd, answer(200, "text/html", b"data: 1\n\n")] {
        let tiny = Tiny::saying(bytes);
        let read: Vec<_> = news(&tiny, MEANWHILE).collect();
        assert!(matches!(read[..], [Err(Failed::Garbled(_))]), "{read:?}");
    }
}
