//! The capture that the window looks at, while it does.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use ninefold_core::capture::Report;

/// What is held of it.
#[derive(Clone, Default)]
pub struct Captures {
    chosen: Arc<Mutex<Option<Chosen>>>,
    checked: Arc<Mutex<Option<Arc<Checked>>>>,
}

/// A capture that is to be checked.
pub enum Chosen {
    /// Where it lies.
    File(PathBuf),
    /// What was dropped.
    Dropped {
        /// What the file is called.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
}

/// A capture that was checked.
pub struct Checked {
    /// What it is called; empty where it was pasted.
    pub name: String,
    /// What it has shown.
    pub report: Arc<Report>,
}

impl Captures {
    /// Holds one to be checked, in place of what was before.
    pub fn choose(&self, chosen: Option<Chosen>) {
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = chosen;
    }

    /// The one to be checked, once.
    pub fn take_chosen(&self) -> Option<Chosen> {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.take()
    }

    /// Holds what one has shown, in place of what was before.
    pub fn hold(&self, checked: Option<Checked>) {
        *self.checked.lock().unwrap_or_else(PoisonError::into_inner) = checked.map(Arc::new);
    }

    /// What the one has shown that was checked last.
    pub fn held(&self) -> Option<Arc<Checked>> {
        let checked = self.checked.lock().unwrap_or_else(PoisonError::into_inner);
        checked.clone()
    }
}
