//! A server as it is installed: the program itself, with a database of its own, which can be killed.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ninefold_cluster::Cluster;
use ninefold_core::team::{Join, Joined, Role};
use ninefold_team::{Address, Connection, Door};
use tempfile::TempDir;

use ninefold_failure::{Context, Failure};

/// How long a server may take to answer after it was started.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says its number, and ends what it runs when whoever started it is gone.
const TIED: &str = "\"$@\" & echo $!; cat > /dev/null; kill -s KILL $!";

/// A server that runs.
#[derive(Debug)]
pub struct Served {
    /// The PostgreSQL that it has its database in.
    pub cluster: Arc<Cluster>,
    /// The name of its database.
    pub database: String,
    /// Where it is.
    pub address: SocketAddr,
    /// Where it tells of itself.
    pub operations: SocketAddr,
    program: PathBuf,
    settings: Vec<(String, String)>,
    folder: TempDir,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    process: u32,
    shell: Child,
}

impl Served {
    /// Starts a server with a fresh database, with more settings as the environment has them: `LIMITS_DEVICE_RATE`.
    ///
    /// # Errors
    /// Where there is no such program, no PostgreSQL, or it does not start.
    pub fn start(
        cluster: &Arc<Cluster>,
        database: &str,
        settings: &[(&str, &str)],
    ) -> Result<Self, Failure> {
        let url = cluster.database(database).context("making a database")?;
        let (address, operations) = (free()?, free()?);
        let own = [
            ("DATABASE_URL", url),
            ("LISTEN", address.to_string()),
            ("OPERATIONS", operations.to_string()),
            ("PUBLIC", format!("http://{address}")),
        ];
        let own = own.map(|(name, value)| (name.to_owned(), value));
        let more = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut served = Self {
            cluster: cluster.clone(),
            database: database.to_owned(),
            address,
            operations,
            program: program()?,
            settings: own.into_iter().chain(more).collect(),
            folder: tempfile::tempdir().context("making a folder")?,
            running: None,
        };
        served.chore(&["migrate"])?;
        served.run()?;
        Ok(served)
    }

    /// Runs the program for something else than serving, and gives back what it says.
    ///
    /// # Errors
    /// What it says where it fails.
    pub fn chore(&self, words: &[&str]) -> Result<String, Failure> {
        let said = self.command().args(words).output();
        let said = said.context(&format!("running {}", self.program.display()))?;
        match said.status.success() {
            true => Ok(String::from_utf8_lossy(&said.stdout).into_owned()),
            false => Err(Failure(format!(
                "ninefold-server {}: {}",
                words.join(" "),
                String::from_utf8_lossy(&said.stderr)
            ))),
        }
    }

