//! A server that says whatever a test has it say.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::Address;

/// A server on this computer, which answers one question a connection.
pub struct Tiny {
    pub address: Address,
    heard: Receiver<Heard>,
}

/// A question as it arrived.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The line of the method and the path.
    pub line: String,
    /// The other lines of the head, in lower case.
    pub head: String,
    pub body: Vec<u8>,
}

impl Tiny {
    /// Answers each question by these bytes.
    pub fn saying(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::start(move |stream| stream.write_all(&bytes))
    }

    /// Does something with the connection after each question.
    pub fn start(
        answer: impl Fn(&mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Ok(one) = hear(&mut stream) else {
                    continue;
                };
                if tell.send(one).is_err() {
                    break;
                }
                // Whoever hung up does not hear the end of it.
                let _ = answer(&mut stream);
            }
        });
        Self {
            address: address.parse().unwrap(),
            heard,
        }
    }

    /// The next question that arrived.
    pub fn heard(&self) -> Heard {
        self.heard.recv().unwrap()
    }
}

/// An answer with its length.
pub fn answer(status: u16, mime: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "HTTP/1.1 {status} So\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend(body);
    bytes
}

/// An answer in JSON.
pub fn json(value: &impl serde::Serialize) -> Vec<u8> {
    answer(200, "application/json", &serde_json::to_vec(value).unwrap())
}

/// Reads a question to its end.
pub fn hear(stream: &mut impl Read) -> io::Result<Heard> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if head == "\r\n" {
            break;
        }
    }
    let head = head.to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body)?;
    Ok(Heard {
        line: line.trim_end().to_owned(),
        head,
        body,
    })
}
