//! Processes that never outlive the test that started them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_failure::{Context, Failure};

/// A command that the kernel ends together with the thread that starts it, even when that one is
/// killed.
pub(crate) fn tied(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command
        .args(["--pdeathsig", "KILL", "--", program])
        .stdin(Stdio::null());
    command
}

/// How long what was killed may take to let go of its memory and files.
const DYING: Duration = Duration::from_secs(10);

/// A process with all its children, killed together when dropped.
#[derive(Debug)]
pub(crate) struct Group(Child);

impl Group {
    /// Starts `command` in a process group of its own.
    pub(crate) fn start(command: &mut Command) -> Result<Self, Failure> {
        let doing = format!("starting {:?}", command.get_program());
        command.process_group(0).spawn().map(Self).context(&doing)
    }

    /// Whether the first process of the group still runs.
    pub(crate) fn alive(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Kills the whole group as a power cut would: no handler runs. None of it holds a file or a lock any more afterward.
    pub(crate) fn kill(&mut self) {
        signal("KILL", &format!("-{}", self.0.id()));
        let _ = self.0.wait();
        let group = self.0.id();
        poll(DYING, || (!lives(group)).then_some(()));
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to a process, or to a group when `target` starts with a minus. The shell's own
/// `kill`, since the program is not installed everywhere.
pub(crate) fn signal(name: &str, target: &str) {
    let kill = format!("kill -s {name} -- {target}");
    let _ = Command::new("sh")
        .args(["-c", &kill])
        .stderr(Stdio::null())
        .status();
}

/// Whether a process of a group runs, or is still being taken down; one that only waits to be counted has let go of all.
fn lives(group: u32) -> bool {
    let processes = std::fs::read_dir("/proc").into_iter().flatten();
    processes
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("stat")).ok())
        .any(|stat| {
            // "4711 (name, which may hold anything) S parent group …"
            let mut fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
            let state = fields.next().unwrap_or_default();
            state != "Z" && fields.nth(1) == Some(group.to_string().as_str())
        })
}

/// The processes that run `binary`, by what the kernel says they run.
pub(crate) fn running(binary: &Path) -> Vec<u32> {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|id| std::fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == binary))
        .collect()
}

/// The environment that a process was started with has `name=value`.
pub(crate) fn has_variable(process: u32, name: &str, value: &str) -> bool {
    let wanted = format!("{name}={value}");
    std::fs::read(format!("/proc/{process}/environ")).is_ok_and(|environ| {
        environ
            .split(|byte| *byte == 0)
            .any(|variable| variable == wanted.as_bytes())
    })
}

/// The processes that were started with `name=value` in their environment.
pub(crate) fn with_variable(name: &str, value: &str) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten();
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|id| has_variable(*id, name, value))
        .collect()
}

/// Whether a process is the driver, which is no part of the app.
pub(crate) fn is_driver(process: u32) -> bool {
    let exe = std::fs::read_link(format!("/proc/{process}/exe"));
    exe.is_ok_and(|exe| exe.ends_with("WebKitWebDriver"))
}

/// The name of what a process runs, or nothing where that is not told.
pub(crate) fn name_of(process: u32) -> String {
    let exe = std::fs::read_link(format!("/proc/{process}/exe")).unwrap_or_default();
    exe.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The memory of a process in KiB, its share of what it shares with others; 0 where that is not told.
pub(crate) fn memory_of(process: u32) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
    let number = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
    number.unwrap_or(0)
}

/// Asks again and again until there is an answer or the time is up.
pub(crate) fn poll<T>(patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if start.elapsed() > patience {
            return None;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// A D-Bus session bus of a test's own, gone when dropped.
#[derive(Debug)]
pub struct Bus {
    /// What `DBUS_SESSION_BUS_ADDRESS` must be.
    pub address: String,
    daemon: Child,
    /// Where what the bus starts has its sockets. The bus of accessibility has one of a fixed name, which tests side by side
    /// would take from each other.
    _sockets: tempfile::TempDir,
}

impl Bus {
    /// Starts a bus.
    ///
    /// # Errors
    /// When there is no `dbus-daemon`, or it says no address.
    pub fn start() -> Result<Self, Failure> {
        let sockets = tempfile::tempdir().context("making a folder for sockets")?;
        let mut daemon = tied("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .env("XDG_RUNTIME_DIR", sockets.path())
            .env("XDG_CACHE_HOME", sockets.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting dbus-daemon")?;
        let output = daemon
            .stdout
            .take()
            .ok_or_else(|| Failure("no output".into()))?;
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .context("reading the bus's address")?;
        Ok(Self {
            address: address.trim().to_owned(),
            daemon,
            _sockets: sockets,
        })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// Starts the app once more, outside any driver, and waits for it to end by itself; gives back
/// whether it did so with success in the time given. It is killed otherwise.
///
/// # Errors
/// When it can't be started.
pub fn second_start(
    binary: &Path,
    arguments: &[&str],
    environment: &BTreeMap<String, String>,
    patience: Duration,
) -> Result<bool, Failure> {
    let mut command = Command::new(binary);
    command
        .args(arguments)
        .envs(environment)
        .stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut group = Group::start(&mut command)?;
    let ended = poll(patience, || group.0.try_wait().ok().flatten());
    Ok(ended.is_some_and(|status| status.success()))
}
