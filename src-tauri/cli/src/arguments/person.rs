//! The arguments of `ninefold-cli person`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

const PERSON_EXAMPLES: &str = "\
Examples:
  ninefold-cli person held Client.ninefold \"Daan Bakker\"
  ninefold-cli person held Client.ninefold \"Daan Bakker\" --also Daan --json
  ninefold-cli person erase Client.ninefold \"Daan Bakker\" --also Daan
  ninefold-cli person merge Client.ninefold \"Joris van Dijk\" \"Lucas Moreau\"

Somebody is named by name, or by the identifier that `list --what people --json` tells.";

/// List what is held about a person, erase a person, or show two entries as one person
#[derive(Debug, Subcommand)]
#[command(after_help = PERSON_EXAMPLES)]
pub enum Person {
    Held(PersonHeld),
    Erase(PersonErase),
    Merge(PersonMerge),
}

/// Write all that is held about a person: what is entered, where the person is named, what the person wrote, and texts that mention the person
#[derive(Debug, Args)]
pub struct PersonHeld {
    /// The workspace file
    pub file: PathBuf,

    /// The person
    pub name: String,

    /// Look for this name in texts too, such as a first name
    #[arg(long, value_name = "NAME")]
    pub also: Vec<String>,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Erase a person from the workspace, its history and its backups, while no window has the workspace open
///
/// What is entered of the person goes. Texts that mention the person read “a person” from then on, and their wordings with the
/// name go from the history. It can't be undone. What was sent or exported before can't be reached.
#[derive(Debug, Args)]
pub struct PersonErase {
    /// The workspace file
    pub file: PathBuf,

    /// The person
    pub name: String,

    /// Look for this name in texts too, such as a first name
    #[arg(long, value_name = "NAME")]
    pub also: Vec<String>,

    /// Leave texts that mention the person as they are
    #[arg(long)]
    pub keep_texts: bool,

    /// Erase. Without it, what would go is listed, and nothing is changed
    #[arg(long)]
    pub yes: bool,
}

/// Show two entries as one person from now on, or take one apart again, while no window has the workspace open
#[derive(Debug, Args)]
pub struct PersonMerge {
    /// The workspace file
    pub file: PathBuf,

    /// The person
    pub name: String,

    /// The other entry of the same person
    #[arg(required_unless_present = "apart")]
    pub other: Option<String>,

    /// Take this entry apart from those that it is shown as one with
    #[arg(long, conflicts_with = "other")]
    pub apart: bool,

    /// Who does it: somebody the workspace knows, or will know from then on
    #[arg(long, value_name = "NAME", default_value = "Command line")]
    pub author: String,
}
