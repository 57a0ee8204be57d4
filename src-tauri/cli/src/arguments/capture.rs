//! The arguments of `ninefold-cli check-capture`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::examples;

/// Hold what a site really sent against the tagging plan: which tags were seen, and what is not as planned
///
/// A capture is a HAR that a browser or a proxy saved, JSON or a line of JSON for each event, a data layer, or the table of a
/// debugger. Nothing of it is kept but, with --verify, counts, the day and the digest of the file.
#[derive(Debug, Args)]
#[command(after_help = examples::CAPTURE_EXAMPLES)]
pub struct CheckCapture {
    /// The workspace file
    pub file: PathBuf,

    /// The capture; - for standard input
    pub capture: PathBuf,

    /// It was made with consent denied: tags that need a consent and sent something all the same are faults
    #[arg(long)]
    pub consent_denied: bool,

    /// Mark the tags that were seen as planned as verified, while no window has the workspace open
    #[arg(long, conflicts_with = "consent_denied")]
    pub verify: bool,

    /// Who marks them: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", requires = "verify", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub author: String,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}
