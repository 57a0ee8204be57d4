//! The arguments of `ninefold-cli baseline`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand, ValueEnum};

use super::Format;

const BASELINE_EXAMPLES: &str = "\
Examples:
  ninefold-cli baseline set Client.ninefold \"agreed at workshop 2\"
  ninefold-cli baseline set Client.ninefold \"go-live\" --use-case \"Abandoned cart email\"
  ninefold-cli baseline list Client.ninefold
  ninefold-cli baseline note Client.ninefold --since \"agreed at workshop 2\"
  ninefold-cli baseline note Client.ninefold --since 2026-10-01 --format html --to note.html
  ninefold-cli baseline restore Client.ninefold \"agreed at workshop 2\" \"Abandoned cart email\"

A baseline gives a name to how use cases are now. It holds them as they are, whatever arrives or is written later.";

/// Name how it is now, list what was named, bring it back, or tell what changed since
#[derive(Debug, Subcommand)]
#[command(after_help = BASELINE_EXAMPLES)]
pub enum Baseline {
    Set(BaselineSet),
    List(BaselineList),
    Restore(BaselineRestore),
    Note(BaselineNote),
}

/// Set a baseline, while no window has the workspace open
#[derive(Debug, Args)]
pub struct BaselineSet {
    /// The workspace file
    pub file: PathBuf,

    /// What it is called, such as "agreed at workshop 2"
    #[arg(value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub name: String,

    /// Cover this use case, by its title or the beginning of its identifier, with what it names; may be given several times. Without, all of the workspace
    #[arg(long, value_name = "TITLE")]
    pub use_case: Vec<String>,

    /// The day that it was agreed on, such as 2026-11-22; today without
    #[arg(
        long,
        value_name = "DAY",
        default_value = "",
        hide_default_value = true
    )]
    pub on: String,

    /// What is to be known of it
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub note: String,

    /// Who agreed: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,
}

/// List the baselines, the one set last first
#[derive(Debug, Args)]
pub struct BaselineList {
    /// The workspace file
    pub file: PathBuf,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Bring use cases back as they were when a baseline was set, while no window has the workspace open
///
/// It is an edit: what was written since stays in the history, and undo in the window takes it back in one step. People,
/// integrations, metrics and tags stay as they are, since other use cases share them.
#[derive(Debug, Args)]
pub struct BaselineRestore {
    /// The workspace file
    pub file: PathBuf,

    /// The baseline, by its name or the beginning of its identifier
    #[arg(value_name = "BASELINE")]
    pub baseline: String,

    /// The use cases, by their title or the beginning of their identifier; all that the baseline covers without
    #[arg(value_name = "NAME")]
    pub named: Vec<String>,

    /// Who brings them back: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,
}

/// Write what was added, changed and removed between two points, word by word, with who did it
///
/// It goes to standard output unless --to names a file or a folder. Of several use cases only those are told of that changed.
#[derive(Debug, Args)]
pub struct BaselineNote {
    /// The workspace file
    pub file: PathBuf,

    /// The use cases, by their title or the beginning of their identifier; all that are not archived without
    #[arg(value_name = "NAME")]
    pub named: Vec<String>,

    /// From here on: the name of a baseline, a day such as 2026-11-22, or "decision" for the last decision in each
    #[arg(long, value_name = "POINT")]
    pub since: String,

    /// Up to here: the name of a baseline, or the end of a day; now without
    #[arg(long, value_name = "POINT")]
    pub until: Option<String>,

    /// What to write
    #[arg(long, value_enum, default_value_t = NoteFormat::Markdown)]
    pub format: NoteFormat,

    /// Where to write: a file, a folder, or - for standard output
    #[arg(long, value_name = "FILE|FOLDER|-")]
    pub to: Option<PathBuf>,

    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
}

/// What a change note is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NoteFormat {
    Markdown,
    Html,
    Confluence,
}

impl From<NoteFormat> for Format {
    fn from(format: NoteFormat) -> Self {
        match format {
            NoteFormat::Markdown => Self::Markdown,
            NoteFormat::Html => Self::Html,
            NoteFormat::Confluence => Self::Confluence,
        }
    }
}
