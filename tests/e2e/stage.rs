//! What most journeys start with, in the words of the product.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use ninefold_driver::{App, Bus, Key, Launch, Told, read};
use serde_json::json;

/// The name of the person at the screen.
pub const AUTHOR: &str = "Mara Lind";

thread_local! {
    /// The bus that the apps of this test tell of themselves on, if somebody listens.
    static LISTENING: RefCell<Option<Bus>> = const { RefCell::new(None) };
}

/// How tests start the app.
pub fn launch() -> Launch {
    let mut launch = Launch::new(env!("CARGO_BIN_EXE_ninefold"), target().join("e2e"));
    LISTENING.with_borrow(|bus| {
        let address = bus.iter().map(|bus| bus.address.clone());
        let told = address.map(|address| ("DBUS_SESSION_BUS_ADDRESS".into(), address));
        launch.environment.extend(told);
    });
    launch
}

/// From now on apps that are started tell of themselves, as to a screen reader.
pub fn listen() {
    LISTENING.set(Some(Bus::start().unwrap()));
}

/// What a screen reader is told of an app that was started after `listen`.
pub fn heard(app: &App) -> Vec<Told> {
    LISTENING.with_borrow(|bus| app.expect(read(app, bus.as_ref().unwrap())))
}

/// The folder that everything built or left behind goes to.
pub fn target() -> PathBuf {
    let binary = Path::new(env!("CARGO_BIN_EXE_ninefold"));
    binary.ancestors().nth(2).unwrap().to_path_buf()
}

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A first start, past its questions, with an empty workspace.
pub fn empty() -> App {
    let app = App::start(&launch());
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    app
}

/// Answers the first start with the mouse.
pub fn first_start(app: &App, choice: &str) {
    app.fill("[name=author]", AUTHOR);
    app.click(&format!("button[value={choice}]"));
}

/// A first start with one use case of this title, its first phase open.
pub fn one_use_case(title: &str) -> App {
    let app = empty();
    new_use_case(&app, title);
    app
}

/// Makes a use case; its first phase is open then.
pub fn new_use_case(app: &App, title: &str) {
    app.click("#header [data-action=newUseCase]");
    app.wait_for("[name=title]");
    answer(app, "title", title);
    // The tabs beside its name move with it.
    let named = json!(title.trim());
    app.wait_until(&format!(
        "return document.querySelector('#header h1')?.textContent.trim() === {named}"
    ));
}

/// Opens a phase by the stepper.
pub fn open_phase(app: &App, key: &str) {
    app.click(&format!(".stepper [data-phase={key}]"));
    app.wait_for(&format!(".stepper [data-phase={key}][aria-current=step]"));
    app.wait_until("return document.getElementById('main').contains(document.activeElement)");
}

/// Opens the use case's overview by its tab.
pub fn open_overview(app: &App) {
    app.click_text(".tabs button", "Overview");
    app.wait_for(".overview");
}

/// Opens the phases, where one was last, by their tab.
pub fn open_phases(app: &App) {
    app.click_text(".tabs button", "Phases");
    app.wait_for(".stepper [aria-current=step]");
}

/// Begins to set a baseline of what is on the screen, by the menu.
pub fn begin_baseline(app: &App) {
    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", "Set a baseline…");
    app.wait_for("dialog[open]");
}

/// Takes the last change back, by the menu.
pub fn undo(app: &App) {
    choose_step(app, "Undo: ");
}

/// Does again what was taken back last, by the menu.
pub fn redo(app: &App) {
    choose_step(app, "Redo: ");
}

fn choose_step(app: &App, begins: &str) {
    // What was typed last is on its way.
    app.wait_for(".saving[data-state=saved]");
    app.wait_until_quiet();
    app.click("[data-action=menu]");
    app.wait_for("[role=menu]");
    let label = app.eval_with(
        "const items = [...document.querySelectorAll('[role=menuitem]')].map((item) => item.innerText);
        return items.find((label) => label.startsWith(arguments[0]))?.replace(/\\s+/g, ' ').trim()",
        &[begins.into()],
    );
    app.click_text("[role=menuitem]", label.as_str().unwrap_or(begins));
}

