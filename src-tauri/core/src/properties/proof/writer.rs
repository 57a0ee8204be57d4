//! A process of its own that works on a workspace, says what it is about to do, and then what it was told is saved: to be ended
//! at any moment.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use serde::{Deserialize, Serialize};

use super::Chance;
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::origin::{Author, Origin};
use crate::properties::beside::{FIELD, OTHER};
use crate::properties::id;
use crate::workspace::{Safekeeping, Workspace};

/// The log is put on disk at each commit, which [`Job::mutant`] may take away.
pub(super) const SYNCED: &str = "what is saved is on the disk";

/// What a writer works on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Job {
    pub(super) workspace: PathBuf,
    pub(super) use_case: String,
    pub(super) backups: PathBuf,
    /// What can be taken in, each with more than the one before.
    pub(super) bundles: Vec<PathBuf>,
    pub(super) seed: u64,
    /// Whether commits are left to reach the disk in their own time.
    pub(super) unsynced: bool,
}

/// What a writer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    Type {
        first: bool,
        text: String,
    },
    Score(u32),
    Undo,
    Redo,
    Add(String),
    Import(usize),
    TakeBack,
    Settle,
    /// The log is moved into the file.
    Rest,
    Backup,
}

/// What a writer says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Said {
    /// The workspace is open. These changes are in it.
    Open(BTreeSet<Id>),
    /// It is about to do this.
    Will(Deed),
    /// It was told that it is saved. These changes came, these went.
    Did(BTreeSet<Id>, BTreeSet<Id>),
}

const JOB: &str = "NINEFOLD_JOB";

/// A writer that runs.
pub(super) struct Writer {
    child: Child,
    heard: BufReader<ChildStderr>,
}

impl Writer {
    pub(super) fn start(job: &Job) -> Self {
        let name = "properties::proof::writer::works_until_it_is_ended";
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", name, "--ignored", "--nocapture"])
            .env(JOB, serde_json::to_string(job).unwrap())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let heard = BufReader::new(child.stderr.take().unwrap());
        Self { child, heard }
    }

    /// Its number, to send it signals by.
    #[cfg(target_os = "linux")]
    pub(super) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Waits for what it says next; nothing where it has ended.
    pub(super) fn hear(&mut self) -> Option<Said> {
        let mut line = String::new();
        self.heard.read_line(&mut line).unwrap();
        // The last line may be cut off by its end.
        let whole = line.strip_suffix('\n')?;
        let said = serde_json::from_str(whole);
        Some(said.unwrap_or_else(|_| panic!("the writer failed: {line}{}", self.rest())))
    }

    fn rest(&mut self) -> String {
        io::read_to_string(&mut self.heard).unwrap()
    }

    /// Ends it at once, as the system does with a process that is killed, and hears what it had still said.
    pub(super) fn kill(mut self) -> Vec<Said> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut said = Vec::new();
        while let Some(more) = self.hear() {
            said.push(more);
        }
        said
    }
}

/// Started by [`Writer::start`] alone.
#[test]
#[ignore = "a process of its own, which other tests start and end"]
fn works_until_it_is_ended() {
    let Ok(job) = env::var(JOB) else {
        return;
    };
    let job: Job = serde_json::from_str(&job).unwrap();
    match job.unsynced {
        true => mutant::without(SYNCED, || work(&job)),
        false => work(&job),
    }
}

fn work(job: &Job) {
    let author = Author {
        id: id(0xA0),
        name: "Anna de Vries".to_owned(),
    };
    let mut workspace =
        Workspace::open(&job.workspace, &author, Origin::system(), &job.backups).unwrap();
    let keeping = workspace.safekeeping(&job.backups).unwrap().unwrap();
    let mut known: BTreeSet<Id> = workspace.arrivals().into_iter().collect();
    say(&Said::Open(known.clone()));
    let mut chance = Chance::of(job.seed);
    let begun = Instant::now();
    // Whoever started it may have ended without ending it.
    while begun.elapsed() < Duration::from_secs(60) {
        let deed = any_deed(&mut chance, job.bundles.len());
        say(&Said::Will(deed.clone()));
        let is_done = match deed {
            Deed::Backup => {
                make_beside(&keeping);
                true
            }
            _ => does(&mut workspace, &job.use_case, &job.bundles, &deed),
        };
        if is_done {
            let now: BTreeSet<Id> = workspace.arrivals().into_iter().collect();
            let came = now.difference(&known).copied().collect();
            let went = known.difference(&now).copied().collect();
            say(&Said::Did(came, went));
            known = now;
        }
    }
}

/// In one piece, so that it is heard as a whole or not at all.
fn say(said: &Said) {
    let line = serde_json::to_string(said).unwrap() + "\n";
    if io::stderr().write_all(line.as_bytes()).is_err() {
        std::process::exit(0);
    }
}

fn any_deed(chance: &mut Chance, bundles: usize) -> Deed {
    match chance.below(24) {
        0..9 => Deed::Type {
            first: chance.below(2) == 0,
            text: format!(
                "said {} {}",
                chance.below(1 << 40),
                "words ".repeat(chance.below(90))
            ),
        },
        9..12 => Deed::Score(1 + u32::try_from(chance.below(5)).unwrap()),
        12..14 => Deed::Undo,
        14 => Deed::Redo,
        15..17 => Deed::Add(format!("Integration {}", chance.below(1 << 40))),
        17..19 if bundles > 0 => Deed::Import(chance.below(bundles)),
        19 => Deed::TakeBack,
        20 => Deed::Settle,
        21 => Deed::Backup,
        _ => Deed::Rest,
    }
}

/// Whether it was done; some is refused, as taking back what is none.
pub(super) fn does(
    workspace: &mut Workspace,
    use_case: &str,
    bundles: &[PathBuf],
    deed: &Deed,
) -> bool {
    const SCORE: &str = "score/ideation/customer-value";
    match deed {
        Deed::Type { first, text } => {
            let field = if *first { FIELD } else { OTHER };
            workspace.type_text(use_case, use_case, field, text).is_ok()
        }
        Deed::Score(score) => workspace.set_score(use_case, SCORE, Some(*score)).is_ok(),
        Deed::Undo => workspace.undo().is_ok(),
        Deed::Redo => workspace.redo().is_ok(),
        Deed::Add(name) => workspace.add_document("integration", name).is_ok(),
        Deed::Import(which) => workspace.import(&bundles[*which], None).is_ok(),
        Deed::TakeBack => workspace.take_back_import().is_ok(),
        Deed::Settle => workspace.settle().is_ok(),
        Deed::Rest => workspace.rest().is_ok(),
        Deed::Backup => true,
    }
}

/// Makes a backup beside whoever works.
fn make_beside(keeping: &Safekeeping) {
    let keeping = keeping.clone();
    thread::spawn(move || keeping.make());
}

/// Every backup of a folder that has its name.
pub(super) fn named_backups(backups: &Path) -> Vec<PathBuf> {
    let Ok(folders) = std::fs::read_dir(backups) else {
        return Vec::new();
    };
    let files = folders
        .filter_map(|folder| std::fs::read_dir(folder.unwrap().path()).ok())
        .flatten()
        .map(|file| file.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "ninefold"))
        .collect()
}
