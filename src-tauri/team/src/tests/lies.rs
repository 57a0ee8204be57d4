//! Answers that are cut, wrong, or without an end.

use std::io::Write;

use ninefold_core::document::log::{Line, Place};
use ninefold_core::team::{PageHead, Role, Server};

use super::tiny::{Tiny, answer};
use super::{away, client, garbled};

const NOT_OURS: &str = "what it says is not in the form that Ninefold's servers use";
const TOO_LONG: &str = "it sends more than there can be";

/// A page of two lines.
fn page() -> Vec<u8> {
    let head = PageHead {
        place: Place::default(),
        standing: Default::default(),
        role: Role::Editor,
    };
    let mut bytes = serde_json::to_vec(&head).unwrap();
    for line in [Line::Picture("a".repeat(64)), Line::Picture("b".repeat(64))] {
        bytes.push(b'\n');
        bytes.append(&mut serde_json::to_vec(&line).unwrap());
    }
    bytes.push(b'\n');
    bytes
}

#[test]
fn a_page_that_is_cut_anywhere_is_no_page() {
    let whole = answer(200, "application/jsonl", &page());
    let beginning = whole.len() - page().len();
    for length in (0..whole.len()).step_by(7).chain([whole.len() - 1]) {
        let tiny = Tiny::saying(&whole[..length]);
        let read = client(&tiny).pull(Place::default(), 10);
        match length < beginning {
            // Of half a head it is not known whose fault it is.
            true => assert!(read.is_err(), "{length}"),
            false => assert_eq!(away(read), "the connection was cut", "{length}"),
        }
    }
    assert_eq!(
        client(&Tiny::saying(whole))
            .pull(Place::default(), 10)
            .unwrap()
            .1
            .len(),
        2
    );
}

#[test]
fn a_page_in_pieces_that_is_cut_between_two_lines_is_no_page() {
    let page = page();
    let second = page
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(1)
        .unwrap()
        .0
        + 1;
    let mut bytes = b"HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    write!(bytes, "{second:x}\r\n").unwrap();
    bytes.extend(&page[..second]);
    bytes.extend(b"\r\n");
    let tiny = Tiny::saying(bytes.clone());
    assert!(client(&tiny).pull(Place::default(), 10).is_err());
    // With its end it is what the server says, though shorter.
    bytes.extend(b"0\r\n\r\n");
    let tiny = Tiny::saying(bytes);
    assert_eq!(client(&tiny).pull(Place::default(), 10).unwrap().1.len(), 1);
}

#[test]
fn an_answer_that_may_end_anywhere_is_not_read() {
    let mut bytes = b"HTTP/1.1 200 So\r\nConnection: close\r\n\r\n".to_vec();
    bytes.extend(page());
    let told = garbled(client(&Tiny::saying(bytes)).pull(Place::default(), 10));
    assert_eq!(told, "it does not say where its answer ends");
}

#[test]
fn half_a_line_of_a_whole_answer_is_told() {
    let page = page();
    let tiny = Tiny::saying(answer(200, "application/jsonl", &page[..page.len() - 9]));
    assert_eq!(garbled(client(&tiny).pull(Place::default(), 10)), NOT_OURS);
}

#[test]
fn more_lines_than_were_asked_for_are_not_taken() {
    let tiny = Tiny::saying(answer(200, "application/jsonl", &page()));
    assert_eq!(garbled(client(&tiny).pull(Place::default(), 1)), TOO_LONG);
}

#[test]
fn an_endless_line_is_not_read_to_its_end() {
    let tiny = Tiny::start(|stream| {
        stream.write_all(b"HTTP/1.1 200 So\r\nContent-Length: 99999999999\r\n\r\n")?;
        let piece = vec![b'['; 1 << 20];
        loop {
            stream.write_all(&piece)?;
        }
    });
    assert_eq!(garbled(client(&tiny).pull(Place::default(), 10)), TOO_LONG);
    assert_eq!(garbled(client(&tiny).standing()), TOO_LONG);
    assert_eq!(garbled(client(&tiny).picture("ab")), NOT_OURS);
}

#[test]
fn an_endless_head_is_not_read_to_its_end() {
    let tiny = Tiny::start(|stream| {
        stream.write_all(b"HTTP/1.1 200 So\r\n")?;
        for n in 0_u64.. {
            write!(stream, "X-{n}: {}\r\n", "x".repeat(1_000))?;
        }
        Ok(())
    });
    assert_eq!(garbled(client(&tiny).standing()), "its answer has no end");
}

#[test]
fn what_is_not_a_servers_is_told() {
    for body in [
        "<html>Please sign in to the hotel</html>",
        "",
        "{}",
        "[]",
        "{\"origin\":null,\"end\":{\"n\":-1,\"mark\":null},\"digest\":\"0:0\"}",
        &"[".repeat(100_000),
    ] {
        let tiny = Tiny::saying(answer(200, "text/html", body.as_bytes()));
        assert_eq!(garbled(client(&tiny).standing()), NOT_OURS, "{body:.40}");
        let tiny = Tiny::saying(answer(200, "text/html", body.as_bytes()));
        let read = client(&tiny).pull(Place::default(), 10);
        assert_eq!(garbled(read), NOT_OURS, "{body:.40}");
    }
    let tiny = Tiny::saying("SSH-2.0-OpenSSH_10.0\r\n\r\n");
    assert_eq!(garbled(client(&tiny).standing()), "it is not HTTP");
}

#[test]
fn a_refusal_that_is_too_long_is_none() {
    let body = format!(
        r#"{{"code":"invalid","message":"{}"}}"#,
        "x".repeat(1 << 20)
    );
    let tiny = Tiny::saying(answer(400, "application/json", body.as_bytes()));
    assert_eq!(garbled(client(&tiny).standing()), "400, without a reason");
}
