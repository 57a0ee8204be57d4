//! HTTP as somebody speaks it who keeps to no contract.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use ninefold_failure::{Context, Failure};

/// A line to a server on which anything can be said.
#[derive(Debug)]
pub struct Raw {
    server: SocketAddr,
    /// Whom a proxy would say it speaks for.
    pub from: Option<String>,
    /// How long it waits for an answer before it hangs up.
    pub patience: Duration,
    stream: Option<BufReader<TcpStream>>,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// What came with it.
    pub body: String,
}

impl Raw {
    /// A line to a server; it is opened when something is said.
    #[must_use]
    pub fn to(server: SocketAddr) -> Self {
        Self {
            server,
            from: None,
            patience: Duration::from_secs(90),
            stream: None,
        }
    }

    /// Says something, and hears the answer. The line is kept for what is said next.
    ///
    /// # Errors
    /// Where the server says nothing that is HTTP.
    pub fn say(
        &mut self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: &[u8],
    ) -> Result<Answer, Failure> {
        let was_open = self.stream.is_some();
        match self.try_to_say(method, path, token, body.len(), body) {
            // A server may end a line at any time on which nothing is being said.
            Err(_) if was_open => self.try_to_say(method, path, token, body.len(), body),
            said => said,
        }
    }

    /// The same on a new line, with a length that need not be that of the body.
    ///
    /// # Errors
    /// As [`Raw::say`].
    pub fn lie(
        &mut self,
        method: &str,
        path: &str,
        token: Option<&str>,
        length: usize,
        body: &[u8],
    ) -> Result<Answer, Failure> {
        self.stream = None;
        self.try_to_say(method, path, token, length, body)
    }

    fn try_to_say(
        &mut self,
        method: &str,
        path: &str,
        token: Option<&str>,
        length: usize,
        body: &[u8],
    ) -> Result<Answer, Failure> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => self.open()?,
        };
        let mut head = format!("{method} /v1/{path} HTTP/1.1\r\nHost: {}\r\n", self.server);
        if let Some(token) = token {
            head += &format!("Authorization: Bearer {token}\r\n");
        }
        if let Some(from) = &self.from {
            head += &format!("X-Forwarded-For: {from}\r\n");
        }
        let kind = match path.ends_with("/changes") {
            true => "application/jsonl",
            false => "application/json",
        };
        head += &format!("Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n");
        let doing = "speaking to the server";
        stream.get_mut().write_all(head.as_bytes()).context(doing)?;
        // A server that has heard enough says so and hangs up; what it said is heard all the same.
        let written = stream.get_mut().write_all(body);
        let (answer, stays) = hear(&mut stream)?;
        self.stream = Some(stream).filter(|_| stays && written.is_ok());
        Ok(answer)
    }

    fn open(&self) -> Result<BufReader<TcpStream>, Failure> {
        let doing = "reaching the server";
        let stream =
            TcpStream::connect_timeout(&self.server, Duration::from_secs(5)).context(doing)?;
        stream.set_nodelay(true).context(doing)?;
        let patience = Some(self.patience);
        stream.set_read_timeout(patience).context(doing)?;
        stream.set_write_timeout(patience).context(doing)?;
        Ok(BufReader::new(stream))
    }
}

/// An answer, and whether the line stays.
fn hear(stream: &mut BufReader<TcpStream>) -> Result<(Answer, bool), Failure> {
    let doing = "hearing an answer";
    let mut line = String::new();
    stream.read_line(&mut line).context(doing)?;
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| Failure(format!("no answer: {line:?}")))?;
    let (mut length, mut is_in_pieces, mut stays) = (0, false, true);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).context(doing)?;
        let line = line.trim().to_ascii_lowercase();
        match line.split_once(": ") {
            Some(("content-length", told)) => length = told.parse().context(doing)?,
            Some(("transfer-encoding", _)) => is_in_pieces = true,
            Some(("connection", "close")) => stays = false,
            Some(_) => {}
            None if line.is_empty() => break,
            None => return Err(Failure(format!("no header: {line:?}"))),
        }
    }
    let mut body = Vec::new();
    if !is_in_pieces {
        body.resize(length, 0);
        stream.read_exact(&mut body).context(doing)?;
    }
    while is_in_pieces {
        let mut line = String::new();
        stream.read_line(&mut line).context(doing)?;
        let size = usize::from_str_radix(line.trim(), 16).context(doing)?;
        let from = body.len();
        body.resize(from + size + 2, 0);
        stream.read_exact(&mut body[from..]).context(doing)?;
        body.truncate(from + size);
        is_in_pieces = size > 0;
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok((Answer { status, body }, stays))
}
