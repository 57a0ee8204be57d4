//! A team server over a PostgreSQL of its own, for the tests.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_cluster::Cluster;

/// How long the server may take to be there.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that runs. It is gone when dropped.
pub struct Server {
    address: SocketAddr,
    environment: Vec<(String, String)>,
    child: Option<Child>,
    _cluster: Arc<Cluster>,
}

impl Server {
    /// Starts one with a database of its own.
    pub fn start() -> Self {
        static DATABASES: AtomicU32 = AtomicU32::new(0);
        let name = format!("cli_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let cluster = Cluster::shared().unwrap();
        let database = cluster.database(&name).unwrap();
        let (address, operations) = (free(), free());
        let environment = [
            ("NINEFOLD_DATABASE_URL", database),
            ("NINEFOLD_LISTEN", address.to_string()),
            ("NINEFOLD_OPERATIONS", operations.to_string()),
            ("NINEFOLD_PUBLIC", format!("http://{address}")),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value));
        let mut server = Self {
            address,
            environment: environment.to_vec(),
            child: None,
            _cluster: cluster,
        };
        let migrated = server.program().arg("migrate").output().unwrap();
        assert!(migrated.status.success(), "{migrated:?}");
        server.go_on();
        server
    }

    /// Ends it, as a computer that is switched off.
    pub fn go_away(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it again.
    pub fn go_on(&mut self) {
        self.child = Some(self.program().arg("serve").spawn().unwrap());
        let begun = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(begun.elapsed() < PATIENCE, "no server");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// An invitation, as whoever runs the server makes one.
    pub fn invite(&self, workspace: &str, role: &str) -> String {
        let mut invite = self.program();
        invite.args(["invite", "--workspace", workspace, "--role", role]);
        let made = invite.args(["--name", "Somebody"]).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    }

    /// Where it is, as people are told.
    pub fn told(&self) -> String {
        self.address.to_string()
    }

    fn program(&self) -> Command {
        let mut program = Command::new(binary());
        program
            .envs(self.environment.iter().cloned())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        program
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.go_away();
    }
}

/// The server, which is built beside the command line.
fn binary() -> PathBuf {
    let server = Path::new(env!("CARGO_BIN_EXE_ninefold-cli")).with_file_name("ninefold-server");
    assert!(
        server.exists(),
        "no {}: build it by `cargo build -p ninefold-server`",
        server.display()
    );
    server
}

fn free() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}
