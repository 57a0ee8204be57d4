//! What can be exported, and how.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::examples;

/// Export as Markdown, web page or Confluence storage format; experience trackers and the portfolio as PowerPoint too, tags, metrics and roadmap as CSV
///
/// What is on one page goes to standard output unless --to names a file or a folder. Several pages go to a folder, a file each,
/// named after their titles. The paths of written files go to standard output.
#[derive(Debug, Args)]
#[command(after_help = examples::EXPORT_EXAMPLES)]
pub struct Export {
    /// The workspace file
    pub file: PathBuf,

    /// The use cases or integrations, by their title or name, or by the beginning of their identifier
    #[arg(value_name = "NAME", conflicts_with = "all")]
    pub named: Vec<String>,

    /// Export all use cases that are not archived, or all integrations
    #[arg(long)]
    pub all: bool,

    /// What to export
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

    /// Export use cases as they were at the end of this day, such as 2026-11-22, or when the baseline of this name was set
    #[arg(long, value_name = "POINT")]
    pub as_of: Option<String>,

    /// Tell what changed in use cases since this baseline or day, or since the last "decision" in each; in a presentation at its end
    #[arg(long, value_name = "POINT")]
    pub since: Option<String>,

    /// Give decks the slides that nothing was entered for, too
    #[arg(long)]
    pub empty_slides: bool,

    /// End decks with their appendix: stakeholders, every score, open questions, data and how steps are configured
    #[arg(long)]
    pub appendix: bool,

    /// Write all on one page, or in one presentation
    #[arg(long, conflicts_with = "phase")]
    pub one_file: bool,

    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,

    /// Answer in JSON which files were written, each with what its format can't hold
    #[arg(long)]
    pub json: bool,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// All phases and the requirements of use cases
    UseCases,
    /// The experience trackers of use cases
    Trackers,
    /// The requirements of use cases alone
    Scoping,
    /// What changed in use cases, word by word
    Notes,
    /// The protocols of workshops of use cases, of each the one that is open or was last
    Workshops,
    /// The requirements documents of integrations
    Integrations,
    /// The portfolio for a meeting: what is asked, use cases ranked, the map, what to build
    Portfolio,
    /// What to build next
    Roadmap,
    /// The tagging plan
    Tags,
    /// All metrics
    Metrics,
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Markdown,
    Docx,
    Html,
    Confluence,
    Pptx,
    Csv,
}

impl From<Format> for ninefold_core::view::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Markdown => Self::Markdown,
            Format::Docx => Self::Docx,
            Format::Html => Self::Html,
            Format::Confluence => Self::Confluence,
            Format::Pptx => Self::Pptx,
            Format::Csv => Self::Csv,
        }
    }
}
