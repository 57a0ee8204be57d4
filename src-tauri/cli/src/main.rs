//! Ninefold on the command line, for scripts and offices. It reads beside an open window, and writes through the same
//! door.

mod arguments;
mod baseline;
mod bundle;
mod capture;
mod check;
mod choose;
mod coach;
mod examples;
mod export;
mod failure;
mod field;
mod generate;
mod hand_over;
mod history;
mod hold;
mod list;
mod person;
mod plan;
mod rescue;
mod search;
mod set;
mod spreadsheet;
mod team;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;

/// `check`, `check-plan` or `check-capture` found faults, or rows of a table were left out.
const FAULTS: u8 = 3;

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => code,
        Err(failure) => {
            terminal::say(&failure.to_string());
            ExitCode::from(failure.code())
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        Command::List(list) => list::run(&list)?,
        Command::Export(export) => export::run(&export)?,
        Command::Search(search) => search::run(&search)?,
        Command::History(asked) => history::run(&asked)?,
        Command::Check(check) => {
            if !check::run(&check)? {
                return Ok(ExitCode::from(FAULTS));
            }
        }
        Command::Coach(asked) => coach::run(&asked)?,
        Command::CheckPlan(check) => {
            if !plan::run(&check)? {
                return Ok(ExitCode::from(FAULTS));
            }
        }
        Command::CheckCapture(check) => {
            if !capture::run(&check)? {
                return Ok(ExitCode::from(FAULTS));
            }
        }
        Command::Create(create) => spreadsheet::create(&create)?,
        Command::Set(set) => set::run(&set)?,
        Command::ImportTable(import) => {
            if !spreadsheet::import(&import)? {
                return Ok(ExitCode::from(FAULTS));
            }
        }
        Command::Baseline(baseline) => baseline::run(&baseline)?,
        Command::Bundle(bundle) => bundle::run(&bundle)?,
        Command::Team(asked) => team::run(&asked)?,
        Command::Person(person) => person::run(&person)?,
        Command::Rescue(rescue) => rescue::run(&rescue)?,
        Command::Generate(generate) => generate::run(&generate)?,
    }
    Ok(ExitCode::SUCCESS)
}
