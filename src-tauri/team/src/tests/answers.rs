//! Refusals, and servers that are not there.

use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Failed, Here, Refused, Server};
use ureq::http::Method;

use super::tiny::{Tiny, answer};
use super::{away, client, garbled};
use crate::caller::{Caller, Question};
use crate::{Client, Connection};

#[test]
fn a_refusal_passes_through_with_its_words() {
    let refused = Refused::new(Code::NotAllowed, "You are a reader here.");
    let bytes = serde_json::to_vec(&refused).unwrap();
    let tiny = Tiny::saying(answer(403, "application/json", &bytes));
    assert_eq!(client(&tiny).standing(), Err(Failed::Refused(refused)));
}

#[test]
fn a_picture_that_is_not_there_is_none() {
    let bytes = br#"{"code":"unknown","message":"There is no such picture."}"#;
    let tiny = Tiny::saying(answer(404, "application/json", bytes));
    assert_eq!(client(&tiny).picture("ab").unwrap(), None);
}

#[test]
fn a_status_without_a_reason_is_not_taken_for_a_refusal() {
    let tiny = Tiny::saying(answer(404, "text/html", b"<h1>Not found</h1>"));
    assert_eq!(
        garbled(client(&tiny).picture("ab")),
        "404, without a reason"
    );
    let tiny = Tiny::saying("HTTP/1.1 302 So\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    let told = garbled(client(&tiny).standing());
    assert_eq!(told, "it sends one on to another address");
}

#[test]
fn what_stands_before_a_server_tells_that_there_is_none() {
    for status in [502, 503, 504] {
        let tiny = Tiny::saying(answer(status, "text/html", b"<h1>Bad gateway</h1>"));
        let told = away(client(&tiny).standing());
        assert_eq!(
            told,
            format!("nobody answers behind {}", tiny.address.told())
        );
    }
}

#[test]
fn a_server_that_is_not_there_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let mut client = Client::new(&Connection {
        address: address.parse().unwrap(),
        token: "t".into(),
        workspace: Id::from_bytes([7; 16]),
    });
    let told = client.standing().unwrap_err().to_string();
    let host = address.trim_start_matches("http://");
    assert_eq!(
        told,
        format!("The team server can't be reached: nobody answers at {host}.")
    );
}

#[test]
fn a_name_that_nobody_knows_is_told_with_the_network() {
    let mut client = Client::new(&Connection {
        address: "https://nobody.invalid:8443".parse().unwrap(),
        token: "t".into(),
        workspace: Id::from_bytes([7; 16]),
    });
    let told = away(client.standing());
    let any = [
        "there is no network, or no nobody.invalid:8443",
        "nobody answers at nobody.invalid:8443",
        "the proxy of this network does not let Ninefold through",
    ];
    assert!(any.contains(&told.as_str()), "{told}");
}

#[test]
fn a_server_that_does_not_answer_is_given_up() {
    let tiny = Tiny::start(|_| {
        thread::sleep(Duration::from_secs(20));
        Ok(())
    });
    let caller = Caller::new(tiny.address.clone(), None);
    let begun = Instant::now();
    let told = away(caller.done(&within(Duration::from_millis(300))));
    assert_eq!(told, "it took too long");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn what_is_asked_is_cut_off_from_elsewhere() {
    let tiny = Tiny::start(|_| {
        thread::sleep(Duration::from_secs(60));
        Ok(())
    });
    let mut client = client(&tiny);
    let stop = client.stop();
    let begun = Instant::now();
    let asked = thread::spawn(move || (client.standing(), client.standing()));
    tiny.heard();
    stop.now();
    let (cut, after) = asked.join().unwrap();
    assert_eq!(away(cut), "the connection was cut");
    assert_eq!(away(after), "the connection was cut");
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_server_that_drips_is_given_up() {
    let tiny = Tiny::start(|stream| {
        use std::io::Write;
        stream.write_all(b"HTTP/1.1 200 So\r\nContent-Length: 1000\r\n\r\n")?;
        loop {
            thread::sleep(Duration::from_millis(50));
            stream.write_all(b" ")?;
        }
    });
    let caller = Caller::new(tiny.address.clone(), None);
    let begun = Instant::now();
    let read = caller.json::<Id>(&within(Duration::from_millis(500)));
    assert_eq!(away(read), "it took too long");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_token_that_is_none_is_told_as_one_that_is_known_no_more() {
    let tiny = Tiny::saying("");
    let client = Client::new(&Connection {
        address: tiny.address.clone(),
        token: "two\nlines".into(),
        workspace: Id::from_bytes([7; 16]),
    });
    let here = Here {
        person: Id::from_bytes([1; 16]),
        name: String::new(),
        document: None,
        leaves: false,
    };
    match client.present(&here) {
        Err(Failed::Refused(refused)) => assert_eq!(refused.code, Code::SignedOut),
        other => panic!("{other:?}"),
    }
}

fn within(within: Duration) -> Question<'static> {
    Question {
        method: Method::GET,
        path: &["slow"],
        asked: &[],
        body: None,
        within,
    }
}
