//! The passphrase of a shared folder: entered once a start, or remembered where the person wants that.

use ninefold_core::error::Error;
use ninefold_core::workspace::{Passphrases, Reader, Sharing};

use crate::desk::Desk;
use crate::refusal::{Answer, Refusal};

/// What is said where the passphrase was not entered since the app was started.
const ASKED: &str = "The shared folder is locked with a passphrase that this computer does not remember. Enter it to exchange work; nothing is lost meanwhile.";

/// A passphrase that is tried on what lies in the folder, on a thread of its own.
#[derive(Debug)]
pub struct Trial {
    sharing: Sharing,
    reader: Reader,
    passphrases: Passphrases,
}

impl Trial {
    /// Answers what is known of passphrases with it, where it opens what is there.
    ///
    /// # Errors
    /// Code `passphrase`, where it opens nothing of that; what reading can meet.
    pub fn run(mut self) -> Answer<Passphrases> {
        match self.sharing.try_passphrases(&self.reader) {
            Ok(()) => Ok(self.passphrases),
            Err(error @ Error::Passphrase { .. }) => Err(Refusal::new(
                error.code(),
                "That passphrase does not open what lies in the shared folder. Capitals and spaces count; ask whoever set it. Nothing was changed.",
            )),
            Err(error) => Err(error.into()),
        }
    }
}

impl Desk {
    /// A passphrase to be tried before it is used.
    ///
    /// # Errors
    /// Code `invalid` for an empty one, or where no folder is shared; code `no-workspace`, `not-saved`.
    pub fn trial(&mut self, passphrase: &str) -> Answer<Trial> {
        if passphrase.is_empty() {
            return Err(Refusal::new("invalid", "Enter a passphrase first."));
        }
        let Some(shared) = self.shared().cloned() else {
            return Err(Refusal::new("invalid", "Choose a shared folder first."));
        };
        let passphrases = self.passphrases().followed_by(Some(passphrase));
        let workspace = self.workspace()?;
        let sharing = workspace.sharing(&shared.folder, &shared.computer)?;
        Ok(Trial {
            sharing: sharing.locked_by(&passphrases),
            reader: workspace.reader(),
            passphrases,
        })
    }

    /// Locks what is written to the shared folder from now on, by what was tried.
    ///
    /// # Errors
    /// Code `no-workspace`; what writing the settings can meet.
    pub fn lock_shared(
        &mut self,
        passphrases: Passphrases,
        remembered: Option<String>,
    ) -> Answer<()> {
        self.enter(passphrases, true, remembered)
    }

    /// Writes to the shared folder as it can be read by everybody, from now on. What others lock still opens.
    ///
    /// # Errors
    /// As [`Desk::lock_shared`].
    pub fn unlock_shared(&mut self) -> Answer<()> {
        let passphrases = self.passphrases().followed_by(None);
        self.enter(passphrases, false, None)
    }

    fn enter(
        &mut self,
        passphrases: Passphrases,
        is_locked: bool,
        remembered: Option<String>,
    ) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        let of = self.kept.workspaces.entry(path.clone()).or_default();
        if let Some(shared) = &mut of.shared {
            (shared.is_locked, shared.passphrase) = (is_locked, remembered);
        }
        self.entered.insert(path, passphrases);
        self.partake_anew();
        self.keep()
    }

    /// The passphrases of the shared folder of the open workspace, as far as they were entered or are remembered.
    pub(in crate::desk) fn passphrases(&mut self) -> Passphrases {
        let Some(open) = &self.open else {
            return Passphrases::default();
        };
        let path = open.workspace.path().to_owned();
        let remembered = self.shared().and_then(|shared| shared.passphrase.clone());
        let known = self.entered.entry(path);
        let known = known.or_insert_with(|| Passphrases::of(remembered.as_deref()));
        known.clone()
    }

    /// That a passphrase is to be entered, in words.
    pub(in crate::desk) fn asks_passphrase(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        let shared = self.shared()?;
        let entered = self.entered.get(open.workspace.path());
        let is_known = shared.passphrase.is_some() || entered.is_some_and(Passphrases::locks);
        match shared.is_locked && !is_known {
            true => Some(ASKED.to_owned()),
            false => open.partaking.locked.clone(),
        }
    }

    /// The same, unless the person has put it off.
    pub(in crate::desk) fn asks_passphrase_still(&self) -> Option<String> {
        let put_off = &self.open.as_ref()?.partaking.put_off;
        let asks = self.asks_passphrase();
        asks.filter(|asks| put_off.as_ref() != Some(asks))
    }

    /// The passphrase is not asked for again before the next start, unless there is another reason for it.
    pub fn put_off_passphrase(&mut self) {
        let asks = self.asks_passphrase();
        if let Some(open) = &mut self.open {
            open.partaking.put_off = asks;
        }
    }
}
