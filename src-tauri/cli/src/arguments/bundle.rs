//! The arguments of `ninefold-cli bundle`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

const BUNDLE_EXAMPLES: &str = "\
Examples:
  ninefold-cli bundle export Client.ninefold --to everything.ninefold-bundle
  ninefold-cli bundle export Client.ninefold \"Abandoned cart email\" --to cart.ninefold-bundle
  ninefold-cli bundle export Client.ninefold --without-people --to nobody.ninefold-bundle
  ninefold-cli bundle import Client.ninefold everything.ninefold-bundle --dry-run
  ninefold-cli bundle import Client.ninefold everything.ninefold-bundle
  ninefold-cli bundle conflicts Client.ninefold
  ninefold-cli bundle share Client.ninefold pages --dry-run

Where two people wrote without knowing of each other, both wordings are kept until somebody decides.";

/// Exchange work with other copies of a workspace: write a bundle, or take one in
#[derive(Debug, Subcommand)]
#[command(after_help = BUNDLE_EXAMPLES)]
pub enum Bundle {
    Export(BundleExport),
    Import(BundleImport),
    Conflicts(BundleConflicts),
    Share(BundleShare),
}

/// Write everything, one use case with what it links to, or what is new to somebody, to be taken in by another copy of the workspace
///
/// What is being typed in a window is not in it yet. The path of the written file goes to standard output.
#[derive(Debug, Args)]
pub struct BundleExport {
    /// The workspace file
    pub file: PathBuf,

    /// The use case, by its title or the beginning of its identifier; everything without
    #[arg(value_name = "NAME")]
    pub named: Option<String>,

    /// Write only what is new to this person since they last sent something
    #[arg(long, value_name = "PERSON", conflicts_with = "named")]
    pub new_for: Option<String>,

    /// Leave out names, roles, companies, teams and emails of people. What answers say of them stays
    #[arg(long)]
    pub without_people: bool,

    /// Lock it with the passphrase in the first line of this file; - for standard input. The program age opens it too
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Where to write: a file, or a folder
    #[arg(long, value_name = "FILE|FOLDER")]
    pub to: PathBuf,

    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
}

/// Take in bundles, or other copies of the workspace file, while no window has the workspace open
///
/// Several are taken in as one, and what one of them erases is erased in all of them. Answers what was added, what changed, and what is in conflict, with who and when.
#[derive(Debug, Args)]
pub struct BundleImport {
    /// The workspace file
    pub file: PathBuf,

    /// The bundles, or the other copies
    #[arg(value_name = "BUNDLE", required = true)]
    pub bundles: Vec<PathBuf>,

    /// The passphrase that they are locked with, in the first line of this file; - for standard input
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Erase here too what is erased where they come from. That can't be undone
    #[arg(long, conflicts_with = "dry_run")]
    pub erase: bool,

    /// Say what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// List what copies of the workspace disagree on, until somebody decides in the window
#[derive(Debug, Args)]
pub struct BundleConflicts {
    /// The workspace file
    pub file: PathBuf,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Exchange work by a folder that a sync program keeps in step, while no window has the workspace open
///
/// What others wrote there is taken in, then what this copy has and the folder has not is written to a folder of its own in it. Of
/// a workspace that a window shares by the same folder the window does all of this by itself.
#[derive(Debug, Args)]
pub struct BundleShare {
    /// The workspace file
    pub file: PathBuf,

    /// The shared folder, which must be there
    pub folder: PathBuf,

    /// Lock what is written, and open what comes, with the passphrase in the first line of this file; - for standard input
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// Say what would be taken in, and change and write nothing
    #[arg(long)]
    pub dry_run: bool,
}
