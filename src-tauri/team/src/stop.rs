//! Cutting off what waits for a server, from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::Agent;

/// Stops what waits for a server.
#[derive(Debug, Clone)]
pub struct Stop {
    agent: Agent,
    is_asked: Arc<AtomicBool>,
}

impl Stop {
    pub(crate) fn new(agent: Agent) -> Self {
        Self {
            agent,
            is_asked: Arc::default(),
        }
    }

    /// Stops it: whoever waits is told at once, and nothing can be asked any more. Only finding and reaching a server takes its
    /// time, which is seconds.
    pub fn now(&self) {
        self.is_asked.store(true, Ordering::SeqCst);
        self.agent.clone().shutdown();
    }

    pub(crate) fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }
}
