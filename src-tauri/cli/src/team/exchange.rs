//! `ninefold-cli team push`, `pull` and `sync`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{fs, thread};

use ninefold_core::disk::files::companions;
use ninefold_core::disk::folders::Folders;
use ninefold_core::disk::lock::Lock;
use ninefold_core::document::log::Place;
use ninefold_core::document::origin::Origin;
use ninefold_core::team::{Role, Server};
use ninefold_core::view::{Imported, ImportedDocument};
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::{Exchanged, Thorough, exchange, fetch, send};
use ninefold_team::Client;
use serde::Serialize;

use super::token;
use crate::arguments::{TeamPull, TeamPush, Token};
use crate::bundle;
use crate::failure::Failure;
use crate::hold::{Before, hold, hold_new, keep_before, nobody};
use crate::terminal;

/// How often is looked whether somebody stopped it.
const LOOK: Duration = Duration::from_millis(50);

/// Which way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Push,
    Pull,
    Sync,
}

/// What came of it.
#[derive(Debug, Serialize)]
struct Outcome {
    role: Role,
    /// How many changes were to be sent.
    sent: u64,
    /// How many of them, and of what goes with them, were new there.
    new: u64,
    /// How many changes are still to be sent.
    to_send: u64,
    /// The server had forgotten something, and everything was gone through once more.
    was_brought_back: bool,
    came: Imported,
}

/// A workspace that is held, and the server that it is exchanged with.
struct Exchange {
    workspace: Workspace,
    client: Client,
    backups: PathBuf,
    /// It was made for what comes.
    is_new: bool,
    lock: Lock,
}

/// Sends what is here.
///
/// # Errors
/// As [`super::run`].
pub fn push(arguments: &TeamPush) -> Result<(), Failure> {
    let TeamPush { file, token, json } = arguments;
    run(file, token, Way::Push, false, *json)
}

/// Takes in what others sent.
///
/// # Errors
/// As [`super::run`].
pub fn pull(arguments: &TeamPull) -> Result<(), Failure> {
    let TeamPull {
        file,
        token,
        erase,
        json,
    } = arguments;
    run(file, token, Way::Pull, *erase, *json)
}

/// Does both.
///
/// # Errors
/// As [`super::run`].
pub fn sync(arguments: &TeamPull) -> Result<(), Failure> {
    let TeamPull {
        file,
        token,
        erase,
        json,
    } = arguments;
    run(file, token, Way::Sync, *erase, *json)
}

fn run(file: &Path, token: &Token, way: Way, erases: bool, json: bool) -> Result<(), Failure> {
    let client = Client::new(&token::read(token)?);
    let stopped = terminal::stopped();
    cut_when(&client, &stopped);
    let done = exchanged(file, client, way, erases, &stopped);
    let (outcome, is_new) = done.map_err(|failure| match failure {
        // What was cut off looks like a server that went away.
        Failure::Server(_) if stopped.load(Ordering::Relaxed) => Failure::NotExchanged,
        failure => failure,
    })?;
    match json {
        true => terminal::write(&terminal::json(&outcome)?)?,
        false => {
            let text = text(&outcome, way, is_new);
            terminal::write(terminal::printable(&text, true).as_bytes())?;
        }
    }
    match way == Way::Sync && !outcome.role.writes() && outcome.to_send > 0 {
        true => Err(Failure::Reader(outcome.to_send)),
        false => Ok(()),
    }
}

/// What came of it, and whether the workspace was made for that.
fn exchanged(
    file: &Path,
    client: Client,
    way: Way,
    erases: bool,
    stopped: &AtomicBool,
) -> Result<(Outcome, bool), Failure> {
    let mut held = Exchange::open(file, client, way)?;
    let done = held.exchange(way, stopped).and_then(|mut outcome| {
        if erases {
            held.erase(&mut outcome.came)?;
        }
        held.workspace.check_place()?;
        Ok((outcome, held.is_new))
    });
    if done.is_err() {
        held.withdraw()?;
    }
    done
}

impl Exchange {
    /// Opens the workspace; makes it, where it is to be fetched and the server says that it may be.
    fn open(file: &Path, mut client: Client, way: Way) -> Result<Self, Failure> {
        let backups = Folders::new(dirs::data_local_dir()).backups();
        let is_new = way == Way::Pull && !file.exists();
        let (path, lock) = match is_new {
            true => hold_new(file)?,
            false => hold(file)?,
        };
        let opened = client.standing().map_err(Failure::from).and_then(|there| {
            let workspace = match is_new {
                true => Workspace::create(&path, &nobody(), Origin::system())?,
                false => Workspace::open(&path, &nobody(), Origin::system(), &backups)?,
            };
            workspace.may_join(&there)?;
            Ok(workspace)
        });
        let mut workspace = match opened {
            Ok(workspace) => workspace,
            Err(failure) => {
                lock.withdraw();
                return Err(failure);
            }
        };
        terminal::notices(&mut workspace);
        if !is_new && way != Way::Push {
            keep_before(&mut workspace, &backups, Before::Edit);
        }
        Ok(Self {
            workspace,
            client,
            backups,
            is_new,
            lock,
        })
    }

