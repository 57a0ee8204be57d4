//! A laptop: somebody types into a copy of a workspace, which gets in step with a server beside it. It does what it is told line
//! by line: `type 500`, `rest`, `meet`, `tell`, `end`. Answers are lines of JSON.

use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::team::Failed;
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::{Held, Stopped, Thorough, exchange};
use ninefold_failure::{Context, Failure};
use ninefold_team::{Client, Connection};
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::journal::Journal;
use ninefold_team_proof::people::{Deed, standing};
use serde_json::json;

/// The workspace, held by whoever types and by what gets it in step.
#[derive(Clone)]
struct Shared {
    workspace: Arc<Mutex<Workspace>>,
    journal: Arc<Mutex<Journal>>,
    /// How many milliseconds pass between two deeds, more or less; 0 while nobody types.
    pause: Arc<AtomicU64>,
}

impl Held for Shared {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        Some(act(&mut held(&self.workspace)))
    }
}

fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, journal, connection, name, seed] = &words[..] else {
        return Err(Failure(
            "ninefold-laptop FILE JOURNAL CONNECTION NAME SEED".into(),
        ));
    };
    let seed: u64 = seed.parse().context("the seed")?;
    let connection = std::fs::read(connection).context("reading the connection")?;
    let connection: Connection = serde_json::from_slice(&connection).context("the connection")?;
    let author = Author {
        id: Id::from_bytes(Chance::of(seed).bytes()),
        name: name.clone(),
    };
    let file = Path::new(file);
    let backups = file.with_extension("backups");
    let workspace = Workspace::open(file, &author, Origin::system(), &backups);
    let shared = Shared {
        workspace: Arc::new(Mutex::new(workspace.context("opening the workspace")?)),
        journal: Arc::new(Mutex::new(Journal::open(Path::new(journal))?)),
        pause: Arc::default(),
    };
    let again = std::process::id();
    let typist = (shared.clone(), name.clone(), seed ^ u64::from(again) << 20);
    thread::spawn(move || types(&typist.0, &typist.1, typist.2));
    let mut client = Client::new(&connection);
    let beside = (shared.clone(), client.clone());
    thread::spawn(move || gets_in_step(beside.0, beside.1, seed));
    for line in std::io::stdin().lock().lines() {
        let line = line.context("hearing")?;
        let answer = match line.split_once(' ') {
            Some(("type", pause)) => {
                let pause = pause.parse().context("the pause")?;
                shared.pause.store(pause, Ordering::SeqCst);
                json!({"typing": true})
            }
            _ if line == "rest" => {
                shared.pause.store(0, Ordering::SeqCst);
                json!({"typing": false})
            }
            _ if line == "meet" => meets(&mut shared.clone(), &mut client),
            _ if line == "tell" => {
                let (shown, open) = standing(&held(&shared.workspace)).context("reading")?;
                json!({"shown": shown, "open": open})
            }
            _ => {
                // The file then holds all, and others may read it.
                held(&shared.workspace).rest().context("resting")?;
                break;
            }
        };
        let mut output = std::io::stdout().lock();
        writeln!(output, "{answer}").context("answering")?;
        output.flush().context("answering")?;
    }
    Ok(())
}

/// Types until the process ends.
fn types(shared: &Shared, name: &str, seed: u64) {
    let mut chance = Chance::of(seed);
    let mut number = 0;
    loop {
        let pause = shared.pause.load(Ordering::SeqCst);
        if pause == 0 {
            thread::sleep(Duration::from_millis(10));
            continue;
        }
        let most = usize::try_from(pause * 2).unwrap_or(usize::MAX);
        let time = u64::try_from(chance.below(most)).unwrap_or(pause);
        thread::sleep(Duration::from_millis(time));
        let mut workspace = held(&shared.workspace);
        if shared.pause.load(Ordering::SeqCst) == 0 {
            continue;
        }
        let use_cases = workspace.use_cases().map(|list| list.use_cases);
        let use_cases: Vec<String> = use_cases
            .unwrap_or_default()
            .into_iter()
            .map(|row| row.id)
            .collect();
        number += 1;
        let deed = Deed::some(
            &mut chance,
            &use_cases,
            &format!("{name}{:x}", std::process::id()),
            number,
        );
        let mut journal = held(&shared.journal);
        let done = deed.done(&mut workspace, |replaced| journal.will(replaced));
        // What was refused replaced nothing.
        journal.did(done.unwrap_or_default());
    }
}

/// Gets in step with the server again and again, until the process ends.
fn gets_in_step(mut shared: Shared, mut client: Client, seed: u64) {
    let mut chance = Chance::of(seed + 77);
    loop {
        thread::sleep(Duration::from_millis(
            u64::try_from(20 + chance.below(1_500)).unwrap_or(0),
        ));
        if shared.pause.load(Ordering::SeqCst) == 0 {
            continue;
        }
        let thorough = match chance.below(20) {
            0 => Thorough::Yes,
            _ => Thorough::No,
        };
        let done = exchange(&mut client, &mut shared, thorough, &mut |_, _| true);
        let mut journal = held(&shared.journal);
        journal.exchanged(done.is_ok());
        if let Err(Stopped::Server(Failed::Refused(refused))) = &done
            && !refused.code.passes()
        {
            journal.refused(&refused.message);
        }
        if let Err(Stopped::Here(error)) = &done {
            journal.refused(&format!("here: {error}"));
        }
    }
}

/// Gets in step once, thoroughly.
fn meets(shared: &mut Shared, client: &mut Client) -> serde_json::Value {
    match exchange(client, shared, Thorough::Yes, &mut |_, _| true) {
        Ok(done) => json!({
            "met": done.standing.digest,
            "sent": done.sent,
            "came": done.came,
            "anew": done.is_anew,
        }),
        Err(stopped) => json!({"failed": stopped.to_string()}),
    }
}
