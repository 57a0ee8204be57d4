//! Just enough HTTP for WebDriver: one request a connection, JSON both ways.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use ninefold_failure::{Context, Failure};

/// Longer than any command of ours takes, so that a hung window fails the test, not the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends `body` (nothing for `GET` and `DELETE`) and gives back the `value` of the reply.
///
/// # Errors
/// When nothing answers, or the answer is an error.
pub(crate) fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, Failure> {
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let doing = format!("{method} {path}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context(&doing)?;
    stream.set_read_timeout(Some(PATIENCE)).context(&doing)?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .context(&doing)?;
    let reply = reply(&mut stream).context(&doing)?;
    let mut reply: Value = serde_json::from_str(&reply).context(&doing)?;
    let value = reply["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(Failure(format!(
            "{doing}: {error}: {}",
            value["message"].as_str().unwrap_or("")
        ))),
        None => Ok(value),
    }
}

/// The body of the reply: as long as its header says, as the driver may keep the connection open.
fn reply(stream: &mut TcpStream) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 64 * 1024];
    let mut end = None;
    loop {
        if end.is_none() {
            end = body_span(&bytes);
        }
        if let Some((start, length)) = end
            && bytes.len() >= start + length
        {
            let body = &bytes[start..start + length];
            return Ok(String::from_utf8_lossy(body).into_owned());
        }
        match stream.read(&mut chunk).context("reading the reply")? {
            0 => return Err(Failure("the driver hung up".into())),
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}

/// Where the body starts and how long it is, once the headers are complete.
fn body_span(bytes: &[u8]) -> Option<(usize, usize)> {
    let start = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let headers = String::from_utf8_lossy(&bytes[..start]).to_ascii_lowercase();
    let length = headers
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))?;
    Some((start, length.trim().parse().ok()?))
}
