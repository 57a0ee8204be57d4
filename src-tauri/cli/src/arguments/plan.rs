//! The arguments of `ninefold-cli check-plan`.

use std::path::PathBuf;

use clap::Args;

use crate::examples;

/// Check the tagging plan: what is at odds in it, what its receivers don't take, and what use cases need that no tag captures
///
/// It is held against the limits that are chosen in the workspace, and against those that are named here.
#[derive(Debug, Args)]
#[command(after_help = examples::PLAN_EXAMPLES)]
pub struct CheckPlan {
    /// The workspace file
    pub file: PathBuf,

    /// Hold it against these limits, too, such as web-analytics; several times for several
    #[arg(long, value_name = "KEY")]
    pub against: Vec<String>,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}