/// Opens one of the use case's screens by its tab.
pub fn open_tab(app: &App, label: &str) {
    app.click_text(".tabs button", label);
    let there = json!(label);
    app.wait_until(&format!(
        "const tab = document.querySelector('.tabs [aria-current]');
        return tab && tab.innerText === {there} \
            && document.getElementById('main').contains(document.activeElement)"
    ));
}

/// Opens the list of use cases by the sidebar.
pub fn open_list(app: &App) {
    app.click("#sidebar .screens li:first-child button");
    wait_for_screen(app, "Use cases");
}

/// Opens another screen of the workspace by the sidebar.
pub fn open_screen(app: &App, label: &str) {
    app.click_text("#sidebar .screens button", label);
    wait_for_screen(app, label);
}

fn wait_for_screen(app: &App, title: &str) {
    app.wait_until(&format!(
        "return document.querySelector('#header h1')?.innerText === {}",
        json!(title)
    ));
}

/// Opens the export panel on a phase, and chooses that phase in it.
pub fn open_export_of_phase(app: &App) {
    app.click("#header [data-action=export]");
    app.click("dialog [name=export-scope][value=phase]");
    app.wait_until(
        "return document.querySelector('dialog .exporting')?.innerText.startsWith('Exporting: Phase ')
            && !document.querySelector('dialog [aria-disabled]')",
    );
}

/// Adds an integration, a tag or a metric on its screen.
pub fn add(app: &App, name: &str) {
    app.fill(".adder input", name);
    app.press(&[Key::Enter]);
    app.wait_until(&format!(
        "return [...document.querySelectorAll('.records tbody tr')].some(row =>
            row.innerText.includes({name}) || row.querySelector('[name=name]')?.value === {name})",
        name = json!(name)
    ));
}

/// Chooses in a list that opens.
pub fn choose(app: &App, css: &str, value: &str) {
    app.wait_for(css);
    app.eval_with(
        "const select = document.querySelector(arguments[0]);
        select.value = arguments[1];
        select.dispatchEvent(new Event('change', {bubbles: true}));",
        &[css.into(), value.into()],
    );
}

/// Replaces the text of a field, and waits until it is said to be saved.
pub fn answer(app: &App, name: &str, text: &str) {
    app.fill(&field(name), text);
    wait_saved(app, name);
}

/// The field of this name.
pub fn field(name: &str) -> String {
    format!("#main [name=\"{name}\"]")
}

/// Waits until a field is said to be saved.
pub fn wait_saved(app: &App, name: &str) {
    app.wait_until(&format!(
        "return [...document.querySelectorAll('[data-saved]')].some(shown =>
            JSON.parse(shown.dataset.saved)[2] === {} && shown.dataset.state === 'saved')",
        json!(name)
    ));
}

/// Chooses a score with the mouse.
pub fn score(app: &App, field: &str, value: u32) {
    app.click(&format!(
        "[data-field=\"{field}\"] label:has([value=\"{value}\"])"
    ));
    app.wait_for(&format!("[data-field=\"{field}\"][data-scored=true]"));
    app.wait_until_quiet();
}

/// The file of the workspace made at the first start.
pub fn workspace_file(app: &App) -> PathBuf {
    let folder = app.data().join("workspaces");
    let files = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.path()));
    let mut found = files.filter(|path| path.extension().is_some_and(|end| end == "ninefold"));
    found
        .next()
        .unwrap_or_else(|| panic!("no workspace in {}", folder.display()))
}

/// Compares with a committed file; `UPDATE_EXPECTED=1` writes it anew.
pub fn expect_file(name: &str, found: &str) {
    let path = root().join("tests/e2e/expected").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        let left = target().join("e2e").join(name);
        fs::create_dir_all(left.parent().unwrap()).unwrap();
        fs::write(&left, found).unwrap();
        let line = expected
            .lines()
            .zip(found.lines())
            .position(|(a, b)| a != b);
        panic!(
            "{} differs from {} at line {line:?}",
            left.display(),
            path.display()
        );
    }
}
