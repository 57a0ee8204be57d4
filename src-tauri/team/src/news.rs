//! News of what arrives on a server: a stream of server-sent events, read as they come.

use std::io::{BufRead, BufReader, Read};
use std::time::Duration;

use ninefold_core::team::{Failed, HEARTBEAT};
use ureq::BodyReader;
use ureq::http::{Method, header};

use crate::caller::{Caller, Question, config, not_ours, too_long};
use crate::failure;
use crate::stop::Stop;

/// So long nothing may come: two heartbeats may be missed by half of one.
const PATIENCE: Duration = Duration::from_millis(HEARTBEAT * 2_500);

/// How many bytes a line of the stream has at most.
const MOST_LINE: u64 = 4 << 10;

/// What comes as news: the number of the last arrival, time after time. It ends after a failure, and when it is stopped.
pub struct News {
    caller: Caller,
    workspace: String,
    stop: Stop,
    stream: Stream,
}

enum Stream {
    /// Nobody has read yet.
    Before,
    Open(Box<BufReader<BodyReader<'static>>>),
    Over,
}

impl News {
    pub(crate) fn new(caller: &Caller, workspace: &str) -> Self {
        Self::within(caller, workspace, PATIENCE)
    }

    /// News that are given up when nothing comes for so long.
    pub(crate) fn within(caller: &Caller, workspace: &str, patience: Duration) -> Self {
        // It has connections of its own, so that they can be cut and no others.
        let agent = config(&caller.address)
            .timeout_per_read(Some(patience))
            .timeout_per_write(Some(patience))
            .build()
            .new_agent();
        Self {
            caller: caller.with_agent(agent.clone()),
            workspace: workspace.to_owned(),
            stop: Stop::new(agent),
            stream: Stream::Before,
        }
    }

    /// What stops it.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    fn connect(&self) -> Result<BufReader<BodyReader<'static>>, Failed> {
        let response = self.caller.answer(&Question {
            method: Method::GET,
            path: &["workspaces", &self.workspace, "news"],
            asked: &[],
            body: None,
            within: Duration::ZERO,
        })?;
        let mime = response.headers().get(header::CONTENT_TYPE);
        let mime = mime.and_then(|mime| mime.to_str().ok()).unwrap_or_default();
        match mime.starts_with("text/event-stream") {
            true => Ok(BufReader::new(response.into_body().into_reader())),
            false => Err(not_ours()),
        }
    }

    /// The next number. Lines that say nothing are heartbeats.
    fn number(&mut self) -> Result<u64, Failed> {
        if matches!(self.stream, Stream::Before) {
            self.stream = Stream::Open(Box::new(self.connect()?));
        }
        let cut = || Failed::Away("the connection was cut".into());
        let Stream::Open(stream) = &mut self.stream else {
            return Err(cut());
        };
        loop {
            let mut line = Vec::new();
            let read = stream.take(MOST_LINE).read_until(b'\n', &mut line);
            read.map_err(|error| failure::of_reading(error, &self.caller.address))?;
            if !line.ends_with(b"\n") {
                return Err(match line.len() as u64 == MOST_LINE {
                    true => too_long(),
                    false => cut(),
                });
            }
            let line = String::from_utf8_lossy(&line);
            if let Some(data) = line.strip_prefix("data:") {
                return data.trim().parse().map_err(|_| not_ours());
            }
        }
    }
}

impl Iterator for News {
    type Item = Result<u64, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        if matches!(self.stream, Stream::Over) || self.stop.is_asked() {
            self.stream = Stream::Over;
            return None;
        }
        let number = self.number();
        if number.is_err() {
            self.stream = Stream::Over;
        }
        match self.stop.is_asked() {
            true => None,
            false => Some(number),
        }
    }
}
