//! The arguments, as `--help` shows them.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
    0  done
    1  refused or failed; the message says what is safe
    2  the arguments do not make sense
    3  check found faults
    4  the workspace is open in a window, and nothing was changed
    5  a use case, phase or key is not there, or its name fits several
  130  stopped by Ctrl-C, after the files that were being written

Data goes to standard output, and messages to standard error. Reading works while the app has the workspace open, shows \
what is being typed too, and leaves the file as it is.";

/// Lists, exports, checks and sets what is in a Ninefold workspace file.
#[derive(Debug, Parser)]
#[command(name = "ninefold-cli", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    List(List),
    Export(Export),
    Check(Check),
    Set(Set),
}

/// List the use cases of a workspace, or the fields of one, or what else it holds
#[derive(Debug, Args)]
pub struct List {
    /// The workspace file
    pub file: PathBuf,

    /// List the fields of this use case with their keys and what they hold. It is named by its title, its identifier, or
    /// the beginning of that
    #[arg(value_name = "USE-CASE", conflicts_with_all = ["what", "archived"])]
    pub use_case: Option<String>,

    /// What to list
    #[arg(long, value_enum, default_value_t = What::UseCases)]
    pub what: What,

    /// List archived use cases too
    #[arg(long)]
    pub archived: bool,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    UseCases,
    People,
    Integrations,
    Metrics,
    Tags,
}

/// Export use cases as Markdown, HTML or Confluence storage format, experience trackers as PowerPoint too
///
/// One use case, or --one-file, goes to standard output unless --to names a file or a folder. Several use cases go to a
/// folder, one file each, named after their titles. The paths of written files go to standard output.
#[derive(Debug, Args)]
pub struct Export {
    /// The workspace file
    pub file: PathBuf,

    /// The use cases, each by its title, its identifier, or the beginning of that
    #[arg(
        value_name = "USE-CASE",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    pub use_cases: Vec<String>,

    /// Export all use cases that are not archived
    #[arg(long)]
    pub all: bool,

    /// What to export of a use case
    #[arg(long, value_enum, default_value_t = Part::UseCases)]
    pub what: Part,

    /// Export this phase only, named by its key, such as ideation
    #[arg(long, value_name = "KEY")]
    pub phase: Option<String>,

    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    pub format: Format,

    /// Where to write: a file, a folder, or - for standard output
    #[arg(long, value_name = "FILE|FOLDER|-")]
    pub to: Option<PathBuf>,

    /// Begin Markdown with YAML front matter
    #[arg(long)]
    pub front_matter: bool,

    /// Write all use cases on one page
    #[arg(long, conflicts_with = "phase")]
    pub one_file: bool,

    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}

/// What is exported of a use case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// All phases
    UseCases,
    /// The experience tracker
    Trackers,
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Markdown,
    Html,
    Confluence,
    Pptx,
}

/// Check whether a workspace file is whole
///
/// Looks at the structure of the file, at its schema, at the checksum of every change, at every framework kept, and at
/// whether the list of documents is what the documents make it. It repairs nothing.
#[derive(Debug, Args)]
pub struct Check {
    /// The workspace file
    pub file: PathBuf,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Set an answer, a score or a check mark, while no window has the workspace open
#[derive(Debug, Args)]
pub struct Set {
    /// The workspace file
    pub file: PathBuf,

    /// The use case, by its title, its identifier, or the beginning of that
    #[arg(value_name = "USE-CASE")]
    pub use_case: String,

    /// The field, by its key: title, answer/ideation/problem, or ideation/problem where that is clear
    pub key: String,

    #[command(flatten)]
    pub value: Value,

    /// Who has written it: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,
}

/// What a field is set to.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Value {
    /// Set an answer to this text, in Markdown
    #[arg(long, allow_hyphen_values = true)]
    pub text: Option<String>,

    /// Set an answer to what a text file holds, less the line ends at its end; - for standard input
    #[arg(long, value_name = "FILE", id = "text-file")]
    pub file: Option<PathBuf>,

    /// Set a score, from 1 to 5
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=5))]
    pub score: Option<u32>,

    /// Tick a checklist item
    #[arg(long)]
    pub tick: bool,

    /// Take the tick away
    #[arg(long)]
    pub untick: bool,

    /// Empty the field
    #[arg(long)]
    pub clear: bool,
}

impl From<Format> for ninefold_core::view::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
            Format::Confluence => Self::Confluence,
            Format::Pptx => Self::Pptx,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
