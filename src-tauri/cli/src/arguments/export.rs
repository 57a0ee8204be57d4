//! What can be exported, and how.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use ninefold_core::view::{self, HandOver};

use crate::examples;

/// Export as Markdown, web page or Confluence storage format; experience trackers and the portfolio as PowerPoint too, tables as Excel and CSV; or hand over to Jira, Azure Boards, calendars and Mermaid
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

    /// What stands between the cells of CSV; programs look for semicolons where decimals are written with a comma
    #[arg(long, value_enum, default_value_t = Separator::Comma)]
    pub separator: Separator,

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
    /// The requirements documents of integrations; as Excel or CSV, the table of all of them
    Integrations,
    /// The table of use cases at work: type, owner, labels, progress, scores, place in the ranking; as PowerPoint a deck for a meeting: what is asked, use cases ranked, the map, what to build
    Portfolio,
    /// The ranking of use cases, and what is not ranked yet
    Ranking,
    /// The table of people
    People,
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
    /// Word
    Docx,
    /// A web page
    Html,
    /// Confluence's storage format
    Confluence,
    /// PowerPoint
    Pptx,
    /// Excel, of tables
    Xlsx,
    /// Tables as text
    Csv,
    #[value(help = HandOver::Jira.receiver())]
    Jira,
    #[value(help = HandOver::AzureBoards.receiver())]
    AzureBoards,
    #[value(help = HandOver::Calendar.receiver())]
    Calendar,
    #[value(help = HandOver::Flowchart.receiver())]
    Flowchart,
    #[value(help = HandOver::Gantt.receiver())]
    Gantt,
    #[value(help = HandOver::ConfluenceIndex.receiver())]
    ConfluenceIndex,
    #[value(help = HandOver::JsonSchema.receiver())]
    JsonSchema,
    #[value(help = HandOver::TrackingPlan.receiver())]
    TrackingPlan,
    #[value(help = HandOver::PlanAsCode.receiver())]
    PlanAsCode,
    #[value(help = HandOver::SelfDescribing.receiver())]
    SelfDescribing,
    #[value(help = HandOver::DataLayer.receiver())]
    DataLayer,
    #[value(help = HandOver::TestList.receiver())]
    TestList,
}

/// What stands between the cells of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl From<Separator> for view::Separator {
    fn from(separator: Separator) -> Self {
        match separator {
            Separator::Comma => Self::Comma,
            Separator::Semicolon => Self::Semicolon,
            Separator::Tab => Self::Tab,
        }
    }
}

/// What a format is: a way to write a page, or what is handed over to another tool.
#[derive(Debug, Clone, Copy)]
pub enum Written {
    As(view::Format),
    For(HandOver),
}

impl From<Format> for Written {
    fn from(format: Format) -> Self {
        match format {
            Format::Markdown => Self::As(view::Format::Markdown),
            Format::Docx => Self::As(view::Format::Docx),
            Format::Html => Self::As(view::Format::Html),
            Format::Confluence => Self::As(view::Format::Confluence),
            Format::Pptx => Self::As(view::Format::Pptx),
            Format::Xlsx => Self::As(view::Format::Xlsx),
            Format::Csv => Self::As(view::Format::Csv),
            Format::Jira => Self::For(HandOver::Jira),
            Format::AzureBoards => Self::For(HandOver::AzureBoards),
            Format::Calendar => Self::For(HandOver::Calendar),
            Format::Flowchart => Self::For(HandOver::Flowchart),
            Format::Gantt => Self::For(HandOver::Gantt),
            Format::ConfluenceIndex => Self::For(HandOver::ConfluenceIndex),
            Format::JsonSchema => Self::For(HandOver::JsonSchema),
            Format::TrackingPlan => Self::For(HandOver::TrackingPlan),
            Format::PlanAsCode => Self::For(HandOver::PlanAsCode),
            Format::SelfDescribing => Self::For(HandOver::SelfDescribing),
            Format::DataLayer => Self::For(HandOver::DataLayer),
            Format::TestList => Self::For(HandOver::TestList),
        }
    }
}
