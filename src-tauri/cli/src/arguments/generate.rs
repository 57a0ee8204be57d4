//! The arguments of `ninefold-cli generate`.

use std::path::PathBuf;

use clap::Args;
use ninefold_core::generate::MOST;

use crate::examples;

/// Make a workspace of any size, with plausible text and months of history, to test and to measure with
///
/// Its use cases are invented, with people, integrations, metrics and tags. A file that is there already is left alone.
#[derive(Debug, Args)]
#[command(after_help = examples::GENERATE_EXAMPLES)]
pub struct Generate {
    /// The workspace file to be made
    pub file: PathBuf,

    /// How many use cases it is to list, archived ones included
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST)))]
    pub use_cases: u32,

    /// What everything that is made follows from
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
}
