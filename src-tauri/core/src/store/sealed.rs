//! Bundles that are locked with a passphrase: files that the program `age` opens too.

use std::io::{BufRead, Read, Write};
use std::iter;

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};

use crate::error::Error;

/// How a file that is locked begins.
pub(super) const MAGIC: &[u8] = b"age-encryption.org/v1";

/// How much work a passphrase costs whoever tries it, as a power of two: the same on every computer, whatever that one is
/// measured to do in a second. In tests next to none.
const WRITTEN: u8 = if cfg!(test) { 4 } else { 18 };

/// How much a file of somebody else's may ask for: four times as much.
const READ: u8 = 20;

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

/// What a locked file holds.
///
/// # Errors
/// [`Error::Passphrase`] where none is given, or a wrong one; [`Error::Bundle`].
pub(super) fn opened<R: BufRead + 'static>(
    from: R,
    passphrase: Option<&str>,
) -> Result<impl Read + use<R>, Error> {
    let decryptor = Decryptor::new_buffered(from).map_err(|error| told(&error))?;
    if !decryptor.is_scrypt() {
        return Err(Error::Bundle(
            "it is locked with a key, and Ninefold opens passphrases. Open it with age, and take in what it gives".to_owned(),
        ));
    }
    let passphrase = passphrase.ok_or(Error::Passphrase { is_wrong: false })?;
    let mut identity = Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(READ);
    let opened = decryptor.decrypt(iter::once(&identity as _));
    opened.map_err(|error| told(&error))
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
        let mut opened = opened(std::io::Cursor::new(bytes), passphrase)?;
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
