//! Secrets that are shown once: of a computer's token, and of an invitation. At rest there is only what argon2id makes of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Refused};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// How many random bytes a secret has.
const BYTES: usize = 32;

/// How long is waited until a secret can be looked at, where many come at once.
const WAIT: Duration = Duration::from_secs(5);

/// How many secrets that were found right are remembered.
const MOST: usize = 100_000;

/// A new secret: `<id>.<secret>` is shown, the hash is kept.
#[derive(Debug)]
pub struct Fresh {
    /// What is shown, once.
    pub shown: String,
    /// What is kept.
    pub hash: String,
}

/// What looks at secrets, few at a time: it is made to be slow.
#[derive(Debug, Clone)]
pub struct Secrets {
    turns: Arc<Semaphore>,
    right: Arc<Mutex<HashMap<[u8; 32], String>>>,
}

impl Default for Secrets {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            turns: Arc::new(Semaphore::new((processors / 2).max(1))),
            right: Arc::default(),
        }
    }
}

impl Secrets {
    /// A secret that stands for something.
    ///
    /// # Errors
    /// Too many are looked at.
    pub async fn make(&self, of: Id) -> Result<Fresh, Refused> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| unavailable())?;
        let secret = URL_SAFE_NO_PAD.encode(bytes);
        let shown = format!("{of}.{secret}");
        let hashed = self
            .work(move || {
                let hash = Argon2::default().hash_password(secret.as_bytes());
                hash.ok().map(|hash| hash.to_string())
            })
            .await?;
        let hash = hashed.ok_or_else(unavailable)?;
        Ok(Fresh { shown, hash })
    }

    /// Whether a secret is the one that was kept. What was found right is remembered by a digest, and not looked at again.
    ///
    /// # Errors
    /// Too many are looked at.
    pub async fn is_right(&self, secret: &str, hash: &str) -> Result<bool, Refused> {
        let digest: [u8; 32] = Sha256::digest(secret).into();
        if self.is_remembered(&digest, hash) {
            return Ok(true);
        }
        let (secret, kept) = (secret.to_owned(), hash.to_owned());
        let is_right = self
            .work(move || {
                let kept = PasswordHash::new(&kept);
                kept.is_ok_and(|kept| {
                    let verified = Argon2::default().verify_password(secret.as_bytes(), &kept);
                    verified.is_ok()
                })
            })
            .await?;
        if is_right {
            let mut right = self.right.lock().unwrap_or_else(PoisonError::into_inner);
            if right.len() >= MOST {
                right.clear();
            }
            right.insert(digest, hash.to_owned());
        }
        Ok(is_right)
    }

    /// Whether a secret was found right before, of whatever it is. It may have ended since.
    pub fn knows(&self, secret: &str) -> bool {
        let digest: [u8; 32] = Sha256::digest(secret).into();
        let right = self.right.lock().unwrap_or_else(PoisonError::into_inner);
        right.contains_key(&digest)
    }

    fn is_remembered(&self, digest: &[u8; 32], hash: &str) -> bool {
        let right = self.right.lock().unwrap_or_else(PoisonError::into_inner);
        right.get(digest).is_some_and(|kept| kept == hash)
    }

    /// Does slow work, when it is its turn.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refused> {
        let turn = tokio::time::timeout(WAIT, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(Refused::new(
                Code::TooMany,
                "Too many try to sign in at the moment. Nothing is lost; Ninefold tries again by itself.",
            ));
        };
        let working = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        working.await.map_err(|_| unavailable())
    }
}

/// The two parts of what was shown.
pub fn parted(shown: &str) -> Option<(Id, &str)> {
    let (of, secret) = shown.trim().split_once('.')?;
    let is_secret = !secret.is_empty() && secret.len() <= 100;
    Some((of.parse().ok().filter(|_| is_secret)?, secret))
}

fn unavailable() -> Refused {
    Refused::new(
        Code::Unavailable,
        "The team server can't make or look at secrets at the moment. Try again in a while.",
    )
}
