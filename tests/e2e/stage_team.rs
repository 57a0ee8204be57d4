//! A team server for the journeys: a real one, over a real PostgreSQL, behind a line that can be cut.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_cluster::Cluster;
use ninefold_driver::{App, Key, Launch};
use ninefold_oidc::Provider;
use serde_json::json;

use crate::stage::{launch, root, target};

/// How long a server may take to be there.
const PATIENCE: Duration = Duration::from_secs(60);

/// Each server has a database of its own.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A team server, as long as it is held.
pub struct Team {
    server: Child,
    environment: Vec<(String, String)>,
    /// What everybody goes through.
    pub line: Line,
    own: SocketAddr,
    database: String,
    cluster: Arc<Cluster>,
    _provider: Option<Provider>,
}

/// Signs in on a page of the provider, as a browser does with somebody in front of it.
pub fn sign_in(page: &str, person: &str) {
    let mut browser = Command::new("node");
    browser.args(["browse.mjs", page, person]);
    let browsed = browser.current_dir(root().join("tests/oidc")).output();
    let browsed = browsed.unwrap();
    let said = String::from_utf8_lossy(&browsed.stderr);
    assert!(browsed.status.success(), "{said}");
}

impl Team {
    /// Starts one.
    pub fn start() -> Self {
        Self::start_with(false)
    }

    /// Starts one where people sign in by a provider of identities, too.
    pub fn with_provider() -> Self {
        Self::start_with(true)
    }

