//! `ninefold-cli check-plan`.

use ninefold_core::tagging::limits::Limits;
use ninefold_core::view::{FaultRow, PlanCheck};
use ninefold_core::workspace::Workspace;
use serde::Serialize;

use crate::arguments::CheckPlan;
use crate::failure::Failure;
use crate::terminal;

/// What came of it, for programs.
#[derive(Serialize)]
struct Answer<'a> {
    limits: Vec<Held<'a>>,
    faults: Vec<Fault<'a>>,
}

/// Limits that the plan was held against.
#[derive(Serialize)]
struct Held<'a> {
    key: &'a str,
    name: &'a str,
    version: &'a str,
    source: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fault<'a> {
    of: &'a str,
    what: &'a str,
    /// The name of the limits that it is against; empty where the plan is at odds with itself.
    limits: &'a str,
    /// The tag, attribute or use case in which it is put right, and the field.
    document: &'a str,
    field: &'a str,
}

/// Checks the tagging plan, and answers whether nothing is wrong with it.
///
/// # Errors
/// A workspace that can't be read, and limits that are not known.
pub fn run(arguments: &CheckPlan) -> Result<bool, Failure> {
    if let Some(unknown) = arguments
        .against
        .iter()
        .find(|key| Limits::of(key).is_none())
    {
        let known: Vec<&str> = Limits::built_in()
            .iter()
            .map(|one| one.key.as_str())
            .collect();
        return Err(Failure::Usage(format!(
            "No limits are called “{unknown}”. There are {}.",
            known.join(" and ")
        )));
    }
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let check = workspace.reader().plan_check_against(&arguments.against)?;
    if arguments.json {
        terminal::write(&terminal::json(&answer(&check))?)?;
    } else {
        terminal::write(terminal::printable(&text(&check), true).as_bytes())?;
    }
    Ok(check.faults.is_empty())
}

fn answer(check: &PlanCheck) -> Answer<'_> {
    let held = check.limits.iter().filter(|limits| limits.option.chosen);
    let held = held.map(|limits| Held {
        key: &limits.option.key,
        name: &limits.option.name,
        version: &limits.version,
        source: &limits.source,
    });
    Answer {
        limits: held.collect(),
        faults: check.faults.iter().map(fault).collect(),
    }
}

fn fault(fault: &FaultRow) -> Fault<'_> {
    Fault {
        of: &fault.of,
        what: &fault.what,
        limits: &fault.limits,
        document: fault.place.record.as_deref().unwrap_or_default(),
        field: fault.place.field.as_deref().unwrap_or_default(),
    }
}

/// How many faults there are and what of, then each in a line.
fn text(check: &PlanCheck) -> String {
    let held = check.limits.iter().filter(|limits| limits.option.chosen);
    let held: Vec<&str> = held.map(|limits| limits.option.name.as_str()).collect();
    let against = match held.is_empty() {
        true => "Held against itself alone: no limits are chosen.".to_owned(),
        false => format!("Held against itself, and against {}.", held.join(" and ")),
    };
    let faults = check.faults.iter().map(|fault| {
        let limits = match fault.limits.as_str() {
            "" => String::new(),
            limits => format!(" ({limits})"),
        };
        format!("- {}: {}{limits}\n", fault.of, fault.what)
    });
    format!("{} {against}\n{}", check.count, faults.collect::<String>())
}
