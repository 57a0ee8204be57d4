//! What the window remembers on this computer: where somebody was, what was folded or dismissed. Nothing of the work itself, so
//! what can't be read is forgotten. A web view has a storage of its own, but writes it down when it likes, and is ended before.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ninefold_core::disk::files::write_whole;

/// Managed by Tauri. Clones share what they remember.
#[derive(Clone)]
pub struct Remembered(Arc<Mutex<Entries>>);

struct Entries {
    path: PathBuf,
    /// JSON texts, by names that the window gives.
    known: BTreeMap<String, String>,
}

impl Remembered {
    /// What a file holds; nothing, where there is none or none that can be read.
    pub fn read(path: PathBuf) -> Self {
        let bytes = fs::read(&path).unwrap_or_default();
        let known = serde_json::from_slice(&bytes).unwrap_or_default();
        Self(Arc::new(Mutex::new(Entries { path, known })))
    }

    /// Everything.
    pub fn all(&self) -> BTreeMap<String, String> {
        self.entries().known.clone()
    }

    /// Puts a JSON text in place of the one of that name, on disk too.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn put(&self, name: String, text: String) -> io::Result<()> {
        let mut entries = self.entries();
        entries.known.insert(name, text);
        let bytes = serde_json::to_vec(&entries.known).map_err(io::Error::other)?;
        if let Some(folder) = entries.path.parent() {
            fs::create_dir_all(folder)?;
        }
        write_whole(&entries.path, &bytes)
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_there_again_and_what_cannot_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/remembered.json");
        let remembered = Remembered::read(path.clone());
        for (name, text) in [("left", "[1]"), ("help", "{}"), ("left", "[2]")] {
            remembered.put(name.to_owned(), text.to_owned()).unwrap();
        }
        let again = Remembered::read(path.clone());
        assert_eq!(again.all(), remembered.all());
        assert_eq!(again.all()["left"], "[2]");
        fs::write(&path, "{ half").unwrap();
        assert!(Remembered::read(path).all().is_empty());
    }
}
