//! `ninefold-cli coach`.

use std::collections::BTreeMap;

use ninefold_core::error::Error;
use ninefold_core::measure::Given;
use ninefold_core::tracker::INPUTS;
use ninefold_core::view::Advice;
use ninefold_core::workspace::Workspace;

use crate::arguments::{Coach, Kind};
use crate::failure::Failure;
use crate::{choose, terminal};

/// Says what the coach says of a test.
///
/// # Errors
/// A file that can't be read, [`Failure::NotFound`], and what is missing or can't be.
pub fn run(arguments: &Coach) -> Result<(), Failure> {
    let advice = match (&arguments.file, &arguments.named) {
        (Some(file), Some(named)) => {
            let mut workspace = Workspace::open_reading(file)?;
            terminal::notices(&mut workspace);
            let use_case = choose::document(&mut workspace, Kind::UseCases, named)?;
            workspace.coach(&use_case.id, &typed(arguments))?
        }
        _ => given(arguments).advice(),
    };
    if arguments.json {
        return terminal::write(&terminal::json(&advice)?);
    }
    if !advice.is_answer {
        return Err(Error::Invalid(advice.sentence).into());
    }
    terminal::write(terminal::printable(&text(&advice), true).as_bytes())
}

/// What can be given of a test, in the order of [`INPUTS`].
fn planned(arguments: &Coach) -> [&Option<String>; INPUTS.len()] {
    [
        &arguments.kind,
        &arguments.spread,
        &arguments.people_week,
        &arguments.people_four_weeks,
        &arguments.share,
        &arguments.split,
        &arguments.variations,
        &arguments.power,
        &arguments.significance,
        &arguments.sides,
        &arguments.looks,
        &arguments.early,
        &arguments.weeks,
    ]
}

/// What is given in place of fields of the tracker, each by the field that it stands in for.
fn typed(arguments: &Coach) -> BTreeMap<String, String> {
    let fields = INPUTS.into_iter().zip(planned(arguments));
    let fields = fields.filter_map(|((field, _), given)| Some((field.to_owned(), given.clone()?)));
    fields.collect()
}

fn given(arguments: &Coach) -> Given {
    let mut given = Given {
        baseline: arguments.baseline.clone().unwrap_or_default(),
        target: arguments.target.clone().unwrap_or_default(),
        unit: arguments.unit.clone(),
        ..Given::default()
    };
    for ((_, of), typed) in INPUTS.into_iter().zip(planned(arguments)) {
        *of(&mut given) = typed.clone().unwrap_or_default();
    }
    given
}

/// The sentence, then the figures.
fn text(advice: &Advice) -> String {
    let figures = advice.figures.iter();
    let head = |label: &str, value: &str| match value {
        "" => label.to_owned(),
        value => format!("{label}: {value}"),
    };
    let figures = figures.map(|one| format!("\n{}\n  {}\n", head(&one.label, &one.value), one.why));
    format!("{}\n{}", advice.sentence, figures.collect::<String>())
}
