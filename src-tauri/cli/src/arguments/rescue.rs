//! The arguments of `ninefold-cli rescue`.

use std::path::PathBuf;

use clap::Args;

use crate::examples;

/// Make a new workspace from what can be read of a damaged one
///
/// Every change whose checksum holds is taken, from the file, from the log beside it and from a backup. The damaged file and
/// its log are only read, and say afterward what they said before.
#[derive(Debug, Args)]
#[command(after_help = examples::RESCUE_EXAMPLES)]
pub struct Rescue {
    /// The damaged workspace file
    pub file: PathBuf,

    /// The workspace file to be made
    #[arg(long, value_name = "NEW")]
    pub to: PathBuf,

    /// A backup or an earlier copy, for what the file has lost
    #[arg(long, value_name = "FILE")]
    pub backup: Option<PathBuf>,

    /// Write JSON
    #[arg(long)]
    pub json: bool,
}
