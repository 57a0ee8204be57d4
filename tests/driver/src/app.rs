//! The app's life: start, restart, kill, close.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::TempDir;

use crate::display::Display;
use crate::process::{
    has_variable, is_driver, memory_of, name_of, poll, running, signal, with_variable,
};
use crate::session::{Program, Session};
use ninefold_failure::{Context, Failure};

/// Watches for what must not happen in a page: errors nobody handled, refused content.
const WATCH: &str = "if (!window.__seen) {
    const seen = [];
    Object.defineProperty(window, '__seen', {value: seen});
    addEventListener('error', event => seen.push(`error: ${event.message || event.target}`), true);
    addEventListener('unhandledrejection', event =>
        seen.push(`unhandled rejection: ${event.reason && event.reason.message || JSON.stringify(event.reason)}`));
    addEventListener('securitypolicyviolation', event =>
        seen.push(`refused: ${event.effectiveDirective} ${event.blockedURI}`));
    const log = console.error;
    console.error = (...words) => { seen.push(`console: ${words.join(' ')}`); log(...words); };
}";

/// How the app is to be started.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The program.
    pub binary: PathBuf,
    /// What it is started with.
    pub arguments: Vec<String>,
    /// More variables for its environment.
    pub environment: BTreeMap<String, String>,
    /// The size of the display, in pixels.
    pub display: (u32, u32),
    /// The folder where a failing test leaves its pictures.
    pub pictures: PathBuf,
}

impl Launch {
    /// A start as a person's, on a display that has room for dialogs beside the window.
    #[must_use]
    pub fn new(binary: impl Into<PathBuf>, pictures: impl Into<PathBuf>) -> Self {
        Self {
            binary: binary.into(),
            arguments: Vec::new(),
            environment: BTreeMap::new(),
            display: (1600, 1000),
            pictures: pictures.into(),
        }
    }
}

/// The running app, on a display of its own, with a data folder of its own. All of it is gone when
/// dropped; an error in the page that nobody expected fails the test then.
#[derive(Debug)]
pub struct App {
    // Dropped in this order: the session, what it is shown on, what it wrote to.
    session: Option<Session>,
    /// The display it is shown on.
    pub display: Display,
    folder: TempDir,
    program: Program,
    pub(crate) pictures: PathBuf,
}

impl App {
    /// Starts the app in an empty data folder.
    #[must_use]
    pub fn start(launch: &Launch) -> Self {
        Self::start_with(launch, |_| ())
    }

    /// Starts the app in a data folder that `prepare` may put something into first.
    #[must_use]
    pub fn start_with(launch: &Launch, prepare: impl FnOnce(&Path)) -> Self {
        let app = Self::try_start(launch, prepare);
        app.unwrap_or_else(|failure| panic!("the app does not start: {failure}"))
    }

