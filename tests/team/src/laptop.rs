//! Laptops that are told what to do, and can be killed at any moment.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::{Entry, Workspace};
use ninefold_team::Connection;
use serde_json::Value;

use crate::journal::Told;
use ninefold_failure::{Context, Failure};

/// A laptop: a process with a workspace file.
#[derive(Debug)]
pub struct Laptop {
    program: PathBuf,
    /// Its workspace.
    pub file: PathBuf,
    journal: PathBuf,
    connection: PathBuf,
    name: String,
    seed: u64,
    running: Option<(Child, ChildStdin, BufReader<ChildStdout>)>,
}

impl Laptop {
    /// Opens a laptop with a copy of a workspace in a folder.
    ///
    /// # Errors
    /// Where the workspace can't be copied or opened.
    pub fn open(
        program: &str,
        folder: &Path,
        workspace: &Path,
        seed: u64,
        connection: &Connection,
    ) -> Result<Self, Failure> {
        let name = format!("P{seed}");
        let file = folder.join(format!("{name}.ninefold"));
        fs::copy(workspace, &file).context("copying a workspace")?;
        let kept = folder.join(format!("{name}.json"));
        let written = serde_json::to_vec(connection).context("a connection")?;
        fs::write(&kept, written).context("keeping a connection")?;
        let mut laptop = Self {
            program: program.into(),
            journal: folder.join(format!("{name}.journal")),
            file,
            connection: kept,
            name,
            seed,
            running: None,
        };
        laptop.start()?;
        Ok(laptop)
    }

    /// Starts it, after it was killed too.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(&mut self) -> Result<(), Failure> {
        let mut command = Command::new(&self.program);
        command.args([&self.file, &self.journal, &self.connection]);
        command.args([self.name.as_str(), &self.seed.to_string()]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("starting a laptop")?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure("a laptop that can't be spoken to".into()));
        };
        self.running = Some((child, input, BufReader::new(output)));
        Ok(())
    }

    /// Kills it, as a dead battery does.
    pub fn kill(&mut self) {
        if let Some((mut child, ..)) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Turns it off as its owner does, so that its file can be read.
    ///
    /// # Errors
    /// Where it does not end well.
    pub fn end(&mut self) -> Result<(), Failure> {
        let Some((mut child, input, _)) = self.running.take() else {
            return Ok(());
        };
        let mut input = input;
        writeln!(input, "end").context("turning a laptop off")?;
        let ended = child.wait().context("turning a laptop off")?;
        match ended.success() {
            true => Ok(()),
            false => Err(Failure(format!("{} ended with {ended}", self.name))),
        }
    }

    /// Tells it something, and hears what it answers.
    ///
    /// # Errors
    /// Where it is dead.
    pub fn tell(&mut self, what: &str) -> Result<Value, Failure> {
        let Some((_, input, output)) = &mut self.running else {
            return Err(Failure("a laptop that is off is told nothing".into()));
        };
        writeln!(input, "{what}").context("telling a laptop")?;
        let mut line = String::new();
        output.read_line(&mut line).context("hearing a laptop")?;
        serde_json::from_str(&line).context(&format!("{} answered {line:?}", self.name))
    }

    /// Gets it in step, trying again for a while. Answers what both have in the end, as the server tells it, and how many changes
    /// went either way.
    ///
    /// # Errors
    /// The last reason why it can't.
    pub fn meets(&mut self, patience: Duration) -> Result<(String, u64), Failure> {
        let start = Instant::now();
        loop {
            let answer = self.tell("meet")?;
            if let Some(digest) = answer["met"].as_str() {
                let count = |which: &str| answer[which].as_u64().unwrap_or(0);
                return Ok((digest.to_owned(), count("sent") + count("came")));
            }
            if start.elapsed() > patience {
                return Err(Failure(format!("{}: {}", self.name, answer["failed"])));
            }
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// What was told on it.
    ///
    /// # Errors
    /// Where its journal can't be read.
    pub fn told(&self) -> Result<Told, Failure> {
        Told::read(&self.journal)
    }
}

impl Drop for Laptop {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Makes a workspace with some use cases that have a title, to be copied.
///
/// # Errors
/// What writing can meet.
pub fn workspace(file: &Path, use_cases: usize) -> Result<(), Failure> {
    let doing = "making a workspace";
    let author = Author {
        id: Id::from_bytes(*b"who began it all"),
        name: "Anna".to_owned(),
    };
    let mut workspace = Workspace::create(file, &author, Origin::system()).context(doing)?;
    for number in 0..use_cases {
        workspace.create_use_case().context(doing)?;
        let list = workspace.use_cases().context(doing)?;
        let untitled = list
            .use_cases
            .iter()
            .find(|row| row.title.starts_with("Untitled"));
        let id = untitled.map(|row| row.id.clone());
        let spot = Spot::of(&id.unwrap_or_default(), "title").context(doing)?;
        let title = Entry::Text(format!("Use case {number}"));
        workspace.enter(&spot, title).context(doing)?;
        workspace.settle().context(doing)?;
    }
    workspace.rest().context(doing)
}
