//! The arguments of `ninefold-cli team`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand};

const TEAM_EXAMPLES: &str = "\
Examples:
  ninefold-cli team join https://team.example.com/join#INVITATION --token-file team.token
  ninefold-cli team pull Mirror.ninefold --token-file team.token
  ninefold-cli team state Mirror.ninefold --token-file team.token
  ninefold-cli team sync Mirror.ninefold --token-file team.token
  ninefold-cli team push Mirror.ninefold --token-file team.token --json

Where two people wrote without knowing of each other, both wordings are kept until somebody decides. A script that runs \
`team pull` or `team sync` again and again keeps a file in step; it ends with 6 as long as the server can't be reached.";

/// Exchange work with a team server: join a workspace there, send, take in, and see how both stand
#[derive(Debug, Subcommand)]
#[command(after_help = TEAM_EXAMPLES)]
pub enum Team {
    Join(TeamJoin),
    Push(TeamPush),
    Pull(TeamPull),
    /// Take in what others sent, then send what the server does not have, while no window has the workspace open
    ///
    /// Answers what was added, what changed, and what is in conflict, with who and when.
    Sync(TeamPull),
    State(TeamState),
}

/// Take up an invitation, and write down what this computer is known by from then on
///
/// What is written lets whoever has it into the workspace until it is taken back or ends, so only its owner may read the file. It
/// is shown nowhere else.
#[derive(Debug, Args)]
pub struct TeamJoin {
    /// The address of the team server, such as team.example.com, or the link of the invitation
    pub address: String,

    /// The invitation, where it is not in the link
    pub invitation: Option<String>,

    /// Where to write what this computer is known by
    #[arg(long, value_name = "FILE")]
    pub token_file: PathBuf,

    /// Who joins, as the others see it
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub name: String,

    /// What this computer is called, as the others see it
    #[arg(long, value_name = "NAME", default_value = "Command line", value_parser = NonEmptyStringValueParser::new())]
    pub device: String,

    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
}

/// Send what the server does not have, and take nothing in, while no window has the workspace open
#[derive(Debug, Args)]
pub struct TeamPush {
    /// The workspace file
    pub file: PathBuf,

    #[command(flatten)]
    pub token: Token,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Take in what others sent, while no window has the workspace open
///
/// Nothing is sent. Where there is no workspace file yet, it is made. Answers what was added, what changed, and what is in conflict, with who and when.
#[derive(Debug, Args)]
pub struct TeamPull {
    /// The workspace file
    pub file: PathBuf,

    #[command(flatten)]
    pub token: Token,

    /// Erase here too what is erased there. That can't be undone
    #[arg(long)]
    pub erase: bool,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Say whether a workspace file and the server are in step, and who one is there. Nothing is changed
#[derive(Debug, Args)]
pub struct TeamState {
    /// The workspace file
    pub file: PathBuf,

    #[command(flatten)]
    pub token: Token,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// What this computer is known by.
#[derive(Debug, Args)]
pub struct Token {
    /// The file that `team join` wrote; without, the environment variable NINEFOLD_TOKEN holds what is in it
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
}
