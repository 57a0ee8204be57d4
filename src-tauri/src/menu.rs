//! The menu bar of macOS, where Edit must exist for the clipboard keys to work. Other systems have none: everything is
//! in the window.

use tauri::menu::{AboutMetadata, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};

use crate::closing;
use crate::shell::{Shell, Signal};

/// The menu bar.
///
/// # Errors
/// What the system reports.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let separator = || PredefinedMenuItem::separator(app);
    let program = Submenu::with_items(
        app,
        "Ninefold",
        true,
        &[
            &PredefinedMenuItem::about(app, None, Some(AboutMetadata::default()))?,
            &separator()?,
            &MenuItem::with_id(app, "settings", "Settings…", true, Some("Cmd+,"))?,
            &separator()?,
            &PredefinedMenuItem::services(app, None)?,
            &separator()?,
            &PredefinedMenuItem::hide(app, None)?,
            &PredefinedMenuItem::hide_others(app, None)?,
            &PredefinedMenuItem::show_all(app, None)?,
            &separator()?,
            &MenuItem::with_id(app, "quit", "Quit Ninefold", true, Some("Cmd+Q"))?,
        ],
    )?;
    // Undo and redo go to the page, which knows whether a field has typing of its own to take back.
    let edit = Submenu::with_items(
        app,
        "Edit",
        true,
        &[
            &MenuItem::with_id(app, "undo", "Undo", true, Some("Cmd+Z"))?,
            &MenuItem::with_id(app, "redo", "Redo", true, Some("Cmd+Shift+Z"))?,
            &separator()?,
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
        ],
    )?;
    let window = Submenu::with_items(
        app,
        "Window",
        true,
        &[
            &PredefinedMenuItem::minimize(app, None)?,
            &PredefinedMenuItem::close_window(app, None)?,
            &PredefinedMenuItem::fullscreen(app, None)?,
            &separator()?,
            &PredefinedMenuItem::bring_all_to_front(app, None)?,
        ],
    )?;
    let help = Submenu::with_items(
        app,
        "Help",
        true,
        &[&MenuItem::with_id(
            app,
            "help",
            "Ninefold Help",
            true,
            None::<&str>,
        )?],
    )?;
    Menu::with_items(app, &[&program, &edit, &window, &help])
}

/// Passes a chosen item on to the page.
pub fn chosen(app: &AppHandle, item: &str) {
    let tell = |signal| {
        app.state::<Shell>().tell(signal);
    };
    match item {
        "undo" => tell(Signal::Undo),
        "redo" => tell(Signal::Redo),
        "settings" => tell(Signal::Settings),
        "help" => tell(Signal::Help),
        // The system's own Quit would not wait until what is typed is saved.
        "quit" => closing::begin(app, false),
        _ => {}
    }
}