    fn try_start(launch: &Launch, prepare: impl FnOnce(&Path)) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new()
            .prefix("ninefold-")
            .tempdir()
            .context("a folder")?;
        let display = Display::start(launch.display.0, launch.display.1)?;
        let binary = dunce::canonicalize(&launch.binary).context("looking for the program")?;
        let home = folder.path().join("home");
        let data = folder.path().join("data");
        for folder in [&home, &data] {
            std::fs::create_dir(folder).context("making a folder")?;
        }
        prepare(&data);
        let mut environment = launch.environment.clone();
        for (name, value) in [
            ("DISPLAY", display.name.clone()),
            ("HOME", home.display().to_string()),
            ("NINEFOLD_DATA", data.display().to_string()),
            ("LANG", "C.UTF-8".into()),
        ] {
            environment.entry(name.into()).or_insert(value);
        }
        let program = Program {
            binary,
            arguments: launch.arguments.clone(),
            environment,
        };
        let pictures = launch.pictures.clone();
        let mut app = Self {
            session: None,
            display,
            folder,
            program,
            pictures,
        };
        app.begin()?;
        Ok(app)
    }

    /// Kills the app and all its processes, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut session) = self.session.take() {
            session.kill();
        }
    }

    /// Starts it again on the same data, after [`App::kill`], [`App::close`] or [`App::end`].
    pub fn restart(&mut self) {
        self.kill();
        if let Err(failure) = self.begin() {
            panic!("the app does not start again: {failure}");
        }
    }

    /// Asks the window to close, as its close button does, and waits until the app has ended.
    pub fn close(&mut self) {
        self.fail_if_seen();
        if let Err(failure) = self.display.close("Ninefold") {
            self.fail(&failure.0);
        }
        self.wait_for_end();
    }

    /// Sends the app a signal, such as `TERM`, and waits until it has ended.
    pub fn end(&mut self, name: &str) {
        self.fail_if_seen();
        for process in self.processes() {
            signal(name, &process.to_string());
        }
        self.wait_for_end();
    }

    /// The folder the app keeps its data in.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A folder beside the app's data, for files a person would save.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The variables the app was started with.
    #[must_use]
    pub fn environment(&self) -> &BTreeMap<String, String> {
        &self.program.environment
    }

    /// What happened in the page since it was loaded that should not: errors nobody handled,
    /// content that was refused. Forgets them.
    #[must_use]
    pub fn seen(&self) -> Vec<String> {
        let seen = self
            .session()
            .run("return (window.__seen || []).splice(0)", &[]);
        match seen {
            Ok(Value::Array(seen)) => seen
                .into_iter()
                .filter_map(|line| line.as_str().map(str::to_owned))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The moment just before the app was started.
    #[must_use]
    pub fn begun(&self) -> Instant {
        self.session().begun
    }

    /// When the app was started, in milliseconds since 1970, as the page tells times.
    #[must_use]
    pub fn begun_at(&self) -> f64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let begun = now
            .unwrap_or_default()
            .saturating_sub(self.begun().elapsed());
        begun.as_secs_f64() * 1000.0
    }

    /// The memory of the app and of the web view's processes in KiB, by their names, each page they share counted once.
    #[must_use]
    pub fn memory(&self) -> BTreeMap<String, u64> {
        let data = self.data().display().to_string();
        let processes = with_variable("NINEFOLD_DATA", &data).into_iter();
        let mut memory = BTreeMap::new();
        for process in processes.filter(|process| !is_driver(*process)) {
            *memory.entry(name_of(process)).or_default() += memory_of(process);
        }
        memory
    }

    /// Whether the app still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.processes().is_empty()
    }

    /// The processes of this app, not those of tests running beside this one.
    fn processes(&self) -> Vec<u32> {
        let data = self.data().display().to_string();
        let mut processes = running(&self.program.binary);
        processes.retain(|process| has_variable(*process, "NINEFOLD_DATA", &data));
        processes
    }

    pub(crate) fn session(&self) -> &Session {
        match &self.session {
            Some(session) => session,
            None => panic!("the app does not run"),
        }
    }

    /// Watches the page, after it was loaded (again).
    pub(crate) fn watch(&self) -> Result<(), Failure> {
        self.session().run(WATCH, &[]).map(|_| ())
    }

    fn begin(&mut self) -> Result<(), Failure> {
        let session = self.session.insert(Session::start(&self.program)?);
        let ready = "return document.readyState === 'complete' && \
                     location.protocol.startsWith('tauri')";
        let loaded = poll(Duration::from_secs(30), || {
            session
                .run(ready, &[])
                .is_ok_and(|ready| ready == true)
                .then_some(())
        });
        if loaded.is_none() {
            return Err(Failure("the page was not loaded".into()));
        }
        self.watch()?;
        // Without a window manager nobody else gives the keyboard to the window.
        self.display.focus("Ninefold")
    }

    fn wait_for_end(&mut self) {
        let ended = poll(Duration::from_secs(15), || {
            self.processes().is_empty().then_some(())
        });
        if ended.is_none() {
            self.fail("the app does not end");
        }
        self.session = None;
    }

    fn fail_if_seen(&self) {
        let seen = self.seen();
        if !seen.is_empty() {
            self.fail(&format!("in the page: {}", seen.join("\n")));
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if self.session.is_some() && !std::thread::panicking() {
            self.fail_if_seen();
        }
    }
}
