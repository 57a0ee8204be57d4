//! What is new, told by the database to each server, and by each server to whoever listens: one connection, however many do.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt;
use ninefold_core::document::id::Id;
use tokio::sync::{broadcast, mpsc, watch};
use tokio_postgres::AsyncMessage;

use crate::database::{Database, Error};
use crate::log::CHANNEL;

/// How long is waited before the database is listened to again.
const PAUSE: Duration = Duration::from_millis(500);

/// How many computers may be signed out before a stream looks.
const SIGNED_OUT: usize = 256;

/// Who listens to what.
#[derive(Debug, Clone)]
pub struct Hub {
    news: Arc<Mutex<HashMap<i32, watch::Sender<u64>>>>,
    ends: broadcast::Sender<End>,
    hears: watch::Sender<bool>,
}

/// Which streams end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Those of a computer: its token was taken back, or it may do something else by now.
    Of(Id),
    /// All: the server stops, or may have missed something.
    All,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            news: Arc::default(),
            ends: broadcast::channel(SIGNED_OUT).0,
            hears: watch::channel(false).0,
        }
    }
}

impl Hub {
    /// The number of the last arrival in a workspace, as it changes; 0 until one is heard of.
    pub fn news(&self, workspace: i32) -> watch::Receiver<u64> {
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = news.entry(workspace).or_insert_with(|| watch::channel(0).0);
        sender.subscribe()
    }

    /// Which streams end.
    pub fn ends(&self) -> broadcast::Receiver<End> {
        self.ends.subscribe()
    }

    /// Ends all streams.
    pub fn end_all(&self) {
        let _ = self.ends.send(End::All);
    }

    /// Whether the database is listened to.
    pub fn hears(&self) -> bool {
        *self.hears.borrow()
    }

    /// Forgets workspaces that nobody listens to.
    pub fn forget(&self) {
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        news.retain(|_, sender| sender.receiver_count() > 0);
    }

    /// Listens for as long as the server runs. Where the line was cut, streams end: what was said meanwhile was missed, and
    /// whoever connects again is told how it stands.
    pub async fn listen(self, database: Database) {
        loop {
            let heard = self.listen_once(&database).await;
            self.hears.send_replace(false);
            if let Err(error) = heard {
                tracing::warn!(%error, "the database is not listened to");
            }
            self.end_all();
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listen_once(&self, database: &Database) -> Result<(), Error> {
        let (client, mut connection) = database.connect().await?;
        let (sender, mut said) = mpsc::unbounded_channel();
        let driving = tokio::spawn(async move {
            let mut messages =
                futures_util::stream::poll_fn(move |context| connection.poll_message(context));
            while let Some(Ok(message)) = messages.next().await {
                if let AsyncMessage::Notification(notification) = message {
                    let _ = sender.send(notification.payload().to_owned());
                }
            }
        });
        client.batch_execute(&format!("LISTEN {CHANNEL}")).await?;
        self.hears.send_replace(true);
        while let Some(said) = said.recv().await {
            self.hear(&said);
        }
        driving.abort();
        Ok(())
    }

    fn hear(&self, said: &str) {
        let mut words = said.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some("n"), Some(workspace), Some(n)) => {
                if let (Ok(workspace), Ok(n)) = (workspace.parse::<i32>(), n.parse()) {
                    let news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
                    if let Some(sender) = news.get(&workspace) {
                        sender.send_replace(n);
                    }
                }
            }
            (Some("r"), Some(device), None) => {
                if let Ok(device) = device.parse() {
                    let _ = self.ends.send(End::Of(device));
                }
            }
            _ => {}
        }
    }
}
