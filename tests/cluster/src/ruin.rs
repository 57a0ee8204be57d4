//! What may happen to PostgreSQL while it works, made to happen.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::Cluster;
use crate::account::answer;
use ninefold_failure::Failure;

/// How long what was killed may take to be gone.
const DYING: Duration = Duration::from_secs(20);

impl Cluster {
    /// Kills all processes that work for somebody who is connected to a database, as running out of memory does. PostgreSQL
    /// then ends all others, too, and recovers by itself. Answers how many were killed.
    ///
    /// # Errors
    /// Where PostgreSQL does not run.
    pub fn kill_backends(&self, database: &str) -> Result<usize, Failure> {
        let own = self.process()?;
        let of = format!("postgres: postgres {database} ");
        let backends: Vec<u32> = children(own)
            .into_iter()
            .filter(|child| line_of(*child).starts_with(&of))
            .collect();
        backends.iter().for_each(|backend| kill(*backend));
        Ok(backends.len())
    }

    /// Ends the connections to a database one by one, as whoever runs PostgreSQL may. Answers how many there were.
    ///
    /// # Errors
    /// What PostgreSQL says of it.
    pub fn end_backends(&self, database: &str) -> Result<usize, Failure> {
        let ended = self.sql(
            "postgres",
            &format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
            ),
        )?;
        Ok(ended.lines().count())
    }

    /// Kills PostgreSQL with all its processes. [`Cluster::restart`] brings it back.
    ///
    /// # Errors
    /// Where it does not run, or does not go.
    pub fn crash(&self) -> Result<(), Failure> {
        let own = self.process()?;
        let all: Vec<u32> = children(own).into_iter().chain([own]).collect();
        // The first one would start the others anew.
        kill(own);
        all.iter().for_each(|process| kill(*process));
        let start = Instant::now();
        while all.iter().any(|process| !line_of(*process).is_empty()) {
            if start.elapsed() > DYING {
                return Err(Failure("PostgreSQL was killed and does not go".into()));
            }
            thread::sleep(Duration::from_millis(5));
        }
        // Whoever it belongs to may not have counted it yet, and its number then still looks like that of one that runs.
        let socket = format!(".s.PGSQL.{}.lock", self.port);
        let _ = fs::remove_file(self.folder.data().join("postmaster.pid"));
        let _ = fs::remove_file(self.folder.socket().join(socket));
        Ok(())
    }

    /// Starts it again on the same port, after [`Cluster::crash`] or while it runs.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn restart(&self) -> Result<(), Failure> {
        if self.process().is_ok() {
            let mut stop = self.control("stop");
            answer(stop.arg("--mode=fast"), "stopping PostgreSQL")?;
        }
        self.run()
    }

    /// The first of its processes.
    fn process(&self) -> Result<u32, Failure> {
        let kept = fs::read_to_string(self.folder.data().join("postmaster.pid"));
        let first = kept.ok().and_then(|kept| kept.lines().next()?.parse().ok());
        let running = first.filter(|process| !line_of(*process).is_empty());
        running.ok_or_else(|| Failure("PostgreSQL does not run".into()))
    }
}

/// What a process says it is; nothing where it is gone, or only waits to be counted.
fn line_of(process: u32) -> String {
    let line = fs::read(of(process, "cmdline")).unwrap_or_default();
    let line = String::from_utf8_lossy(&line).replace('\0', " ");
    line.trim_start().to_owned()
}

fn of(process: u32, file: &str) -> PathBuf {
    PathBuf::from(format!("/proc/{process}/{file}"))
}

/// The processes that a process started.
fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let is_child = |process: &u32| {
        let stat = fs::read_to_string(of(*process, "stat")).unwrap_or_default();
        // "4711 (name, which may hold anything) S parent …"
        let after = stat.rsplit(") ").next().unwrap_or_default();
        after.split(' ').nth(1) == Some(parent.to_string().as_str())
    };
    processes.filter(is_child).collect()
}

/// The shell's own `kill`, since the program is not installed everywhere.
fn kill(process: u32) {
    let kill = format!("kill -s KILL {process}");
    let mut shell = Command::new("sh");
    let _ = shell.args(["-c", &kill]).output();
}
