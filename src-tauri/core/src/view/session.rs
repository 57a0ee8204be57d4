//! What the window needs to know about the program itself: workspace, settings, undo.

use crate::use_case::asked::Place;
use crate::view::{ExportHabits, InSync, News, TeamState};
use crate::wire::wire;

wire! {
    /// Everything a freshly loaded window asks for first.
    pub struct Session {
        /// The workspace that is open, if one is.
        pub workspace: Option<WorkspaceInfo>,
        /// Why a workspace could not be opened, if that is so. The file was left as it is.
        pub problem: Option<Problem>,
        /// Workspaces opened before, newest first.
        pub recent: Vec<Recent>,
        /// The person's settings.
        pub settings: Settings,
        /// How the person likes exports.
        pub exporting: ExportHabits,
        /// True until the person has given a name.
        pub first_start: bool,
        /// The name the system knows the person by; may be empty.
        pub suggested_name: String,
        /// What undo and redo would do.
        pub undo: UndoState,
        /// `linux`, `macos` or `windows`.
        pub platform: String,
        /// How the person's file manager is called on this system, for "Show in …".
        pub file_manager: String,
        /// What waits to be brought in, if anything does.
        pub news: Option<News>,
        /// A folder that a sync program keeps around the open workspace, unless the person wants it there.
        pub in_sync: Option<InSync>,
        /// That the passphrase of the shared folder is to be entered, in words, unless the person has put it off.
        pub asks_passphrase: Option<String>,
        /// A file was handed over that is to be looked at.
        pub is_handed: bool,
        /// How it stands with the team server; `None` where the workspace is connected to none.
        pub team: Option<TeamState>,
    }
}

wire! {
    /// The open workspace.
    pub struct WorkspaceInfo {
        /// The file's name without `.ninefold`.
        pub name: String,
        /// The whole path, to be shown.
        pub path: String,
        /// True for the sample workspace.
        pub sample: bool,
        /// Things a person should hear once, such as an answer recovered after a crash.
        pub notices: Vec<String>,
    }
}

wire! {
    /// Who is responsible for the data that is processed, as the processing record says it. What is empty is not checked yet.
    #[derive(Default)]
    pub struct Responsible {
        /// Who decides why and how: the controller.
        pub controller: String,
        /// How the controller is reached.
        pub contact: String,
        /// The data protection officer, or why there is none.
        pub protection_officer: String,
    }
}

wire! {
    /// What the workspace says of itself on what is exported.
    pub struct Stated {
        /// The settings that it is entered in.
        pub document: String,
        /// For whom the work is; may be empty.
        pub client: String,
        /// Who may see it: `Confidential, for the steering group only`; may be empty.
        pub confidentiality: String,
        /// Who is responsible for the data that is processed.
        pub responsible: Responsible,
        /// What names the bytes of its logo: ask for it by `design_shown`; empty without one.
        pub logo: String,
        /// Whether decks carry the logo.
        pub logo_on_decks: bool,
    }
}

wire! {
    /// A workspace that could not be opened, in the words for the person at the screen.
    pub struct Problem {
        /// What the window acts on.
        pub code: ProblemCode,
        /// One line: what happened.
        pub title: String,
        /// What is safe, and what to do.
        pub message: String,
        /// The file.
        pub path: String,
        /// Technical details for a report; no content of answers.
        pub details: String,
    }
}

wire! {
    /// Kinds of problem, each with its own ways out. Try again, Open another and Show in folder (not for
    /// `missing`) always make sense; Open a copy for `read-only`.
    pub enum ProblemCode {
        /// No file is there any more.
        Missing,
        /// The file or its folder can't be written.
        ReadOnly,
        /// Made by a newer Ninefold.
        Newer,
        /// Not a Ninefold workspace.
        Foreign,
        /// A workspace, but damaged.
        Damaged,
        /// It can be read, but not all of it can be taken for what was saved; what is whole can be opened.
        Doubt,
        /// Its file was moved, exchanged or deleted while it was open. The path is that of the file where all was kept.
        Moved,
        /// Open in another window.
        InUse,
        /// A bundle, of a workspace that is not known on this computer.
        Bundle,
        /// Anything else, such as a disk error.
        Other,
    }
}

wire! {
    /// A workspace opened before.
    pub struct Recent {
        /// The file's name without `.ninefold`.
        pub name: String,
        /// The whole path.
        pub path: String,
        /// The folder, shortened for display.
        pub folder: String,
        /// False when no file is there now.
        pub exists: bool,
    }
}

wire! {
    /// The person's settings, kept in the app's data folder.
    pub struct Settings {
        /// The author of edits; empty until the first start is done.
        pub author: String,
        /// Light, dark, or as the system.
        pub theme: Theme,
        /// Text size in percent, 50 to 200; the zoom keys change it too.
        pub text_size: u32,
        /// Spell-check language as a BCP 47 tag ("en-US"), `system`, or `off`.
        pub spelling: String,
    }
}

wire! {
    /// Light or dark.
    pub enum Theme {
        /// As the system.
        System,
        /// Dark on light.
        Light,
        /// Light on dark.
        Dark,
    }
}

wire! {
    /// What undo and redo would take back or do again, named; `null` where there is nothing.
    pub struct UndoState {
        /// For example: `score of Customer Value`.
        pub undo: Option<String>,
        /// The same for redo.
        pub redo: Option<String>,
    }
}

wire! {
    /// What changes touched since the answer before: whatever shows it is out of date.
    #[derive(Default)]
    pub struct Touched {
        /// The ids of the documents that were changed, or in which something is being typed.
        pub documents: Vec<String>,
        /// Whether names, or the order of the use cases edited last, may be others: whatever names documents is out of date
        /// too, such as the sidebar.
        pub listed: bool,
    }
}

wire! {
    /// What a change answers.
    pub struct Done {
        /// Grows with every change; a reply with an older one than shown is stale.
        pub revision: u64,
        /// What undo and redo would do now.
        pub undo: UndoState,
        /// What it touched.
        pub touched: Touched,
        /// Where to go, or what was made; for undo and redo the place of what was taken back.
        pub place: Option<Place>,
        /// One sentence to show, such as `Undone: score of Customer Value`.
        pub notice: Option<String>,
    }
}

wire! {
    /// What entering something answers: it is on disk.
    pub struct Entered {
        /// Grows with every change.
        pub revision: u64,
        /// What undo and redo would do now.
        pub undo: UndoState,
        /// What it touched.
        pub touched: Touched,
        /// The text as it was stored, where that differs from what was sent.
        pub stored: Option<String>,
        /// One sentence to show: what was altered, such as `One character that can't be stored was replaced by �.`, or made.
        pub notice: Option<String>,
    }
}

wire! {
    /// Help / About.
    pub struct About {
        /// Ninefold's version.
        pub version: String,
        /// Name and version of the parts that matter in a report: Tauri, WebView, SQLite, system.
        pub parts: Vec<Part>,
        /// Where settings and workspaces are by default.
        pub data_folder: String,
        /// Where the log is.
        pub log_folder: String,
    }
}

wire! {
    /// A name with a version.
    pub struct Part {
        /// For example `SQLite`.
        pub name: String,
        /// For example `3.54.1`.
        pub version: String,
    }
}
