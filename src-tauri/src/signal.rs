//! What the window is told without having asked.

use serde::Serialize;

/// What the window is told without having asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Signal {
    /// Save what is typed, then call `ready_to_close`.
    Close,
    /// Another workspace is open now; ask for the session again.
    Reopened,
    /// The open workspace has something to say; ask for the session again, and stay where you are.
    Told,
    /// Something came from the team server, or it stands otherwise with it; ask what.
    Team,
    /// The open workspace was closed, since its file is no longer there or a fault was found in it; ask for the session
    /// again, whatever is unsaved.
    Moved,
    /// The menu's Undo.
    #[cfg_attr(
        not(target_os = "macos"),
        expect(dead_code, reason = "only macOS has a menu bar")
    )]
    Undo,
    /// The menu's Redo.
    #[cfg_attr(
        not(target_os = "macos"),
        expect(dead_code, reason = "only macOS has a menu bar")
    )]
    Redo,
    /// The menu's Settings.
    #[cfg_attr(
        not(target_os = "macos"),
        expect(dead_code, reason = "only macOS has a menu bar")
    )]
    Settings,
    /// The menu's Help.
    #[cfg_attr(
        not(target_os = "macos"),
        expect(dead_code, reason = "only macOS has a menu bar")
    )]
    Help,
}
