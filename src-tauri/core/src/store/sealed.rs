//! Bundles that are locked with a passphrase: files that the program `age` opens too.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, Read, Write};
use std::iter;
use std::sync::{Arc, Mutex, PoisonError};

use age::scrypt::{Identity, Recipient};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor};
use age_core::format::{FileKey, Stanza};

use crate::error::Error;

/// How a file that is locked begins.
pub(super) const MAGIC: &[u8] = b"age-encryption.org/v1";

/// How much work a passphrase costs whoever tries it, as a power of two: the same on every computer, whatever that one is
/// measured to do in a second. In tests next to none.
const WRITTEN: u8 = if cfg!(test) { 4 } else { 18 };

/// How much a file of somebody else's may ask for: four times as much.
const READ: u8 = 20;

/// The passphrases that are known to whoever reads and writes. What was worked out by them is kept as long as any copy of this
/// is: to try one takes long by design, and a file that came is looked at more than once.
#[derive(Clone, Default)]
pub struct Passphrases {
    /// What is written is locked with it.
    writes: Option<String>,
    /// What was written with before.
    before: Vec<String>,
    opened: Arc<Mutex<BTreeMap<Stanzas, Opened>>>,
}

/// What a locked file says of its passphrase, which no other does.
type Stanzas = (Vec<String>, Vec<u8>);

/// The key of a file, and the passphrase that gave it.
type Opened = (Arc<FileKey>, String);

impl Passphrases {
    /// One, or none.
    pub fn of(passphrase: Option<&str>) -> Self {
        Self::default().followed_by(passphrase)
    }

    /// What is written is locked with another from now on, or with none. Those before open what they opened.
    #[must_use]
    pub fn followed_by(mut self, passphrase: Option<&str>) -> Self {
        let passphrase = passphrase.map(str::to_owned);
        if self.writes != passphrase {
            self.before.extend(self.writes.take());
            self.writes = passphrase;
        }
        self
    }

    /// One alone, beside what was opened so far.
    #[must_use]
    pub fn instead(&self, passphrase: &str) -> Self {
        Self {
            writes: Some(passphrase.to_owned()),
            before: Vec::new(),
            opened: Arc::clone(&self.opened),
        }
    }

    /// Whether there is one to lock with.
    pub fn locks(&self) -> bool {
        self.writes.is_some()
    }

    /// What a file is to hold, locked if there is a passphrase to lock with.
    ///
    /// # Errors
    /// As [`sealed`].
    pub(crate) fn seal(&self, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        match &self.writes {
            Some(passphrase) => sealed(&bytes, passphrase),
            None => Ok(bytes),
        }
    }

    /// Whether a file is locked as one that is written now would be.
    pub(crate) fn is_as_written(&self, opened_by: Option<&str>) -> bool {
        self.writes.as_deref() == opened_by
    }

    fn all(&self) -> impl Iterator<Item = &String> {
        self.writes.iter().chain(self.before.iter().rev())
    }
}

/// Tells how many there are, and none of them.
impl fmt::Debug for Passphrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passphrases({})", self.all().count())
    }
}

/// Tries passphrases on one file.
struct Trial<'a> {
    passphrases: &'a Passphrases,
    opened_by: RefCell<String>,
}

impl age::Identity for Trial<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let opened = &self.passphrases.opened;
        let opened = || opened.lock().unwrap_or_else(PoisonError::into_inner);
        let stanzas = (stanza.args.clone(), stanza.body.clone());
        let known = opened().get(&stanzas).cloned();
        if let Some((key, passphrase)) = known {
            *self.opened_by.borrow_mut() = passphrase;
            return Some(Ok(copied(&key)));
        }
        let mut refused = None;
        for passphrase in self.passphrases.all() {
            let mut identity = Identity::new(SecretString::from(passphrase.clone()));
            identity.set_max_work_factor(READ);
            match identity.unwrap_stanza(stanza) {
                Some(Ok(key)) => {
                    let known = (Arc::new(copied(&key)), passphrase.clone());
                    opened().insert(stanzas, known);
                    self.opened_by.borrow_mut().clone_from(passphrase);
                    return Some(Ok(key));
                }
                other => refused = other,
            }
        }
        refused
    }
}

fn copied(key: &FileKey) -> FileKey {
    FileKey::new(Box::new(*key.expose_secret()))
}

/// Locks what a file is to hold.
///
/// # Errors
/// [`Error::Invalid`] for an empty passphrase.
pub(crate) fn sealed(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, Error> {
    if passphrase.is_empty() {
        return Err(Error::Invalid("Enter a passphrase first.".to_owned()));
    }
    let not_made = || Error::Invalid("The bundle was not made: it could not be locked.".to_owned());
    let mut recipient = Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WRITTEN);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _));
    let encryptor = encryptor.map_err(|_| not_made())?;
    let write = || -> std::io::Result<Vec<u8>> {
        let mut writer = encryptor.wrap_output(Vec::new())?;
        writer.write_all(bytes)?;
        writer.finish()
    };
    write().map_err(|_| not_made())
}

