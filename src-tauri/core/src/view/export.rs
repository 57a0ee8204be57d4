//! The export panel.

use super::wire;

wire! {
    /// What is to be exported.
    pub struct Scope {
        /// The use case.
        pub use_case: String,
        /// The key of a phase; `null` is the whole use case.
        pub phase: Option<String>,
    }
}

wire! {
    /// What the export panel shows.
    pub struct Preview {
        /// `Exporting: Phase 1: Discovery`.
        pub exporting: String,
        /// The Markdown, as copied and saved.
        pub markdown: String,
        /// The same page as HTML, made by the core, with nothing foreign in it.
        pub html: String,
        /// The file name that saving proposes.
        pub file_name: String,
    }
}

wire! {
    /// A file that was written.
    pub struct SavedFile {
        /// Its name.
        pub name: String,
        /// The whole path.
        pub path: String,
    }
}
