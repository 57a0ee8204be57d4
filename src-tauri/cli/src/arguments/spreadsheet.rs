//! The arguments of `ninefold-cli create` and `ninefold-cli import-table`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

const CREATE_EXAMPLES: &str = "\
Examples:
  ninefold-cli create Client.ninefold \"Next best offer\" \"Churn early warning\"

One that is there already by that title is left alone, and told.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  ninefold-cli import-table Client.ninefold ideas.csv --preview
  ninefold-cli import-table Client.ninefold ideas.csv --map \"Idea=title\"

`ninefold-cli list FILE NAME` shows the keys of fields. The same table again changes nothing, and
one undo in the window takes an import back. Work of another copy of the workspace is taken in by `bundle import`.";

/// Make use cases with these titles, while no window has the workspace open
#[derive(Debug, Args)]
#[command(after_help = CREATE_EXAMPLES)]
pub struct Create {
    /// The workspace file
    pub file: PathBuf,

    /// The titles
    #[arg(value_name = "TITLE", required = true, value_parser = NonEmptyStringValueParser::new())]
    pub titles: Vec<String>,

    /// Who makes them: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,
}

/// Make and change use cases from a table (CSV or XLSX), while no window has the workspace open
///
/// Each row is a use case: the one of the same ID elsewhere or title, or a new one. What columns are called says where they go, also
/// in exports of Jira, Azure Boards, Linear, Asana and GitLab. An empty cell changes nothing. A row that can't be taken is left out
/// whole; why goes to standard error, and the exit code is 3.
#[derive(Debug, Args)]
#[command(after_help = IMPORT_EXAMPLES)]
pub struct ImportTable {
    /// The workspace file
    pub file: PathBuf,

    /// The table
    pub table: PathBuf,

    /// The sheet of a workbook, by its name; the first without
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// Have a column go to a field, by its key: title, external-id, req/owner, label, ideation/problem; nowhere without a key
    #[arg(long, value_name = "COLUMN=KEY")]
    pub map: Vec<String>,

    /// The first row is a use case, and columns are called A, B, C
    #[arg(long)]
    pub no_header: bool,

    /// Say what would change, and change nothing
    #[arg(long)]
    pub preview: bool,

    /// Who does it: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}