/// What a locked file holds, and the passphrase that opened it.
///
/// # Errors
/// [`Error::Passphrase`] where none is known, or none that opens it; [`Error::Bundle`].
pub(super) fn opened<R: BufRead + 'static>(
    from: R,
    passphrases: &Passphrases,
) -> Result<(impl Read + use<R>, String), Error> {
    let decryptor = Decryptor::new_buffered(from).map_err(|error| told(&error))?;
    if !decryptor.is_scrypt() {
        return Err(Error::Bundle(
            "it is locked with a key, and Ninefold opens passphrases. Open it with age, and take in what it gives".to_owned(),
        ));
    }
    if passphrases.all().next().is_none() {
        return Err(Error::Passphrase { is_wrong: false });
    }
    let trial = Trial {
        passphrases,
        opened_by: RefCell::default(),
    };
    let opened = decryptor.decrypt(iter::once(&trial as _));
    let opened = opened.map_err(|error| told(&error))?;
    Ok((opened, trial.opened_by.into_inner()))
}

fn told(error: &DecryptError) -> Error {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Error::Passphrase { is_wrong: true },
        DecryptError::ExcessiveWork { .. } => Error::Bundle(
            "opening it would take this computer very long, which no bundle of Ninefold's does"
                .to_owned(),
        ),
        _ => Error::Bundle(
            "it is damaged, or not all of it is there. Ask for it once more".to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: Vec<u8>, passphrase: Option<&str>) -> Result<Vec<u8>, Error> {
        let passphrases = Passphrases::of(passphrase);
        let (mut opened, _) = opened(std::io::Cursor::new(bytes), &passphrases)?;
        let mut read = Vec::new();
        let whole = opened.read_to_end(&mut read);
        whole.map_err(|_| Error::Bundle(String::new()))?;
        Ok(read)
    }

    #[test]
    fn what_is_locked_opens_with_its_passphrase_alone() {
        let text = b"what was said".repeat(10_000);
        let locked = sealed(&text, "Käse 17").unwrap();
        assert!(locked.starts_with(MAGIC));
        assert!(!locked.windows(8).any(|window| window == b"was said"));
        assert!(read(locked.clone(), Some("Käse 17")).unwrap() == text);
        for (passphrase, is_wrong) in [(None, false), (Some(""), true), (Some("käse 17"), true)] {
            match read(locked.clone(), passphrase) {
                Err(Error::Passphrase { is_wrong: told }) => assert_eq!(told, is_wrong),
                other => panic!("{other:?}"),
            }
        }
        for end in [0, 10, 100, 200, locked.len() - 1] {
            assert!(
                read(locked[..end].to_vec(), Some("Käse 17")).is_err(),
                "{end}"
            );
        }
        assert!(sealed(&text, "").is_err());
    }

    #[test]
    fn each_of_several_passphrases_opens_what_it_locked_and_is_tried_once() {
        let by = |passphrase: &str| sealed(b"what was said", passphrase).unwrap();
        let (early, late) = (by("early"), by("late"));
        let known = Passphrases::of(Some("early")).followed_by(Some("late"));
        let opened_by = |bytes: &[u8], known: &Passphrases| {
            let from = std::io::Cursor::new(bytes.to_owned());
            opened(from, known).map(|(_, by)| by)
        };
        assert_eq!(opened_by(&early, &known).unwrap(), "early");
        assert_eq!(opened_by(&late, &known).unwrap(), "late");
        assert!(opened_by(&by("other"), &known).is_err());
        assert!(known.is_as_written(Some("late")) && !known.is_as_written(None));
        // What was opened once opens without any work: whoever knows the key needs no passphrase.
        let forgetful = Passphrases {
            before: vec!["other".to_owned()],
            writes: None,
            opened: Arc::clone(&known.opened),
        };
        assert_eq!(opened_by(&early, &forgetful).unwrap(), "early");
        assert!(opened_by(&by("early"), &forgetful).is_err());
        assert_eq!(format!("{known:?}"), "Passphrases(2)");
    }

    #[test]
    fn what_asks_for_too_much_work_or_for_a_key_is_refused() {
        let mut recipient = Recipient::new(SecretString::from("a".to_owned()));
        recipient.set_work_factor(5);
        let header = |factor: &str| {
            let locked = sealed(b"", "a").unwrap();
            let text = String::from_utf8_lossy(&locked).into_owned();
            let line = text.lines().nth(1).unwrap().to_owned();
            let other = format!("{} {factor}", line.rsplit_once(' ').unwrap().0);
            let mut altered = locked;
            altered.splice(
                MAGIC.len() + 1..MAGIC.len() + 1 + line.len(),
                other.into_bytes(),
            );
            altered
        };
        for factor in ["21", "40", "63"] {
            let told = read(header(factor), Some("a")).unwrap_err().to_string();
            assert!(told.contains("very long"), "{told}");
        }
        let key = age::x25519::Identity::generate().to_public();
        let encryptor = Encryptor::with_recipients(iter::once(&key as _)).unwrap();
        let locked = encryptor.wrap_output(Vec::new()).unwrap().finish().unwrap();
        let told = read(locked, Some("a")).unwrap_err().to_string();
        assert!(told.contains("locked with a key"), "{told}");
    }
}