    fn exchange(&mut self, way: Way, stopped: &AtomicBool) -> Result<Outcome, Failure> {
        let id = self.client.workspace();
        let before = self.workspace.unsent(id)?;
        let bar = terminal::progress(0);
        let mut watch = |done: u64, all: u64| {
            bar.set_length(all);
            bar.set_position(done);
            !stopped.load(Ordering::Relaxed)
        };
        let (server, copy) = (&mut self.client, &mut self.workspace);
        let exchanged = match way {
            Way::Push => send(server, copy, &mut watch),
            Way::Pull => fetch(server, copy, &mut watch),
            Way::Sync => exchange(server, copy, Thorough::Yes, &mut watch),
        };
        bar.finish_and_clear();
        let exchanged = exchanged?;
        let mut came = merged(&exchanged);
        came.erased = self.workspace.erased_at(id)?;
        let is_sent = way != Way::Pull && exchanged.role.writes();
        Ok(Outcome {
            role: exchanged.role,
            sent: if is_sent { before } else { 0 },
            new: exchanged.sent,
            to_send: if is_sent {
                0
            } else {
                self.workspace.unsent(id)?
            },
            was_brought_back: exchanged.is_anew,
            came,
        })
    }

    fn erase(&mut self, came: &mut Imported) -> Result<(), Failure> {
        self.workspace.erase_as_server(self.client.workspace())?;
        came.erased.clear();
        self.workspace.rest()?;
        if let Some(keeping) = self.workspace.safekeeping(&self.backups)? {
            came.notices.extend(keeping.rewrite(None).problems);
        }
        Ok(())
    }

    /// Of a workspace that was made, and to which nothing came, nothing is left.
    fn withdraw(self) -> Result<(), Failure> {
        let step = self.workspace.step(self.client.workspace())?;
        if !self.is_new || step.place != Place::default() {
            return Ok(());
        }
        let path = self.workspace.path().to_owned();
        drop(self.workspace);
        for file in [path.clone()].iter().chain(&companions(&path)) {
            // What can't be removed is an empty workspace, which a next try goes on with.
            let _ = fs::remove_file(file);
        }
        self.lock.withdraw();
        Ok(())
    }
}

/// Cuts off what waits for the server when somebody stops it.
fn cut_when(client: &Client, stopped: &Arc<AtomicBool>) {
    let (stop, stopped) = (client.stop(), Arc::clone(stopped));
    thread::spawn(move || {
        while !stopped.load(Ordering::Relaxed) {
            thread::sleep(LOOK);
        }
        stop.now();
    });
}

/// What came page by page, as if it had come at once.
fn merged(exchanged: &Exchanged) -> Imported {
    let mut documents: BTreeMap<&str, ImportedDocument> = BTreeMap::new();
    let mut notices = Vec::new();
    for page in &exchanged.imported {
        notices.extend(page.notices.iter().cloned());
        for document in &page.documents {
            let known = documents.entry(&document.id);
            let known = known.and_modify(|known| {
                known.name.clone_from(&document.name);
                known.edits.extend(document.edits.iter().cloned());
                known.conflicts.clone_from(&document.conflicts);
            });
            known.or_insert_with(|| document.clone());
        }
    }
    let added = documents.values().filter(|document| document.added).count();
    let mut documents: Vec<ImportedDocument> = documents.into_values().collect();
    documents.sort_by_key(|document| (document.conflicts.is_empty(), document.added));
    Imported {
        sender: String::new(),
        written: String::new(),
        changes: u32::try_from(exchanged.came).unwrap_or(u32::MAX),
        added: added as u32,
        changed: (documents.len() - added) as u32,
        conflicts: exchanged.imported.iter().map(|page| page.conflicts).sum(),
        documents,
        notices,
        erased: Vec::new(),
    }
}

fn text(outcome: &Outcome, way: Way, is_new: bool) -> String {
    let mut text = String::new();
    if outcome.was_brought_back {
        text.push_str("The server had forgotten something, as one that was brought back from an earlier day. Everything was gone through once more.\n");
    }
    if way != Way::Push {
        text.push_str(&match (outcome.came.changes, is_new) {
            (0, _) if outcome.came.erased.is_empty() => "Nothing new came.\n".to_owned(),
            // All of it is new: a list would be the workspace once more.
            (changes @ 1.., true) => format!(
                "Took in all there is: {changes} changes to {} documents.\n",
                outcome.came.added
            ),
            _ => bundle::text(&outcome.came, false),
        });
    }
    if way != Way::Pull && outcome.role.writes() {
        // Some of it may have been there before.
        text.push_str(&match (outcome.sent.min(outcome.new), outcome.new) {
            (_, 0) => "The server has everything that is here.\n".to_owned(),
            (0, _) => "Sent what the server did not have any more.\n".to_owned(),
            (1, _) => "Sent 1 change.\n".to_owned(),
            (sent, _) => format!("Sent {sent} changes.\n"),
        });
    }
    text
}