    fn start_with(signs_in: bool) -> Self {
        let cluster = Cluster::shared().unwrap();
        let name = format!(
            "window_{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::SeqCst)
        );
        let database = cluster.database(&name).unwrap();
        let (own, operations) = (free(), free());
        let line = Line::to(own);
        let public = format!("http://{}", line.address);
        let mut environment: Vec<(String, String)> = [
            ("NINEFOLD_DATABASE_URL", database),
            ("NINEFOLD_LISTEN", own.to_string()),
            ("NINEFOLD_OPERATIONS", operations.to_string()),
            ("NINEFOLD_PUBLIC", public.clone()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let provider = signs_in.then(|| Provider::start(&public).unwrap());
        if let Some(provider) = &provider {
            let identity = [
                ("NAME", "Example"),
                ("ISSUER", &provider.issuer),
                ("CLIENT", "ninefold"),
                ("SECRET", "a secret of tests"),
            ];
            environment.extend(
                identity
                    .map(|(name, value)| (format!("NINEFOLD_IDENTITY_{name}"), value.to_owned())),
            );
        }
        let mut migrate = program(&environment);
        assert!(migrate.arg("migrate").status().unwrap().success());
        let server = program(&environment).arg("serve").spawn().unwrap();
        let begun = Instant::now();
        while TcpStream::connect(own).is_err() {
            assert!(begun.elapsed() < PATIENCE, "the server does not come up");
            thread::sleep(Duration::from_millis(50));
        }
        Self {
            server,
            environment,
            line,
            own,
            database: name,
            cluster,
            _provider: provider,
        }
    }

    /// A line for somebody alone.
    pub fn another_line(&self) -> Line {
        Line::to(self.own)
    }

    /// Has the database do something that only time does, or whoever runs it.
    pub fn sql(&self, sql: &str) {
        self.cluster.sql(&self.database, sql).unwrap();
    }

    /// An invitation, as whoever runs the server makes one.
    pub fn invite(&self, workspace: &str, role: &str, name: &str) -> String {
        let mut invite = program(&self.environment);
        invite.args(["invite", "--workspace", workspace, "--role", role]);
        let made = invite.args(["--name", name]).output().unwrap();
        assert!(made.status.success());
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn program(environment: &[(String, String)]) -> Command {
    let mut program = Command::new(binary());
    program
        .envs(environment.iter().cloned())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    program
}

/// The server, which is built beside the app.
fn binary() -> PathBuf {
    let server = target().join("debug/ninefold-server");
    assert!(
        server.exists(),
        "no {}: build it by `cargo build -p ninefold-server`",
        server.display()
    );
    server
}

fn free() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// A line to the server, which can be cut.
pub struct Line {
    /// Where it begins.
    pub address: SocketAddr,
    is_cut: Arc<AtomicBool>,
    is_slow: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Line {
    fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let line = Self {
            address: listener.local_addr().unwrap(),
            is_cut: Arc::default(),
            is_slow: Arc::default(),
            open: Arc::default(),
        };
        let (is_cut, open) = (Arc::clone(&line.is_cut), Arc::clone(&line.open));
        let is_slow = Arc::clone(&line.is_slow);
        thread::spawn(move || {
            for here in listener.incoming().flatten() {
                if is_cut.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(there) = TcpStream::connect(server) else {
                    continue;
                };
                let both = || Some((here.try_clone().ok()?, there.try_clone().ok()?));
                if let (Some(one), Some(other), Some(kept)) = (both(), both(), both()) {
                    open.lock().unwrap().extend([kept.0, kept.1]);
                    let slow = (Arc::clone(&is_slow), Arc::clone(&is_slow));
                    thread::spawn(move || carry(one.0, one.1, &slow.0));
                    thread::spawn(move || carry(other.1, other.0, &slow.1));
                }
            }
        });
        line
    }

    /// Cuts it: what is on its way is lost, and nobody gets through.
    pub fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        for stream in self.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Makes it a slow one, or as fast as it was.
    pub fn slow(&self, is_slow: bool) {
        self.is_slow.store(is_slow, Ordering::SeqCst);
    }

    /// Lets everybody through again.
    pub fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, is_slow: &AtomicBool) {
    let mut bytes = [0; 16 << 10];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        if is_slow.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(400));
        }
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// Pastes an invitation into the open dialog, by mouse.
pub fn paste(app: &App, link: &str) {
    app.wait_for("#connect-link");
    put(app, "#connect-link", link);
    app.click_text("dialog button", "Continue");
}

/// Puts a text into a field at once, as pasting does.
pub fn put(app: &App, css: &str, text: &str) {
    app.click(css);
    app.eval_with(
        "const field = document.querySelector(arguments[0]);
        field.select();
        document.execCommand('insertText', false, arguments[1]);",
        &[json!(css), json!(text)],
    );
}

/// Connects the open workspace by the menu.
pub fn connect(app: &App, link: &str) {
    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", "Connect to a team server…");
    paste(app, link);
    app.click_text("dialog button", "Connect");
    app.wait_for_text("Connected to");
    app.click_text("dialog button", "OK");
    app.wait_gone("dialog[open]");
    wait_for_state(app, "shared");
}

/// Somebody who joins on another computer, in a new file, by keyboard.
pub fn joined(name: &str, link: &str) -> App {
    joined_by(&launch(), name, link)
}

/// The same, started in some way.
pub fn joined_by(launch: &Launch, name: &str, link: &str) -> App {
    let app = asked_to_join(launch, name);
    app.type_text(link);
    app.press(&[Key::Enter]);
    app.wait_for_text("Choose a file…");
    app.press(&[Key::Enter]);
    in_a_file(&app, "Joined.ninefold");
    app
}

/// Somebody who joins on another computer, in a new file, by mouse.
pub fn joined_by_mouse(name: &str, link: &str) -> App {
    let app = App::start(&launch());
    app.fill("[name=author]", name);
    app.click("button[value=team]");
    paste(&app, link);
    app.click_text("dialog button", "Choose a file…");
    let file = app.home().join("Joined.ninefold");
    app.expect(app.display.choose_in_dialog("Join a team", &file));
    app.wait_for_text("Connected to");
    app.click_text("dialog button", "OK");
    app.wait_gone("dialog[open]");
    wait_for_state(&app, "shared");
    app
}

/// Somebody new who is asked for an invitation, by keyboard.
pub fn asked_to_join(launch: &Launch, name: &str) -> App {
    let app = App::start(launch);
    app.wait_for("[name=author]");
    app.tab_to("[name=author]");
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text(name);
    app.tab_to("button[value=team]");
    app.press(&[Key::Enter]);
    app.wait_for("#connect-link");
    app.wait_until("return document.activeElement?.id === 'connect-link'");
    app
}

/// Chooses where the new file is to lie, and waits until it is filled.
pub fn in_a_file(app: &App, name: &str) {
    let file = app.home().join(name);
    app.expect(app.display.choose_in_dialog("Join a team", &file));
    app.wait_for_text("Connected to");
    app.press(&[Key::Enter]);
    app.wait_gone("dialog[open]");
    wait_for_state(app, "shared");
}

/// Waits until the state beside that all is saved is this one.
#[track_caller]
pub fn wait_for_state(app: &App, state: &str) {
    wait_long(
        app,
        &format!("return document.querySelector('.team-state[data-state={state}]') !== null"),
    );
}

/// Waits for what is asked for only now and then, such as who is there.
#[track_caller]
pub fn wait_long(app: &App, body: &str) {
    let begun = Instant::now();
    while app.eval(body) != true {
        if begun.elapsed() > PATIENCE {
            app.fail(&format!("never came true: {body}"));
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// Waits until a field says something, and answers how long that took.
#[track_caller]
pub fn wait_for_value(app: &App, css: &str, text: &str) -> Duration {
    let begun = Instant::now();
    app.wait_until(&format!(
        "return document.querySelector({})?.value === {}",
        json!(css),
        json!(text)
    ));
    begun.elapsed()
}
