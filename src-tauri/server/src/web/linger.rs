//! Bodies that are answered before all of them has come.
//!
//! Who sends reads no answer before the end of what it sends: if the line were closed on it, the
//! refusal's words would be lost, and it would hear of a broken pipe. So the rest is read and thrown
//! away, within bounds.

use std::net::IpAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use tokio::runtime::Handle;

use super::limits::{Held, Holding};

/// How much is thrown away at most, in bytes, and for how long.
const MOST: u64 = 128 << 20;
const TIME: Duration = Duration::from_secs(10);

/// For how many that is done at once: for all, and for one address. The line of anybody else is closed.
const ALL: usize = 256;
const EACH: usize = 32;

/// Whose bodies are read to their end.
#[derive(Debug, Clone)]
pub struct Patience {
    all: Held<()>,
    each: Held<IpAddr>,
}

/// The same with who is at the other end of a line. A proxy speaks for many, and has no measure of its own.
#[derive(Debug, Clone)]
pub struct PatienceWith {
    patience: Patience,
    peer: Option<IpAddr>,
}

/// A body whose rest is read when nobody wants it.
#[derive(Debug)]
pub struct Lingering {
    body: Option<Incoming>,
    patience: PatienceWith,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            all: Held::new(ALL),
            each: Held::new(EACH),
        }
    }
}

impl Patience {
    /// With whoever has an address.
    pub fn with(&self, peer: IpAddr, is_proxy: bool) -> PatienceWith {
        PatienceWith {
            patience: self.clone(),
            peer: (!is_proxy).then_some(peer),
        }
    }
}

impl PatienceWith {
    /// One more body; nothing where it is too much.
    fn hold(&self) -> Option<(Holding<()>, Option<Holding<IpAddr>>)> {
        let own = match self.peer {
            Some(peer) => Some(self.patience.each.hold(peer)?),
            None => None,
        };
        Some((self.patience.all.hold(())?, own))
    }
}

impl Lingering {
    /// The body as it comes in.
    pub fn new(body: Incoming, patience: PatienceWith) -> Self {
        Self {
            body: Some(body),
            patience,
        }
    }
}

impl Body for Lingering {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        match &mut self.body {
            Some(body) => Pin::new(body).poll_frame(context),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body
            .as_ref()
            .map_or_else(SizeHint::default, Body::size_hint)
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        let Some(body) = self.body.take().filter(|body| !body.is_end_stream()) else {
            return;
        };
        if let Ok(runtime) = Handle::try_current()
            && let Some(held) = self.patience.hold()
        {
            runtime.spawn(async move {
                let _held = held;
                // Whoever takes longer is closed on.
                let _ = tokio::time::timeout(TIME, throw_away(body)).await;
            });
        }
    }
}

async fn throw_away(mut body: Incoming) {
    let mut left = MOST;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(length as u64) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_address_few_are_read_to_the_end_and_of_all_not_many() {
        let patience = Patience::default();
        let peer = |last| patience.with(IpAddr::from([10, 0, 0, last]), false);
        let mut held: Vec<_> = (0..EACH).map(|_| peer(1).hold().unwrap()).collect();
        assert!(peer(1).hold().is_none());
        held.push(peer(2).hold().unwrap());
        held.remove(0);
        held.push(peer(1).hold().unwrap());
        let proxy = patience.with(IpAddr::from([10, 0, 0, 9]), true);
        while held.len() < ALL {
            held.push(proxy.hold().unwrap());
        }
        assert!(proxy.hold().is_none() && peer(3).hold().is_none());
        drop(held);
        assert!(peer(3).hold().is_some(), "nothing is left held");
    }
}
