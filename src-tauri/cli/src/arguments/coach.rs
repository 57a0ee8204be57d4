//! The arguments of `ninefold-cli coach`.

use std::path::PathBuf;

use clap::Args;

use crate::examples;

/// Say how many people a test needs, how long that takes, and what could be seen in the time there is
///
/// The test of a use case is asked about by its workspace and name; figures that are given stand in for those of its experience
/// tracker. Without a workspace the figures alone are asked about.
#[derive(Debug, Args)]
#[command(after_help = examples::COACH_EXAMPLES)]
pub struct Coach {
    /// The workspace file
    #[arg(requires = "named")]
    pub file: Option<PathBuf>,

    /// The use case, named by its title, or by the beginning of its identifier
    #[arg(value_name = "NAME")]
    pub named: Option<String>,

    /// What is measured today, such as 4
    #[arg(
        long,
        value_name = "NUMBER",
        conflicts_with = "file",
        required_unless_present = "file"
    )]
    pub baseline: Option<String>,

    /// What it is to become, such as 4.4
    #[arg(
        long,
        value_name = "NUMBER",
        conflicts_with = "file",
        required_unless_present = "file"
    )]
    pub target: Option<String>,

    /// The unit of both
    #[arg(
        long,
        value_name = "UNIT",
        default_value = "%",
        conflicts_with = "file"
    )]
    pub unit: String,

    /// What it measures of people
    #[arg(long, value_parser = ["rate", "mean", "count"])]
    pub kind: Option<String>,

    /// Of a mean: the standard deviation among people
    #[arg(long, value_name = "NUMBER")]
    pub spread: Option<String>,

    /// How many people come by in a week
    #[arg(long, value_name = "NUMBER")]
    pub people_week: Option<String>,

    /// How many different people come by in four weeks; four times as many, if left out
    #[arg(long, value_name = "NUMBER")]
    pub people_four_weeks: Option<String>,

    /// Which share of them takes part, such as 20%; all of them, if left out
    #[arg(long, value_name = "PERCENT")]
    pub share: Option<String>,

    /// What each variation gets, the control first, such as "80 / 20"; even, if left out
    #[arg(long, value_name = "PARTS")]
    pub split: Option<String>,

    /// How many variations there are, with the control; 2, if left out
    #[arg(long, value_name = "NUMBER")]
    pub variations: Option<String>,

    /// How likely a difference that is there is to be seen, in percent; 80, if left out
    #[arg(long, value_name = "PERCENT")]
    pub power: Option<String>,

    /// How likely a false alarm may be, in percent; 5, if left out
    #[arg(long, value_name = "PERCENT")]
    pub significance: Option<String>,

    /// Which differences count: in both directions, or toward the target alone
    #[arg(long, value_parser = ["two", "one"])]
    pub sides: Option<String>,

    /// How often the result is looked at, the end included; once, if left out
    #[arg(long, value_name = "NUMBER")]
    pub looks: Option<String>,

    /// What is done about looking early
    #[arg(long, value_parser = ["none", "pocock", "obrien-fleming"])]
    pub early: Option<String>,

    /// How many weeks there are; 4, if left out
    #[arg(long, value_name = "NUMBER")]
    pub weeks: Option<String>,

    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}
