//! The arguments, as `--help` shows them.

mod baseline;
mod bundle;
mod capture;
mod coach;
mod export;
mod generate;
mod person;
mod plan;
mod rescue;
mod spreadsheet;
mod team;

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::examples;

pub use baseline::{Baseline, BaselineList, BaselineNote, BaselineRestore, BaselineSet};
pub use bundle::{Bundle, BundleConflicts, BundleExport, BundleImport, BundleShare};
pub use capture::CheckCapture;
pub use coach::Coach;
pub use export::{Export, Format, Part, Separator, Written};
pub use generate::Generate;
pub use person::{Person, PersonErase, PersonHeld, PersonMerge};
pub use plan::CheckPlan;
pub use rescue::Rescue;
pub use spreadsheet::{Create, ImportTable};
pub use team::{Team, TeamJoin, TeamPull, TeamPush, TeamState, Token};

/// Lists, exports, checks, sets and exchanges what is in a Ninefold workspace file.
#[derive(Debug, Parser)]
// It is called so on Windows too, where the file's name has an ending.
#[command(name = "ninefold-cli", bin_name = "ninefold-cli", version, after_help = examples::EXIT_CODES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    List(List),
    Export(Export),
    Search(Search),
    History(History),
    Check(Check),
    Coach(Coach),
    CheckPlan(CheckPlan),
    CheckCapture(CheckCapture),
    Create(Create),
    Set(Set),
    ImportTable(ImportTable),
    #[command(subcommand)]
    Baseline(Baseline),
    #[command(subcommand)]
    Bundle(Bundle),
    #[command(subcommand)]
    Team(Team),
    #[command(subcommand)]
    Person(Person),
    Rescue(Rescue),
    Generate(Generate),
}

/// List the use cases of a workspace, or the fields of one, or what else it holds
#[derive(Debug, Args)]
#[command(after_help = examples::LIST_EXAMPLES)]
pub struct List {
    /// The workspace file
    pub file: PathBuf,

    /// List the fields of this one, with their keys and what they hold. It is named by its title or name, or by the beginning
    /// of its identifier
    #[arg(value_name = "NAME", conflicts_with = "archived")]
    pub named: Option<String>,

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
    Attributes,
    Roadmap,
    Ranking,
    Learned,
    Settings,
}

/// Search everything that is written: titles, answers, people, integrations, metrics, tags
///
/// All of the words have to be there, each at least as what a word begins with. Case, accents and how quotes are set don't count.
#[derive(Debug, Args)]
#[command(after_help = examples::SEARCH_EXAMPLES)]
pub struct Search {
    /// The workspace file
    pub file: PathBuf,

    /// What to look for
    #[arg(value_name = "WORD", required = true)]
    pub words: Vec<String>,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// List what was done: who, when, from what to what
///
/// The latest comes first. What was taken out stands in [-brackets-], and what was put in in {+braces+}.
#[derive(Debug, Args)]
#[command(after_help = examples::HISTORY_EXAMPLES)]
pub struct History {
    /// The workspace file
    pub file: PathBuf,

    /// Of this one alone, named by its title or name, or by the beginning of its identifier
    #[arg(value_name = "NAME")]
    pub named: Option<String>,

    /// What is named
    #[arg(long, value_enum, default_value_t = Kind::UseCases, requires = "named")]
    pub what: Kind,

    /// What this person did
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,

    /// What was done in this phase, named by its key, such as ideation
    #[arg(long, value_name = "KEY")]
    pub phase: Option<String>,

    /// From this day on, such as 2026-11-22
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,

    /// Up to the end of this day
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,

    /// Every change by itself, where else what was typed without a pause is one
    #[arg(long)]
    pub every: bool,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Check whether a workspace file and its backups are whole, and mend what can be mended
///
/// Looks at the structure of the file, at its schema, at the checksum of every change, at every framework and picture kept, at
/// whether the list of documents is what the documents make it, and at each backup. It only reads, unless it is to mend: then
/// it first says what it will do, and touches nothing that it can't put right from the changes or from a backup.
#[derive(Debug, Args)]
#[command(after_help = examples::CHECK_EXAMPLES)]
pub struct Check {
    /// The workspace file
    pub file: PathBuf,

    /// Put right what can be put right, while no window has the workspace open
    #[arg(long)]
    pub mend: bool,

    /// Look at the backups in this folder, too: the second place that is set in the window
    #[arg(long, value_name = "FOLDER")]
    pub second_place: Option<PathBuf>,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}

/// Set an answer, a score, a check mark or another field, while no window has the workspace open
#[derive(Debug, Args)]
#[command(after_help = examples::SET_EXAMPLES)]
pub struct Set {
    /// The workspace file
    pub file: PathBuf,

    /// The use case, or the integration, metric, tag or attribute with --what, by its title or name, or by the beginning of its
    /// identifier
    #[arg(value_name = "NAME")]
    pub named: String,

    /// The field, by its key: title, answer/ideation/problem, or ideation/problem where that is clear
    pub key: String,

    /// What the name is of
    #[arg(long, value_enum, default_value_t = Kind::UseCases)]
    pub what: Kind,

    #[command(flatten)]
    pub value: Value,

    /// Where the number comes from
    #[arg(
        long,
        requires = "number",
        default_value = "",
        hide_default_value = true
    )]
    pub source: String,

    /// The day of the number, such as 2026-11-22
    #[arg(
        long,
        requires = "number",
        default_value = "",
        hide_default_value = true
    )]
    pub date: String,

    /// Who has written it: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,
}

/// What has fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    UseCases,
    Integrations,
    Metrics,
    Tags,
    Attributes,
    Settings,
}

impl What {
    /// What has fields, if it has any.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::UseCases => Some(Kind::UseCases),
            Self::Integrations => Some(Kind::Integrations),
            Self::Metrics => Some(Kind::Metrics),
            Self::Tags => Some(Kind::Tags),
            Self::Attributes => Some(Kind::Attributes),
            Self::Settings => Some(Kind::Settings),
            Self::People | Self::Roadmap | Self::Ranking | Self::Learned => None,
        }
    }
}

impl Kind {
    /// The word for one and for several.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::UseCases => ["use case", "use cases"],
            Self::Integrations => ["integration", "integrations"],
            Self::Metrics => ["metric", "metrics"],
            Self::Tags => ["tag", "tags"],
            Self::Attributes => ["attribute", "attributes"],
            Self::Settings => ["setting", "settings"],
        }
    }
}

/// What a field is set to.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Value {
    /// Set a text, in Markdown where it is long; a choice, by its key or name; a day, such as 2026-11-22; a person, by name; or
    /// labels, with commas between them
    #[arg(long, allow_hyphen_values = true)]
    pub text: Option<String>,

    /// Set a text to what a file holds, less the line ends at its end; - for standard input
    #[arg(long, value_name = "FILE", id = "text-file")]
    pub file: Option<PathBuf>,

    /// Set a score or rating, from 1 to 5
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=5))]
    pub score: Option<u32>,

    /// Set a baseline or target to this number, in the unit of its metric
    #[arg(long, allow_hyphen_values = true)]
    pub number: Option<String>,

    /// Tick a checklist item, an option or a link
    #[arg(long)]
    pub tick: bool,

    /// Take the tick away
    #[arg(long)]
    pub untick: bool,

    /// Empty the field
    #[arg(long)]
    pub clear: bool,
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