    /// Starts it, after it was killed too, and waits until it answers.
    ///
    /// # Errors
    /// Where it does not.
    pub fn run(&mut self) -> Result<(), Failure> {
        self.kill();
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file());
        let log = log.context("opening a log")?;
        let own = self.command();
        let mut shell = Command::new("sh");
        shell.args(["-c", TIED, "sh"]).arg(own.get_program());
        shell.arg("serve");
        for (name, value) in own.get_envs() {
            if let Some(value) = value {
                shell.env(name, value);
            }
        }
        shell.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut shell = shell
            .stderr(log)
            .spawn()
            .context("starting ninefold-server")?;
        let mut said = String::new();
        if let Some(output) = shell.stdout.take() {
            let mut output = BufReader::new(output);
            output.read_line(&mut said).context("hearing its number")?;
            // What it says later is nobody's business, but must not stop it.
            thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        }
        let process = said.trim().parse().context("hearing its number")?;
        self.running = Some(Running { process, shell });
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if start.elapsed() > PATIENCE || !is_there(process) {
                return Err(Failure(format!("it does not serve:\n{}", self.log())));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Kills it, as running out of memory does.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            signal("KILL", running.process);
            // The shell ends with what it reads.
            drop(running.shell.stdin.take());
            let _ = running.shell.wait();
        }
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.process)
    }

    /// What it logged.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// Makes an invitation at the server itself.
    ///
    /// # Errors
    /// What it says where it makes none.
    pub fn invite(&self, title: &str, role: Role, name: &str) -> Result<String, Failure> {
        let said = self.chore(&[
            "invite",
            "--workspace",
            title,
            "--role",
            role.word(),
            "--name",
            name,
        ])?;
        let mut words = said.split_whitespace();
        let found = words.rfind(|word| word.contains("://"));
        found
            .map(str::to_owned)
            .ok_or_else(|| Failure(format!("no invitation: {said}")))
    }

    /// Takes up an invitation for somebody. Answers what joining gave, and how a laptop asks the server from then on, by whatever
    /// line.
    ///
    /// # Errors
    /// What the server says where it refuses.
    pub fn join(
        &self,
        title: &str,
        role: Role,
        name: &str,
        line: SocketAddr,
    ) -> Result<(Joined, Connection), Failure> {
        let pasted = self.invite(title, role, name)?;
        let pasted: ninefold_team::Pasted = pasted.parse().context("reading an invitation")?;
        let direct = address(self.address)?;
        let joined = Door::at(direct).join(&Join {
            invitation: pasted.invitation.unwrap_or_default(),
            name: name.to_owned(),
            device: format!("{name}'s laptop"),
        });
        let joined = joined.context("joining")?;
        let connection = Connection::new(address(line)?, &joined);
        Ok((joined, connection))
    }

    /// Runs SQL in its database.
    ///
    /// # Errors
    /// What PostgreSQL says of it.
    pub fn sql(&self, sql: &str) -> Result<String, Failure> {
        self.cluster
            .sql(&self.database, sql)
            .context("asking PostgreSQL")
    }

    /// How many rows there are of everything that laptops send, and what their numbers come to.
    ///
    /// # Errors
    /// What PostgreSQL says.
    pub fn stored(&self) -> Result<String, Failure> {
        let tables = [
            "change",
            "edit",
            "erasure",
            "framework",
            "picture",
            "blob",
            "push",
            "document",
        ];
        let counts = tables.map(|table| format!("(SELECT count(*) FROM {table})"));
        let of = "(SELECT string_agg(concat_ws(':', key, last, mark, changes, sum, bytes, pictures), ' ' ORDER BY key) FROM workspace)";
        self.sql(&format!("SELECT {}, {of}", counts.join(", ")))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.stdin(Stdio::null());
        for (name, value) in &self.settings {
            command.env(format!("NINEFOLD_{name}"), value);
        }
        command
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The address of a server in the words of the client.
///
/// # Errors
/// Where it is none.
pub fn address(of: SocketAddr) -> Result<Address, Failure> {
    format!("http://{of}").parse().context("an address")
}

/// The program: that of `NINEFOLD_SERVER`, or the one that was built beside this.
fn program() -> Result<PathBuf, Failure> {
    if let Some(program) = std::env::var_os("NINEFOLD_SERVER") {
        return Ok(program.into());
    }
    let own = std::env::current_exe().context("looking for the program")?;
    let beside = own.ancestors().map(|folder| folder.join("ninefold-server"));
    let mut built = beside.filter(|program| Path::is_file(program));
    built.next().ok_or_else(|| {
        Failure("ninefold-server is not built: cargo build --bin ninefold-server".into())
    })
}

/// Sends a process a signal, by the shell's own `kill`.
pub fn signal(name: &str, process: u32) {
    let kill = format!("kill -s {name} {process}");
    let mut shell = Command::new("sh");
    let _ = shell.args(["-c", &kill]).stderr(Stdio::null()).status();
}

/// Its command line would not do: that of a process which is just becoming another program is empty for a moment.
fn is_there(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status"));
    status.is_ok_and(|status| !status.contains("\nState:\tZ"))
}

/// An address on this machine that nobody listens on now.
fn free() -> Result<SocketAddr, Failure> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("looking for a port")?;
    listener.local_addr().context("looking for a port")
}
